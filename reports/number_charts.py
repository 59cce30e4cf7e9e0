"""Indicators by municipality and over the years: the measures of the SVG pictures, and the unbroken stretches of a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.models import AuditResult
from data.tallies import WHOLE, IndicatorValue, YearsTable
from reports.columns import text
from reports.indicators import PERCENT, label, measured, met, municipalities, of_scope
from reports.safe import plain

ROOM = 600
"""Width of 100 % in the units of the picture; the page stretches it to the place it has."""
HEIGHT, MARGIN, STEP = 220, 24, 110
"""Of the picture of years: height of 100 %, room round it, distance of two years."""
COLOURS = ("#1f5fae", "#b58100", "#3b8f5a", "#a32a2a", "#6f62b3", "#2b8a99")


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One municipality, or the whole registry."""

    name: str
    width: float
    told: str
    kind: str
    """«good» where the target is reached, «violation» where it is not, «» without a target."""
    whole: bool


@dataclass(frozen=True, kw_only=True)
class BarChart:
    """One indicator over the municipalities."""

    title: str
    target: float | None
    """Where the line of the target stands, in units of the picture."""
    target_told: str
    bars: tuple[Bar, ...]
    width: int = ROOM


@dataclass(frozen=True, kw_only=True)
class Point:
    """One value of a line."""

    x: float
    y: float
    told: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One indicator over the years, in unbroken stretches."""

    title: str
    colour: str
    stretches: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, kw_only=True)
class YearsChart:
    """Per cents over the years."""

    width: int
    height: int
    years: tuple[tuple[float, str], ...]
    grid: tuple[tuple[float, str], ...]
    lines: tuple[Line, ...]


def bar_charts(audit: AuditResult) -> tuple[BarChart, ...]:
    """A chart for each share that was counted by municipality."""
    scopes = (*municipalities(audit), WHOLE)
    shares = [each for each in of_scope(audit, WHOLE) if each.unit == PERCENT]
    by_scope = {(each.id, each.scope): each for each in audit.indicators}
    charts = []
    for share in shares if len(scopes) > 1 else ():
        values = [by_scope[share.id, scope] for scope in scopes if (share.id, scope) in by_scope]
        if all(each.value is None for each in values):
            continue
        charts.append(
            BarChart(
                title=label(share),
                target=None if share.target is None else _width(share.target),
                target_told="" if share.target is None else text(measured(share.target, PERCENT)),
                bars=tuple(map(_bar, values)),
            )
        )
    return tuple(charts)


def years_chart(years: YearsTable) -> YearsChart | None:
    """Lines of the shares; None where there is nothing to draw."""
    shares = [each for each in years.rows if each.unit == PERCENT and stretches(each.values)]
    if not shares:
        return None
    xs = [MARGIN + STEP * (number + 0.5) for number in range(len(years.columns))]
    lines = tuple(
        Line(
            title=plain(each.title),
            colour=COLOURS[number % len(COLOURS)],
            stretches=tuple(
                tuple(_point(xs[position], each.values[position]) for position in stretch) for stretch in stretches(each.values)
            ),
        )
        for number, each in enumerate(shares)
    )
    return YearsChart(
        width=2 * MARGIN + STEP * len(xs),
        height=HEIGHT + 2 * MARGIN,
        years=tuple((x, plain(column.title)) for x, column in zip(xs, years.columns, strict=True)),
        grid=tuple((_y(share), f"{share} %") for share in (0, 25, 50, 75, 100)),
        lines=lines,
    )


def stretches(values: Sequence[float | None]) -> tuple[range, ...]:
    """Positions of values that stand side by side: a year without data breaks the line, it is no zero."""
    found: list[range] = []
    for position, value in enumerate(values):
        if value is None:
            continue
        if found and found[-1].stop == position:
            found[-1] = range(found[-1].start, position + 1)
        else:
            found.append(range(position, position + 1))
    return tuple(found)


def _bar(value: IndicatorValue) -> Bar:
    reached = met(value)
    return Bar(
        name="Весь реестр" if value.scope == WHOLE else plain(value.scope),
        width=0 if value.value is None else _width(value.value),
        told=text(measured(value.value, value.unit)),
        kind="" if reached is None else "good" if reached else "violation",
        whole=value.scope == WHOLE,
    )


def _width(share: float) -> float:
    return round(ROOM * min(max(share, 0), 100) / 100, 1)


def _point(x: float, value: float | None) -> Point:
    return Point(x=x, y=_y(value or 0), told=text(measured(value, PERCENT)))


def _y(share: float) -> float:
    return round(MARGIN + HEIGHT * (1 - min(max(share, 0), 100) / 100), 1)
