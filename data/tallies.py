"""Numbers over many organisations: indicators and breakdowns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DataSource = Literal["sites", "registry", "manual"]
WHOLE = "all"
"""Scope of the whole registry; any other scope is a municipality's name."""


@dataclass(frozen=True, kw_only=True)
class IndicatorValue:
    """One indicator for one scope."""

    id: str
    title: str
    scope: str
    numerator: float | None
    denominator: float | None
    not_checked: int
    """Organisations of the scope left out, since a fact it needs is unknown."""
    value: float | None
    """None: «нет данных». In %, rounded to one place."""
    unit: str
    target: float | None
    data_source: DataSource
    of_all: float | None = None
    """In %: the numerator's share of all organisations of the scope, as the source counts it; None where that says nothing."""
    note: str = ""
    """Russian: a contradiction with a declared value or between indicators, or what data are lacking."""


@dataclass(frozen=True, kw_only=True)
class BreakdownRow:
    """One line of a breakdown."""

    title: str
    count: int
    share: float | None
    """In % of the breakdown's whole, one place."""


@dataclass(frozen=True, kw_only=True)
class BreakdownValue:
    """A whole divided into parts."""

    id: str
    title: str
    rows: tuple[BreakdownRow, ...]
    """(): «нет данных», or nothing is in the list; see `note`."""
    scope: str = WHOLE
    not_checked: int = 0
    """Organisations left out, since what is divided could not be counted there."""
    whole: int | None = None
    """What the shares are of; None: no data."""
    overlapping: bool = False
    """True: one may stand in several rows (a mentor has several competences), so that they do not add up to the whole."""
    note: str = ""
    """Russian: what data are lacking."""


@dataclass(frozen=True, kw_only=True)
class YearColumn:
    """One year of the table of years."""

    year: int
    title: str
    """«2023», «2024 (1 полугодие)»."""
    audit: int | None = None
    """The audit that speaks for the year; None: the source's own values."""
    note: str = ""
    """Russian: where the values come from."""


@dataclass(frozen=True, kw_only=True)
class YearLine:
    """One indicator over the years."""

    id: str
    title: str
    unit: str
    values: tuple[float | None, ...]
    """In the order of the columns; None: «нет данных»."""


@dataclass(frozen=True, kw_only=True)
class YearsTable:
    """Indicators over the years, one column a year."""

    title: str
    columns: tuple[YearColumn, ...]
    rows: tuple[YearLine, ...]
