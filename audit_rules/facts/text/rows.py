"""Rows of a table as lines of text, the same way in every format."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit_rules.facts.text.normalize import normalise, normalise_cell

STAMP = re.compile(r"утвержд|согласов|принят|рассмотрен|введен|одобрен|приложение", re.IGNORECASE)
"""Words that head an approval stamp."""

TITLE = re.compile(
    r"[\W_]*(?:положение|программа|план|дорожная\s+карта|приказ|распоряжение|порядок|соглашение|правила|база|реестр)(?![а-яё])",
    re.IGNORECASE,
)
"""Words that open a paper's title, below its stamps."""

ORDER_LINE = re.compile(r"^\W*(?:ПРИКАЗ|РАСПОРЯЖЕНИЕ)\b[^а-яё]{0,40}$", re.MULTILINE)
"""A line that is the heading of an order."""

LONG_CELL = 1500
"""A cell with more text than that holds a page, not a datum."""

Row = tuple[str, ...]


def row_text(cells: Sequence[str]) -> str:
    """The row on one line, cells apart by " | ".

    A row that only lays the page out (stamps side by side, a letterhead, a page in a cell) as one block of lines after the other.
    """
    filled = [text for text in map(normalise, cells) if text]
    if len(filled) == 1 or any(_is_block(text) for text in filled):
        return "\n".join(filled)
    return " | ".join(" ".join(text.split()) for text in filled)


def _is_block(text: str) -> bool:
    return "\n" in text and (len(text) > LONG_CELL or STAMP.search(text) is not None or ORDER_LINE.search(text) is not None)


def plain_row(cells: Sequence[str]) -> Row:
    """The row's cells, each on one line, empty ones kept."""
    return tuple(normalise_cell(cell) for cell in cells)
