"""People and programmes counted over the documents of one organisation."""

from __future__ import annotations

import datetime as dt

import pytest

from data.models import Act, Document, DocumentType, Measures, People, SiteFacts, SiteOutcome, Unseen
from scoring.measures import measures, school_year

FULL = SiteOutcome(reached=True, complete=True)


def order(day: dt.date | None, *pairs: tuple[str, str], young: tuple[str, ...] = (), counted: bool = True) -> Document:
    people = People(mentors=tuple(p[0] for p in pairs), mentees=tuple(p[1] for p in pairs), young=young, pairs=pairs) if counted else None
    return Document(
        act=Act(type="pairs_order", title="О наставниках", date=day, people=people), url=f"/{day}", page_url="/", sha256=str(day)
    )


def facts(*documents: Document, outcome: SiteOutcome = FULL, unseen: tuple[DocumentType, ...] = ()) -> SiteFacts:
    gaps = (Unseen(url="/x", page_url="/", title="Приказ", reason="dead_link", may_be=unseen),) if unseen else ()
    return SiteFacts(outcome=outcome, documents=documents, unseen=gaps)


def test_people_of_the_newest_school_year_are_counted_once() -> None:
    old = order(dt.date(2022, 9, 1), ("m9", "e9"))
    first = order(dt.date(2023, 8, 31), ("m1", "e1"), ("m1", "e2"), young=("e1",))
    second = order(dt.date(2024, 2, 1), ("m2", "e2"), ("m1", "e1"))
    assert measures(facts(old, first, second)) == Measures(pairs=3, mentors=2, mentees=2, young_mentees=1, personal_programmes=0)


def test_none_is_there() -> None:
    assert measures(facts()) == Measures(pairs=0, mentors=0, mentees=0, young_mentees=0, personal_programmes=0)


@pytest.mark.parametrize(
    "given",
    [
        facts(order(dt.date(2023, 9, 1), counted=False)),
        facts(order(dt.date(2023, 9, 1), ("m", "e")), unseen=("pairs_order",)),
        facts(outcome=SiteOutcome(reached=True)),
    ],
)
def test_what_could_not_be_counted_is_not_nought(given: SiteFacts) -> None:
    found = measures(given)
    assert found is not None
    assert (found.pairs, found.mentors, found.young_mentees) == (None, None, None)


def test_a_site_that_was_not_read_has_no_measures() -> None:
    assert measures(facts(outcome=SiteOutcome(reached=False))) is None


def test_each_personal_programme_once() -> None:
    act = Act(type="personal_programme", title="План работы пары")
    one, other = (Document(act=act, url=f"/{n}", page_url="/", sha256=n) for n in "ab")
    found = measures(facts(one, other, one))
    assert found is not None
    assert found.personal_programmes == 2


def test_a_school_year_begins_in_august() -> None:
    assert [school_year(dt.date(2023, month, 1)) for month in (1, 7, 8, 12)] == [2022, 2022, 2023, 2023]
