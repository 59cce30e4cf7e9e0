"""Tables of pairs whose columns ran together: a scan's rows, or a page without drawn rules.

Only the left-to-right order of two names on a line is trusted, under a header line that names both parts in that order. Rows numbered
with a gap, with one name or three, or with the rest of a name on the next line cannot be counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from audit_rules.facts.lines import Line
from audit_rules.facts.names import is_patronymic, named_in
from audit_rules.facts.people.entry import Entry, Mentee
from audit_rules.facts.people.person import Person, person_of
from audit_rules.facts.people.service import service_in
from data.people_words import people_words

_NUMBER = re.compile(r"\W{0,3}(\d{1,3})[\s.)|\]]")
_MAX_HEADER = 5
_LONGEST_HEADER = 160
_CAPITALISED = re.compile(r"[А-ЯЁ][а-яё]{3,25}")


@dataclass
class FlatTable:
    """What a run of lines says. `entries` is None where its pairs cannot be counted."""

    entries: list[Entry] | None = field(default_factory=list)
    taken: list[Line] = field(default_factory=list)


@dataclass
class _Row:
    """Lines of one row."""

    number: int | None
    lines: list[Line]


def flattened_in(lines: Sequence[Line], taken: set[int], *, all_young: bool) -> list[FlatTable]:
    """All such tables, in order."""
    out: list[FlatTable] = []
    place = 0
    while place < len(lines):
        mentor_first = None if id(lines[place]) in taken else _header_order(lines[place])
        if mentor_first is None:
            place += 1
            continue
        below = lines[place + 1 : place + 1 + _MAX_HEADER]
        start = next((number for number, line in enumerate(below) if named_in(_text(line))), None)
        body = [] if start is None else _body(lines[place + 1 + start :], taken)
        if start is None or not body:
            place += 1
            continue
        young = all_young or bool(people_words().flat_young.search(" ".join(line.low for line in lines[place : place + 1 + start])))
        out.append(FlatTable(_entries(body, mentor_first=mentor_first, young=young), [*lines[place : place + 1 + start], *body]))
        place += 1 + start + len(body)
    return out


def _text(line: Line) -> str:
    return line.text.replace("|", " ")


def _header_order(line: Line) -> bool | None:
    """True where a header line names mentor first, False where mentee; None for any other line."""
    words = people_words()
    low = line.low.replace("|", " ")
    prose = words.flat_prose.search(low) and not words.columns.full_name.search(low)
    if (
        prose
        or len(low) > _LONGEST_HEADER
        or low.rstrip().endswith((":", ".", ";"))
        or words.assigning.search(low)
        or named_in(_text(line))
    ):
        return None
    mentor, mentee = words.mentor.search(low), words.flat_mentee.search(low)
    if mentor is None or mentee is None or words.pupils.search(low):
        return None
    return mentor.start() < mentee.start()


def _body(lines: Sequence[Line], taken: set[int]) -> list[Line]:
    """Lines down to a signature or the order's next point."""
    out: list[Line] = []
    for line in lines:
        bare = _NUMBER.sub("", line.low.replace("|", " "), count=1).strip()
        ends = people_words().not_item.match(bare) or people_words().signature.search(line.low[:60])
        if ends or id(line) in taken:
            break
        out.append(line)
    return out


def _rows(lines: Sequence[Line]) -> list[_Row]:
    out: list[_Row] = []
    numbered = bool(lines) and _NUMBER.match(lines[0].text) is not None
    for line in lines:
        match = _NUMBER.match(line.text)
        if numbered and match and (not out or int(match[1]) > (out[-1].number or 0)):
            out.append(_Row(int(match[1]), [line]))
        elif numbered and out:
            out[-1].lines.append(line)
        elif named_in(_text(line)):
            out.append(_Row(None, [line]))
    return out


def _entries(lines: Sequence[Line], *, mentor_first: bool, young: bool) -> list[Entry] | None:
    rows = _rows(lines)
    numbers = [row.number for row in rows if row.number is not None]
    if numbers != list(range(1, len(numbers) + 1)):
        return None
    entries = [_entry(row, mentor_first=mentor_first, young=young) for row in rows]
    return None if any(entry is None for entry in entries) else [entry for entry in entries if entry]


def _entry(row: _Row, *, mentor_first: bool, young: bool) -> Entry | None:
    found: list[tuple[Person, str]] = []
    for line in row.lines:
        text = _text(line)
        named = named_in(text)
        if _rest_of_name(text, [(each.start, each.end) for each in named]) or (line.ocr and len(named) == 1):
            return None
        ends = [*(each.start for each in named[1:]), len(text)]
        for each, end in zip(named, ends, strict=False):
            person = person_of(each)
            if person is None:
                return None
            found.append((person, text[each.end : end]))
    if len(found) != 2:
        return None
    mentor, mentee = found if mentor_first else reversed(found)
    return Entry((mentor[0],), (Mentee(mentee[0], service_in(mentee[1], told=False), called_young=young),))


def _rest_of_name(text: str, spans: list[tuple[int, int]]) -> bool:
    """True where a patronymic stands apart from any name."""
    return any(
        is_patronymic(match[0]) for match in _CAPITALISED.finditer(text) if not any(start <= match.start() < end for start, end in spans)
    )
