"""The made-up papers of the benchmark: what is called their truth really stands on them, and a seed draws the same ones."""

from __future__ import annotations

import re

import pytest

from audit_rules.facts.text import extract
from benchmarks.papers.generate import CLEAN, Slot, drawn, papers, slots
from benchmarks.papers.model import Paper
from benchmarks.papers.requisites import MONTHS, places_of, shape_ids

SEED = 4711
SPELT_OTHERWISE = {34: "roman months", 35: "years in words", 33: "months cut short", 26: "glued", 73: "letters apart"}
TYPED = [slot for slot in slots(SEED, 110, CLEAN) if slot.shape not in SPELT_OTHERWISE]


def bare(text: str) -> str:
    return re.sub(r"[\W_]", "", text.lower().replace("ё", "е"))


@pytest.fixture(scope="module")
def some() -> list[Paper]:
    return [drawn(slot) for slot in TYPED[:60]]


def test_every_number_and_day_of_the_truth_stands_in_the_file(some: list[Paper]) -> None:
    told = 0
    for paper in some:
        words = bare(extract(paper.body, paper.name).whole)
        for act in paper.truth.acts:
            if act.number and act.number_state == "read":
                assert bare(act.number) in words, (paper.id, act.number)
                told += 1
            if act.date and act.date_state == "read":
                day = act.date
                ways = [f"{day:%d%m%Y}", f"{day:%Y%m%d}", f"{day.day}{day:%m%Y}", f"{day.day}{day.month}{day.year}", f"{day:%d%m%y}"]
                ways += [f"{day.day}{MONTHS[day.month - 1]}{day.year}", f"{day.day:02}{MONTHS[day.month - 1]}{day.year}"]
                assert any(way in words for way in ways), (paper.id, day)
                told += 1
    assert told > 80


def test_what_the_truth_calls_absent_is_nowhere(some: list[Paper]) -> None:
    for paper in some:
        for act in paper.truth.acts:
            assert (act.number is None) == (act.number_state != "read"), paper.id
            assert act.date is not None or act.date_state != "read", paper.id


def test_a_trap_is_never_the_acts_own(some: list[Paper]) -> None:
    for paper in some:
        own = {(act.number, act.date) for act in paper.truth.acts}
        assert not any((trap.number, trap.date) in own for trap in paper.truth.traps if trap.number and trap.date), paper.id


@pytest.mark.parametrize("slot", slots(SEED, 12, CLEAN), ids=lambda slot: slot.id)
def test_the_same_seed_draws_the_same_paper(slot: Slot) -> None:
    first, again = drawn(slot), drawn(slot)
    assert (first.body, first.truth, first.name, first.own_name, first.link_text) == (
        again.body,
        again.truth,
        again.name,
        again.own_name,
        again.link_text,
    )


def test_another_seed_draws_others_and_the_plan_holds_each_shape_once() -> None:
    assert [slot.id for slot in slots(SEED, None, CLEAN)] == [slot.id for slot in slots(SEED, None, CLEAN)]
    assert {drawn(slot).truth for slot in slots(1, 5, CLEAN)}.isdisjoint({drawn(slot).truth for slot in slots(2, 5, CLEAN)})
    once = [slot.shape for slot in slots(SEED, None, CLEAN)]
    assert len(once) == len(set(once))
    assert next(papers(SEED, 1)).source in CLEAN


def test_every_shape_has_a_place() -> None:
    for picture in (True, False):
        for shape in shape_ids(picture=picture):
            assert places_of(shape, picture=picture) <= {"order", "stamp"}
            assert places_of(shape, picture=picture)
