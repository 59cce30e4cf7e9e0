"""Indicators as tables: the whole registry first, then its municipalities."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.models import AuditResult
from data.profile import Profile
from data.tallies import WHOLE, IndicatorValue
from data.words import words
from reports.columns import Cell, Percent
from reports.russian import capitalised
from reports.safe import plain
from reports.tables import Head, Table, heads

NO_DATA = "нет данных"
PERCENT = "%"

_COLUMNS = (
    "Значение 11|Единица 9|Цель 9|Цель достигнута 12|Числитель 11|Знаменатель 13|Доля от всех организаций 13"
    "|Не удалось проверить организаций 13|Источник данных 13|Примечание 36"
)


def indicators_table(audit: AuditResult, profile: Profile) -> Table:
    """Every indicator of the whole registry, with how it is counted."""
    values = of_scope(audit, WHOLE)
    formulas = {each.id: each.formula for each in profile.indicators}
    return Table(
        sheet="Показатели",
        name="pokazateli",
        heading="Показатели в целом по реестру",
        note="Организации, о которых нужное не удалось установить, в знаменатель не входят; доля от всех организаций стоит рядом.",
        heads=heads(f"№ 8|Показатель 36|{_COLUMNS}|Методика расчёта 36"),
        rows=tuple((number_of(each), plain(each.title), *_value(each), formulas.get(each.id, "")) for each in values),
        left_out=frozenset({"Методика расчёта", "Единица", "Не удалось проверить организаций", "Источник данных"}),
        empty="Показателей нет",
    )


def municipal_table(audit: AuditResult) -> Table:
    """The same indicators municipality by municipality, an indicator a row."""
    values = [each for scope in municipalities(audit) for each in of_scope(audit, scope)]
    return Table(
        sheet="Показатели по муниципалитетам",
        name="pokazateli-po-municipalitetam",
        heading="Показатели по муниципалитетам",
        heads=heads(f"Муниципалитет 20|№ 8|Показатель 38|{_COLUMNS}"),
        rows=tuple((plain(each.scope), number_of(each), plain(each.title), *_value(each)) for each in values),
        empty="По муниципалитетам показатели не считались",
        in_word=False,
    )


def values_table(audit: AuditResult) -> Table:
    """Values alone: a municipality a row, an indicator a column; the whole registry stands last."""
    whole = of_scope(audit, WHOLE)
    scopes = [(plain(each), each) for each in municipalities(audit)]
    return Table(
        sheet="Значения по муниципалитетам",
        name="znacheniya",
        heading="Значения показателей по муниципалитетам",
        heads=(
            Head(title="Муниципалитет", width=24),
            *(Head(title=label(each), width=11, upright=True, bars=each.unit == PERCENT) for each in whole),
        ),
        rows=tuple((title, *_row(audit, scope, whole)) for title, scope in [*scopes, ("Весь реестр", WHOLE)]),
        frozen=1,
        totals=1,
        in_word=False,
    )


def of_scope(audit: AuditResult, scope: str) -> tuple[IndicatorValue, ...]:
    """Indicators of one scope, in the order of the profile."""
    return tuple(each for each in audit.indicators if each.scope == scope)


def municipalities(audit: AuditResult) -> tuple[str, ...]:
    """Municipalities that have indicators, in the order of the registry."""
    return tuple(dict.fromkeys(each.scope for each in audit.indicators if each.scope != WHOLE))


def number_of(value: IndicatorValue) -> str:
    """The number within the methodology: «15» of izhevsk.15; "" where it gives none."""
    return ".".join(re.findall(r"\d+", value.id.partition(".")[2]))


def label(value: IndicatorValue) -> str:
    """«№ 15. Доля …»."""
    number = number_of(value)
    return f"№ {number}. {plain(value.title)}" if number else plain(value.title)


def met(value: IndicatorValue) -> bool | None:
    """The target is reached; None: there is no target, or no data to tell by."""
    return None if value.value is None or value.target is None else value.value >= value.target


def measured(amount: float | None, unit: str) -> Cell:
    """The amount as a cell: counts whole, per cents with one place; «нет данных» of None."""
    if amount is None:
        return NO_DATA
    if unit == PERCENT:
        return Percent(amount)
    return int(amount) if float(amount).is_integer() else amount


def _value(value: IndicatorValue) -> Iterable[Cell]:
    reached = met(value)
    yield measured(value.value, value.unit)
    yield value.unit
    yield measured(value.target, value.unit) if value.target is not None else ""
    yield "" if reached is None else "да" if reached else "нет"
    yield measured(value.numerator, "") if value.numerator is not None else ""
    yield measured(value.denominator, "") if value.denominator is not None else ""
    yield percent(value.of_all)
    yield value.not_checked
    yield capitalised(words().data_source[value.data_source])
    yield capitalised(plain(value.note))


def percent(value: float | None) -> Cell:
    """The share as a cell; nothing of None."""
    return "" if value is None else Percent(value)


def _row(audit: AuditResult, scope: str, whole: Iterable[IndicatorValue]) -> Iterable[Cell]:
    by_id = {each.id: each for each in of_scope(audit, scope)}
    for each in whole:
        here = by_id.get(each.id)
        yield measured(here.value, here.unit) if here else NO_DATA
