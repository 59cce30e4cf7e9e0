"""«Представленные документы»: what counts as named, as not given, and as not understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.declared_kinds import read_kinds
from data.models import DocumentType


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("приказ, положение", ("implementation_order", "regulation")),
        ("Положение", ("regulation",)),
        ("приказ и положение", ("implementation_order", "regulation")),
        ("1. Приказ 2. Положение 3. План", ("implementation_order", "regulation", "roadmap")),
        ("Приказ №12/1 от 01.09.2022; дорожная карта", ("implementation_order", "roadmap")),
        ("план/дорожная карта", ("roadmap",)),
        ("план мероприятий (дорожная карта)", ("roadmap",)),
        ("программа наставничества", ("programme",)),
        ("приказ о назначении куратора", ("curator_order",)),
        ("приказ о внедрении целевой модели и назначении куратора", ("implementation_order", "curator_order")),
        ("приказ о закреплении наставнических пар", ("pairs_order",)),
        ("приказ о назначении наставников", ("pairs_order",)),
        ("персонализированные программы, ИОМ", ("personal_programme",)),
        ("план работы наставника с молодым специалистом", ("personal_programme",)),
        ("база наставников, база наставляемых", ("mentor_base", "mentee_base")),
        ("базы наставников и наставляемых", ("mentor_base", "mentee_base")),
        ("соглашение", ("agreement",)),
        ("приказ об утверждении положения о системе наставничества", ("implementation_order", "regulation")),
        ("приказ о создании Школы наставничества", ("mentoring_school_order",)),
        ("приказ о назначении руководителя Школы наставничества", ("school_head_order",)),
        ("приказ – есть, положение – нет, программа отсутствует", ("implementation_order",)),
        ("приказ\nположение\nфотоотчёт", ("implementation_order", "regulation")),
    ],
)
def test_kinds_named(cell: str, kinds: tuple[DocumentType, ...]) -> None:
    assert read_kinds(cell).kinds == kinds


@pytest.mark.parametrize(
    "cell", ["не представлены", "Не предоставлены", "НЕ ПРЕДСТАВЛЕНЫ.", "документы не представлены", "отсутствуют", "нет"]
)
def test_nothing_given_is_an_absence(cell: str) -> None:
    assert (read_kinds(cell).kinds, read_kinds(cell).unknown) == ((), ())


@pytest.mark.parametrize("cell", ["", "   ", "-", "—", "н/д", "нет данных", "неизвестно"])
def test_empty_is_not_known(cell: str) -> None:
    assert (read_kinds(cell).kinds, read_kinds(cell).unknown) == (None, ())


@pytest.mark.parametrize(
    "cell", ["да", "в полном объёме", "пакет направлен", "положение, пзд", "не все", "положение не представлено", "см. письмо"]
)
def test_what_is_not_understood_is_never_an_absence(cell: str) -> None:
    reading = read_kinds(cell)
    assert reading.kinds is None
    assert reading.unknown


def test_an_unknown_word_beside_order_and_regulation_is_noted_and_changes_nothing() -> None:
    reading = read_kinds("приказ, положение, пзд")
    assert (reading.kinds, reading.unknown) == (("implementation_order", "regulation"), ("пзд",))


@given(st.text(max_size=100))
def test_no_text_but_a_plain_refusal_becomes_an_absence(text: str) -> None:
    if read_kinds(text).kinds == ():
        assert any(word in text.casefold() for word in ("не", "нет", "отсутств"))
