"""The short of the changes: who is told of, and when there is nothing to tell."""

from __future__ import annotations

from dataclasses import replace

from data.digests import Digest
from data.models import OrganisationResult
from scoring.digest import digest, for_service
from tests.reports import samples

PROFILE = samples.PROFILE


def told(before: list[OrganisationResult], now: list[OrganisationResult]) -> dict[str, list[str]]:
    return of(digest(samples.audit(*before), samples.audit(*now), PROFILE))


def confirmed(row: OrganisationResult) -> OrganisationResult:
    return replace(row, verdict=replace(row.verdict, confirmation="second_audit"))


def of(found: Digest) -> dict[str, list[str]]:
    steps = {"new": found.new, "confirmed": found.confirmed, "fixed": found.fixed, "left": found.left}
    rows = {"lost": found.lost, "regained": found.regained}
    return {name: [each.organisation.organisation.id for each in some] for name, some in steps.items() if some} | {
        name: [each.organisation.id for each in some] for name, some in rows.items() if some
    }


def test_each_kind_of_change() -> None:
    before = [samples.compliant(1), samples.no_package(2), samples.no_package(3), samples.compliant(4), samples.unreachable(5)]
    now = [samples.no_package(1), samples.compliant(2), samples.flagged(3), samples.unreachable(4), samples.compliant(5)]
    assert told(before, now) == {"new": ["org-1"], "fixed": ["org-2"], "left": ["org-3"], "lost": ["org-4"], "regained": ["org-5"]}


def test_a_violator_that_could_not_be_checked_is_lost_and_not_fixed() -> None:
    assert told([samples.no_package(1)], [samples.unreachable(1)]) == {"lost": ["org-1"]}


def test_nothing_changed() -> None:
    rows = [samples.compliant(1), samples.no_package(2), samples.unreachable(3), samples.flagged(4)]
    found = digest(samples.audit(*rows), samples.audit(*rows), PROFILE)
    assert not found.changed
    assert (found.still, found.not_checked) == (1, (1, 1))


def test_a_municipality_hears_of_its_own_organisations_with_its_own_numbers() -> None:
    ours, theirs = confirmed(samples.no_package(1)), confirmed(samples.no_package(2))
    theirs = replace(theirs, organisation=replace(theirs.organisation, municipality="Степной г.о."))
    before, now = samples.audit(samples.compliant(1)), samples.audit(ours, theirs)
    town = ours.organisation.municipality
    found = digest(for_service(before, PROFILE, town), for_service(now, PROFILE, town), PROFILE)
    assert [each.organisation.organisation.id for each in found.new] == ["org-1"]
    other = "Горный г.о."
    assert not digest(for_service(before, PROFILE, other), for_service(now, PROFILE, other), PROFILE).changed


def test_a_municipality_hears_of_violators_when_they_are_confirmed() -> None:
    """What one audit suspects is the methodist's alone; that a second one confirmed it is news to both."""
    sound, suspected, sure = samples.compliant(1), samples.no_package(1), confirmed(samples.no_package(1))
    town = sound.organisation.municipality

    def heard(before: OrganisationResult, now: OrganisationResult) -> dict[str, list[str]]:
        first, second = (for_service(samples.audit(each), PROFILE, town) for each in (before, now))
        return of(digest(first, second, PROFILE))

    assert told([sound], [suspected]) == {"new": ["org-1"]}
    assert heard(sound, suspected) == {}
    assert told([suspected], [sure]) == {"confirmed": ["org-1"]}
    assert heard(suspected, sure) == {"new": ["org-1"]}
    assert heard(suspected, sound) == {}
    assert heard(sure, sound) == {"fixed": ["org-1"]}


def test_a_violator_that_could_be_checked_again_is_not_called_new() -> None:
    assert told([samples.unreachable(1)], [samples.no_package(1)]) == {"regained": ["org-1"]}
