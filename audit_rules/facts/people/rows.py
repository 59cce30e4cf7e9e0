"""One row of a table under known columns, read into an entry."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit_rules.facts.fold import fold
from audit_rules.facts.names import named_in
from audit_rules.facts.people.columns import Column, Role
from audit_rules.facts.people.entry import Entry, Mentee
from audit_rules.facts.people.person import Person, hidden, people_of
from audit_rules.facts.people.service import Service, service_in
from data.people_words import people_words

Columns = tuple[Column | None, ...]

_NUMBER = re.compile(r"\W*\d{0,3}\W*")
_ITEMS = re.compile(r";|•|(?:(?<=\s)|^)\d{1,2}[.)]\s|(?:^|\s)[-–—]\s")
_LETTERS = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Placed:
    """A row's cells, each under its column."""

    cells: tuple[str, ...]
    columns: Columns

    def of(self, *fields: str, role: Role | None = None) -> list[tuple[Column, str]]:
        """Cells under columns of those kinds; a column that names no role tells of the nearest name to its left."""
        out: list[tuple[Column, str]] = []
        owner: Role = ""
        for column, cell in zip(self.columns, self.cells, strict=True):
            if column is None:
                continue
            owner = column.role if column.field == "name" else owner
            if column.field in fields and (role is None or (column.role or owner) == role):
                out.append((column, cell))
        return out


def placed(row: Sequence[str], columns: Columns) -> Placed | None:
    """The row under its columns; None where that is not sure.

    A row may be short because its last cells are blank, or because a cell from above reaches down into it: it stands where its names fit.
    """
    width = len(columns)
    if len(row) >= width:
        return None if any(named_in(cell) for cell in row[width:]) else Placed(tuple(row[:width]), columns)
    blanks = ("",) * (width - len(row))
    ways = [Placed((*row[:gap], *blanks, *row[gap:]), columns) for gap in range(len(row), -1, -1)]
    fitting = [way for way in ways if _fits(way)]
    return fitting[0] if len({_names_at(way) for way in fitting}) == 1 else None


def _names_at(way: Placed) -> tuple[str, ...]:
    """What stands under the columns of names."""
    return tuple(cell for column, cell in zip(way.columns, way.cells, strict=True) if column and column.field in {"name", "both"})


def _fits(way: Placed) -> bool:
    """True where names stand under columns of names only, and numbers under the column of numbers."""
    for column, cell in zip(way.columns, way.cells, strict=True):
        if column is None or not cell.strip():
            continue
        if column.field == "number" and not _NUMBER.fullmatch(cell):
            return False
        names, nobody = _names_somebody(cell)
        if not (names or nobody) if column.field in {"name", "both"} else names:
            return False
    return True


@lru_cache(maxsize=4096)
def _names_somebody(cell: str) -> tuple[bool, bool]:
    """Whether the cell names people, and whether it says that there is nobody."""
    return bool(named_in(cell) or people_of(cell)), bool(people_words().nobody.match(fold(cell.strip())))


def is_passed_over(row: Sequence[str]) -> bool:
    """True for rows that name nobody: blank, «1 | 2 | 3», «Итого», a heading over the rows below."""
    filled = [cell for cell in row if cell.strip()]
    if not any(_LETTERS.search(cell) for cell in filled):
        return True
    if people_words().totals.match(fold(filled[0])):
        return True
    return len(filled) == 1 and not named_in(filled[0], loose=True)


def is_of_pupils(row: Placed) -> bool:
    """True where the row says that one of the two is a pupil."""
    words = people_words()
    said = [fold(cell).strip() for _, cell in row.of("place", "post", "form", "other")]
    return any(
        (words.pupil_cell.match(cell) and len(cell) < 60) or (words.pupil_form.search(cell) and len(cell) < 40)
        for cell in said
        if not words.teachers_too.search(cell) or words.pupil_form.search(cell)
    )


def entry_of(row: Placed, *, all_young: bool) -> Entry | None:
    """Those whom the row names; None where a cell for a name cannot be read."""
    both = row.of("both")
    if both:
        return _entry_of_both(both[0][0], both[0][1], all_young=all_young)
    mentors = _people(row, "mentor")
    mentees = _mentees(row, all_young=all_young)
    if mentors is None or mentees is None:
        return None
    return Entry(mentors, mentees, _competences(row) if mentors else ())


def _entry_of_both(column: Column, cell: str, *, all_young: bool) -> Entry | None:
    people = people_of(cell)
    if people is None or len(people) not in {0, 2}:
        return None
    if not people:
        return Entry()
    mentor, mentee = (people[0], people[1]) if column.mentor_first else (people[1], people[0])
    return Entry((mentor[1],), (Mentee(mentee[1], None, called_young=column.young or all_young),))


def _people(row: Placed, role: Role) -> tuple[Person, ...] | None:
    out: list[Person] = []
    for _, cell in row.of("name", role=role):
        people = people_of(cell)
        if people is None:
            return None
        out += [person for _, person in people]
    return tuple(out)


def _mentees(row: Placed, *, all_young: bool) -> tuple[Mentee, ...] | None:
    out: list[Mentee] = []
    said = " ".join(cell for _, cell in row.of("post", "other", "form", role="mentee"))
    for column, cell in row.of("name", role="mentee"):
        people = people_of(cell)
        if people is None:
            return None
        if not people:
            continue
        ends = [*(named.start for named, _ in people[1:]), len(cell)]
        beside = [cell[named.end : end] for (named, _), end in zip(people, ends, strict=True)]
        services = _services(row, column, beside)
        young = column.young or all_young or (len(people) == 1 and bool(people_words().young.search(fold(f"{said} {cell}"))))
        out += [Mentee(person, service, called_young=young) for (_, person), service in zip(people, services, strict=True)]
    return tuple(out)


def _services(row: Placed, column: Column, beside: list[str]) -> list[Service | None]:
    """Service of each mentee of a cell: from the columns of service, else from the words after the name."""
    columns = row.of("service", role="mentee")
    if not any(cell.strip() for _, cell in columns):
        return [service_in(words, told=column.told_service) for words in beside]
    if len(beside) == 1:
        return [_agreed([service_in(cell, told=True) for _, cell in columns])]
    parts = re.split(r"[;,]\s", columns[0][1])
    if len(columns) > 1 or len(parts) != len(beside):
        return [None] * len(beside)
    return [service_in(part, told=True) for part in parts]


def _agreed(services: list[Service | None]) -> Service | None:
    """Columns «общий» and «педагогический»: what they say alike."""
    said = {service for service in services if service}
    return said.pop() if len(said) == 1 else None


def _competences(row: Placed) -> tuple[str, ...]:
    for field in ("competence", "achievement"):
        cells = [cell for column, cell in row.of(field) if column.role in {"mentor", ""}]
        if cells:
            parts = [hidden(part).strip(" ,.-–—") for part in _ITEMS.split(cells[0])]
            return tuple(part for part in parts if _LETTERS.search(part) and not people_words().nobody.match(fold(part)))
    return ()
