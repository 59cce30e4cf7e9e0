"""Points add up, unknown is never nought, a repeated document is told."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.models import FAIL, PASS, UNKNOWN, Finding, Outcome
from data.rated import RatedBlock, RatedItem, RatedPage
from data.rubric import Rubric
from scoring.points import is_full, repeated, score

NAMES = ("a.one", "a.two", "b.three", "b.four")


def rubric(points: list[int]) -> Rubric:
    parts = [
        {"id": name, "title": name, "points": each, "check": "x", "norm": "n", "publish": "p"}
        for name, each in zip(NAMES, points, strict=True)
    ]
    blocks = [{"id": "a", "title": "A", "criteria": parts[:2]}, {"id": "b", "title": "B", "criteria": parts[2:]}]
    return Rubric.model_validate({"id": "r", "title": "R", "max": sum(points), "top": 10, "unknown_limit": 1, "blocks": blocks})


def finding(name: str, outcome: Outcome) -> Finding:
    return Finding(rule=name, code="x", outcome=outcome, title="")


OUTCOMES = st.lists(st.sampled_from([PASS, FAIL, UNKNOWN, None]), min_size=4, max_size=4)


@given(st.lists(st.integers(1, 5), min_size=4, max_size=4), OUTCOMES)
def test_the_total_is_the_sum_of_what_is_known(points: list[int], outcomes: list[Outcome | None]) -> None:
    answers = [finding(name, outcome) for name, outcome in zip(NAMES, outcomes, strict=True) if outcome]
    found = score(rubric(points), answers, ())
    assert found.total == sum(each for each, outcome in zip(points, outcomes, strict=True) if outcome == PASS)
    assert found.unknown == sum(outcome in {UNKNOWN, None} for outcome in outcomes)
    assert found.total + sum(each for each, outcome in zip(points, outcomes, strict=True) if outcome != PASS) == found.max
    assert tuple(found.criteria) == NAMES
    assert is_full(found) == all(outcome == PASS for outcome in outcomes)


def page(*blocks: RatedBlock) -> RatedPage:
    return RatedPage(url="http://s.example/rsp", title="РСП", blocks=blocks)


def file(name: str, sha256: str, **more: str) -> RatedItem:
    return RatedItem(title=name, url=f"http://s.example/{name}", sha256=sha256, **more)  # type: ignore[arg-type]


def test_one_document_at_two_places_is_told_with_both_addresses() -> None:
    first = RatedBlock(heading="Документы", items=(file("1.pdf", "aa"), file("2.pdf", "bb")))
    second = RatedBlock(heading="Материалы", items=(file("3.pdf", "aa"),))
    assert repeated([page(first, second)]) == (("http://s.example/1.pdf", "http://s.example/3.pdf"),)


def test_one_address_under_two_headings_is_a_repetition_and_a_button_beside_its_title_is_none() -> None:
    first = RatedBlock(heading="Документы", items=(file("1.pdf", "aa"), file("1.pdf", "aa")))
    assert repeated([page(first)]) == ()
    assert repeated([page(first, RatedBlock(heading="Ещё", items=(file("1.pdf", "aa"),)))]) == (("http://s.example/1.pdf",) * 2,)


def test_pictures_and_what_was_not_fetched_are_no_repeated_documents() -> None:
    picture = RatedBlock(heading="A", items=(file("1.jpg", "aa", format="image"), file("2.jpg", "aa", format="image")))
    unfetched = RatedBlock(heading="B", items=(file("1.pdf", ""), file("2.pdf", "")))
    assert repeated([page(picture, unfetched)]) == ()
