"""The replica's right answers held against a result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

TOLD = ("state", "state_reason", "verdict", "reason", "needs_review", "review_reasons")
DECIDING = ("implementation_order", "regulation")
"""Kinds of which no document beyond the right ones may be found."""


def differences(got: Mapping[str, Any], right: Mapping[str, Any]) -> list[str]:
    """A Russian line for every answer that is not the right one; [] when all are."""
    found = {row["id"]: row for row in got["organisations"]}
    lines = [f"{each}: организации нет в результате" for each in right["organisations"] if each not in found]
    lines += [f"{each}: лишняя организация" for each in found if each not in right["organisations"]]
    for each, answer in right["organisations"].items():
        if each in found:
            lines += [f"{each}: {line}" for line in _organisation(found[each], answer)]
    for group in ("violations", "beyond_source"):
        for name, members in right.get(group, {}).items():
            lines += _list(f"{group}.{name}", got[group].get(name, []), members)
    for name in ("review", "not_checked"):
        if name in right:
            lines += _list(name, got[name], right[name])
    return lines


def _organisation(got: Mapping[str, Any], right: Mapping[str, Any]) -> Iterator[str]:
    for key in TOLD:
        if key in right and _plain(got[key]) != _plain(right[key]):
            yield f"{key}: {got[key]!r}, а верно {right[key]!r}"
    for key, value in right.get("section", {}).items():
        if got["section"][key] != value:
            yield f"section.{key}: {got['section'][key]!r}, а верно {value!r}"
    if "documents" in right:
        yield from _documents(got["documents"], right["documents"])


def _documents(got: list[Mapping[str, Any]], right: list[Mapping[str, Any]]) -> Iterator[str]:
    """The right answers are a set: an act published twice is one answer."""
    left = list(got)
    for answer in right:
        wanted = {key: str(value) if key == "date" and value else value for key, value in answer.items() if key != "optional"}
        matches = [row for row in left if all(row[key] == value for key, value in wanted.items())]
        if not matches and not answer.get("optional"):
            yield f"нет документа {wanted}"
        left = [row for row in left if row not in matches]
    for row in left:
        if row["type"] in DECIDING:
            yield f"лишний документ {row['type']} № {row['number']} от {row['date']}, {row['url']}"


def _list(name: str, got: list[str], right: list[str]) -> list[str]:
    return [] if sorted(got) == sorted(right) else [f"{name}: {sorted(got)}, а верно {sorted(right)}"]


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list | tuple) else value
