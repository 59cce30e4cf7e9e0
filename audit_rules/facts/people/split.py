"""Tables that a page's end cuts: one table again, its repeated header left out and a row torn in two made whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit_rules.facts.lines import Line, tidy
from audit_rules.facts.names import named_in
from audit_rules.facts.people.columns import column_of, is_header

Rows = Sequence[Sequence[str]]

_FIRST_ROWS = 4
"""Among them stands the row torn in two; its lone cell is printed over several lines."""
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True)
class PlacedTable:
    """A table, and the first and the last line in which its rows stand."""

    start: int
    end: int
    rows: Rows


def rejoined(tables: Sequence[PlacedTable], lines: Sequence[Line]) -> list[PlacedTable]:
    """The tables in order, those that only a page's end parts put together."""
    out: list[PlacedTable] = []
    for table in tables:
        if out and _goes_on(out[-1], table, lines):
            out[-1] = PlacedTable(out[-1].start, table.end, _joined(out[-1].rows, table.rows))
        else:
            out.append(table)
    return out


def _goes_on(above: PlacedTable, below: PlacedTable, lines: Sequence[Line]) -> bool:
    """True where the second opens the page after the first, in as many columns, and only a page's number stands between."""
    if lines[below.start].page != lines[above.end].page + 1 or _width(above.rows) != _width(below.rows):
        return False
    own = {word for row in below.rows[:_FIRST_ROWS] for cell in row for word in tidy(cell).split()}
    between = lines[above.end + 1 : below.start]
    return all(set(line.text.split()) <= own for line in between if _LETTERS.search(line.text))


def _width(rows: Rows) -> int:
    return max((len(row) for row in rows), default=0)


def _joined(above: Rows, below: Rows) -> Rows:
    repeated = 0
    while repeated < min(len(above), len(below)) and is_header(above[repeated]) and list(above[repeated]) == list(below[repeated]):
        repeated += 1
    rest = below[repeated:]
    if rest and _is_rest(above, rest[0]):
        whole = [f"{upper} {lower}".strip() for upper, lower in zip(above[-1], rest[0], strict=False)]
        return [*above[:-1], whole, *rest[1:]]
    return [*above, *rest]


def _is_rest(above: Rows, row: Sequence[str]) -> bool:
    """True where the row only ends the sentence of the row above: it bears no number of its own and no name that is whole."""
    last = above[-1]
    if len(last) != len(row) or is_header(last) or is_header(row) or any(_told(cell) for cell in row):
        return False
    if _numbered(above):
        return not row[0].strip() and any(_LETTERS.search(cell) for cell in row)
    return any(_told(f"{upper} {lower}") > _told(upper) for upper, lower in zip(last, row, strict=True))


def _told(cell: str) -> int:
    """How much of names the cell tells: surnames and initials; a name and a patronymic alone are the rest of one."""
    return sum(1 + len(named.initials) for named in named_in(cell) if named.surname)


def _numbered(rows: Rows) -> bool:
    """True where the first column holds the rows' numbers."""
    first = column_of(rows[0][0]) if rows[0] else None
    return (first is not None and first.field == "number") or bool(re.fullmatch(r"\W*\d{1,3}\W*", rows[-1][0]))
