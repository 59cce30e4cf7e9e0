"""The municipal mentoring school: its orders and its road map."""

from __future__ import annotations

from types import ModuleType

import pytest

from audit_rules.rules.package import any_implementation_order
from audit_rules.rules.school import head_order, order, roadmap
from data.models import UNKNOWN, DocumentType, SiteOutcome
from tests.made import OLD, document, facts, unread

ORDERS: list[tuple[ModuleType, DocumentType]] = [(order, "mentoring_school_order"), (head_order, "school_head_order")]


@pytest.mark.parametrize(("rule", "kind"), ORDERS)
def test_an_order_is_present_absent_or_unknown(rule: ModuleType, kind: DocumentType) -> None:
    assert rule.check(facts(document(kind))).code == "present"
    assert rule.check(facts()).code == "absent"
    assert rule.check(facts(outcome=SiteOutcome(reached=True, reason="budget"))).code == "unknown"


@pytest.mark.parametrize(("rule", "kind"), ORDERS)
def test_an_unread_order_may_be_this_one(rule: ModuleType, kind: DocumentType) -> None:
    assert rule.check(facts(unseen=(unread("implementation_order", "pairs_order"),))).code == "unknown"
    assert rule.check(facts(unseen=(unread("regulation"),))).code == "absent"
    assert rule.check(facts(document(kind), unseen=(unread("implementation_order"),))).code == "present"


def test_a_road_map_without_a_trace_of_approval_is_neither_approved_nor_not() -> None:
    unstamped = document("roadmap", None)
    found = roadmap.check(facts(unstamped))
    assert (found.code, found.outcome) == ("unstamped", UNKNOWN)
    assert roadmap.check(facts(unstamped, document("roadmap"))).code == "present"
    assert roadmap.check(facts(document("roadmap", None, number="45-а", number_state="read"))).code == "present"
    assert roadmap.check(facts()).code == "absent"


def test_an_order_of_any_day_brings_the_model_in() -> None:
    assert any_implementation_order.check(facts(document("implementation_order", OLD))).code == "present"
    assert any_implementation_order.check(facts(document("implementation_order", None))).code == "present"
    assert any_implementation_order.check(facts()).code == "absent"
