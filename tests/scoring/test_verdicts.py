"""Verdicts of mo-2024: the contract's order, and unknown before a match."""

from __future__ import annotations

import dataclasses
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_rules.runner import findings
from data.models import PACKAGE, Declared, Document, DocumentType, SiteFacts, SiteOutcome, StateReason, Verdict
from data.profile import load_profile
from nastavnik.judging import settled_verdict
from scoring.verdicts import judge
from tests.made import DAY_BEFORE, GATE, OLD, SCHOOL, document, facts, unread

PROFILE = load_profile("mo-2024")


def verdict(site: SiteFacts) -> Verdict:
    return judge(PROFILE, SCHOOL, site, findings(PROFILE, site))


@pytest.mark.parametrize(
    ("documents", "code", "reason"),
    [
        ([], "no_package", None),
        ([document("mentor_base"), document("agreement")], "no_package", None),
        ([document("implementation_order", DAY_BEFORE), document("regulation")], "outdated_order", "before_recommendations"),
        ([document("implementation_order", OLD)], "outdated_order", "before_recommendations"),
        ([document("implementation_order", None), document("regulation")], "outdated_order", "no_date"),
        ([document("regulation")], "regulation_only", None),
        ([document("regulation"), document("roadmap")], "incomplete_package", None),
        ([document("implementation_order", GATE)], "incomplete_package", None),
        ([document("pairs_order")], "incomplete_package", None),
        ([document("implementation_order", GATE), document("regulation", OLD)], "compliant", None),
    ],
)
def test_first_match_wins(documents: list[Document], code: str, reason: str | None) -> None:
    given_verdict = verdict(facts(*documents))
    assert (given_verdict.verdict, given_verdict.reason, given_verdict.state) == (code, reason, "audited")
    # What is beyond the source accuses too, before a service: it is to be confirmed as a violation is.
    assert given_verdict.confirmation == (None if code == "compliant" else "suspected")


@pytest.mark.parametrize(
    ("documents", "kinds"),
    [
        ([], PACKAGE),
        ([], ("personal_programme",)),
        ([document("implementation_order", OLD), document("regulation")], ("implementation_order",)),
        ([document("regulation")], ("implementation_order",)),
        ([document("regulation")], ("roadmap",)),
        ([document("implementation_order", GATE)], ("regulation",)),
    ],
)
def test_what_was_not_read_and_could_change_the_verdict_makes_it_not_checked(
    documents: list[Document], kinds: tuple[DocumentType, ...]
) -> None:
    given_verdict = verdict(facts(*documents, unseen=(unread(*kinds),)))
    assert (given_verdict.verdict, given_verdict.state, given_verdict.state_reason) == ("not_checked", "partial", "dead_link")


def test_what_could_not_change_the_verdict_does_not_matter() -> None:
    good = [document("implementation_order", GATE), document("regulation")]
    assert verdict(facts(*good, unseen=(unread(*PACKAGE),))).verdict == "compliant"
    old = [document("implementation_order", OLD), document("regulation")]
    assert verdict(facts(*old, unseen=(unread("roadmap", "programme"),))).verdict == "outdated_order"


@pytest.mark.parametrize("reason", ["down", "dns", "tls", "robots", "blocked", "timeout"])
def test_a_site_that_was_not_reached_is_never_a_violator(reason: StateReason) -> None:
    given_verdict = verdict(facts(outcome=SiteOutcome(reached=False, reason=reason)))
    assert (given_verdict.verdict, given_verdict.state, given_verdict.state_reason) == ("not_checked", "unreachable", reason)


def test_an_organisation_without_an_address_has_no_site() -> None:
    site = facts(outcome=SiteOutcome(reached=False))
    found = judge(PROFILE, dataclasses.replace(SCHOOL, site=None), site, findings(PROFILE, site))
    assert (found.verdict, found.state, found.state_reason) == ("not_checked", "no_site", None)


def test_a_flagged_violation_waits_for_a_person() -> None:
    found = verdict(facts(document("implementation_order", OLD, flags=("foreign_name",))))
    assert (found.verdict, found.needs_review, found.review_reasons, found.confirmation) == (
        "outdated_order",
        True,
        ("foreign_name",),
        None,
    )


def test_a_flag_on_what_the_verdict_does_not_rest_on_is_silent() -> None:
    found = verdict(facts(document("implementation_order"), document("regulation"), document("roadmap", flags=("conflict",))))
    assert (found.verdict, found.needs_review) == ("compliant", False)


DAYS = {"implementation_order": [GATE, OLD, None]}


@given(
    kinds=st.sets(st.sampled_from(PACKAGE)),
    hidden=st.sets(st.sampled_from(PACKAGE)),
    complete=st.booleans(),
    day=st.sampled_from([GATE, OLD, None]),
)
def test_no_violation_while_anything_it_rests_on_is_unseen(
    kinds: set[DocumentType], hidden: set[DocumentType], complete: bool, day: object
) -> None:
    """Whatever the unseen turns out to be, a violation that was called stays one."""
    shown = [document(kind, day if kind == "implementation_order" else GATE) for kind in sorted(kinds)]  # type: ignore[arg-type]
    unseen = tuple(unread(kind) for kind in sorted(hidden))
    site = facts(*shown, unseen=unseen, outcome=SiteOutcome(reached=True, complete=complete, reason=None if complete else "budget"))
    found = verdict(site)
    if found.verdict in {"no_package", "regulation_only", "outdated_order"}:
        assert complete
        for appearing in product([False, True], repeat=len(hidden)):
            more = [document(kind, GATE) for kind, there in zip(sorted(hidden), appearing, strict=True) if there]
            assert verdict(facts(*shown, *more)).verdict == found.verdict


@given(
    kinds=st.sets(st.sampled_from(PACKAGE)),
    more=st.lists(st.tuples(st.sampled_from(PACKAGE), st.sampled_from([GATE, OLD, None])), max_size=5),
    day=st.sampled_from([GATE, OLD, None]),
)
def test_what_is_settled_cannot_be_changed_by_anything_unseen(
    kinds: set[DocumentType], more: list[tuple[DocumentType, object]], day: object
) -> None:
    shown = [document(kind, day if kind == "implementation_order" else GATE) for kind in sorted(kinds)]  # type: ignore[arg-type]
    site = facts(*shown, outcome=SiteOutcome(reached=True))
    if settled_verdict(PROFILE, SCHOOL, site):
        added = [document(kind, at) for kind, at in more]  # type: ignore[arg-type]
        assert verdict(facts(*shown, *added)).verdict == verdict(site).verdict


def test_offline_the_declared_columns_decide_alone() -> None:
    told = facts(offline=True, outcome=SiteOutcome(reached=False), declared=Declared(documents=None))
    found = verdict(told)
    assert (found.verdict, found.state, found.state_reason) == ("not_checked", "partial", "not_declared")
    assert verdict(dataclasses.replace(told, declared=Declared(documents=()))).verdict == "no_package"
