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

Row = tuple[str, ...]


def row_text(cells: Sequence[str]) -> str:
    """The row on one line, cells apart by " | "; a row of stamps (several lines in a cell) as one block of lines after the other."""
    texts = [normalise(cell) for cell in cells]
    if len([text for text in texts if text]) > 1 and any("\n" in text and STAMP.search(text) for text in texts):
        return "\n".join(text for text in texts if text)
    return " | ".join(" ".join(text.split()) for text in texts if text)


def plain_row(cells: Sequence[str]) -> Row:
    """The row's cells, each on one line, empty ones kept."""
    return tuple(normalise_cell(cell) for cell in cells)
