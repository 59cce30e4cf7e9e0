"""The double condition: an order on pairs and a personal programme, by the same person."""

from __future__ import annotations

import pytest

from data.models import People, SiteFacts, SiteOutcome
from scoring.joined import mentors_in_programme, young_in_programme
from tests.made import document, facts, unread
from tests.scoring.made_results import pairs_order, programme


def counted(site: SiteFacts) -> tuple[int | None, int | None]:
    return mentors_in_programme(site), young_in_programme(site)


def test_only_those_who_stand_in_both_papers_count() -> None:
    order = pairs_order(("m1", "e1"), ("m2", "e2"), ("m3", "e3"), young=("e1", "e2"), experienced=("e3",))
    assert counted(facts(order, programme(("m1", "e1")), programme(("m3", "e3")))) == (2, 1)


def test_one_paper_alone_makes_nobody_a_participant() -> None:
    assert counted(facts(pairs_order(("m", "e")))) == (0, 0)
    assert counted(facts(programme(("m", "e"), young=("e",)))) == (0, 0)
    assert counted(facts()) == (0, 0)


def test_how_long_one_has_worked_may_be_told_by_another_paper() -> None:
    base = document("mentee_base", people=People(mentees=("e",), young=("e",)))
    assert counted(facts(pairs_order(("m", "e")), programme(("m", "e")))) == (1, None)
    assert counted(facts(pairs_order(("m", "e")), programme(("m", "e")), base)) == (1, 1)


@pytest.mark.parametrize(
    "site",
    [
        facts(pairs_order(("m", "e")), document("personal_programme", people=None)),
        facts(document("pairs_order", people=None), programme(("m", "e"))),
        facts(pairs_order(("m", "e")), programme(("m", "e"), young=("e",)), unseen=(unread("personal_programme"),)),
        facts(pairs_order(("m", "e"), young=("e",)), outcome=SiteOutcome(reached=True)),
        facts(outcome=SiteOutcome(reached=False)),
        facts(pairs_order(("m", "e")), programme(("m", "e")), offline=True),
    ],
)
def test_what_could_not_be_counted_is_not_nought(site: SiteFacts) -> None:
    assert counted(site) == (None, None)
