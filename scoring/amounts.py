"""How much of something one organisation has: the numerators and denominators of indicators."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from data.folding import folded
from data.indicators import Amount, Joined, Published, Registry
from data.models import Organisation, OrganisationResult, SiteFacts
from data.profile import Profile
from scoring.joined import mentors_in_programme, young_in_programme
from scoring.verdicts import NOT_CHECKED, holds

_REGISTRY: dict[Registry, Callable[[Organisation], int | None]] = {
    "organisations": lambda _: 1,
    "training_sites": lambda organisation: int(organisation.training_site is not None),
    "total_teachers": lambda organisation: organisation.total_teachers,
    "young_specialists": lambda organisation: organisation.young_specialists,
    "teachers_under_35": lambda organisation: organisation.teachers_under_35,
}
_JOINED: dict[Joined, Callable[[SiteFacts], int | None]] = {
    "young_in_programme": young_in_programme,
    "mentors_in_programme": mentors_in_programme,
}


def amount_of(amount: Amount, profile: Profile, result: OrganisationResult) -> int | None:
    """The amount of one organisation; None: unknown, or entered by hand and so of no organisation."""
    if amount.organisations:
        answer = holds(amount.organisations, profile, result.organisation, {each.rule: each for each in result.findings})
        return None if answer is None else int(answer)
    if amount.verdicts:
        verdict = result.verdict.verdict
        return None if verdict in {None, NOT_CHECKED} else int(verdict in amount.verdicts)
    if amount.measure:
        value: int | None = getattr(result.measures, amount.measure, None)
        return value
    if amount.people:
        return _JOINED[amount.people](result.facts)
    if amount.published:
        return _published(amount.published, result.facts)
    return _REGISTRY[amount.registry](result.organisation) if amount.registry else None


def _published(wanted: Published, facts: SiteFacts) -> int | None:
    """Distinct documents and pages; None where the look was not full: what was not seen may be one more."""
    if not facts.outcome.complete or not facts.publications:
        return None
    titles = {each.sha256 or each.url: folded(each.title) for each in facts.publications if each.kind != "news"}
    return sum(_holds(wanted.words, title) and not _holds(wanted.but or (), title) for title in titles.values())


def _holds(patterns: Sequence[str], text: str) -> bool:
    return any(re.search(each, text) for each in patterns)
