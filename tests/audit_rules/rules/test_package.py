"""Every code of the rules on the package, both sides of 21.12.2021."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from audit_rules.rules.package import curator_order, implementation_order, pairs_order, personal_programme, programme, regulation, roadmap
from data.models import CitedOrder, SiteOutcome
from tests.made import DAY_BEFORE, GATE, LOOKED, OLD, declared, document, facts, unread

PRESENCE = {
    "regulation": regulation,
    "roadmap": roadmap,
    "programme": programme,
    "curator_order": curator_order,
    "pairs_order": pairs_order,
    "personal_programme": personal_programme,
}
NOT_LOOKED = SiteOutcome(reached=True, complete=False, reason="budget")


@pytest.mark.parametrize(
    ("days", "code"),
    [
        ([GATE], "present"),
        ([DAY_BEFORE], "before_recommendations"),
        ([OLD, None, GATE], "present"),
        ([None], "no_date"),
        ([OLD, None], "before_recommendations"),
        ([], "absent"),
    ],
)
def test_the_newest_order_speaks_for_the_school(days: list[dt.date | None], code: str) -> None:
    found = implementation_order.check(facts(*(document("implementation_order", day) for day in days)), not_before=GATE)
    assert found.code == code
    assert len(found.evidence) == (1 if days else 0)


@pytest.mark.parametrize("days", [[], [OLD], [None]])
def test_an_unread_file_that_may_be_the_order_accuses_nobody(days: list[dt.date | None]) -> None:
    orders = [document("implementation_order", day) for day in days]
    found = implementation_order.check(facts(*orders, unseen=(unread("implementation_order"),)), not_before=GATE)
    assert (found.outcome, found.reason) == ("unknown", "dead_link")
    assert any(each.quote == "Приказ" for each in found.evidence)


def test_an_unread_presentation_changes_nothing() -> None:
    found = implementation_order.check(facts(document("implementation_order", OLD), unseen=(unread("programme"),)), not_before=GATE)
    assert found.code == "before_recommendations"


def test_an_unreadable_date_is_unknown_beside_an_old_order() -> None:
    hidden = document("implementation_order", None, date_state="unreadable")
    found = implementation_order.check(facts(document("implementation_order", OLD), hidden), not_before=GATE)
    assert (found.code, found.outcome, found.reason) == ("unreadable", "unknown", "unread_document")


@pytest.mark.parametrize("days", [[], [OLD], [None]])
def test_a_look_that_is_not_full_accuses_nobody(days: list[dt.date | None]) -> None:
    orders = [document("implementation_order", day) for day in days]
    found = implementation_order.check(facts(*orders, outcome=NOT_LOOKED), not_before=GATE)
    assert (found.outcome, found.reason) == ("unknown", "budget")


def test_a_stamp_that_names_a_newer_order_wants_a_person() -> None:
    cited = CitedOrder(number="12", date=dt.date(2022, 9, 1), quote="УТВЕРЖДЕНО приказом от 01.09.2022 № 12")
    stamped = document("regulation", dt.date(2022, 9, 1), cited=(cited,))
    old = document("implementation_order", OLD, number="5", number_state="read")
    found = implementation_order.check(facts(old, stamped), not_before=GATE)
    assert (found.code, found.flags) == ("before_recommendations", ("newer_order_cited",))
    assert found.evidence[1].quote == cited.quote


def test_a_stamp_of_a_pairs_order_never_speaks_of_the_implementation_order() -> None:
    cited = CitedOrder(number="12", date=dt.date(2022, 9, 1), quote="к приказу от 01.09.2022 № 12")
    found = implementation_order.check(
        facts(document("implementation_order", OLD), document("pairs_order", cited=(cited,))), not_before=GATE
    )
    assert found.flags == ()


def test_a_cited_order_that_is_published_is_no_secret() -> None:
    cited = CitedOrder(number="12", date=dt.date(2022, 9, 1), quote="УТВЕРЖДЕНО приказом от 01.09.2022 № 12")
    stamped = document("regulation", dt.date(2022, 9, 1), cited=(cited,))
    curator = document("curator_order", dt.date(2022, 9, 1), number="12", number_state="read")
    found = implementation_order.check(facts(document("implementation_order", OLD), stamped, curator), not_before=GATE)
    assert found.flags == ()


def test_a_newer_amendment_wants_a_person() -> None:
    amendment = document("other", dt.date(2023, 1, 9), amends=True, note="изменения")
    found = implementation_order.check(facts(document("implementation_order", OLD), amendment), not_before=GATE)
    assert found.flags == ("newer_order_cited",)


def test_a_stamp_changes_nothing_where_no_order_is_published() -> None:
    cited = CitedOrder(number="12", date=dt.date(2022, 9, 1), quote="приказом от 01.09.2022 № 12")
    found = implementation_order.check(facts(document("regulation", cited=(cited,))), not_before=GATE)
    assert (found.code, found.flags) == ("absent", ())


@pytest.mark.parametrize(("told", "flags"), [("№ 7 от 21.12.2021", ("declared_newer",)), ("№ 7 от 20.12.2021", ()), ("№ 7", ())])
def test_a_declared_order_never_replaces_a_found_one(told: str, flags: tuple[str, ...]) -> None:
    found = implementation_order.check(facts(document("implementation_order", OLD), declared=declared(told)), not_before=GATE)
    assert (found.code, found.flags) == ("before_recommendations", flags)


@pytest.mark.parametrize("kind", PRESENCE)
def test_each_kind_is_present_absent_or_unknown(kind: str) -> None:
    check = PRESENCE[kind].check
    assert check(facts(document(kind))).code == "present"  # type: ignore[arg-type]
    assert check(facts()).code == "absent"
    assert check(facts(unseen=(unread(kind),))).outcome == "unknown"  # type: ignore[arg-type]
    assert check(facts(outcome=NOT_LOOKED)).outcome == "unknown"


def test_a_weak_reading_beside_a_sound_one_wants_nobody() -> None:
    weak = document("regulation", flags=("low_confidence",))
    assert regulation.check(facts(weak)).flags == ("low_confidence",)
    assert regulation.check(facts(weak, document("regulation"))).flags == ()


def test_an_absence_beside_a_doubtful_document_wants_a_person() -> None:
    doubtful = document("other", flags=("doubtful_kind",), note="сомнительно")
    assert regulation.check(facts(doubtful)).flags == ("doubtful_kind",)


def test_offline_the_empty_cell_is_not_known() -> None:
    told = dataclasses.replace(facts(), offline=True, outcome=dataclasses.replace(LOOKED, reached=False))
    assert regulation.check(told).reason == "not_declared"
    nothing = dataclasses.replace(told, declared=dataclasses.replace(told.declared, documents=()))
    assert regulation.check(nothing).code == "absent"
