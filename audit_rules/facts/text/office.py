"""Text of the older office formats by kreuzberg: .doc, .rtf, .xls, .ods."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import kreuzberg

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.quality import is_sound, letters
from audit_rules.facts.text.rows import plain_row, row_text
from audit_rules.facts.text.spreadsheet import russian_day, sheets_text
from data.models import Source, Text, TextPage

CONFIG = kreuzberg.ExtractionConfig(use_cache=False, enable_quality_processing=False, ocr=None)
SECONDS = 20
"""For a program from outside."""
ROW_END = "\t\t"
"""What kreuzberg makes of the mark at a row's end in .doc; a single tab ends a cell."""


def read_doc(body: bytes) -> Text:
    """A Word 97–2003 letter; by catdoc, where it is installed, when the library fails."""
    try:
        text = _doc_rows(_kreuzberg(body, "application/msword").content)
    except CannotRead:
        text = _catdoc(body)
    return _one_page(text, "doc")


def read_rtf(body: bytes) -> Text:
    """An RTF letter."""
    result = _kreuzberg(body, "application/rtf")
    text = result.content
    at = 0
    tables = []
    for table in result.tables:
        rows = [[cell for cell in row if cell.strip()] for row in table.cells]
        for cells in filter(None, rows):
            flat = " ".join(cells)
            found = text.find(flat, at)
            if found >= 0:
                line = row_text(cells)
                text, at = text[:found] + line + text[found + len(flat) :], found + len(line)
        tables.append(tuple(plain_row(row) for row in table.cells))
    return _one_page(text, "rtf", tuple(tables))


def read_xls(body: bytes) -> Text:
    """An Excel 97–2003 workbook."""
    return _sheets(body, "application/vnd.ms-excel", "xls")


def read_ods(body: bytes) -> Text:
    """An OpenDocument workbook."""
    return _sheets(body, "application/vnd.oasis.opendocument.spreadsheet", "ods")


def _sheets(body: bytes, mime: str, source: Source) -> Text:
    result = _kreuzberg(body, mime)
    titles = [part.split("\n", 1)[0] for part in re.split(r"\n\n", result.content)[::2]]
    sheets = [[[russian_day(cell) for cell in row] for row in table.cells] for table in result.tables]
    return sheets_text(source, ((titles[index] if index < len(titles) else "", rows) for index, rows in enumerate(sheets)))


def _kreuzberg(body: bytes, mime: str) -> Any:
    """The library's answer. Its panic (a BaseException) is a broken file as well."""
    try:
        return kreuzberg.extract_bytes_sync(body, mime, CONFIG)
    except kreuzberg.KreuzbergError as error:
        encrypted = re.search("password|encrypt", str(error), re.IGNORECASE)
        raise CannotRead("encrypted" if encrypted else "broken", "файл защищён паролем" if encrypted else "файл повреждён") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise CannotRead("broken", "файл повреждён") from error


def _one_page(text: str, source: Source, tables: tuple[tuple[tuple[str, ...], ...], ...] = ()) -> Text:
    parts = [normalise(part) for part in text.split("\f")]
    if not any(letters(part) for part in parts):
        raise CannotRead("empty", "в файле нет текста")
    if not is_sound(text):
        raise CannotRead("unreadable", "текст файла не читается")
    pages = [TextPage(number=1, text=parts[0], source=source, tables=tables)]
    pages += [TextPage(number=number, text=part, source=source) for number, part in enumerate(parts[1:], start=2)]
    return Text(source=source, pages=tuple(pages))


def _doc_rows(content: str) -> str:
    """Tables of a .doc as lines: whole rows where the row before ended, cells of several lines as blocks."""
    chunks = content.split(ROW_END)
    lines = []
    for number, chunk in enumerate(chunks):
        cells = chunk.split("\t")
        if number == len(chunks) - 1 or len(cells) < 2:
            lines.append(chunk.replace("\t", " "))
            continue
        before, _, first = cells[0].rpartition("\n")
        if any("\n" in cell.strip("\n") for cell in cells[1:]):
            lines.append("\n".join(cells))
        else:
            lines.append((before + "\n" if before else "") + " | ".join(filter(None, [first, *cells[1:]])))
    return "\n".join(lines)


def _catdoc(body: bytes) -> str:
    program = shutil.which("catdoc")
    if not program:
        raise CannotRead("broken", "файл повреждён")
    with tempfile.NamedTemporaryFile(suffix=".doc") as file:
        file.write(body)
        file.flush()
        try:
            done = subprocess.run([program, "-w", "-d", "utf-8", Path(file.name)], capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
        except (subprocess.SubprocessError, OSError) as error:
            raise CannotRead("broken", "файл повреждён") from error
    return done.stdout.decode("utf-8", errors="replace")
