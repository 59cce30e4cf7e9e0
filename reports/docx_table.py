"""A table of ours as a table of the Word file."""

from __future__ import annotations

import re
from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell, _Row

from reports.columns import Cell, Url, shown, text
from reports.docx_parts import add_link, keep_whole, repeat_on_each_page, set_width, set_widths
from reports.safe import web_address
from reports.tables import Table

TABLE_PT, WIDE_PT, WIDEST_PT = 12, 9, 8
BOLD_LETTER_MM, CELL_MARGINS_MM = 0.215, 4
"""Width of a bold letter for each point of its size; both margins of a cell."""
NARROWEST = "100,0 %"
"""Every column has room for this."""
MOST_COLUMNS, MANY_COLUMNS = 6, 10
"""A table of more columns is set in smaller letters; of still more in the smallest."""
LONGEST_WORD = 16
"""Letters of a word that a column still makes room for."""


def add_table(document: Document, table: Table, room: float) -> None:
    """Add the table, `room` millimetres wide; its head stands on every page."""
    columns = len(table.heads)
    size = TABLE_PT if columns <= MOST_COLUMNS else WIDE_PT if columns <= MANY_COLUMNS else WIDEST_PT
    widths = _widths(table, room, size)
    made = document.add_table(rows=1 + max(len(table.rows), 1), cols=len(widths), style="Table Grid")
    set_widths(made, widths)
    head, *rows = made.rows
    repeat_on_each_page(head)
    _fill(head, [each.title for each in table.heads], widths, size=size, bold=True)
    for cell in head.cells:
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    for position, (made_row, row) in enumerate(zip(rows, table.rows, strict=False)):
        keep_whole(made_row)
        shown = map(_numbered, row) if table.verdict else row
        _fill(made_row, list(shown), widths, size=size, bold=position >= len(table.rows) - table.totals)
    if not table.rows:
        cells = rows[0].cells
        _write(cells[0].merge(cells[-1]), table.empty, size=size)


def _widths(table: Table, room: float, size: int) -> list[float]:
    """Millimetres of the columns: none so narrow that a word of its title or cells is broken, the others share the rest."""
    longest = [max(_longest(head.title), _words(table, column), len(NARROWEST)) for column, head in enumerate(table.heads)]
    least = [letters * size * BOLD_LETTER_MM + CELL_MARGINS_MM for letters in longest]
    narrow: set[int] = set()
    while True:
        rest = room - sum(least[column] for column in narrow)
        whole = sum(head.width for column, head in enumerate(table.heads) if column not in narrow)
        widths = [least[column] if column in narrow else rest * head.width / whole for column, head in enumerate(table.heads)]
        more = {column for column, width in enumerate(widths) if width < least[column]}
        if not more:
            return widths
        if len(more | narrow) == len(widths):
            return [width * room / sum(least) for width in least]
        narrow |= more


def _words(table: Table, column: int) -> int:
    """Letters of the longest word in the column's cells."""
    cells = (row[column] for row in table.rows if len(row) > column)
    return min(LONGEST_WORD, max((_longest(cell) for cell in cells if isinstance(cell, str) and not isinstance(cell, Url)), default=0))


def _longest(words: str) -> int:
    return max(map(len, re.split(r"[\s\-]", words)), default=0)


def _numbered(cell: Cell) -> Cell:
    """The source's lists print their numbers as «1.»."""
    return f"{cell}." if isinstance(cell, int) else cell


def _fill(row: _Row, shown: Sequence[Cell], widths: Sequence[float], *, size: int, bold: bool = False) -> None:
    for cell, each, width in zip(row.cells, shown, widths, strict=True):
        set_width(cell, width)
        _write(cell, each, size=size, bold=bold)


def _write(cell: _Cell, value: Cell, *, size: int, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    address = web_address(value) if isinstance(value, Url) else None
    if address:
        add_link(paragraph, address, shown(value), size)
        return
    run = paragraph.add_run(text(value))
    run.bold = bold
    run.font.size = Pt(size)
    if bold or isinstance(value, int | float):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
