"""Charts as PNG for the Word file: the same measures as those of the page's SVG pictures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import typst

from reports.chart import Chart
from reports.number_charts import HEIGHT, MARGIN, BarChart, Line, Point, YearsChart

SOURCE = Path(__file__).parent / "templates" / "charts.typ"
DPI = 200
MOST_BARS = 30
"""On one picture: it must stand on one page."""
CLOSE = 0.09
"""Of the height: values nearer than that would be written one over another."""
BLUE = "#1f5fae"
_COLOURS = {"good": "#3b8f5a", "violation": "#cf5b3c"}


def pictures(chart: Chart | BarChart | YearsChart) -> tuple[bytes, ...]:
    """PNG pictures, one under another; a long chart takes several."""
    if isinstance(chart, YearsChart):
        return (_drawn(_years(chart)),)
    made = _municipal(chart) if isinstance(chart, Chart) else _shares(chart)
    bars = made.pop("bars")
    return tuple(_drawn({**made, "bars": some}) for some in _some(bars))


def _drawn(what: dict[str, Any]) -> bytes:
    # The embedded fonts alone: the same picture on every machine.
    made = typst.compile(str(SOURCE), sys_inputs={"drawn": json.dumps(what)}, ignore_system_fonts=True, format="png", ppi=DPI)
    return bytes(made)


def _some(bars: Sequence[dict[str, Any]]) -> Sequence[Sequence[dict[str, Any]]]:
    return [bars[first : first + MOST_BARS] for first in range(0, len(bars), MOST_BARS)]


def _municipal(chart: Chart) -> dict[str, Any]:
    bars = [
        {
            "name": bar.name,
            "told": str(bar.total),
            "whole": False,
            "parts": [
                {"x": part.x / chart.width, "width": part.width / chart.width, "colour": part.colour, "told": str(part.count)}
                for part in bar.parts
            ],
        }
        for bar in chart.bars
    ]
    legend = [{"title": title, "colour": colour} for title, colour in chart.legend]
    return {"kind": "bars", "legend": legend, "share": False, "target": None, "bars": bars}


def _shares(chart: BarChart) -> dict[str, Any]:
    bars = [
        {
            "name": bar.name,
            "told": bar.told,
            "whole": bar.whole,
            "parts": [{"x": 0, "width": bar.width / chart.width, "colour": _COLOURS.get(bar.kind, BLUE), "told": ""}],
        }
        for bar in chart.bars
    ]
    target = None if chart.target is None else chart.target / chart.width
    return {"kind": "bars", "legend": [], "share": True, "target": target, "bars": bars}


def _years(chart: YearsChart) -> dict[str, Any]:
    room = chart.width - 2 * MARGIN
    return {
        "kind": "years",
        "years": [{"x": (x - MARGIN) / room, "title": title} for x, title in chart.years],
        "lines": [_line(line, chart.lines[:number], room) for number, line in enumerate(chart.lines)],
    }


def _line(line: Line, above: Sequence[Line], room: float) -> dict[str, Any]:
    stretches = [[_point(point, above, room) for point in stretch] for stretch in line.stretches]
    return {"title": line.title, "colour": line.colour, "stretches": stretches}


def _point(point: Point, above: Sequence[Line], room: float) -> dict[str, Any]:
    """A point of the line; its value is written below it where another line's value stands in the way above."""
    others = [each for line in above for stretch in line.stretches for each in stretch if each.x == point.x]
    crowded = any(abs(each.y - point.y) < CLOSE * HEIGHT for each in others)
    return {"x": (point.x - MARGIN) / room, "y": 1 - (point.y - MARGIN) / HEIGHT, "told": point.told, "below": int(crowded)}
