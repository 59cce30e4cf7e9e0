"""The replica's right answers held against a result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

TOLD = ("state", "state_reason", "verdict", "reason", "needs_review", "review_reasons")
PARTS = ("section", "measures")
"""Blocks of which the right answers name some values."""
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
        lines += [f"{each}: {line}" for line in _plans(each, got["plans"], answer.get("plans", ()))]
    for group in ("violations", "beyond_source"):
        for name, members in right.get(group, {}).items():
            lines += _list(f"{group}.{name}", got[group].get(name, []), members)
    for name in ("review", "not_checked"):
        if name in right:
            lines += _list(name, got[name], right[name])
    return [*lines, *_ranking(got, right), *_indicators(got, right), *_shares(got, right)]


def _organisation(got: Mapping[str, Any], right: Mapping[str, Any]) -> Iterator[str]:
    for key in TOLD:
        if key in right and _plain(got[key]) != _plain(right[key]):
            yield f"{key}: {got[key]!r}, а верно {right[key]!r}"
    for part in PARTS:
        for key, value in right.get(part, {}).items():
            if (got[part] or {}).get(key) != value:
                yield f"{part}.{key}: {(got[part] or {}).get(key)!r}, а верно {value!r}"
    if "documents" in right:
        yield from _documents(got["documents"], right["documents"])
    if "score" in right:
        yield from _score(got["score"], right["score"])


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


def _score(got: Mapping[str, Any] | None, right: Mapping[str, Any] | None) -> Iterator[str]:
    """Points of the criteria that the right answer names; None: no training site, nothing to rate."""
    if got is None or right is None:
        if got is not right:
            yield f"score: {got!r}, а верно {right!r}"
        return
    for criterion, points in right["criteria"].items():
        if got["criteria"].get(criterion) != points:
            yield f"{criterion}: {got['criteria'].get(criterion)!r}, а верно {points!r}"


def _ranking(got: Mapping[str, Any], right: Mapping[str, Any]) -> Iterator[str]:
    if "ranking" in right:
        yield from _list("ranking", [_place(row) for row in got["ranking"]], [_place(row) for row in right["ranking"]])


def _place(row: Mapping[str, Any]) -> str:
    return f"{row['place']}. {row['id']} ({row['total']})"


def _indicators(got: Mapping[str, Any], right: Mapping[str, Any]) -> Iterator[str]:
    """[numerator, denominator, not checked] of each indicator that the right answers name, by scope."""
    found = {(row["scope"], row["id"]): [row["numerator"], row["denominator"], row["not_checked"]] for row in got["indicators"]}
    for scope, named in right.get("indicators", {}).items():
        for name, numbers in named.items():
            if found.get((scope, name)) != numbers:
                yield f"{name}, {scope}: {found.get((scope, name))}, а верно {numbers}"


def _plans(organisation: str, got: Sequence[Mapping[str, Any]], right: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Items of the organisation's plan, all of them and in its order."""
    if not right:
        return
    found = [item for plan in got if plan["organisation"] == organisation for item in plan["items"]]
    if [row["item"] for row in found] != [row["item"] for row in right]:
        yield f"пункты плана: {[row['item'] for row in found]}, а верно {[row['item'] for row in right]}"
        return
    for row, answer in zip(found, right, strict=True):
        for key, value in answer.items():
            if row[key] != value:
                yield f"план, «{row['item']}», {key}: {row[key]!r}, а верно {value!r}"


def _shares(got: Mapping[str, Any], right: Mapping[str, Any]) -> Iterator[str]:
    """Shares of the plans carried out, by organisation."""
    found = {plan["organisation"]: plan["share"] for plan in got["plans"]}
    for organisation, share in right.get("shares", {}).items():
        if found.get(organisation) != share:
            yield f"{organisation}: выполнено {found.get(organisation)}, а верно {share}"


def _list(name: str, got: list[str], right: list[str]) -> list[str]:
    return [] if sorted(got) == sorted(right) else [f"{name}: {sorted(got)}, а верно {sorted(right)}"]


def _plain(value: Any) -> Any:
    return sorted(value) if isinstance(value, list | tuple) else value
