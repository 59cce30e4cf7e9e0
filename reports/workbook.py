"""spiski.xlsx: the lists first, as in the source, then the numbers and the tables behind them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import xlsxwriter

from data.models import AuditResult
from data.profile import Profile
from reports.columns import Cell, Percent, Url, shown
from reports.lists import sort_into_lists
from reports.methodology_tables import methodology_tables
from reports.overview import about_table, municipality_table, summary_table
from reports.registers import registers
from reports.row_heights import HIGHEST_ROW_PT, head_height, row_height, to_page
from reports.safe import web_address
from reports.tables import Table, amount_columns, list_tables
from reports.text_widths import lines_of
from reports.workbook_chart import draw_lines

LONGEST_CELL = 32_000
LONGEST_TITLE = 255
LONGEST_LINK = 2_079
MOST_LINKS = 65_000
"""Excel refuses a sheet with more than 65,530."""

LONGEST_TEXT = 200
"""Excel shows ##### for a long text in a cell of the format «text»; a short one keeps it, so that editing «1/4» makes no date of it."""

FONT = {"font_name": "Arial", "font_size": 10}
"""Also of the empty book: every program counts the width of columns by its letters."""

_BASE = {**FONT, "text_wrap": True}
_CELL = {**_BASE, "valign": "top", "border": 1}
_HEAD = {**_BASE, "valign": "vcenter", "border": 1, "bold": True, "align": "center"}
_FORMATS: dict[str, dict[str, Any]] = {
    "text": {**_CELL, "num_format": "@"},
    "long": _CELL,
    "number": {**_CELL, "align": "center"},
    "percent": {**_CELL, "align": "center", "num_format": '0.0" %"'},
    "day": {**_CELL, "num_format": "dd.mm.yyyy", "align": "center"},
    # LibreOffice does not wrap a cell with a link: smaller letters show it whole there and in Excel alike.
    "link": {**_CELL, "font_color": "#0563C1", "underline": 1, "text_wrap": False, "shrink": True},
}
# All from nothing to the whole, so that bars of different columns can be compared.
_BARS = {
    "type": "data_bar",
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 100,
    "bar_color": "#9DC3E6",
    "bar_solid": True,
}
_EXTRA, _TOTAL = " extra", " total"


def write_workbook(path: Path, audit: AuditResult, profile: Profile, *, extra_columns: bool = True, changes: Sequence[Table] = ()) -> None:
    """Write the workbook to `path`; `changes` since the last audit stand after the lists and the numbers."""
    lists = sort_into_lists(audit, profile)
    tables = (
        *list_tables(audit, profile, lists, extra_columns=extra_columns),
        *methodology_tables(audit, profile),
        summary_table(lists),
        municipality_table(lists),
        *changes,
        *registers(lists, profile),
        about_table(audit, profile),
    )
    write_sheets(path, tables, title=profile.title, created=audit.audit.started)


def write_sheets(path: Path, tables: Iterable[Table], *, title: str, created: dt.datetime) -> None:
    """Write a workbook of these tables to `path`, a sheet each."""
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": dict(FONT),
    }
    with xlsxwriter.Workbook(path, options) as book:
        book.set_properties({"title": title[:LONGEST_TITLE], "created": created.astimezone(dt.UTC).replace(tzinfo=None)})
        paper = _Paper(book)
        for table in tables:
            paper.sheet(to_page(table))


