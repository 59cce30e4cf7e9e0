"""Pages of a PDF where places of words matter: tables as rows, stamps side by side column by column."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfexceptions import PDFException
from pdfplumber.utils.exceptions import PdfminerException

from audit_rules.facts.text.layout import Word, read_lines
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.quality import letters
from audit_rules.facts.text.rows import STAMP, Row, plain_row, row_text

MAX_PAGES = 40
"""pdfplumber is sixty times slower than PDFium, so it sees only pages that need it, and not too many."""
RULED = 5
"""So many drawn paths can be a table: a row of two cells has five sides."""
MAX_PATHS = 5000
"""More of them is a drawing."""
FEW_LETTERS = 30
"""No more of them below a table are a page's number and running title: the table ends the page."""


@dataclass(frozen=True)
class LaidOut:
    """A page's text in reading order and its tables."""

    text: str
    tables: tuple[tuple[Row, ...], ...]


class Layout:
    """The document's pages by pdfplumber, opened when the first page asks for it."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self.document: Any = None
        self.pages = 0
        self.ended = (-1, 0)
        """The last page that ended in a table, and how many columns that had: the next may go on with it."""

    def read(self, index: int, text: str, paths: int) -> LaidOut | None:
        """The page laid out anew; None where its plain text will do, or where pdfplumber sees fewer words in it."""
        stamped = len(STAMP.findall(text[:1500])) > 1
        width = self.ended[1] if self.ended[0] == index - 1 else 0
        ruled = (1 if width else RULED) <= paths <= MAX_PATHS
        if not (stamped or ruled) or self.pages >= MAX_PAGES:
            return None
        self.pages += 1
        try:
            self.document = self.document or pdfplumber.open(io.BytesIO(self.body))
            page = self.document.pages[index]
            found, last_width = _laid_out(page, ruled=ruled, goes_on=width)
            self.ended = (index, last_width)
            page.close()
        except (PDFException, PdfminerException, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError):
            return None
        return found if letters(found.text) > 0.9 * letters(text) else None

    def close(self) -> None:
        """Gives the document's memory back."""
        if self.document is not None:
            self.document.close()


def _laid_out(page: Any, *, ruled: bool, goes_on: int) -> tuple[LaidOut, int]:
    """The page, and how many columns the table has that ends it (0: none does).

    goes_on: the same of the page before. One row is a table only where it may be the last of that table, or the first of the next page's.
    """
    words = [
        Word(float(word["x0"]), float(word["x1"]), float(word["top"]), float(word["bottom"]), _with_hyphens(word["text"]))
        for word in page.dedupe_chars().extract_words()
    ]
    tables = [table for table in page.find_tables() if len(table.rows) > 1 or len(table.rows[0].cells) > 1] if ruled else []
    tables = sorted((table for table in tables if letters("".join(cell or "" for row in table.extract() for cell in row))), key=_top)
    free = [word for word in words if not any(_within(word, table.bbox) for table in tables)]
    blocks: list[str] = []
    found: list[tuple[Row, ...]] = []
    for table in tables:
        above = [word for word in free if word.bottom <= table.bbox[1] + 2]
        free = [word for word in free if word.bottom > table.bbox[1] + 2]
        rows = [[cell or "" for cell in row] for row in table.extract()]
        blocks += [_joined(read_lines(above)), "\n".join(filter(None, (row_text(row) for row in rows)))]
        found.append(tuple(plain_row(row) for row in rows if any(row)))
    below = _joined(read_lines(free))
    blocks.append(below)
    last_width = len(found[-1][0]) if found and letters(below) < FEW_LETTERS else 0
    last = len(found) - 1
    kept = [
        rows
        for place, rows in enumerate(found)
        if len(rows) > 1 or (place == 0 and len(rows[0]) == goes_on) or (place == last and last_width > 1)
    ]
    return LaidOut(normalise("\n".join(filter(None, blocks))), tuple(kept)), last_width


def _with_hyphens(word: str) -> str:
    """The word with hyphens that its font calls soft; nothing is broken within a drawn word."""
    return re.sub("\u00ad(?=.)", "-", word)


def _top(table: Any) -> float:
    return float(table.bbox[1])


def _within(word: Word, box: tuple[float, float, float, float]) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _joined(lines: list[str]) -> str:
    return "\n".join(lines)
