"""Rows of a table as a chart of the workbook."""

from __future__ import annotations

from typing import Any

from reports.columns import Percent, text
from reports.number_charts import COLOURS
from reports.tables import Table

SIZE = {"width": 900, "height": 380}


def draw_lines(book: Any, sheet: Any, table: Table, at_row: int, name: str) -> None:
    """Draw a line for each row that is to be drawn.

    The numbers stand once more on a hidden sheet `name`: Excel would draw the words «нет данных» as zero, an empty cell breaks the line.
    """
    data = book.add_worksheet(name)
    data.hide()
    data.write_row(0, 1, [head.title for head in table.heads[1:]])
    chart = book.add_chart({"type": "line"})
    last = len(table.heads) - 1
    for row, position in enumerate(table.drawn, 1):
        title, *values = table.rows[position]
        data.write_string(row, 0, text(title))
        for column, value in enumerate(values, 1):
            if isinstance(value, Percent):
                data.write_number(row, column, value)
        chart.add_series(_series(name, row, last))
    chart.set_y_axis({"min": 0, "max": 100, "num_format": '0" %"'})
    chart.set_legend({"position": "bottom"})
    chart.set_size(SIZE)
    chart.show_blanks_as("gap")
    sheet.insert_chart(at_row, 0, chart)


def _series(name: str, row: int, last: int) -> dict[str, Any]:
    colour = {"color": COLOURS[(row - 1) % len(COLOURS)]}
    return {
        "name": [name, row, 0],
        "categories": [name, 0, 1, 0, last],
        "values": [name, row, 1, row, last],
        "line": {**colour, "width": 2},
        "marker": {"type": "circle", "size": 6, "fill": colour},
        "data_labels": {"value": True, "position": "above"},
    }