class _Paper:
    """One workbook being written."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.names: set[str] = set()
        self.formats = {
            "heading": book.add_format({**_BASE, "font_size": 12, "bold": True, "valign": "vcenter"}),
            "note": book.add_format({**_BASE, "italic": True, "valign": "vcenter", "font_color": "#595959"}),
            "head": book.add_format({**_HEAD, "bg_color": "#D9E2F3"}),
            "head" + _EXTRA: book.add_format({**_HEAD, "bg_color": "#E7E6E6"}),
            "upright": book.add_format({**_HEAD, "bg_color": "#D9E2F3", "rotation": 90, "bold": False}),
        }
        for name, each in _FORMATS.items():
            self.formats[name] = book.add_format(each)
            self.formats[name + _EXTRA] = book.add_format({**each, "bg_color": "#F7F7F7"})
            self.formats[name + _TOTAL] = book.add_format({**each, "bg_color": "#F2F2F2", "bold": True})

    def sheet(self, table: Table) -> None:
        """One sheet: heading, note, head, rows."""
        sheet = self.book.add_worksheet(self._free_name(table.sheet))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&RСтраница &P из &N")
        for column, head in enumerate(table.heads):
            sheet.set_column(column, column, head.width)
        head_row = self._titles(sheet, table)
        last_row = self._body(sheet, table, head_row)
        if table.drawn:
            draw_lines(self.book, sheet, table, head_row + len(table.rows) + 2, self._free_name("Данные графика"))
        sheet.freeze_panes(head_row + 1, table.frozen)
        sheet.repeat_rows(head_row)
        last_row -= table.totals
        if last_row > head_row and table.rows:
            sheet.autofilter(head_row, 0, last_row, len(table.heads) - 1)
            for column in (number for number, head in enumerate(table.heads) if head.bars):
                sheet.conditional_format(head_row + 1, column, last_row, column, _BARS)

    def _titles(self, sheet: Any, table: Table) -> int:
        """Heading and note, merged over the columns; the row after them comes back."""
        width = sum(head.width for head in table.heads)
        row = 0
        for told, name, height, room in ((table.heading, "heading", 16, 0.74), (table.note, "note", 13, 0.93)):
            if told:
                sheet.set_row(row, min(height * lines_of(told, width * room) + 6, HIGHEST_ROW_PT))
                self._across(sheet, row, len(table.heads), told, self.formats[name])
                row += 1
        return row

    def _body(self, sheet: Any, table: Table, row: int) -> int:
        """Head and rows from `row` on; the last row comes back."""
        sheet.set_row(row, head_height(table.heads))
        for column, head in enumerate(table.heads):
            sheet.write_string(row, column, head.title, self.formats["upright" if head.upright else "head" + _EXTRA * head.extra])
        amounts = amount_columns(table)
        for position, cells in enumerate(table.rows):
            row += 1
            sheet.set_row(row, row_height(cells, table.heads))
            total = position >= len(table.rows) - table.totals
            for column, (cell, head) in enumerate(zip(cells, table.heads, strict=True)):
                suffix = _TOTAL if total else _EXTRA * head.extra
                if column in amounts and type(cell) is str:
                    sheet.write_string(row, column, cell, self.formats["number" + suffix])
                else:
                    self._cell(sheet, row, column, cell, suffix)
        if not table.rows:
            row += 1
            self._across(sheet, row, len(table.heads), table.empty, self.formats["text"])
        return row

    def _across(self, sheet: Any, row: int, columns: int, told: str, form: Any) -> None:
        """One text over all columns; a single cell cannot be merged."""
        if columns > 1:
            sheet.merge_range(row, 0, row, columns - 1, told, form)
        else:
            sheet.write_string(row, 0, told, form)

    def _cell(self, sheet: Any, row: int, column: int, cell: Cell, suffix: str) -> None:
        if isinstance(cell, dt.date):
            sheet.write_datetime(row, column, dt.datetime.combine(cell, dt.time()), self.formats["day" + suffix])
        elif isinstance(cell, int | float):
            name = "percent" if isinstance(cell, Percent) else "number"
            sheet.write_number(row, column, cell, self.formats[name + suffix])
        elif isinstance(cell, Url) and (address := _link(cell)) and sheet.hlink_count < MOST_LINKS:
            sheet.write_url(row, column, address, self.formats["link" + suffix], string=shown(cell))
        elif cell:
            name = "text" if len(cell) <= LONGEST_TEXT else "long"
            sheet.write_string(row, column, _whole(cell), self.formats[name + suffix])
        else:
            sheet.write_blank(row, column, None, self.formats["text" + suffix])

    def _free_name(self, wanted: str) -> str:
        """A sheet's name that no other bears: a profile may name its list as one of ours."""
        name, number = wanted, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{wanted[:26]} ({number})"
        self.names.add(name.casefold())
        return name


def _link(cell: Url) -> str | None:
    return web_address(cell) if len(cell) <= LONGEST_LINK else None


def _whole(text: str) -> str:
    return text if len(text) <= LONGEST_CELL else text[:LONGEST_CELL] + "… (полностью в results.json)"
