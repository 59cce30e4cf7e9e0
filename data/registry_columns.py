"""Which column of a table is which: the header row found and its cells matched with the fields of the registry."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from data.folding import cleaned, folded
from data.registry_words import pattern, words
from data.sheets import Row, Table

HEADER_WITHIN = 20
NEEDED = ("organisation", "municipality")
TITLES = {"organisation": "Организация", "municipality": "Муниципалитет"}


@dataclass(frozen=True)
class Header:
    """The header row: its place among the table's rows, and the column (from 0) of each field it names."""

    at: int
    row: Row
    columns: dict[str, int]
    repeated: tuple[str, ...] = ()
    """Titles of columns left out, since a better one names the same field."""


def find_header(table: Table) -> Header | None:
    """The first of the first 20 rows of the sheet that names an organisation and a municipality."""
    for header in _candidates(table):
        if all(field in header.columns for field in NEEDED):
            return _with_second_line(table, header)
    return None


def missing_titles(tables: list[Table]) -> list[str]:
    """Needed columns that the likeliest header row of all tables lacks, as the user should title them."""
    headers = [header for table in tables for header in _candidates(table)]
    best = max(headers, key=lambda header: len(header.columns), default=None)
    return [TITLES[field] for field in NEEDED if best is None or field not in best.columns]


def _candidates(table: Table) -> list[Header]:
    return [_header(at, row) for at, row in enumerate(table.rows[:HEADER_WITHIN]) if row.number <= HEADER_WITHIN]


def _header(at: int, row: Row) -> Header:
    best: dict[str, tuple[int, int]] = {}
    fits = [(field, rank, column) for column, cell in enumerate(row.cells) for field, rank in [_field(cell)] if field]
    for field, rank, column in fits:
        best[field] = min(best.get(field, (rank, column)), (rank, column))
    columns = {field: column for field, (_, column) in best.items()}
    repeated = tuple(row.cells[column] for field, _, column in fits if columns[field] != column)
    return Header(at, row, columns, repeated)


def _with_second_line(table: Table, header: Header) -> Header:
    """The header with what a second line under it names («Приказ» over «Реквизиты» and «Ссылка на приказ»)."""
    if header.at + 1 >= len(table.rows):
        return header
    second = table.rows[header.at + 1]
    own = {cell for column, cell in enumerate(second.cells) if cell and cell != (header.row.cells + ("",) * len(second.cells))[column]}
    named = _header(header.at + 1, second)
    if not own or not all(_field(cell)[0] for cell in own):
        return header
    return Header(named.at, second, {**named.columns, **header.columns}, header.repeated)


def _field(cell: str) -> tuple[str, int]:
    """The field a header cell names and how far down its patterns the match stood; ("", 0) where none."""
    if not cell or len(cell) > 300:
        return "", 0
    forms = {folded(cell), " ".join(unicodedata.normalize("NFKC", cleaned(cell)).casefold().replace("ё", "е").split())}
    for field, patterns in words()["columns"].items():
        foreign = field in words()["other_columns"] and any(_has_word(form, field) for form in forms)
        for rank in range(0 if foreign else len(patterns)):
            if any(pattern("columns", field, rank).fullmatch(form) for form in forms):
                return field, rank
    return "", 0


def _has_word(form: str, field: str) -> bool:
    return any(pattern("other_columns", field).fullmatch(word) for word in form.split())
