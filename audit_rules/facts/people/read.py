"""The people whom one act names, read from its tables, points and lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line, tidy
from audit_rules.facts.names import named_in
from audit_rules.facts.people.columns import Role, is_header, role_in
from audit_rules.facts.people.counted import counted
from audit_rules.facts.people.curators import CuratorFound, curators_in
from audit_rules.facts.people.entry import Entry
from audit_rules.facts.people.flattened import flattened_in
from audit_rules.facts.people.points import Point, labelled_together, points_of
from audit_rules.facts.people.prose import entries_in
from audit_rules.facts.people.rows import Columns
from audit_rules.facts.people.split import PlacedTable, rejoined
from audit_rules.facts.people.tables import Setting, read_table
from audit_rules.facts.people.typed import listed
from data.models import DocumentType, People
from data.people_words import people_words

Table = tuple[tuple[str, ...], ...]

_BASES: dict[DocumentType, Role] = {"mentor_base": "mentor", "mentee_base": "mentee"}
_PAIRED: frozenset[DocumentType] = frozenset({"pairs_order", *_BASES})
_KEY_LENGTH = 70
_ABOVE = 4
_MOST_MERGED = 6
"""So many cells of a row at most may reach down from the row above."""
_A_LIST = 2
"""So many points with names that got no part may be the list of mentees."""
_LIST = re.compile(r"спис(?:ок|к)|баз[аы]|банк|реестр|переч|сведени|данные")


def people_in(kinds: frozenset[DocumentType], lines: Sequence[Line], tables: Sequence[Table], title: str, key: bytes) -> People | None:
    """People of the act; None where it is of a kind that names none, or should name some and they cannot be counted.

    `tables` may hold more than the act's own: those whose rows do not stand among `lines` are left out.
    """
    curators: list[CuratorFound] | None = []
    entries: tuple[Entry, ...] | None = ()
    found = _own(lines, tables)
    if "curator_order" in kinds:
        curators = curators_in(points_of(lines))
    if kinds & _PAIRED:
        entries = _Act(kinds & _PAIRED, lines, title).entries(found)
        if not entries:
            return None
    if curators is None or entries is None:
        return None
    return counted(entries, curators, key)


@dataclass
class _OwnTables:
    """Tables of the act with the place of their first line, and the lines they take."""

    tables: list[tuple[int, Sequence[Sequence[str]]]] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)


def _own(lines: Sequence[Line], tables: Sequence[Table]) -> _OwnTables:
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        places.setdefault(_key(line.text), []).append(place)
    out = _OwnTables()
    own: list[PlacedTable] = []
    after = -1
    for table in tables:
        rows = [_place_of(row, above, places, after) for row, above in zip(table, [(), *table], strict=False) if any(row)]
        seen = [place for place in rows if place is not None]
        if not seen or len(seen) * 2 < len(rows):
            continue
        own.append(PlacedTable(min(seen), max(seen), table))
        out.taken |= {id(lines[place]) for place in seen}
        after = max(seen) if len(set(seen)) == len(seen) else after
    out.tables = [(table.start, table.rows) for table in rejoined(own, lines)]
    out.tables += _drawn_by_lines(lines, out.taken)
    return out


def _place_of(row: Sequence[str], above: Sequence[str], places: dict[str, list[int]], after: int) -> int | None:
    """The line in which the row stands; a cell that reaches down from the row above is not printed there again."""
    alike = [place for place, (cell, upper) in enumerate(zip(row, above, strict=False)) if cell and cell == upper][:_MOST_MERGED]
    for count in range(len(alike) + 1):
        for merged in combinations(alike, count):
            key = _key(tidy(" | ".join(cell for place, cell in enumerate(row) if cell and place not in merged)))
            if key and (found := _first_after(places.get(key, []), after)) is not None:
                return found
    return None


def _first_after(places: list[int], after: int) -> int | None:
    number = bisect_right(places, after)
    return places[number] if number < len(places) else None


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", fold(text))[:_KEY_LENGTH]


def _drawn_by_lines(lines: Sequence[Line], taken: set[int]) -> list[tuple[int, Sequence[Sequence[str]]]]:
    """Runs of lines with " | " that no table accounts for: columns parted by blanks."""
    out: list[tuple[int, Sequence[Sequence[str]]]] = []
    run: list[list[str]] = []
    for place, line in enumerate([*lines, None]):
        if line is not None and "|" in line.text and not line.ocr and id(line) not in taken and not _is_signature(line.text):
            run.append([cell.strip() for cell in line.text.split("|")])
            continue
        if len(run) > 1 and any(is_header(row) for row in run[:3]):
            start = place - len(run)
            out.append((start, run))
            taken |= {id(each) for each in lines[start:place]}
        run = []
    return out


def _is_signature(row: str) -> bool:
    """True for «Директор | В.В. Выдуманская»: the head's name under what stands above."""
    first = row.partition("|")[0]
    return bool(people_words().signature.match(fold(first))) and not named_in(first)


