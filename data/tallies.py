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
    scope: str = WHOLE
    not_checked: int = 0
