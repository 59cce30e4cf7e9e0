"""Tables of people read row by row; a table goes on under the header of the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from audit_rules.facts.names import named_in
from audit_rules.facts.people.columns import MAX_HEADER_ROWS, Column, Role, columns_of, is_header, with_roles
from audit_rules.facts.people.entry import Entry
from audit_rules.facts.people.person import Person
from audit_rules.facts.people.role_rows import entries_of_role_rows, has_role_rows
from audit_rules.facts.people.rows import Columns, Placed, entry_of, is_of_pupils, is_passed_over, placed

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the act round a table tells of it."""

    subject: Role
    """Whose list it is, where a column of names does not say."""
    all_young: bool = False
    """The title calls all mentees young."""
    is_base: bool = False
    """A base lists people also without a pair; in an order a blank mentor is the one above."""


@dataclass(frozen=True, kw_only=True)
class TableRead:
    """What a table says. `entries` is None where its people cannot be counted."""

    entries: tuple[Entry, ...] | None = ()
    columns: Columns = ()
    """The last columns, for a table that goes on."""


def read_table(table: Rows, setting: Setting, before: Columns = ()) -> TableRead:
    """The table under its own header, else under that of the table before it."""
    if has_role_rows(table):
        return TableRead(entries=entries_of_role_rows(table, all_young=setting.all_young))
    return _TableReader(setting, before).read(table)


class _TableReader:
    """One table, on its way down."""

    def __init__(self, setting: Setting, before: Columns) -> None:
        self.setting = setting
        self.columns: Columns = ()
        self.before = before
        self.mentors: tuple[Person, ...] = ()
        self.pupils = False

    def read(self, table: Rows) -> TableRead:
        entries: list[Entry] = []
        index = 0
        while index < len(table):
            taken = self._header(table, index)
            if taken:
                index += taken
                continue
            row = table[index]
            index += 1
            if is_passed_over(row):
                continue
            if not self.columns and not self._goes_on(table[index - 1 :]):
                return TableRead(entries=None if self._may_be_pairs(table[index - 1 :]) else ())
            if not self._names_parts():
                return TableRead(entries=None if self._lacks_parts() and any(named_in(cell) for cell in row) else (), columns=self.columns)
            if self.pupils:
                continue
            entry = self._entry(row)
            if entry is None:
                return TableRead(entries=None, columns=self.columns)
            entries.append(entry)
        return TableRead(entries=tuple(entries), columns=self.columns)

    def _header(self, table: Rows, index: int) -> int:
        """How many rows from here on are a header; it is taken over."""
        if not is_header(table[index]):
            return 0
        count = 1
        while index + count < len(table) and count < MAX_HEADER_ROWS and self._under_header(table[index + count]):
            count += 1
        rows = table[index : index + count]
        width = max(len(row) for row in (*rows, *table[index + count : index + count + 3]))
        self.columns = with_roles(columns_of(rows, width), self.setting.subject)
        self.pupils = _is_of_pupils(self.columns)
        self.mentors = ()
        return count

    @staticmethod
    def _under_header(row: Sequence[str]) -> bool:
        filled = [cell for cell in row if cell.strip()]
        return len(filled) > 1 and is_header(row) and not is_passed_over(row)

    def _goes_on(self, rows: Rows) -> bool:
        """Takes over the columns of the table before, or of a headerless list of names."""
        widest = max(len(row) for row in rows)
        if self.before and widest == len(self.before):
            self.columns = self.before
        elif self.setting.is_base and self.setting.subject and (place := _lone_place(rows)) is not None:
            self.columns = tuple(Column("name", self.setting.subject) if number == place else None for number in range(widest))
        return bool(self.columns)

    @staticmethod
    def _may_be_pairs(rows: Rows) -> bool:
        return any(sum(bool(named_in(cell)) for cell in row) >= 2 for row in rows)

    def _names_parts(self) -> bool:
        """True where a column holds mentors, mentees or both."""
        if self.pupils:
            return True
        paired = [column for column in self.columns if column and (column.field == "both" or column.role in {"mentor", "mentee"})]
        return any(column.field in {"name", "both"} for column in paired) and not self._lacks_parts()

    def _lacks_parts(self) -> bool:
        """True where two columns of names stand side by side and one of them is nobody's."""
        named = [column for column in self.columns if column and column.field == "name" and column.role != "curator"]
        return len(named) > 1 and any(not column.role for column in named)

    def _entry(self, row: Sequence[str]) -> Entry | None:
        cells = placed(row, self.columns)
        if cells is None:
            return None
        if is_of_pupils(cells):
            return Entry()
        entry = entry_of(cells, all_young=self.setting.all_young)
        if entry is None:
            return None
        return self._with_mentor_above(cells, entry)

    def _with_mentor_above(self, cells: Placed, entry: Entry) -> Entry:
        mentor_cells = [cell for _, cell in cells.of("name", role="mentor")]
        blank = bool(mentor_cells) and not any(cell.strip() for cell in mentor_cells)
        numbered = any(cell.strip() for _, cell in cells.of("number"))
        if blank and entry.mentees and self.mentors and not (self.setting.is_base and numbered):
            return replace(entry, mentors=self.mentors)
        if not blank:
            self.mentors = entry.mentors
        return entry


def _lone_place(rows: Rows) -> int | None:
    """The only column with names in it."""
    places = {place for row in rows for place, cell in enumerate(row) if named_in(cell)}
    return places.pop() if len(places) == 1 else None


def _is_of_pupils(columns: Columns) -> bool:
    """True where a column names pupils, or tells the class of one who has no post."""
    owner: Role = ""
    taught: set[Role] = set()
    teaching: set[Role] = set()
    for column in columns:
        if column is None:
            continue
        if column.field == "name":
            owner = column.role
        elif column.field == "class":
            taught.add(owner)
        elif column.field in {"post", "service"}:
            teaching.add(column.role or owner)
    return any(column and column.field == "name" and column.role == "pupil" for column in columns) or bool(taught - teaching)
