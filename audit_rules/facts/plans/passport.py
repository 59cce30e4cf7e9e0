"""The passport of a programme: its list of events, over the pages it is split between."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from audit_rules.facts.plans.cells import events_in, numbered, without_label
from audit_rules.facts.plans.terms import low_term
from data.folding import folded
from data.plan_words import plan_words

_LONGEST_NAME = 120
_ALIKE = 85.0
_FIRST = re.compile(r"\s*(\d{1,2})\s?[.)]")
_WIDTH = 3
"""A passport has two columns, and perhaps one of numbers."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An event of the list, with its page."""

    text: str
    page: int


def listed_events(tables: Iterable[tuple[int, Sequence[Sequence[str]]]]) -> list[Listed]:
    """Events of the row «Перечень основных мероприятий»; rows without a name of their own go on with it."""
    cells: list[tuple[int, str]] = []
    within = False
    for page, table in tables:
        for row in table:
            if len(row) > _WIDTH:
                within = False
                continue
            name, value = row[-2] if len(row) > 1 else "", row[-1]
            if name.strip():
                within = len(name) < _LONGEST_NAME and bool(plan_words().passport_events.search(low_term(name)))
            if within and value.strip():
                cells.append((page, value.strip()))
    return _split(cells)


def _split(cells: list[tuple[int, str]]) -> list[Listed]:
    """Entries of the cells; a list with numbers ends where they do not go on."""
    out: list[Listed] = []
    last = 0
    for page, cell in cells:
        first = _FIRST.match(cell)
        if last and (not first or int(first[1]) != last + 1):
            break
        events = numbered(cell) if first else []
        last = int(first[1]) + len(events) - 1 if first and events else 0
        out += [Listed(event, page) for event in events or map(without_label, events_in(cell)) if event]
    return out


def alike(one: str, two: str) -> bool:
    """True where both name the same event, one perhaps in more words."""
    return fuzz.token_set_ratio(folded(one), folded(two)) >= _ALIKE
