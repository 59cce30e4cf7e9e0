"""Bases of mentors and mentees: current, of an earlier year, empty, or not to be told."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from audit_rules.rules.base import mentees, mentors
from data.models import ABSENT, PACKAGE, UNREADABLE, Document, People, SiteFacts, SiteOutcome
from tests.made import document, facts, unread

SOMEBODY = People(mentors=("m",), mentees=("e",))
AS_OF = dt.date(2024, 6, 30)


def base(day: dt.date | None, people: People | None = SOMEBODY, **act: Any) -> Document:
    return document("mentor_base", day, people=people, **act)


def code(site: SiteFacts, as_of: dt.date | None = AS_OF) -> str:
    return mentors.check(site, as_of=as_of).code


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2023, 9, 1), "current"),
        (dt.date(2023, 8, 1), "current"),
        (dt.date(2023, 7, 31), "outdated"),
        (dt.date(2024, 6, 30), "current"),
        (None, "current"),
    ],
)
def test_a_dated_base_is_of_the_school_year_of_the_audit(day: dt.date | None, expected: str) -> None:
    assert code(facts(base(day))) == expected


def test_the_new_school_year_begins_in_september() -> None:
    last_year = facts(base(dt.date(2023, 9, 1)))
    assert code(last_year, dt.date(2024, 8, 31)) == "current"
    assert code(last_year, dt.date(2024, 9, 1)) == "outdated"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("База наставников на 2023–2024 учебный год", "current"),
        ("База наставников, 2021/22 учебный год", "outdated"),
        ("База наставников", "current"),
    ],
)
def test_an_undated_base_may_name_its_year_in_the_title(title: str, expected: str) -> None:
    assert code(facts(base(None, title=title))) == expected


def test_a_base_that_names_nobody_is_not_up_to_date() -> None:
    assert code(facts(base(dt.date(2023, 9, 1), People(mentees=("e",))))) == "outdated"


@pytest.mark.parametrize(
    "made",
    [base(dt.date(2023, 9, 1), None), base(None, date_state=UNREADABLE)],
)
def test_what_could_not_be_read_accuses_nobody(made: Document) -> None:
    assert code(facts(made)) == "unreadable"
    assert code(facts(made, base(dt.date(2023, 9, 1)))) == "current"


def test_absence_needs_the_full_look_and_nothing_nameless_unread() -> None:
    assert code(facts()) == "absent"
    assert code(facts(outcome=SiteOutcome(reached=True))) == "unknown"
    assert code(facts(unseen=(unread("mentor_base"),))) == "unknown"
    assert code(facts(unseen=(unread(*PACKAGE),))) == "unknown"
    assert code(facts(unseen=(unread("regulation"),))) == "absent"


def test_an_old_base_is_not_outdated_while_a_newer_may_be_unread() -> None:
    old = base(dt.date(2020, 9, 1))
    assert code(facts(old)) == "outdated"
    assert code(facts(old, unseen=(unread("mentor_base"),))) == "unknown"


def test_a_declared_base_may_be_of_any_year() -> None:
    declared = document("mentor_base", None, date_state=UNREADABLE, number_state=ABSENT, source="declared")
    assert mentors.check(facts(declared, offline=True), as_of=AS_OF).reason == "not_declared"


def test_mentees_have_a_base_of_their_own() -> None:
    site = facts(document("mentee_base", dt.date(2023, 9, 1), people=SOMEBODY))
    assert mentees.check(site, as_of=AS_OF).code == "current"
    assert mentors.check(site, as_of=AS_OF).code == "absent"
