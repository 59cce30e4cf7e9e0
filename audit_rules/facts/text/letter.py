"""A letter's text and the pictures in it, made pages: the same way for every office format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.merged import Cell, spread
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.picture import read_embedded
from audit_rules.facts.text.quality import letters
from audit_rules.facts.text.rows import Row, plain_row, row_text
from data.models import Source, Text, TextPage

PAGE = "\f"
MARK, MARK_END = "\ue000", "\ue001"
MAX_PICTURES = 30
"""So many pictures with words are read."""
PAGE_BYTES = 40_000
"""No picture of a whole page is smaller."""
FEW_LETTERS = 100
HEAD_LETTERS = 1500


@dataclass
class Letter:
    """What is gathered while a file is walked; `text` then has marks of `picture` and form feeds between pages."""

    tables: list[tuple[Row, ...]] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By the mark that stands for the picture in the text, in document order."""

    def picture(self, blob: bytes) -> str:
        """A mark to stand in the text in the picture's place; a logo on every page is read once."""
        if blob in self.pictures.values():
            return ""
        mark = f"{MARK}{len(self.pictures)}{MARK_END}"
        self.pictures[mark] = blob
        return mark

    def table(self, rows: Sequence[Sequence[Cell]]) -> str:
        """The table's rows as lines; kept as a table, merged cells spread, where there are several."""
        if len(rows) > 1:
            texts = [[without_marks(text.replace(PAGE, "\n")) for text in row] for row in spread(rows)]
            self.tables.append(tuple(plain_row(row) for row in texts if any(text.strip() for text in row)))
        lines = (row_text(["" if cell.goes_on else cell.text.replace(PAGE, "\n") for cell in row]) for row in rows)
        return "\n".join(filter(None, lines)) + "\n"

    def pages(self, text: str, source: Source) -> Text:
        """The text cut at page breaks, and every picture with words read: whole pages apart, a stamp in its line."""
        scans: dict[str, TextPage] = {}
        confidence = 1.0
        typed, read = letters(without_marks(text)), 0
        for mark, blob in self.pictures.items():
            in_head = letters(without_marks(text[: text.find(mark)])) < HEAD_LETTERS
            page = read_embedded(blob, lone=typed < FEW_LETTERS, in_head=in_head) if read < MAX_PICTURES else _left_out(blob)
            read += page is not None
            if page is None:
                text = text.replace(mark, "\n")
            elif page.partial:
                text = text.replace(mark, f"\n{page.text}\n")
                confidence = min(confidence, page.confidence)
            else:
                scans[mark] = page
                text = text.replace(mark, PAGE + mark + PAGE)
        pages = self._cut(text, source, scans, confidence)
        if not any(page.failure or letters(page.text) for page in pages):
            raise CannotRead("empty", "в файле нет текста")
        return Text(source=source, pages=tuple(pages))

    def _cut(self, text: str, source: Source, scans: dict[str, TextPage], confidence: float) -> list[TextPage]:
        pages: list[TextPage] = []
        tables = tuple(self.tables)
        for part in text.split(PAGE):
            number = len(pages) + 1
            if scan := scans.get(part):
                pages.append(TextPage(number=number, text=scan.text, source="ocr", confidence=scan.confidence, failure=scan.failure))
            elif letters(part):
                pages.append(TextPage(number=number, text=normalise(part), source=source, confidence=confidence, tables=tables))
                tables = ()
        return pages


def _left_out(blob: bytes) -> TextPage | None:
    """A picture too many: unread, if it may be a page."""
    return TextPage(number=0, text="", source="ocr", failure="too_large") if len(blob) > PAGE_BYTES else None


def without_marks(text: str) -> str:
    """The text without the marks of its pictures."""
    return "".join(part.partition(MARK_END)[2] for part in (MARK_END + text).split(MARK))
