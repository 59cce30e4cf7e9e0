"""What an organisation declared never replaces what was found; where it would change the verdict, a person decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.models import Document
from data.profile import load_profile
from nastavnik.judging import judge_organisation, settled_verdict
from tests.audit_rules.rated import made_site
from tests.made import GATE, OLD, SCHOOL, declared, document, facts, unread

PROFILE = load_profile("mo-2024")
IN_TIME, BEFORE, UNDATED = "№ 7 от 21.12.2021", "№ 7 от 20.12.2021", "Приказ № 7"


@pytest.mark.parametrize(
    ("found", "told", "verdict", "review"),
    [
        ([document("implementation_order", OLD), document("regulation")], IN_TIME, "outdated_order", True),
        ([document("implementation_order", OLD), document("regulation")], BEFORE, "outdated_order", False),
        ([document("regulation")], IN_TIME, "regulation_only", True),
        ([], BEFORE, "no_package", True),
        ([], UNDATED, "no_package", True),
        ([document("roadmap")], IN_TIME, "incomplete_package", False),
        ([document("implementation_order", GATE), document("regulation")], BEFORE, "compliant", False),
    ],
)
def test_a_declared_order(found: list[Document], told: str, verdict: str, review: bool) -> None:
    site = facts(*found, declared=declared(told))
    given = judge_organisation(PROFILE, replace(SCHOOL, declared=site.declared), site).verdict
    assert (given.verdict, given.needs_review, "declared_newer" in given.review_reasons) == (verdict, review, review)


def test_what_could_not_be_checked_stays_so() -> None:
    site = facts(unseen=(unread("implementation_order"),), declared=declared(IN_TIME))
    given = judge_organisation(PROFILE, replace(SCHOOL, declared=site.declared), site).verdict
    assert (given.verdict, given.needs_review) == ("not_checked", False)


@pytest.mark.parametrize(
    ("case", "training_site", "settled"), [("long_page", "да", True), ("wordpress", "да", False), ("wordpress", None, True)]
)
def test_the_crawl_of_a_training_site_stops_early_only_with_every_point(case: str, training_site: str | None, settled: bool) -> None:
    site = made_site.facts(case)
    school = replace(made_site.SCHOOL, training_site=training_site)
    assert settled_verdict(load_profile("mo-rsp-25"), school, site) is settled
