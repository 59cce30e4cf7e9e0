"""Whom and what a thing is about: told by the nearest words, refuted by them, or left to a person."""

from __future__ import annotations

import re

import pytest

from audit_rules.facts.rated.sentences import sentences
from audit_rules.rules.rated.places import is_label
from audit_rules.rules.rated.subject import Subject

SOUGHT = ((re.compile("график"), re.compile("консультац")),)
TEACHERS = Subject(about=(re.compile("педагог|учител"),), against=(re.compile("ученик|выпускник|родител"),))


@pytest.mark.parametrize(
    ("texts", "inside", "told"),
    [
        (("график консультаций для педагогов",), "", "it"),
        (("график консультаций для выпускников",), "", "other"),
        (("график консультаций учителей для родителей",), "", "it"),
        (("график консультаций для родителей и учителей",), "", "unsaid"),
        (("график консультаций на 2023/24 учебный год",), "", "it"),
        (("график консультаций юриста",), "", "unsaid"),
        (("график консультаций юриста",), "консультации для учителей по трудовым спорам", "it"),
        (("график консультаций", "материалы для родителей"), "", "other"),
        (("график консультаций для педагогов", "материалы для родителей"), "", "it"),
        (("график консультаций",), "учителя встречаются с родителями", "it"),
    ],
)
def test_the_nearest_words_that_name_a_subject_decide(texts: tuple[str, ...], inside: str, told: str) -> None:
    assert TEACHERS.told(texts, SOUGHT, inside) == told


def test_where_the_other_side_must_be_named_a_bare_title_is_left_to_a_person() -> None:
    named = Subject(about=TEACHERS.about, against=TEACHERS.against, bare=False)
    assert named.told(("график консультаций",), SOUGHT) == "unsaid"
    assert named.told(("график консультаций",), SOUGHT, "для педагогов") == "it"


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("Состав участников", True),
        ("Организации, участвующие в работе площадки: список формируется", True),
        ("Уровень – региональный", True),
        ("Куратор площадки", True),
        ("Планета знаний", False),
        ("Руководитель площадки провела семинар для коллег. В нём участвовали 20 человек", False),
        ("МБОУ СОШ № 21", False),
    ],
)
def test_a_line_that_names_a_thing_of_the_page_ends_what_stands_above_it(line: str, labels: bool) -> None:
    assert is_label(line) is labels


def test_sentences_end_at_no_abbreviation() -> None:
    line = "Площадка работает с 2021 г. Уровень – региональный. Школа им. Гагарина. Руководит [ФИО]. Адрес: г. Луговой."
    assert sentences(line) == [
        "Площадка работает с 2021 г.",
        "Уровень – региональный.",
        "Школа им. Гагарина.",
        "Руководит [ФИО].",
        "Адрес: г. Луговой.",
    ]
