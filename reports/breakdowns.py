"""Breakdowns as a table, a line a row."""

from __future__ import annotations

from collections.abc import Iterable

from data.models import AuditResult
from data.tallies import WHOLE, BreakdownValue
from reports.columns import Cell
from reports.indicators import NO_DATA, percent
from reports.russian import capitalised
from reports.safe import plain
from reports.tables import Table, heads

OVERLAPPING = "Строки пересекаются, их сумма больше целого"


def breakdowns_table(audit: AuditResult) -> Table:
    """All breakdowns of the whole registry, then those of municipalities."""
    ordered = sorted(audit.breakdowns, key=lambda each: each.scope != WHOLE)
    return Table(
        sheet="Разбивки",
        name="razbivki",
        heading="Разбивки",
        heads=heads("Разбивка 40|Охват 20|Часть 46|Количество 12|Доля 10|Всего 10|Не удалось проверить организаций 16|Примечание 40"),
        rows=tuple(row for each in ordered for row in _rows(each)),
        empty="Разбивок нет",
    )


def _rows(value: BreakdownValue) -> Iterable[tuple[Cell, ...]]:
    scope = "Весь реестр" if value.scope == WHOLE else plain(value.scope)
    note = "\n".join(each for each in (capitalised(plain(value.note)), OVERLAPPING if value.overlapping else "") if each)
    rest = (NO_DATA if value.whole is None else value.whole, value.not_checked, note)
    for row in value.rows:
        yield plain(value.title), scope, plain(row.title), row.count, percent(row.share), *rest
    if not value.rows:
        yield plain(value.title), scope, "", "", "", *rest
