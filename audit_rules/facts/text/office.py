"""Text of the older workbooks by kreuzberg: .xls, .ods."""

from __future__ import annotations

import re
from typing import Any

import kreuzberg

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.hidden_sheets import in_ods, in_xls
from audit_rules.facts.text.spreadsheet import russian_day, sheets_text
from data.models import Source, Text

CONFIG = kreuzberg.ExtractionConfig(use_cache=False, enable_quality_processing=False, ocr=None)


def read_xls(body: bytes) -> Text:
    """The visible sheets of an Excel 97–2003 workbook."""
    return _sheets(body, "application/vnd.ms-excel", "xls", in_xls(body))


def read_ods(body: bytes) -> Text:
    """The visible sheets of an OpenDocument workbook."""
    return _sheets(body, "application/vnd.oasis.opendocument.spreadsheet", "ods", in_ods(body))


def _sheets(body: bytes, mime: str, source: Source, hidden: frozenset[str]) -> Text:
    result = _kreuzberg(body, mime)
    names = result.metadata.get("sheet_names") or []
    sheets = []
    for table in result.tables:
        name = names[table.page_number - 1] if 0 < table.page_number <= len(names) else ""
        if name not in hidden:
            sheets.append((name, [[russian_day(cell) for cell in row] for row in table.cells]))
    return sheets_text(source, sheets)


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
