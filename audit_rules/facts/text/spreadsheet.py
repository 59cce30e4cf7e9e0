"""Text of workbooks: a sheet a page, a row a line."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from itertools import islice

import openpyxl

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.package import DAMAGE, MAX_PART_BYTES, check_package
from audit_rules.facts.text.rows import Row, plain_row
from data.models import Source, Text, TextPage

MAX_SHEETS, MAX_ROWS, MAX_COLUMNS = 40, 5000, 60
NAMELESS = re.compile(r"(?:лист|sheet|таблица)\s*\d*", re.IGNORECASE)
ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[ T]\d\d:\d\d:\d\d(?:\.\d+)?)?")


def read_xlsx(body: bytes) -> Text:
    """The visible sheets with their values as last computed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        _check_sizes(body)
        try:
            book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True)
        except (KeyError, ValueError, TypeError, OSError) as error:
            raise CannotRead("broken", "книга повреждена") from error
        sheets = []
        for sheet in book.worksheets[:MAX_SHEETS]:
            if sheet.sheet_state == "visible":
                sheet.reset_dimensions()
                sheets.append((sheet.title, islice(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True), MAX_ROWS + 1)))
        return sheets_text("xlsx", ((title, [[_shown(value) for value in row] for row in rows]) for title, rows in sheets))


def _check_sizes(body: bytes) -> None:
    """Refuses a workbook made to burst: its shared words are read whole, whatever is asked of it."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            check_package(package)
            if any(info.file_size > MAX_PART_BYTES and info.filename.endswith(".xml") for info in package.infolist()):
                raise CannotRead("too_large", "файл слишком велик в распакованном виде")
    except DAMAGE as error:
        raise CannotRead("broken", "книга повреждена") from error


def sheets_text(source: Source, sheets: Iterable[tuple[str, list[list[str]]]]) -> Text:
    """Sheets as pages: its name where somebody gave it one, then the rows."""
    pages, cut = [], False
    for number, (title, rows) in enumerate(sheets, start=1):
        cut = cut or len(rows) > MAX_ROWS
        table = tuple(filter(any, (_trimmed(plain_row(row)) for row in rows[:MAX_ROWS])))
        lines = [] if NAMELESS.fullmatch(title.strip()) else [title.strip()]
        lines += [" | ".join(filter(None, row)) for row in table]
        pages.append(TextPage(number=number, text="\n".join(lines), source=source, tables=(table,) if table else ()))
    if not any(page.tables for page in pages):
        raise CannotRead("empty", "в книге нет данных")
    return Text(source=source, pages=tuple(pages), detail=f"прочитаны первые {MAX_ROWS} строк листа" if cut else "")


def _trimmed(row: Row) -> Row:
    last = max((number for number, cell in enumerate(row, start=1) if cell), default=0)
    return row[:last]


def _shown(value: object) -> str:
    """The value as a Russian reader sees it in the cell."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime | dt.date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def russian_day(text: str) -> str:
    """«2022-09-15 10:30:00» → «15.09.2022»; anything else as it is."""
    match = ISO_DAY.fullmatch(text.strip())
    return f"{match[3]}.{match[2]}.{match[1]}" if match else text
