"""Breakdowns of a profile over the whole registry: a whole divided into lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from data.folding import folded
from data.indicators import Breakdown, Divided, Part
from data.manual_values import ManualValues
from data.models import OrganisationResult
from data.profile import Profile
from data.tallies import WHOLE, BreakdownRow, BreakdownValue
from data.words import words
from scoring.entered import entered
from scoring.groups import competences, curators, mentee_service
from scoring.shares import percent, whole_number
from scoring.verdicts import holds


def breakdowns(profile: Profile, results: Sequence[OrganisationResult], manual: ManualValues, year: int) -> tuple[BreakdownValue, ...]:
    """Every breakdown, in the order of the profile."""
    return tuple(
        _listed(each, profile, results)
        if each.of == "organisations"
        else _entered(each, results, manual, year)
        if each.of == "manual"
        else _DIVIDE[each.of](each, results)
        for each in profile.breakdowns
    )


def _curators_per_organisation(breakdown: Breakdown, results: Sequence[OrganisationResult]) -> BreakdownValue:
    told = [curators(each.facts) for each in results]
    numbers = [len(each) for each in told if each]
    counts = [sum((part.least or 0) <= number <= (part.most or number) for number in numbers) for part in breakdown.rows]
    return _divided(breakdown, _titles(breakdown), counts, whole=len(numbers), not_checked=told.count(None))


def _curator_posts(breakdown: Breakdown, results: Sequence[OrganisationResult]) -> BreakdownValue:
    told = [curators(each.facts) for each in results]
    posts = [folded(post) for each in told for post in (each or {}).values()]
    places = [_fits(breakdown.rows, post)[0] if post else -1 for post in posts]
    last = len(breakdown.rows)
    counts = [places.count(place) for place in (*range(last + 1), -1)]
    titles = [*_titles(breakdown), breakdown.other, breakdown.unnamed]
    return _divided(breakdown, titles, counts, whole=len(posts), not_checked=told.count(None))


def _mentee_service(breakdown: Breakdown, results: Sequence[OrganisationResult]) -> BreakdownValue:
    told = [mentee_service(each.facts) for each in results]
    served = [service for each in told for service in (each or {}).values()]
    counts = [sum(service == part.service for service in served) for part in breakdown.rows]
    return _divided(breakdown, _titles(breakdown), counts, whole=len(served), not_checked=told.count(None))


def _mentor_competences(breakdown: Breakdown, results: Sequence[OrganisationResult]) -> BreakdownValue:
    """Shares of the mentors whose competences are told; one mentor may have several."""
    told = [competences(each.facts) for each in results]
    mentors = [{place for said in each for place in _fits(breakdown.rows, folded(said))} for one in told for each in (one or {}).values()]
    counts = [sum(place in mentor for mentor in mentors) for place in range(len(breakdown.rows) + 1)]
    titles = [*_titles(breakdown), breakdown.other]
    return _divided(breakdown, titles, counts, whole=len(mentors), not_checked=told.count(None), overlapping=True)


_DIVIDE: dict[Divided, Callable[[Breakdown, Sequence[OrganisationResult]], BreakdownValue]] = {
    "curators_per_organisation": _curators_per_organisation,
    "curator_posts": _curator_posts,
    "mentee_service": _mentee_service,
    "mentor_competences": _mentor_competences,
}


def _entered(breakdown: Breakdown, results: Sequence[OrganisationResult], manual: ManualValues, year: int) -> BreakdownValue:
    municipalities = tuple(dict.fromkeys(each.organisation.municipality for each in results))
    keys = [part.manual or "" for part in breakdown.rows]
    numbers = [entered(manual, key, WHOLE, municipalities, year) for key in keys]
    known = [int(number) for number in numbers if number is not None]
    if len(known) < len(keys):
        missing = [key for key, number in zip(keys, numbers, strict=True) if number is None]
        notes = [words().indicator_note["not_entered"].format(key=key, year=year) for key in missing]
        return BreakdownValue(id=breakdown.id, title=breakdown.title, rows=(), note="; ".join(notes))
    return _divided(breakdown, _titles(breakdown), known, whole=sum(known), not_checked=0)


def _listed(breakdown: Breakdown, profile: Profile, results: Sequence[OrganisationResult]) -> BreakdownValue:
    """By name, only organisations for which the condition surely holds: what rests on a doubt is left to a person."""
    names, not_checked = [], 0
    one_place = len({each.organisation.municipality for each in results}) < 2
    for each in results:
        answer = holds(breakdown.when, profile, each.organisation, {one.rule: one for one in each.findings}) if breakdown.when else False
        doubtful = bool(answer) and _flagged(breakdown, profile, each)
        if answer and not doubtful:
            names.append(each.organisation.name if one_place else f"{each.organisation.name} ({each.organisation.municipality})")
        not_checked += answer is None or doubtful
    checked = len(results) - not_checked
    rows = tuple(BreakdownRow(title=name, count=1, share=percent(1, checked)) for name in names)
    return BreakdownValue(
        id=breakdown.id, title=breakdown.title, rows=rows, not_checked=not_checked, whole=checked, note=_nobody(names, checked)
    )


def _flagged(breakdown: Breakdown, profile: Profile, result: OrganisationResult) -> bool:
    resting = set(profile.rules_of(breakdown.when)) if breakdown.when else set()
    return any(finding.flags for finding in result.findings if finding.rule in resting)


def _nobody(names: list[str], checked: int) -> str:
    if not checked:
        return words().indicator_note["nothing_checked"]
    return "" if names else words().indicator_note["nobody_listed"]


def _divided(
    breakdown: Breakdown, titles: Sequence[str], counts: Sequence[int], *, whole: int, not_checked: int, overlapping: bool = False
) -> BreakdownValue:
    rows = tuple(BreakdownRow(title=title, count=count, share=percent(count, whole)) for title, count in zip(titles, counts, strict=True))
    return BreakdownValue(
        id=breakdown.id,
        title=breakdown.title,
        rows=rows if whole else (),
        not_checked=not_checked,
        whole=int(whole_number(whole)) if whole else None,
        overlapping=overlapping,
        note="" if whole else words().indicator_note["nothing_to_divide"],
    )


def _titles(breakdown: Breakdown) -> list[str]:
    return [part.title for part in breakdown.rows]


def _fits(rows: Sequence[Part], said: str) -> list[int]:
    """Places of the lines whose words the folded text holds; the place after the last where none does."""
    return [place for place, part in enumerate(rows) if any(re.search(each, said) for each in part.words or ())] or [len(rows)]
