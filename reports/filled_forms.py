"""Forms as they come back: rows with their numbers, so that every mistake is named by its row and column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from data.errors import BadInput
from data.sheets import Row as SheetRow
from data.sheets import tables
from reports.forms import letter
from reports.safe import web_address

_STAMP = re.compile(r"Проверка № (\d+), методика «([^»]+)»")


@dataclass(frozen=True, kw_only=True)
class FilledRow:
    """A row as it came back."""

    number: int
    """In the file."""
    cells: dict[str, str]
    """By the column's title; a link in a cell wins over its words."""
    letters: dict[str, str] = field(default_factory=dict)
    """Excel's letter of each column."""

    def fault(self, title: str, words: str) -> str:
        """«строка 7, столбец «Ответ» (G): …»."""
        return f"строка {self.number}, столбец «{title}» ({self.letters.get(title, '?')}): {words}"


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form that came back."""

    audit: int
    profile: str
    rows: tuple[FilledRow, ...]


def read_form(path: Path, titles: Sequence[str]) -> Filled:
    """The form as it came back; `titles` are the columns that must be there, in any order.

    Raises:
        BadInput: the file is not such a form, damaged, or its line «Проверка № …» is gone.
    """
    for table in tables(path):
        for position, row in enumerate(table.rows):
            places = {title: row.cells.index(title) for title in titles if title in row.cells}
            if len(places) < len(titles):
                continue
            stamp = next((found for each in table.rows[:position] for cell in each.cells if (found := _STAMP.search(cell))), None)
            if stamp is None:
                raise BadInput(f"{path}: над таблицей нет строки «Проверка № …, методика …». Верните её или выгрузите форму заново.")
            rows = tuple(_filled(each, places) for each in table.rows[position + 1 :])
            return Filled(audit=int(stamp[1]), profile=stamp[2], rows=rows)
    wanted = ", ".join(f"«{title}»" for title in titles)
    raise BadInput(f"{path}: это не заполненная форма: нет строки с заголовками {wanted}. Не переименовывайте столбцы.")


def _filled(row: SheetRow, places: dict[str, int]) -> FilledRow:
    cells = {}
    for title, place in places.items():
        text = row.cells[place] if place < len(row.cells) else ""
        cells[title] = row.links.get(place, text) if text and not web_address(text) else text
    return FilledRow(number=row.number, cells=cells, letters={title: letter(place) for title, place in places.items()})
