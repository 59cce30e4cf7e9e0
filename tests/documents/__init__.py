"""Two real plans, names of people replaced by made-up ones, as the readers of files would give them."""

from __future__ import annotations

import html
import re
from pathlib import Path

from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.rows import plain_row, row_text
from data.models import Text, TextPage

FOLDER = Path(__file__).parent
_TAG = re.compile(r"</?\w[^>]*>")


def rows_of(page: str) -> list[list[list[str]]]:
    """Tables of a page: runs of lines with tabs, each a row of cells, lines within a cell kept."""
    tables: list[list[list[str]]] = [[]]
    for line in page.strip("\n").split("\n"):
        if "\t" in line:
            tables[-1].append([html.unescape(_TAG.sub("\n", cell)).strip() for cell in line.split("\t")])
        elif tables[-1]:
            tables.append([])
    return [table for table in tables if table]


def real_document(name: str, *, tables: bool = True) -> Text:
    """The document's pages. Without `tables`: as a reader that sees lines only, cells joined by " | "."""
    pages = []
    for number, page in enumerate((FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\f"), 1):
        found = [tuple(plain_row(row) for row in table) for table in rows_of(page) if len(table) > 1] if tables else []
        lines = [row_text([_TAG.sub("\n", cell) for cell in line.split("\t")]) if "\t" in line else line for line in page.split("\n")]
        pages.append(TextPage(number=number, text=normalise("\n".join(lines)), source="docx", tables=tuple(found)))
    return Text(source="docx", pages=tuple(pages))
