"""The short of the changes: who is told of, and when there is nothing to tell."""

from __future__ import annotations

from dataclasses import replace

from data.models import OrganisationResult
from scoring.digest import digest, of_municipality
from tests.reports import samples

PROFILE = samples.PROFILE


def told(before: list[OrganisationResult], now: list[OrganisationResult]) -> dict[str, list[str]]:
    found = digest(samples.audit(*before), samples.audit(*now), PROFILE)
    steps = {"new": found.new, "fixed": found.fixed, "left": found.left}
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
    ours, theirs = samples.no_package(1), samples.no_package(2)
    theirs = replace(theirs, organisation=replace(theirs.organisation, municipality="Степной г.о."))
    before, now = samples.audit(samples.compliant(1)), samples.audit(ours, theirs)
    town = ours.organisation.municipality
    found = digest(of_municipality(before, town), of_municipality(now, town), PROFILE)
    assert [each.organisation.organisation.id for each in found.new] == ["org-1"]
    assert not digest(of_municipality(before, "Горный г.о."), of_municipality(now, "Горный г.о."), PROFILE).changed
