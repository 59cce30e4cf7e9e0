"""Builds mo-2024.xlsx from mo-2024.csv: `python -m data.registries.build`. The same text always gives the same bytes.

The csv holds lists 1–3 of the Moscow region's recommendations of 2023/24 as printed there, Latin letters and «нет» included;
the organisation that list 2 names twice stands once. What each list says of the papers handed in becomes «Представленные документы»:
list 3 tells of an order only, so nothing else is claimed.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import xlsxwriter

from data.registry import generated_id

HERE = Path(__file__).parent
HANDED_IN = {"1": "не представлены", "2": "положение", "3": "приказ"}
COLUMNS = {
    "ID": 36,
    "Муниципалитет": 24,
    "Организация": 60,
    "Сайт": 20,
    "Реквизиты приказа": 28,
    "Ссылка на приказ": 80,
    "Представленные документы": 26,
}


def build(source: Path, target: Path) -> None:
    """Writes the registry of `source` to `target`."""
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    options = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(target), options) as book:
        book.set_properties({"title": "Московская область, 2023/24: организации списков 1–3", "created": dt.datetime(2024, 6, 30)})
        sheet = book.add_worksheet("Реестр")
        bold = book.add_format({"bold": True, "bottom": 1})
        for column, (title, width) in enumerate(COLUMNS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, bold)
        sheet.freeze_panes(1, 0)
        for at, row in enumerate(rows, 1):
            town, name = row["Городской округ"], row["Организация"]
            cells = [generated_id(town, name), town, name, "", row["Реквизиты приказа"], row["Ссылка на приказ"], HANDED_IN[row["Список"]]]
            for column, cell in enumerate(cells):
                sheet.write_string(at, column, cell)


if __name__ == "__main__":
    build(HERE / "mo-2024.csv", HERE / "mo-2024.xlsx")
