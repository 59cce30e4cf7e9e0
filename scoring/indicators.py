"""Indicators of a profile, for the whole registry and each municipality.

Three-valued: an organisation of which a needed fact is unknown stands neither in the numerator nor in the denominator, and is told in
`not_checked`. The numbers of municipalities add up to those of the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.indicators import Amount, Indicator
from data.manual_values import ManualValues
from data.models import OrganisationResult
from data.profile import Profile
from data.tallies import WHOLE, IndicatorValue
from data.words import words
from scoring.amounts import amount_of
from scoring.contradictions import Known, contradictions
from scoring.entered import entered, key_missing, sum_differs
from scoring.shares import PERCENT, percent, whole_number


@dataclass(frozen=True, kw_only=True)
class _Row:
    """One organisation's part in an indicator; None: unknown."""

    municipality: str
    numerator: int | None
    denominator: int | None
    waiting: bool
    """Its verdict waits for a person."""


@dataclass(frozen=True, kw_only=True)
class _Sum:
    """What an indicator comes to in one scope."""

    numerator: float | None = None
    denominator: float | None = None
    not_checked: int = 0
    of_all: float | None = None
    notes: tuple[str, ...] = ()


def indicators(profile: Profile, results: Sequence[OrganisationResult], manual: ManualValues, year: int) -> tuple[IndicatorValue, ...]:
    """Every indicator, for the whole registry and then for its municipalities in registry order.

    Where no site was opened, the registry's declared columns speak in place of the sites.
    """
    municipalities = tuple(dict.fromkeys(each.organisation.municipality for each in results))
    counts = Counter(each.organisation.municipality for each in results)
    sums: dict[str, dict[str, _Sum]] = {scope: {} for scope in (WHOLE, *municipalities)}
    for indicator in profile.indicators:
        rows = [_row(indicator, profile, each) for each in results]
        for scope, here in _by_scope(rows, municipalities).items():
            sums[scope][indicator.id] = _sum(indicator, here, scope, municipalities, manual, year)
    out = []
    for scope, totals in sums.items():
        computed = {each.id: _computed(each, totals[each.id]) for each in profile.indicators}
        size = len(results) if scope == WHOLE else counts[scope]
        known = Known(scope=scope, year=year, organisations=size, computed=computed, manual=manual)
        out += [_value(each, totals[each.id], known) for each in profile.indicators]
    if results and all(each.facts.offline for each in results):
        return tuple(replace(each, data_source="registry") if each.data_source == "sites" else each for each in out)
    return tuple(out)


def _by_scope(rows: Sequence[_Row], municipalities: tuple[str, ...]) -> dict[str, list[_Row]]:
    scopes: dict[str, list[_Row]] = {WHOLE: list(rows), **{name: [] for name in municipalities}}
    for row in rows:
        scopes[row.municipality].append(row)
    return scopes


def _row(indicator: Indicator, profile: Profile, result: OrganisationResult) -> _Row:
    numerator = amount_of(indicator.numerator, profile, result)
    denominator = amount_of(indicator.denominator, profile, result) if indicator.denominator else 1
    verdict = result.verdict
    waiting = bool(indicator.numerator.verdicts) and verdict.needs_review and verdict.review is None
    return _Row(municipality=result.organisation.municipality, numerator=numerator, denominator=denominator, waiting=waiting)


def _sum(indicator: Indicator, rows: Sequence[_Row], scope: str, municipalities: tuple[str, ...], manual: ManualValues, year: int) -> _Sum:
    if not any(part and part.manual for part in (indicator.numerator, indicator.denominator)):
        return _counted(indicator, rows)
    notes: list[str] = []
    parts: list[float | None] = []
    for part, column in (
        (indicator.numerator, [row.numerator for row in rows]),
        (indicator.denominator, [row.denominator for row in rows]),
    ):
        if part is None:
            parts.append(None)
        elif part.manual:
            parts.append(entered(manual, part.manual, scope, municipalities, year))
            notes += key_missing(part.manual, year) if parts[-1] is None else sum_differs(manual, part.manual, scope, municipalities, year)
        else:
            parts.append(_whole_column(column))
            notes += _gap(part, column)
    return _Sum(numerator=parts[0], denominator=parts[1], notes=tuple(notes))


def _counted(indicator: Indicator, rows: Sequence[_Row]) -> _Sum:
    """Over the organisations of which both parts are known."""
    known = [(row.numerator, row.denominator) for row in rows if row.numerator is not None and row.denominator is not None]
    not_checked = len(rows) - len(known)
    notes = _why_nothing(indicator, rows) if not known else ()
    if not known:
        return _Sum(not_checked=not_checked, notes=notes)
    numerator = sum(part for part, _ in known)
    waiting = sum(row.waiting and row.numerator is not None for row in rows)
    if waiting:
        notes = (words().indicator_note["waiting"].format(count=waiting),)
    if indicator.denominator is None:
        return _Sum(numerator=numerator, not_checked=not_checked, notes=notes)
    all_of_it = _whole_column([row.denominator for row in rows])
    of_all = percent(numerator, all_of_it) if indicator.numerator.of_organisations and all_of_it else None
    return _Sum(numerator=numerator, denominator=sum(part for _, part in known), not_checked=not_checked, of_all=of_all, notes=notes)


def _whole_column(column: Sequence[int | None]) -> int | None:
    """The sum; None where an organisation's number is missing: with a numerator entered for all, a part of the whole would mislead."""
    return None if any(number is None for number in column) else sum(number or 0 for number in column)


def _gap(part: Amount, column: Sequence[int | None]) -> list[str]:
    if not part.registry or None not in column:
        return []
    return [words().indicator_note["empty_column" if set(column) == {None} else "part_of_column"]]


def _why_nothing(indicator: Indicator, rows: Sequence[_Row]) -> tuple[str, ...]:
    column = [row.denominator for row in rows]
    if indicator.denominator and indicator.denominator.registry and set(column) == {None}:
        return (words().indicator_note["empty_column"],)
    return (words().indicator_note["nothing_checked"],)


def _computed(indicator: Indicator, total: _Sum) -> float | None:
    """The value by the definition; None: no data."""
    if total.numerator is None or (indicator.denominator and total.denominator is None):
        return None
    return percent(total.numerator, total.denominator or 0) if indicator.denominator else total.numerator


def _value(indicator: Indicator, total: _Sum, known: Known) -> IndicatorValue:
    value = known.computed[indicator.id]
    notes = list(total.notes)
    whole = known.manual.find(indicator.id, known.scope, known.year)
    if value is None and whole and indicator.data_source == "manual":
        value, notes = whole.value, [words().indicator_note["entered_whole"].format(source=whole.source)]
    elif value is None and total.denominator == 0:
        notes.append(words().indicator_note["nobody"])
    if indicator.unit == PERCENT and None not in (total.numerator, total.denominator) and (total.numerator or 0) > (total.denominator or 0):
        notes.append(words().indicator_note["above_whole"])
    notes += contradictions(indicator, known)
    return IndicatorValue(
        id=indicator.id,
        title=indicator.title,
        scope=known.scope,
        numerator=None if total.numerator is None else whole_number(total.numerator),
        denominator=None if total.denominator is None else whole_number(total.denominator),
        not_checked=total.not_checked,
        value=None if value is None else whole_number(value) if indicator.unit != PERCENT else value,
        unit=indicator.unit,
        target=indicator.target,
        data_source=indicator.data_source,
        of_all=total.of_all,
        note="; ".join(notes),
    )
