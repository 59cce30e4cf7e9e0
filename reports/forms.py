"""Workbooks that people fill in, with drop-down answers; reports/filled_forms.py reads them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from reports.columns import Cell, Url, shown
from reports.files import replacing
from reports.safe import web_address
from reports.tables import Table
from reports.text_widths import lines_of

LONGEST_CELL, LONGEST_LINK = 32_000, 2_000
LINE_PT, HIGHEST_ROW_PT = 13, 400
_FONT = {"font_name": "Arial", "font_size": 10}
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": _FONT,
}
_CHOICES = "Ответы"
_BASE = {**_FONT, "text_wrap": True, "valign": "top"}


@dataclass(frozen=True, kw_only=True)
class FormColumn:
    """A column of a form."""

    title: str
    width: int
    """In characters."""
    fill: bool = False
    """To be filled in."""
    choices: tuple[str, ...] = ()
    """The only answers that are understood; (): free words."""


@dataclass(frozen=True, kw_only=True)
class Form:
    """What people are asked. `audit` and `profile` are written on it, so that an answer is known to be of that audit."""

    sheet: str
    heading: str
    instructions: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]
    audit: int
    profile: str


def write_form(path: Path, form: Form) -> None:
    """Write the form to `path`.

    Raises:
        CannotRun: the file is open in another program or the folder cannot be written.
    """
    with replacing(path) as temporary, xlsxwriter.Workbook(temporary, _OPTIONS) as book:
        formats = _formats(book)
        sheet = book.add_worksheet(form.sheet)
        stamp = f"Проверка № {form.audit}, методика «{form.profile}». Эту строку и столбец «Код» не меняйте: по ним находят организацию."
        first = _opening(sheet, form.heading, (*form.instructions, stamp), form.columns, formats)
        for number, cells in enumerate(form.rows, first):
            _row(sheet, number, cells, form.columns, formats)
        _choices(book, sheet, form, first)


def write_tables(path: Path, tables_: Sequence[Table]) -> None:
    """Tables that nobody fills in, a sheet each.

    Raises:
        CannotRun: the file is open in another program or the folder cannot be written.
    """
    with replacing(path) as temporary, xlsxwriter.Workbook(temporary, _OPTIONS) as book:
        formats = _formats(book)
        for table in tables_:
            columns = tuple(FormColumn(title=head.title, width=head.width) for head in table.heads)
            sheet = book.add_worksheet(table.sheet)
            first = _opening(sheet, table.heading, tuple(filter(None, (table.note, "" if table.rows else table.empty))), columns, formats)
            for number, cells in enumerate(table.rows, first):
                _row(sheet, number, cells, columns, formats)
            if table.rows:
                sheet.autofilter(first - 1, 0, first + len(table.rows) - 1 - table.totals, len(columns) - 1)


def letter(place: int) -> str:
    """Excel's letter of a column, the first being 0."""
    return chr(ord("A") + place) if place < 26 else f"{chr(ord('A') + place // 26 - 1)}{chr(ord('A') + place % 26)}"


def _formats(book: Any) -> dict[str, Any]:
    return {
        "heading": book.add_format({**_BASE, "font_size": 12, "bold": True}),
        "note": book.add_format({**_BASE, "italic": True}),
        "head": book.add_format({**_BASE, "bold": True, "border": 1, "bg_color": "#D9E2F3", "align": "center"}),
        "text": book.add_format({**_BASE, "border": 1}),
        "number": book.add_format({**_BASE, "border": 1, "align": "center"}),
        "link": book.add_format({**_BASE, "border": 1, "font_color": "#0563C1", "underline": 1}),
        "fill": book.add_format({**_BASE, "border": 1, "bg_color": "#FFF9DB", "num_format": "@"}),
    }


def _opening(sheet: Any, heading: str, notes: Sequence[str], columns: Sequence[FormColumn], formats: dict[str, Any]) -> int:
    """Heading, notes and the head of the table; the first row below them comes back."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    width = sum(column.width for column in columns)
    last = len(columns) - 1
    lines = [(heading, "heading"), *((line, "note") for line in notes)]
    for number, (line, name) in enumerate(lines):
        sheet.set_row(number, LINE_PT * lines_of(line, width * 0.75) + 4)
        sheet.merge_range(number, 0, number, last, line, formats[name])
    head = len(lines)
    sheet.set_row(head, LINE_PT * max(lines_of(column.title, column.width * 0.88) for column in columns) + 4)
    for place, column in enumerate(columns):
        sheet.write_string(head, place, column.title, formats["head"])
    sheet.freeze_panes(head + 1, 0)
    sheet.repeat_rows(head)
    return head + 1


def _row(sheet: Any, number: int, cells: Sequence[Cell], columns: Sequence[FormColumn], formats: dict[str, Any]) -> None:
    height = LINE_PT * max(lines_of(shown(cell), column.width * 0.98) for cell, column in zip(cells, columns, strict=True)) + 3
    sheet.set_row(number, min(height, HIGHEST_ROW_PT))
    for place, (cell, column) in enumerate(zip(cells, columns, strict=True)):
        if isinstance(cell, Url) and len(cell) <= LONGEST_LINK and (address := web_address(cell)):
            sheet.write_url(number, place, address, formats["link"], string=shown(cell)[:LONGEST_CELL])
        elif isinstance(cell, int | float):
            sheet.write_number(number, place, cell, formats["number"])
        else:
            words = cell.strftime("%d.%m.%Y") if isinstance(cell, dt.date) else str(cell)
            sheet.write_string(number, place, words[:LONGEST_CELL], formats["fill" if column.fill else "text"])


def _choices(book: Any, sheet: Any, form: Form, first: int) -> None:
    """Drop-down answers; they stand on a sheet of their own, since Excel allows 255 characters for a list written into the rule."""
    asked = [(place, column) for place, column in enumerate(form.columns) if column.choices]
    if not asked or not form.rows:
        return
    listed = book.add_worksheet(_CHOICES)
    listed.hide()
    for at, (place, column) in enumerate(asked):
        listed.write_column(0, at, column.choices)
        place_of_list = letter(at)
        rule = {
            "validate": "list",
            "source": f"='{_CHOICES}'!${place_of_list}$1:${place_of_list}${len(column.choices)}",
            "error_title": "Такого ответа нет",
            "error_message": "Выберите ответ из списка.",
        }
        sheet.data_validation(first, place, first + len(form.rows) - 1, place, rule)
