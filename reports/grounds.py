"""Which recommendations an audit gives ground for, and what the ground is in words and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from data.models import AuditResult, OrganisationResult
from data.profile import Profile
from data.recommendations import MUNICIPALITIES, Ground, Recommendations
from data.tallies import WHOLE, IndicatorValue
from reports.columns import text
from reports.indicators import label, measured, of_scope
from reports.lists import NOT_CHECKED, REVIEW, Lists
from reports.outgoing import municipality_of
from reports.russian import organisations, quoted
from reports.safe import plain

FULL = 100.0
"""A share without a target is held against the whole."""


@dataclass(frozen=True, kw_only=True)
class Advice:
    """One recommendation with the ground that it is given on."""

    text: str
    ground: str


@dataclass(frozen=True, kw_only=True)
class AddressedAdvice:
    """Recommendations to one addressee."""

    to: str
    items: tuple[Advice, ...]


@dataclass(frozen=True, kw_only=True)
class Found:
    """A ground that holds: told in words, and where."""

    told: str
    municipalities: tuple[str, ...] = ()


def advice(wanted: Recommendations, audit: AuditResult, profile: Profile, lists: Lists) -> tuple[AddressedAdvice, ...]:
    """The recommendations that have a ground; an addressee without any is left out."""
    given = []
    for addressed in wanted.addressed:
        found = [(item, _found(item.when, audit, profile, lists)) for item in addressed.items]
        items = tuple(
            Advice(text=item.text.replace(MUNICIPALITIES, ", ".join(ground.municipalities)), ground=ground.told)
            for item, ground in found
            if ground
        )
        if items:
            given.append(AddressedAdvice(to=addressed.to, items=items))
    return tuple(given)


def _found(when: Ground, audit: AuditResult, profile: Profile, lists: Lists) -> Found | None:
    """The ground as this audit has it; None: it does not hold, or nothing is known."""
    if when.verdicts:
        titles = "; ".join(quoted(profile.verdict(code).title) for code in when.verdicts)
        return _counted(f"подтверждено: {titles}", (each for code in when.verdicts for each in lists.at(code)))
    if when.unsettled:
        told, code = ("не удалось проверить", NOT_CHECKED) if when.unsettled == "not_checked" else ("проверка не завершена", REVIEW)
        return _counted(told, lists.at(code))
    if when.section_missing:
        return _counted("раздел о наставничестве не найден", lists.section_missing)
    if when.criterion:
        return _criterion(when.criterion, audit, profile)
    if when.plans_not_in_full:
        return _plans(audit)
    if when.lowest:
        return _lowest(when.lowest, audit)
    return _below(when.indicator, audit) if when.indicator else _fallen(when.falls or "", audit)


def _counted(told: str, results: Iterable[OrganisationResult]) -> Found | None:
    listed = list(results)
    if not listed:
        return None
    count = Counter(map(municipality_of, listed))
    places = tuple(f"{name} —\u00a0{each}" for name, each in count.items())
    return Found(told=f"{told} — {organisations(len(listed))}", municipalities=places)


def _criterion(criterion: str, audit: AuditResult, profile: Profile) -> Found | None:
    title = next((each.title for each in profile.rubric.criteria if each.id == criterion), "") if profile.rubric else ""
    without = [each for each in audit.organisations if each.score and each.score.criteria.get(criterion) == 0]
    return _counted(f"на страницах площадок не найдено: {quoted(title)}", without)


def _plans(audit: AuditResult) -> Found | None:
    listed = {each.organisation for each in audit.plan_listing.rows} if audit.plan_listing else set()
    return _counted("план выполнен не в полном объёме", (each for each in audit.organisations if each.organisation.id in listed))


def _below(indicator: str, audit: AuditResult) -> Found | None:
    value = _value(indicator, WHOLE, audit)
    least = FULL if value is None or value.target is None else value.target
    if value is None or value.value is None or value.value >= least:
        return None
    aim = f"цель — {text(measured(least, value.unit))}" if value.target is not None else f"меньше {text(measured(least, value.unit))}"
    return Found(told=f"{quoted(label(value))} — {_told(value)}, {aim}")


def _lowest(indicator: str, audit: AuditResult) -> Found | None:
    """Municipalities below the target; without a target, below the whole registry. The lowest first."""
    whole = _value(indicator, WHOLE, audit)
    least = None if whole is None else whole.value if whole.target is None else whole.target
    if whole is None or least is None:
        return None
    here = [each for each in audit.indicators if each.id == indicator and each.scope != WHOLE]
    below = sorted((each.value, plain(each.scope), _told(each)) for each in here if each.value is not None and each.value < least)
    if not below:
        return None
    than = f"ниже цели ({text(measured(least, whole.unit))})" if whole.target is not None else f"ниже, чем в целом ({_told(whole)})"
    return Found(told=f"{quoted(label(whole))}: {than}", municipalities=tuple(f"{name} —\u00a0{told}" for _, name, told in below))


def _fallen(row: str, audit: AuditResult) -> Found | None:
    line = next((each for each in audit.years.rows if each.id == row), None) if audit.years else None
    if line is None or audit.years is None:
        return None
    known = [(column.title, value) for column, value in zip(audit.years.columns, line.values, strict=True) if value is not None]
    if len(known) < 2 or known[-1][1] >= known[-2][1]:
        return None
    (before, more), (after, less) = known[-2:]
    told = f"{before} — {text(measured(more, line.unit))}, {after} — {text(measured(less, line.unit))}"
    return Found(told=f"{quoted(plain(line.title))}: {told}")


def _value(indicator: str, scope: str, audit: AuditResult) -> IndicatorValue | None:
    return next((each for each in of_scope(audit, scope) if each.id == indicator), None)


def _told(value: IndicatorValue) -> str:
    return text(measured(value.value, value.unit))
