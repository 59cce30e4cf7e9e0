"""What the columns of a plan's table hold, by the words of its header; the order of columns is free."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from audit_rules.facts.plans.terms import is_term, low_term
from data.plan_words import plan_words

Role = Literal["number", "term", "who", "result", "mark", "item", "direction"]
Roles = tuple[Role | None, ...]

LONGEST_HEADING = 120
_ORDER: tuple[Role, ...] = ("term", "who", "result", "mark", "item", "direction")
_NOWHERE = 10_000
_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?\)?")
_LEAST_ROWS, _LEAST_LETTERS = 2, 12
"""Without a header: rows with a term, and letters of an event, in the middle."""


def roles_of(row: Sequence[str]) -> Roles | None:
    """Roles of the columns under a header; None where the row is no header of a plan.

    A plan's header names the events and their terms; or the events and who answers, the terms being headings over the rows.
    """
    if len(row) < 2 or any(len(cell) > LONGEST_HEADING for cell in row) or any(is_term(cell) for cell in row):
        return None
    found = [_role(cell) for cell in row]
    items = [(rank, place) for place, (role, rank) in enumerate(found) if role == "item"]
    if not items:
        return None
    best = min(items)[1]
    roles: list[Role | None] = []
    for place, (role, _) in enumerate(found):
        if role == "item" and place != best:
            role = "direction" if place < best else None
        roles.append(None if role in roles and role in {"term", "number"} else role)
    others = set(roles) - {"item", "number", None}
    return tuple(roles) if "term" in roles or {"who", "result"} & others else None


def guessed_roles(table: Sequence[Sequence[str]]) -> Roles:
    """Roles of the columns of a table without a header, by what stands in them; () where no column is of terms."""
    width = max((len(row) for row in table), default=0)
    columns = [[row[place].strip() for row in table if len(row) == width and row[place].strip()] for place in range(width)]
    terms = [sum(map(is_term, cells)) for cells in columns]
    numbers = [sum(bool(_NUMBER.fullmatch(cell)) for cell in cells) for cells in columns]
    term = max(range(width), key=lambda place: terms[place], default=-1)
    texts = [place for place in range(width) if place != term and columns[place] and not numbers[place]]
    if term < 0 or terms[term] < _LEAST_ROWS or terms[term] * 2 < len(columns[term]) or not texts:
        return ()
    lengths = {place: sum(map(len, columns[place])) / len(columns[place]) for place in texts}
    item = max(texts, key=lambda place: lengths[place])
    if lengths[item] < _LEAST_LETTERS:
        return ()
    roles: dict[int, Role] = {term: "term", item: "item"}
    if (number := next((place for place in range(width) if numbers[place]), None)) is not None:
        roles[number] = "number"
    return tuple(roles.get(place) for place in range(width))


def holds_below(cell: str) -> bool:
    """True for the heading «Месяц»: what stands under it holds for the rows below."""
    return bool(plan_words().month_heading.search(low_term(cell)))


def _role(cell: str) -> tuple[Role | None, int]:
    """The role whose word stands first in the heading, and how strong the word is (0: strongest)."""
    low = low_term(cell)
    if not low:
        return None, 0
    if plan_words().columns.number.fullmatch(low):
        return "number", 0
    role, rank = _told(low)
    # A narrow cell breaks the word itself: «Мероприя тие».
    return (role, rank) if role else _told(low.replace(" ", ""))


def _told(low: str) -> tuple[Role | None, int]:
    words = plan_words().columns
    best: tuple[int, int, Role | None, int] = (_NOWHERE, 0, None, 0)
    for order, role in enumerate(_ORDER):
        patterns: tuple[re.Pattern[str], ...] = getattr(words, role)
        for rank, pattern in enumerate(patterns):
            if match := pattern.search(low):
                best = min(best, (match.start(), order, role, rank), key=lambda each: each[:2])
    return best[2], best[3]
