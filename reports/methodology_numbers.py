"""What a methodology counts, as parts of its page."""

from __future__ import annotations

from collections.abc import Mapping

from data.indicators import Breakdown, Indicator
from data.profile import Profile
from data.words import words
from reports.columns import text
from reports.conditions import RuleText, Told, amount_in_words, condition_in_words
from reports.indicators import measured
from reports.methodology_entry import Entry, Part, exact, norm_told


def number_parts(profile: Profile, rules: Mapping[str, RuleText]) -> tuple[Part, ...]:
    """Indicators, breakdowns, years."""
    return (
        Part(anchor="indicators", title="Показатели", entries=tuple(_indicator(each, profile, rules) for each in profile.indicators)),
        Part(anchor="breakdowns", title="Разбивки", entries=tuple(_breakdown(each, profile, rules) for each in profile.breakdowns)),
        _years(profile),
    )


def _indicator(indicator: Indicator, profile: Profile, rules: Mapping[str, RuleText]) -> Entry:
    parts = [("Числитель" if indicator.denominator else "Считается", indicator.numerator), ("Знаменатель", indicator.denominator)]
    told = (
        ("Код", indicator.id),
        ("Методика расчёта", " ".join(indicator.formula.split())),
        ("Единица", indicator.unit),
        *((("Цель", f"не меньше {exact(indicator.target, indicator.unit)}"),) if indicator.target is not None else ()),
        ("Источник данных", words().data_source[indicator.data_source]),
        *norm_told(indicator.norm),
    )
    amounts = [(name, amount_in_words(amount, profile, rules)) for name, amount in parts if amount]
    conditions = tuple(Told(text=f"{name}: {each.text}", parts=each.parts) for name, each in amounts)
    return Entry(title=indicator.title, told=told, conditions=conditions)


def _breakdown(breakdown: Breakdown, profile: Profile, rules: Mapping[str, RuleText]) -> Entry:
    rows = [row.title for row in breakdown.rows] + [each for each in (breakdown.other, breakdown.unnamed) if each]
    told = (("Что делится", words().divided[breakdown.of]), *((("Строки", "; ".join(rows)),) if rows else ()))
    conditions = (condition_in_words(breakdown.when, profile, rules),) if breakdown.when else ()
    return Entry(title=breakdown.title, told=told, conditions=conditions)


def _years(profile: Profile) -> Part:
    years = profile.years
    if years is None:
        return Part(anchor="years", title="")
    entries = tuple(
        Entry(
            title=row.title,
            told=tuple((years.columns.get(year, str(year)), text(measured(value, row.unit))) for year, value in row.values.items()),
        )
        for row in years.rows
    )
    return Part(anchor="years", title=years.title, entries=entries)
