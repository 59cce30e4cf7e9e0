"""Lists of news: the days printed beside links, and items printed whole one under another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit_rules.facts.plans.days import SHORT_LINE, day_in
from data.models import Link

_FAR = (0, -1, 1, -2, 2)
"""A list prints an item's day so many lines from its title."""
_A_LIST = 2
_TELLING = 7
"""Shorter link texts stand anywhere on a page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item printed on a page among others."""

    lines: tuple[str, ...]
    """Its words, the title first; the line of the day left out."""
    day: dt.date | None
    """None: days stand between the items, and which is whose is not sure."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list that prints a day and the link to what it tells of."""

    line: str
    title: str
    day: dt.date
    target: str


def days_beside(links: Sequence[Link], lines: Sequence[str], today: dt.date) -> Iterator[tuple[str, dt.date]]:
    """Addresses of a list with their days, all printed equally far from the links: on the line, or so many lines above or below."""
    days = [day_in(line, today) for line in lines]
    if len({day for day in days if day}) < _A_LIST:
        return
    flat = [" ".join(line.split()) for line in lines]
    told = [(link.target, " ".join(link.text.split())) for link in links]
    places = [(url, flat.index(line)) for url, text in told if len(text) >= _TELLING and (line := _line_with(text, flat))]
    hits = Counter(far for _, place in places for far in _FAR if 0 <= place + far < len(days) and days[place + far])
    if not hits:
        return
    best = max(hits, key=lambda far: (hits[far], -abs(far), -far))
    for url, place in places:
        day = days[place + best] if 0 <= place + best < len(days) else None
        if day:
            yield url, day


def rows_in(links: Sequence[Link], days: Mapping[str, dt.date], lines: Sequence[str], today: dt.date) -> dict[str, Row]:
    """By line, the rows that print on one line the title of a link and its day; `days`: those of `days_beside`."""
    flat = {" ".join(line.split()): line for line in lines}
    found = {}
    for link in links:
        title = " ".join(link.text.split())
        line = _line_with(title, list(flat)) if len(title) >= _TELLING and link.target in days else None
        if line and day_in(line, today) == days[link.target]:
            found[flat[line]] = Row(line, title, days[link.target], link.target)
    return found


def entries_in(lines: Sequence[str], title: str, today: dt.date) -> list[Entry]:
    """Items of a page that prints several with their days; [] for any other page. `title`: the page's own, no part of an item."""
    own = [line for line in lines if line.strip() and " ".join(line.split()) != " ".join(title.split())]
    marks = [(place, day) for place, line in enumerate(own) if len(line) <= SHORT_LINE and (day := day_in(line, today))]
    if len({day for _, day in marks}) < _A_LIST:
        return []
    above, below = marks[0][0] == 0, marks[-1][0] == len(own) - 1
    places = [place for place, _ in marks]
    if below and not above:
        starts, ends = [0, *(place + 1 for place in places[:-1])], places
    else:
        starts, ends = [place + 1 for place in places], [*places[1:], len(own)]
    sure = above != below
    found = [Entry(tuple(own[start:end]), day if sure else None) for start, end, (_, day) in zip(starts, ends, marks, strict=True)]
    return [entry for entry in found if entry.lines]


def _line_with(text: str, lines: Sequence[str]) -> str | None:
    return next((line for line in lines if text in line), None)
