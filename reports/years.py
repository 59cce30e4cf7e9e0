"""Indicators over the years as a table."""

from __future__ import annotations

from data.tallies import YearsTable
from reports.columns import Cell
from reports.indicators import PERCENT, measured
from reports.number_charts import stretches
from reports.safe import plain
from reports.tables import Head, Table


def years_table(years: YearsTable) -> Table:
    """An indicator a row, a year a column; where the values come from stands above."""
    by_note: dict[str, list[str]] = {}
    for column in years.columns:
        by_note.setdefault(column.note, []).append(column.title)
    told = [f"{', '.join(titles)}: {note}" for note, titles in by_note.items() if note]
    rows: list[tuple[Cell, ...]] = [(plain(each.title), *(measured(value, each.unit) for value in each.values)) for each in years.rows]
    return Table(
        sheet="По годам",
        name="po-godam",
        heading=plain(years.title),
        note=plain("\n".join(told)),
        heads=(Head(title="Показатель", width=60), *(Head(title=plain(column.title), width=13) for column in years.columns)),
        rows=tuple(rows),
        drawn=tuple(number for number, each in enumerate(years.rows) if each.unit == PERCENT and stretches(each.values)),
        empty="Значений по годам нет",
    )
