"""Cells that take several rows or columns, put at all the places they take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MAX_SPAN = 200
"""No table of a school is wider or has a taller cell; a page may say «rowspan=65000»."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as its file has it."""

    text: str
    columns: int = 1
    """How many columns it takes."""
    rows: int = 1
    """How many rows it takes; those below have no cell of their own in its place."""
    goes_on: bool = False
    """It is but the rest of the cell above it, as Word writes a merged cell."""


def spread(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Texts by row and column. A cell that reaches down is said in every row it takes; one that reaches right stands in its first column.

    So each row of a merged mentor names its mentor, while a heading over a whole row stays one text among blanks.
    """
    out: list[list[str]] = []
    hanging: dict[int, tuple[int, str]] = {}
    for row in rows:
        texts: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        for cell in row:
            _take_hanging(texts, hanging, below)
            place = len(texts)
            text = _above(out, place) if cell.goes_on else cell.text
            width = _within(cell.columns)
            texts += [text, *[""] * (width - 1)]
            if cell.rows > 1:
                below |= {place + index: (_within(cell.rows) - 1, text if not index else "") for index in range(width)}
        _take_hanging(texts, hanging, below)
        hanging = below
        out.append(texts)
    return out


def _take_hanging(texts: list[str], hanging: dict[int, tuple[int, str]], below: dict[int, tuple[int, str]]) -> None:
    """Adds the cells that reach down into the next places of the row."""
    while len(texts) in hanging:
        left, text = hanging[len(texts)]
        if left > 1:
            below[len(texts)] = (left - 1, text)
        texts.append(text)


def _above(rows: list[list[str]], place: int) -> str:
    return rows[-1][place] if rows and place < len(rows[-1]) else ""


def _within(span: int) -> int:
    return max(1, min(span, MAX_SPAN))
