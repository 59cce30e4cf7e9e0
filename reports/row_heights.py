"""Widths of the workbook's columns and heights of its rows: not every program fits them by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reports.columns import Cell, shown
from reports.tables import Head, Table
from reports.text_widths import BOLD, lines_of, width_of

LINE_PT, HIGHEST_ROW_PT = 13, 409
UPRIGHT_PT = 5.5
"""Height of a letter in a title written from bottom to top."""
UPRIGHT_LINE = 2.5
"""Width of its line, in characters."""
ROOM = 0.98
"""Of a column, what is surely there for letters: screens round them."""
FILTER = 3
PAGE, PADDING = 149.0, 0.7
"""Of an A4 sheet that lies across, in units of a column, and what each column takes beside its letters."""


def to_page(table: Table) -> Table:
    """The table with the room that its page and its short columns leave given to columns whose cells take several lines."""
    needs = [head.width if head.upright else _longest(table, at) / ROOM for at, head in enumerate(table.heads)]
    lacking = sum(max(need - head.width, 0) for need, head in zip(needs, table.heads, strict=True))
    if not lacking:
        return table
    kept = [min(head.width, max(need, _least(head))) for need, head in zip(needs, table.heads, strict=True)]
    whole = max(PAGE - PADDING * len(kept), sum(head.width for head in table.heads))
    part = min(1.0, (whole - sum(kept)) / lacking)
    widths = [width + max(need - head.width, 0) * part for width, need, head in zip(kept, needs, table.heads, strict=True)]
    return replace(table, heads=tuple(replace(head, width=int(width)) for head, width in zip(table.heads, widths, strict=True)))


def _longest(table: Table, column: int) -> float:
    return max((width_of(shown(row[column])) for row in table.rows), default=0.0)


def _least(head: Head) -> float:
    """What the longest word of the title and the sign of the filter need."""
    return max(map(width_of, head.title.split())) / BOLD + FILTER if head.title else 0.0


def head_height(heads: Sequence[Head]) -> float:
    """Points that show every title whole; one written from bottom to top takes as many lines as stand side by side."""
    level = [head for head in heads if not head.upright]
    height = row_height([head.title for head in level], level, bold=True) if level else LINE_PT
    upright = max((len(head.title) * UPRIGHT_PT / max(int(head.width / UPRIGHT_LINE), 1) + 30 for head in heads if head.upright), default=0)
    return min(max(height, upright), HIGHEST_ROW_PT)


def row_height(cells: Sequence[Cell], heads: Sequence[Head], *, bold: bool = False) -> float:
    """Points that show every cell of the row whole: not every program fits rows by itself, none those with merged cells."""
    room = ROOM * BOLD if bold else ROOM
    lines = max(lines_of(shown(cell), head.width * room) for cell, head in zip(cells, heads, strict=True))
    return min(lines * LINE_PT + 3, HIGHEST_ROW_PT)
