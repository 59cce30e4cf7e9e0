"""Breakdowns: parts of a whole, names only of those that are sure."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.manual_values import ManualValues
from data.models import PACKAGE, Curator, Document, OrganisationResult, People, SiteOutcome
from data.profile import load_profile
from data.tallies import BreakdownValue
from scoring.breakdowns import breakdowns
from tests.made import OLD, document, facts, unread
from tests.scoring.made_results import THIS_YEAR, organisation, pairs_order, published, result, values

IZHEVSK, PRIMORYE = load_profile("izhevsk-2022"), load_profile("primorye-2024")
NOTHING = ManualValues()


def of(rows: Sequence[OrganisationResult], name: str, manual: ManualValues = NOTHING) -> BreakdownValue:
    profile = IZHEVSK if name.startswith("izhevsk") else PRIMORYE
    return next(each for each in breakdowns(profile, rows, manual, 2024) if each.id == name)


def parts(value: BreakdownValue) -> list[tuple[int, float | None]]:
    return [(row.count, row.share) for row in value.rows]


def curators(*posts: str, day: object = THIS_YEAR) -> Document:
    people = People(curators=tuple(Curator(person=f"{day}{number}", post=post) for number, post in enumerate(posts)))
    return document("curator_order", day, people=people)  # type: ignore[arg-type]


def site(number: int, *documents: Document) -> OrganisationResult:
    return published(IZHEVSK, organisation(number), *documents)


def test_curators_of_a_school_by_its_newest_orders() -> None:
    rows = [
        site(1, curators("заместитель директора по УВР")),
        site(2, curators("учитель истории", "социальный педагог")),
        site(3, curators("учитель", day=OLD), curators("зам. директора по НМР")),
        site(4),
        site(5, document("curator_order", people=None)),
    ]
    value = of(rows, "izhevsk.curators_per_school")
    assert parts(value) == [(2, 66.7), (1, 33.3)]
    assert (value.whole, value.not_checked) == (3, 1)


@pytest.mark.parametrize(
    ("post", "line"),
    [
        ("заместитель директора по учебно-воспитательной работе", "Заместители директора"),
        ("Зам. директора по УВР", "Заместители директора"),
        ("заместителя заведующего", "Заместители директора"),
        ("завуч", "Заместители директора"),
        ("учитель русского языка", "Учителя"),
        ("Социальный педагог", "Социальные педагоги"),
        ("методист", "Другие должности"),
        ("педагог-психолог", "Другие должности"),
        ("", "Должность не указана"),
    ],
)
def test_each_post_has_one_line(post: str, line: str) -> None:
    value = of([site(1, curators(post))], "izhevsk.curator_posts")
    assert [row.title for row in value.rows if row.count] == [line]
    assert value.whole == 1


def test_mentees_by_service_each_once_and_the_untold_apart() -> None:
    base = document("mentee_base", THIS_YEAR, people=People(mentees=("e1", "e2", "e4"), experienced=("e2",), young=("e1",)))
    order = pairs_order(("m", "e1"), ("m", "e3"), young=("e3",))
    value = of([site(1, base, order), site(2, document("pairs_order", people=None))], "izhevsk.mentee_service")
    assert parts(value) == [(2, 50.0), (1, 25.0), (1, 25.0)]
    assert (value.whole, value.not_checked) == (4, 1)


def test_a_mentor_of_several_competences_stands_in_several_lines() -> None:
    said = (("m1", "предметные, диагностические"), ("m1", "Организационно-методические"), ("m2", "предметная"), ("m3", "умение слушать"))
    base = document("mentor_base", THIS_YEAR, people=People(mentors=("m1", "m2", "m3", "m4"), competences=said))
    value = of([site(1, base)], "izhevsk.competences")
    shown = {row.title: row.count for row in value.rows if row.count}
    assert shown == {"Предметные": 2, "Организационно-методические": 1, "Диагностические": 1, "Прочие": 1}
    assert (value.overlapping, value.whole) == (True, 3)


def test_programmes_begun_and_ended_are_entered_by_hand(tmp_path: Path) -> None:
    rows = [site(1)]
    missing = of(rows, "izhevsk.programmes")
    assert (missing.rows, missing.whole) == ((), None)
    assert "izhevsk.programmes.started" in missing.note
    manual = values(tmp_path, "izhevsk.programmes.started 97", "izhevsk.programmes.finished 3")
    assert parts(of(rows, "izhevsk.programmes", manual)) == [(97, 97.0), (3, 3.0)]


def test_outside_stand_only_those_of_whom_it_is_sure() -> None:
    rows = [
        site(1),
        site(2, document("roadmap")),
        site(3, document("mentor_base", people=People())),
        published(IZHEVSK, organisation(4), unseen=(unread(*PACKAGE),)),
        result(IZHEVSK, organisation(5), facts(outcome=SiteOutcome(reached=False, reason="down"))),
        site(6, document("other", flags=("doubtful_kind",), note="решает человек")),
    ]
    value = of(rows, "izhevsk.outside")
    assert [row.title for row in value.rows] == ["МБОУ СОШ № 1", "МБОУ СОШ № 3"]
    assert (value.whole, value.not_checked) == (3, 3)


def test_names_of_several_municipalities_say_which() -> None:
    rows = [published(PRIMORYE, organisation(n, name)) for n, name in enumerate(("Первый", "Второй"))]
    value = of(rows, "primorye.without_school")
    assert [row.title for row in value.rows] == ["МБОУ СОШ № 0 (Первый)", "МБОУ СОШ № 1 (Второй)"]


def test_without_a_list_there_is_a_word_for_it() -> None:
    assert of([site(1, document("regulation"))], "izhevsk.outside").note
    assert of([site(1)], "izhevsk.curator_posts").note


POSTS = st.lists(st.sampled_from(["заместитель директора", "учитель", "социальный педагог", "методист", ""]), max_size=3)


@given(schools=st.lists(st.tuples(POSTS, st.booleans()), max_size=8))
def test_parts_add_up_to_the_whole(schools: list[tuple[list[str], bool]]) -> None:
    rows = [
        site(n, curators(*posts)) if read else site(n, document("curator_order", people=None)) for n, (posts, read) in enumerate(schools)
    ]
    per_school, by_post = of(rows, "izhevsk.curators_per_school"), of(rows, "izhevsk.curator_posts")
    assert sum(row.count for row in per_school.rows) == (per_school.whole or 0)
    assert sum(row.count for row in by_post.rows) == (by_post.whole or 0) == sum(len(posts) for posts, read in schools if read)
    assert per_school.not_checked == by_post.not_checked == sum(not read for _, read in schools)
    assert all(abs(sum(row.share or 0 for row in each.rows) - 100) < 0.5 for each in (per_school, by_post) if each.rows)
