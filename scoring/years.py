"""The table of years: the source's own columns, then one a year from the audit that speaks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data.indicators import YearRow, Years
from data.manual_values import ManualValues
from data.tallies import WHOLE, IndicatorValue, YearColumn, YearLine, YearsTable
from data.words import words


@dataclass(frozen=True, kw_only=True)
class YearAudit:
    """An audit with its indicators, which may speak for a year."""

    audit: int
    year: int
    offline: bool
    marked: bool
    """The methodist marked it as the reporting one of its year."""
    indicators: tuple[IndicatorValue, ...]

    def value(self, indicator: str) -> IndicatorValue | None:
        """The indicator for the whole registry."""
        return next((each for each in self.indicators if each.id == indicator and each.scope == WHOLE), None)


def years_table(years: Years, audits: Sequence[YearAudit], manual: ManualValues) -> YearsTable:
    """One column a year, in order. `audits`: all finished ones, the oldest first."""
    chosen = {audit.year: audit for audit in speaking(years, audits)}
    columns = [_column(years, year, chosen, manual) for year in sorted({*_years_of_source(years), *chosen})]
    rows = tuple(
        YearLine(id=row.id, title=row.title, unit=row.unit, values=tuple(_value(row, column, chosen, manual) for column in columns))
        for row in years.rows
    )
    return YearsTable(title=years.title, columns=tuple(columns), rows=rows)


def speaking(years: Years, audits: Sequence[YearAudit]) -> list[YearAudit]:
    """The audit of each year: the marked one, else the last good one; the source's own years are replaced by a marked one alone."""
    chosen: dict[int, YearAudit] = {}
    known = _years_of_source(years)
    for audit in audits:
        before = chosen.get(audit.year)
        if audit.marked or (audit.year not in known and good(years, audit) and not (before and before.marked)):
            chosen[audit.year] = audit
    return [chosen[year] for year in sorted(chosen)]


def good(years: Years, audit: YearAudit) -> bool:
    """It looked at the sites and could check enough of the registry for every indicator of the table that is counted from sites."""
    values = [audit.value(row.indicator) for row in years.rows if row.indicator]
    counted = [value for value in values if value and value.data_source == "sites"]
    return not audit.offline and bool(counted) and all(_checked(value) >= years.least_checked for value in counted)


def _checked(value: IndicatorValue) -> float:
    """Per cent of the organisations that could be checked."""
    whole = (value.denominator or 0) + value.not_checked
    return 100 * (value.denominator or 0) / whole if whole else 0.0


def _years_of_source(years: Years) -> set[int]:
    return {year for row in years.rows for year in row.values}


def _column(years: Years, year: int, chosen: Mapping[int, YearAudit], manual: ManualValues) -> YearColumn:
    audit = chosen.get(year)
    if audit is None:
        return YearColumn(year=year, title=years.columns.get(year, str(year)), note=words().indicator_note["of_source"])
    note = words().indicator_note["marked_audit" if audit.marked else "last_audit"].format(number=audit.audit)
    if any(year in row.values and _established(row, audit, manual) is None for row in years.rows):
        note = f"{note}; {words().indicator_note['rest_of_source']}"
    return YearColumn(year=year, title=str(year), audit=audit.audit, note=note)


def _value(row: YearRow, column: YearColumn, chosen: Mapping[int, YearAudit], manual: ManualValues) -> float | None:
    """What the audit of the year established; it does not wipe a number that the source tells and it could not establish."""
    audit = chosen.get(column.year)
    value = _established(row, audit, manual) if audit else None
    return row.values.get(column.year) if value is None else value


def _established(row: YearRow, audit: YearAudit, manual: ManualValues) -> float | None:
    if row.indicator is None:
        typed = manual.find(row.id, WHOLE, audit.year)
        return typed.value if typed else None
    value = audit.value(row.indicator)
    return value.value if value else None
