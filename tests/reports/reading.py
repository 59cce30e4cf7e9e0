"""Papers read back with other programs' eyes: openpyxl, python-docx, csv, lxml."""

from __future__ import annotations

import csv
import json
import warnings
from pathlib import Path
from typing import Any

import docx
import openpyxl
from docx.oxml.ns import qn
from lxml import html


class Papers:
    """The papers of one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.json: dict[str, Any] = json.loads((folder / "results.json").read_text(encoding="utf-8"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it does not know bars within cells
            self.book: Any = openpyxl.load_workbook(folder / "spiski.xlsx")
        self.word: Any = docx.Document(str(folder / "spiski.docx"))
        self.page: Any = html.fromstring((folder / "otchet.html").read_text(encoding="utf-8"))

    def csv(self, name: str) -> list[list[str]]:
        """Rows of a CSV file, the heads first."""
        (path,) = (self.folder / "csv").glob(f"{name}.csv")
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file, delimiter=";"))

    def sheet(self, name: str) -> tuple[list[str], list[list[Any]]]:
        """Heads and rows of a sheet; no rows where it says that there are none."""
        rows = [list(row) for row in self.book[name].iter_rows(values_only=True)]
        head = next(position for position, row in enumerate(rows) if sum(cell is not None for cell in row) > 1)
        body = rows[head + 1 :]
        if len(body) == 1 and all(cell is None for cell in body[0][1:]):
            body = []
        return [str(cell) for cell in rows[head]], body

    def table(self, number: int) -> list[list[str]]:
        """A table of the Word file, the heads first; links included."""
        return [["".join(part.text for part in cell._tc.iter(qn("w:t"))) for cell in row.cells] for row in self.word.tables[number].rows]

    def section(self, anchor: str) -> list[list[str]]:
        """Rows of the table in one section of the page, heads left out."""
        rows = self.page.xpath(f"//section[@id='{anchor}']//tbody/tr")
        return [[cell.text_content() for cell in row.xpath("./td")] for row in rows]
