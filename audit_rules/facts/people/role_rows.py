"""Tables with a row for each of a pair: who is who stands in a column of its own, and the pair's number is merged over its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit_rules.facts.fold import fold
from audit_rules.facts.names import named_in
from audit_rules.facts.people.columns import Column, Role, columns_of, is_header, role_in
from audit_rules.facts.people.entry import Entry
from audit_rules.facts.people.rows import Columns, Placed, entry_of, is_passed_over

Rows = Sequence[Sequence[str]]
_PAIRED: frozenset[Role] = frozenset({"mentor", "mentee"})


def has_role_rows(table: Rows) -> bool:
    """True where one column holds names, and another says of each whether it is a mentor or a mentee."""
    return _places(table) is not None


def entries_of_role_rows(table: Rows, *, all_young: bool) -> tuple[Entry, ...] | None:
    """An entry for each pair or group; None where one lacks its mentor or its mentee, or a row cannot be read."""
    places = _places(table)
    if places is None:
        return None
    name, role = places
    columns: Columns = columns_of(table[:1], len(table[0]))
    groups: list[Entry] = []
    number = ""
    for row in table[1:]:
        if is_header(row) or is_passed_over(row):
            continue
        entry = _entry(row, columns, name, role, all_young=all_young)
        if entry is None:
            return None
        begins = not groups or (bool(row[0].strip()) and row[0] != number)
        number = row[0].strip() or number
        groups[-1:] = [*groups[-1:], entry] if begins else [_together(groups[-1], entry)]
    return tuple(groups) if groups and all(group.mentors and group.mentees for group in groups) else None


def _places(table: Rows) -> tuple[int, int] | None:
    """The columns of names and of roles."""
    if not table or not is_header(table[0]):
        return None
    rows = [row for row in table[1:] if not is_header(row) and any(named_in(cell) for cell in row)]
    width = len(table[0])
    if not rows or any(len(row) != width for row in rows):
        return None
    names = [place for place in range(width) if any(named_in(row[place]) for row in rows)]
    told = [place for place in range(1, width) if place not in names and all(_role(row[place]) for row in rows)]
    said = {_role(row[place]) for place in told for row in rows}
    return (names[0], told[0]) if len(names) == len(told) == 1 and said == _PAIRED else None


def _role(cell: str) -> Role:
    """Whose row it is by a cell that says nothing else."""
    role = role_in(fold(cell)) if len(cell.split()) <= 3 else ""
    return role if role in _PAIRED else ""


def _entry(row: Sequence[str], columns: Columns, name: int, role: int, *, all_young: bool) -> Entry | None:
    whose = _role(row[role])
    told = (replace(column, role=whose) if column and column.role in {"", whose} else None for column in columns)
    own: list[Column | None] = list(told)
    own[name] = Column("name", whose)
    entry = entry_of(Placed(tuple(row), tuple(own)), all_young=all_young)
    return entry if entry and (entry.mentors or entry.mentees) else None


def _together(first: Entry, second: Entry) -> Entry:
    return Entry(
        (*first.mentors, *second.mentors),
        (*first.mentees, *second.mentees),
        (*first.competences, *second.competences),
    )
