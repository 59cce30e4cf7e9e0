"""What changed between two audits: nobody is «fixed» who was not seen to be, and all numbers add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.changes import STATUSES
from data.models import OrganisationResult, Review
from scoring.changes import changes, place_of
from tests.reports import samples

PROFILE = samples.PROFILE
VIOLATIONS = {"no_package", "regulation_only", "outdated_order"}
Maker = Callable[[int], OrganisationResult]


def reviewed(number: int) -> OrganisationResult:
    """Taken off a list by a person, the site as it was."""
    row = samples.no_package(number)
    review = Review(by="методист-1", at=samples.REVIEWED, value="compliant", was="no_package", reason="документы показаны")
    return replace(row, verdict=replace(row.verdict, verdict="compliant", confirmation=None, review=review))


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        (samples.compliant, samples.no_package, "new"),
        (samples.unreachable, samples.no_package, "new"),
        (samples.outdated, samples.no_package, "new"),
        (None, samples.no_package, "new"),
        (samples.no_package, samples.no_package, "still"),
        (samples.no_package, samples.compliant, "fixed"),
        (samples.no_package, reviewed, "decided"),
        (samples.no_package, samples.outdated, "moved"),
        (samples.no_package, samples.incomplete, "moved"),
        (samples.no_package, samples.flagged, "in_review"),
        (samples.no_package, samples.unreachable, "not_checked"),
        (samples.no_package, samples.partial, "not_checked"),
        (samples.no_package, samples.no_site, "not_checked"),
        (samples.no_package, None, "dropped"),
    ],
)
def test_what_became_of_one_organisation_in_one_list(before: Maker | None, after: Maker | None, status: str) -> None:
    first = samples.audit(*([before(1)] if before else []))
    second = samples.audit(*([after(1)] if after else []))
    (listed,) = [each for each in changes(first, second, PROFILE).lists if each.verdict == "no_package"]
    assert [step.status for step in listed.steps] == [status]


MAKERS: list[Maker] = [
    samples.compliant,
    samples.no_package,
    samples.regulation_only,
    samples.outdated,
    samples.incomplete,
    samples.flagged,
    samples.unreachable,
    samples.partial,
    reviewed,
]
TOWNS = ("Лесной г.о.", "Степной г.о.")
registry = st.dictionaries(st.integers(1, 12), st.tuples(st.sampled_from(MAKERS), st.sampled_from(TOWNS)), max_size=10)


def made(rows: dict[int, tuple[Maker, str]]) -> list[OrganisationResult]:
    out = []
    for number, (maker, town) in rows.items():
        row = maker(number)
        out.append(replace(row, organisation=replace(row.organisation, municipality=town)))
    return out


@given(registry, registry)
def test_lists_and_municipalities_add_up(one: dict[int, tuple[Maker, str]], two: dict[int, tuple[Maker, str]]) -> None:
    first, second = samples.audit(*made(one)), samples.audit(*made(two))
    found = changes(first, second, PROFILE)
    for listed in found.lists:
        was = {row.organisation.id for row in first.organisations if place_of(row.verdict) == listed.verdict}
        now = {row.organisation.id for row in second.organisations if place_of(row.verdict) == listed.verdict}
        ids = {status: {step.organisation.organisation.id for step in listed.of(status)} for status in STATUSES}
        assert ids["new"] | ids["still"] == now
        assert set().union(*ids.values()) - ids["new"] == was
        assert sum(map(len, ids.values())) == len(was | now)
    assert sum(each.before for each in found.municipalities) == sum(place_of(r.verdict) in VIOLATIONS for r in first.organisations)
    assert sum(each.after for each in found.municipalities) == sum(place_of(r.verdict) in VIOLATIONS for r in second.organisations)


@given(registry)
def test_an_audit_against_itself_shows_nothing_but_who_still_stands_in_the_lists(rows: dict[int, tuple[Maker, str]]) -> None:
    audit = samples.audit(*made(rows))
    found = changes(audit, audit, PROFILE)
    assert found.schools == ()
    assert {step.status for listed in found.lists for step in listed.steps} <= {"still"}


def test_documents_found_and_gone() -> None:
    before, after = samples.outdated(1), samples.compliant(1)
    (school,) = changes(samples.audit(before), samples.audit(after), PROFILE).schools
    assert [each.act.type for each in school.found] == ["implementation_order", "regulation"]
    assert [each.act.number for each in school.gone] == ["357"]
    assert {each.what: (each.before, each.after) for each in school.differences}["place"] == ("outdated_order", "compliant")


def test_what_a_partial_look_did_not_find_is_not_gone() -> None:
    before, after = samples.outdated(1), samples.partial(1)
    (school,) = changes(samples.audit(before), samples.audit(after), PROFILE).schools
    assert school.gone == ()


def test_other_versions_are_told() -> None:
    first = samples.audit(samples.compliant(1))
    assert changes(first, replace(first, profile_version=2), PROFILE).notes == ("other_version",)
    offline = replace(first, audit=replace(first.audit, offline=True))
    assert changes(first, offline, PROFILE).notes == ("offline",)
    assert changes(first, first, PROFILE).notes == ()
