"""Heights of the workbook's rows: not every program fits rows by itself."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from reports.columns import Cell, shown
from reports.tables import Head

LINE_PT, HIGHEST_ROW_PT = 13, 409
UPRIGHT_PT = 5.5
"""Height of a letter in a title written from bottom to top."""
UPRIGHT_LINE = 2.5
"""Width of its line, in characters."""


def head_height(heads: Sequence[Head]) -> float:
    """Points that show every title whole; one written from bottom to top takes as many lines as stand side by side."""
    level = [head for head in heads if not head.upright]
    height = row_height([head.title for head in level], level, bold=True) if level else LINE_PT
    upright = max((len(head.title) * UPRIGHT_PT / max(int(head.width / UPRIGHT_LINE), 1) + 30 for head in heads if head.upright), default=0)
    return min(max(height, upright), HIGHEST_ROW_PT)


def row_height(cells: Sequence[Cell], heads: Sequence[Head], *, bold: bool = False) -> float:
    """Points that show every cell of the row whole: not every program fits rows by itself, none those with merged cells."""
    room = 0.8 if bold else 1.05
    lines = max(lines_of(shown(cell), head.width * room) for cell, head in zip(cells, heads, strict=True))
    return min(lines * LINE_PT + 3, HIGHEST_ROW_PT)


def lines_of(text: str, width: float) -> int:
    """Lines that the text takes in a column of that width; Latin letters and digits of addresses are narrower than Cyrillic ones."""
    lines = 0
    for part in text.split("\n"):
        room = int(width * (1.1 if part.isascii() else 1))
        lines += 1 if len(part) <= room else len(textwrap.wrap(part, room))
    return lines
