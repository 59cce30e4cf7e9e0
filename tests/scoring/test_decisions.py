"""A decision holds while what was decided upon stays as it was, and falls back to a person when it does not."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from data.models import OrganisationResult
from data.reviews import Basis, Body, Decision
from scoring.confirmation import basis_of
from scoring.decisions import EXPIRED, STALE, with_decision
from tests.reports import samples

PROFILE = samples.PROFILE
DAY = dt.date(2024, 7, 2)


def bodies(result: OrganisationResult, **other: str) -> dict[str, Body]:
    """Every document of the organisation stored; `other` changes the digest of a kind."""
    return {each.url: Body(url=each.url, sha256=other.get(each.act.type, f"{each.act.type}-1")) for each in result.facts.documents}


def decided(result: OrganisationResult, value: str, until: dt.date | None = None) -> Decision:
    return Decision(
        organisation=result.organisation.id,
        profile=PROFILE.id,
        value=value,
        was=result.verdict.verdict or "",
        reason="сайт просмотрен вручную",
        by="методист-1",
        at=samples.REVIEWED,
        until=until,
        audit=1,
        profile_version=1,
        basis=basis_of(result, PROFILE, bodies(result)),
    )


def later(result: OrganisationResult, decision: Decision, day: dt.date = DAY, **other: str) -> OrganisationResult:
    return with_decision(result, PROFILE, decision, basis_of(result, PROFILE, bodies(result, **other)), day)


def test_the_value_is_the_verdict_and_the_rules_own_stays_beside_it() -> None:
    row = samples.flagged(1)
    verdict = later(row, decided(row, "compliant")).verdict
    assert (verdict.verdict, verdict.confirmation, verdict.reason) == ("compliant", None, None)
    assert verdict.review is not None
    assert (verdict.review.value, verdict.review.was, verdict.review.by) == ("compliant", "outdated_order", "методист-1")


def test_a_violation_so_decided_is_confirmed_by_a_person_and_keeps_the_rules_reason() -> None:
    row = samples.flagged(1)
    verdict = later(row, decided(row, "outdated_order")).verdict
    assert (verdict.verdict, verdict.confirmation, verdict.reason) == ("outdated_order", "person", "before_recommendations")


def test_the_same_bytes_at_another_address_are_the_same() -> None:
    row = samples.flagged(1)
    decision = decided(row, "compliant")
    moved = {url: replace(body, url=url + "?v=2") for url, body in bodies(row).items()}
    assert with_decision(row, PROFILE, decision, basis_of(row, PROFILE, moved), DAY).verdict.verdict == "compliant"


def test_other_bytes_send_it_back_to_a_person() -> None:
    row = samples.flagged(1)
    verdict = later(row, decided(row, "compliant"), implementation_order="implementation_order-2").verdict
    assert (verdict.verdict, verdict.review, verdict.needs_review) == ("outdated_order", None, True)
    assert STALE in verdict.review_reasons


@pytest.mark.parametrize(("days", "holds"), [(0, True), (1, False)])
def test_the_last_day_counts_and_the_next_does_not(days: int, holds: bool) -> None:
    row = samples.flagged(1)
    verdict = later(row, decided(row, "compliant", until=DAY), day=DAY + dt.timedelta(days)).verdict
    assert (verdict.review is not None) is holds
    assert (EXPIRED in verdict.review_reasons) is not holds


def test_a_new_doubt_is_not_covered_by_an_old_decision() -> None:
    row = samples.flagged(1)
    decision = decided(row, "outdated_order")
    doubted = replace(row, verdict=replace(row.verdict, review_reasons=(*row.verdict.review_reasons, "conflict")))
    assert STALE in later(doubted, decision).verdict.review_reasons
    surer = replace(row, verdict=replace(row.verdict, review_reasons=row.verdict.review_reasons[:1]))
    assert later(surer, decision).verdict.review is not None


def test_where_the_rule_comes_to_find_it_as_good_as_the_person_did_nobody_is_asked() -> None:
    row = samples.flagged(1)
    decision = decided(row, "compliant")
    good = samples.compliant(1)
    assert later(good, decision).verdict == good.verdict


def test_a_violation_that_a_person_named_is_asked_again_when_its_documents_go() -> None:
    verdict = later(samples.no_package(1), decided(samples.flagged(1), "no_package")).verdict
    assert (verdict.verdict, verdict.needs_review, verdict.confirmation) == ("no_package", True, None)
    assert STALE in verdict.review_reasons


def test_where_the_rule_comes_to_say_something_third_a_person_is_asked() -> None:
    row = samples.flagged(1)
    verdict = later(samples.no_package(1), decided(row, "compliant")).verdict
    assert (verdict.verdict, verdict.needs_review, verdict.confirmation) == ("no_package", True, None)


def test_a_decision_on_an_absence_holds_until_a_document_appears() -> None:
    row = samples.no_package(1)
    decision = decided(row, "not_checked")
    held = later(row, decision).verdict
    assert (held.verdict, held.state, held.state_reason) == ("not_checked", "partial", "unread_document")
    paper = samples.document(1, "mentor_base", None, None)
    grown = replace(row, facts=replace(row.facts, documents=(paper,)))
    assert STALE in later(grown, decision).verdict.review_reasons


def test_a_decision_on_what_could_not_be_read_holds_until_something_else_is_unread() -> None:
    row = samples.partial(1)
    decision = decided(row, "compliant")
    assert later(row, decision).verdict.verdict == "compliant"
    more = replace(row.facts.unseen[0], url="https://school-1.example/another.pdf")
    grown = replace(row, facts=replace(row.facts, unseen=(*row.facts.unseen, more)))
    assert STALE in later(grown, decision).verdict.review_reasons
    left = {each.url for each in row.facts.unseen[:1]}
    findings = tuple(replace(each, evidence=tuple(place for place in each.evidence if place.url in left)) for each in row.findings)
    fewer = replace(row, facts=replace(row.facts, unseen=row.facts.unseen[:1]), findings=findings)
    assert later(fewer, decision).verdict.verdict == "compliant"


def test_a_page_whose_counter_changed_is_the_same_page() -> None:
    one = Basis(verdict="v", reason=None, deciding=(Body(url="u", sha256="a", words="w"),))
    assert one.still_holds(replace(one, deciding=(Body(url="u", sha256="b", words="w"),)))
    assert not one.still_holds(replace(one, deciding=(Body(url="u", sha256="b", words="x"),)))
    assert not one.still_holds(replace(one, deciding=(Body(url="u", sha256="b"),)))


def test_a_declared_act_is_known_by_its_words() -> None:
    row = samples.declared(1)
    decision = replace(decided(row, "compliant"), basis=basis_of(row, PROFILE, {}))
    assert with_decision(row, PROFILE, decision, basis_of(row, PROFILE, {}), DAY).verdict.verdict == "compliant"
    (paper,) = row.facts.documents
    other = replace(paper, act=replace(paper.act, quote="7 от 02.02.2020"))
    renewed = replace(row, facts=replace(row.facts, documents=(other,)))
    assert STALE in with_decision(renewed, PROFILE, decision, basis_of(renewed, PROFILE, {}), DAY).verdict.review_reasons
