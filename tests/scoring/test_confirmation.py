"""What confirms a violation: another day, deciding places fetched anew, a second way of reading with the same outcome."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from data.models import Audit, Fetch, OrganisationResult
from data.reviews import Body, Confirmation
from scoring.confirmation import DIFFERS, agrees, basis_of, fetched_anew, of_another_day, outcome_of, rests_on_absence, with_confirmation
from tests.reports import samples

PROFILE = samples.PROFILE
AUDIT = samples.audit().audit


def audit(started: dt.datetime, as_of: dt.date = AUDIT.as_of) -> Audit:
    return replace(AUDIT, started=started, as_of=as_of)


@pytest.mark.parametrize(
    ("hours", "as_of", "other"),
    [
        (1, AUDIT.as_of, False),  # the same night
        (1, AUDIT.as_of + dt.timedelta(1), True),  # told to be of the next day
        (24, AUDIT.as_of, True),  # the next night, judged as of the same day
    ],
)
def test_another_day(hours: int, as_of: dt.date, other: bool) -> None:
    night = dt.datetime(2024, 7, 1, 1, 0, tzinfo=dt.UTC)
    assert of_another_day(audit(night + dt.timedelta(hours=hours), as_of), audit(night)) is other


def test_days_are_those_of_moscow() -> None:
    before, after = dt.datetime(2024, 6, 30, 20, 30, tzinfo=dt.UTC), dt.datetime(2024, 6, 30, 21, 30, tzinfo=dt.UTC)
    assert of_another_day(audit(after), audit(before))


def pages(result: OrganisationResult, **change: object) -> dict[str, Fetch]:
    urls = [*(each.url for each in result.facts.documents), *(each.url for each in result.facts.searched)]
    roles = {each.url: "file" for each in result.facts.documents}
    fetches = {url: Fetch(url=url, final_url=url, status=200, sha256="a", role=roles.get(url, "page")) for url in urls}  # type: ignore[arg-type]
    last = next(iter(change.pop("of", [])), urls[0]) if change else urls[0]  # type: ignore[call-overload]
    return {**fetches, last: replace(fetches[last], **change)} if change else fetches  # type: ignore[arg-type]


def test_the_deciding_document_must_come_anew() -> None:
    row = samples.outdated(1)
    assert not rests_on_absence(row, PROFILE)
    assert fetched_anew(row, PROFILE, pages(row))
    assert not fetched_anew(row, PROFILE, pages(row, reused=True))
    assert not fetched_anew(row, PROFILE, pages(row, status=404, reason="dead_link"))
    assert not fetched_anew(row, PROFILE, {})


def test_a_page_beside_it_need_not() -> None:
    row = samples.outdated(1)
    assert fetched_anew(row, PROFILE, pages(row, of=[row.facts.searched[0].url], reused=True))


def test_of_an_absence_every_page_of_the_look_must() -> None:
    row = samples.no_package(1)
    assert rests_on_absence(row, PROFILE)
    assert fetched_anew(row, PROFILE, pages(row))
    for place in row.facts.searched:
        assert not fetched_anew(row, PROFILE, pages(row, of=[place.url], reused=True))


def test_the_outcome_is_the_verdict_and_the_day_of_the_deciding_document() -> None:
    row = samples.outdated(1)
    assert outcome_of(row, PROFILE) == outcome_of(samples.outdated(1), PROFILE)
    assert outcome_of(row, PROFILE) != outcome_of(samples.outdated(1, dt.date(2020, 9, 1)), PROFILE)
    assert outcome_of(row, PROFILE) != outcome_of(samples.outdated(1, None), PROFILE)


@pytest.mark.parametrize(
    ("again", "agreed"),
    [
        (samples.outdated(1), True),
        (samples.outdated(1, dt.date(2020, 9, 1)), None),  # another day: one of the two ways misreads, and nobody knows which
        (samples.outdated(1, None), None),
        (samples.partial(1), None),
        (samples.flagged(1), None),
        (samples.compliant(1), False),
        (samples.no_package(1), False),
    ],
)
def test_what_a_second_reading_says(again: OrganisationResult, agreed: bool | None) -> None:
    assert agrees(samples.outdated(1), again, PROFILE) is agreed


def said(row: OrganisationResult, same: bool = True) -> Confirmation:
    return Confirmation(
        organisation="org-1",
        profile="mo-2024",
        first=1,
        second=2,
        at=samples.STARTED,
        same=same,
        basis=basis_of(row, PROFILE, known(row)),
    )


def known(row: OrganisationResult, sha256: str = "a") -> dict[str, Body]:
    return {each.url: Body(url=each.url, sha256=sha256) for each in row.facts.documents}


def test_confirmed_as_long_as_the_bytes_are_the_same() -> None:
    row = samples.outdated(1)
    assert with_confirmation(row.verdict, basis_of(row, PROFILE, known(row)), said(row)).confirmation == "second_audit"
    assert with_confirmation(row.verdict, basis_of(row, PROFILE, known(row, "b")), said(row)).confirmation == "suspected"
    assert with_confirmation(row.verdict, basis_of(row, PROFILE, known(row)), None).confirmation == "suspected"


def test_a_second_reading_that_differs_calls_a_person() -> None:
    row = samples.outdated(1)
    verdict = with_confirmation(row.verdict, basis_of(row, PROFILE, known(row)), said(row, same=False))
    assert (verdict.verdict, verdict.needs_review, verdict.review_reasons, verdict.confirmation) == (
        "outdated_order",
        True,
        (DIFFERS,),
        None,
    )


def test_only_what_is_suspected_is_confirmed() -> None:
    row = samples.flagged(1)
    assert with_confirmation(row.verdict, basis_of(row, PROFILE, known(row)), said(row)) == row.verdict