class _Act:
    """One act that names mentors and mentees."""

    def __init__(self, kinds: frozenset[DocumentType], lines: Sequence[Line], title: str) -> None:
        self.lines = lines
        subjects = {_BASES[kind] for kind in kinds if kind in _BASES}
        self.subject: Role = subjects.pop() if len(subjects) == 1 else ""
        self.is_base = "pairs_order" not in kinds
        low = fold(title)
        self.title = title
        self.all_young = bool(people_words().young_title.search(low)) and not people_words().others_too.search(low)

    def entries(self, found: _OwnTables) -> tuple[Entry, ...] | None:
        """What tables say; where there is none, what points or the typed list say."""
        told = self._of_tables(found)
        flat = flattened_in(self.lines, found.taken, all_young=self.all_young)
        if told is None or any(table.entries is None for table in flat):
            return None
        told = (*told, *(entry for table in flat for entry in table.entries or ()))
        taken = found.taken | {id(line) for table in flat for line in table.taken}
        points = points_of([line for line in self.lines if id(line) not in taken])
        if self.is_base:
            return told or self._of_list(points)
        return self._with_points(told, points)

    def _of_tables(self, found: _OwnTables) -> tuple[Entry, ...] | None:
        out: list[Entry] = []
        columns: Columns = ()
        for start, table in found.tables:
            setting = Setting(subject=self._subject_above(start) or self.subject, all_young=self.all_young, is_base=self.is_base)
            read = read_table(table, setting, columns)
            if read.entries is None:
                return None
            columns = read.columns or columns
            out += read.entries
        return tuple(out) if any(entry.mentors or entry.mentees for entry in out) else ()

    def _subject_above(self, start: int) -> Role:
        """Whose list the table is by the line over it («Список наставников»)."""
        for line in reversed(self.lines[max(0, start - _ABOVE) : start]):
            roles = {role for part in re.split(r"\s", line.low) if (role := role_in(part)) in {"mentor", "mentee"}}
            if _LIST.search(line.low) and len(roles) == 1:
                return roles.pop()
        return ""

    def _of_list(self, points: Sequence[Point]) -> tuple[Entry, ...] | None:
        return listed(points, self.subject, all_young=self.all_young) if self.subject else None

    def _with_points(self, told: tuple[Entry, ...], points: Sequence[Point]) -> tuple[Entry, ...] | None:
        out = list(told)
        partless = 0
        for point in labelled_together(points):
            entries = entries_in(point, self.title)
            if entries is None and not told:
                return None
            out += entries or ()
            partless += not entries and point.marked and bool(named_in(point.text)) and not people_words().signature.search(point.low)
        paired = any(entry.mentors and entry.mentees for entry in out)
        return tuple(out) if paired or (out and partless < _A_LIST) else None
