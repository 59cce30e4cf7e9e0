"""Titles and commands however they are set: over any number of lines, letter-spaced, broken by a hyphen."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_rules.facts.text.normalize import join_broken, normalise
from tests.audit_rules.facts.makers import only, order, read, regulation

STAMP = "УТВЕРЖДЕНО\nприказом директора\nот 04.04.2022 № 38"
TITLES = [
    "ПОЛОЖЕНИЕ о системе наставничества педагогических работников",
    "ПОРЯДОК осуществления наставничества",
    "Порядок организации и осуществления наставничества педагогических работников",
    "РЕГЛАМЕНТ организации наставничества педагогических работников",
]


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("seed", range(6))
def test_a_title_over_any_number_of_lines(title: str, seed: int) -> None:
    rng = random.Random(seed)
    first, *rest = title.split()
    drawn = first + "".join(rng.choice(" \n") + word for word in rest)
    act = only(read(regulation(STAMP, title=drawn)), "regulation")
    assert (act.number, " ".join(act.title.split())) == ("38", title)


def test_a_road_map_over_lines() -> None:
    table = "\n".join(f"{number} | Встреча наставников | сентябрь | куратор" for number in range(1, 6))
    text = f"{STAMP}\nДОРОЖНАЯ\nКАРТА\nпо внедрению системы наставничества\n№ | Мероприятие | Срок | Ответственный\n{table}"
    assert only(read(text), "roadmap").number == "38"


@pytest.mark.parametrize(
    "title",
    [
        "П О Л О Ж Е Н И Е\nо системе наставничества",
        "П о л о ж е н и е\nо системе наставничества",
        "П О Р Я Д О К\nосуществления наставничества",
        "П О Л О Ж Е Н И Е  О  Н А С Т А В Н И Ч Е С Т В Е",
        "ПОЛОЖЕНИЕ О НАСТАВНИЧЕ-\nСТВЕ ПЕДАГОГИЧЕ-\nСКИХ РАБОТНИКОВ",
        "ПОЛО-\nЖЕНИЕ\nО СИСТЕМЕ НАСТАВ-\nНИЧЕСТВА",
    ],
)
def test_letters_apart_and_words_broken(title: str) -> None:
    assert only(read(normalise(regulation(STAMP, title=title))), "regulation").number == "38"


@pytest.mark.parametrize("command", ["ПРИКАЗ-\nЫВАЮ:", "ПРИКА-\nЗЫВАЮ:", "ПРИКАЗЫ-\nВАЮ", "П Р И К А З Ы В А Ю:", "при-\nказываю:"])
def test_a_broken_command_makes_no_second_order(command: str) -> None:
    body = order("ПРИКАЗ\nот 04.04.2022 № 38").replace("ПРИКАЗЫВАЮ:", command)
    (act,) = read(normalise(body))
    assert (act.type, act.number) == ("implementation_order", "38")


def test_a_line_of_prose_that_opens_with_a_forms_word_is_no_title() -> None:
    prose = "2.2. Настоящий документ определяет\nПорядок работы школы\nи права сторон, участвующих в наставничестве.\n"
    (act,) = read(regulation(STAMP).replace("2. Цели", f"{prose}3. Цели"))
    assert (act.type, act.number) == ("regulation", "38")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("НАСТАВНИЧЕ-\nСТВА", "НАСТАВНИЧЕСТВА"),
        ("настав-\nничества", "наставничества"),
        ("УЧЕБНО-\nВОСПИТАТЕЛЬНОЙ", "УЧЕБНО-ВОСПИТАТЕЛЬНОЙ"),
        ("НАСТАВНИК-\nНАСТАВЛЯЕМЫЙ", "НАСТАВНИК-НАСТАВЛЯЕМЫЙ"),
        ("педагог и наставник: педагог-\nнаставник", "педагог и наставник: педагог-наставник"),
        ("Учителя и наставники. УЧИТЕЛЬ-\nНАСТАВНИК", "Учителя и наставники. УЧИТЕЛЬ-НАСТАВНИК"),
        ("№ 187-\nОД", "№ 187-\nОД"),
        ("№ 64-1-\nОСНОВНАЯ", "№ 64-1-\nОСНОВНАЯ"),
        ("№ 7-П-\nМ", "№ 7-П-\nМ"),
        ("МБОУ-\nСОШ № 5", "МБОУ-\nСОШ № 5"),
        ("Приказ-\nПОЛОЖЕНИЕ", "Приказ-\nПОЛОЖЕНИЕ"),
    ],
)
def test_halves_of_words(text: str, joined: str) -> None:
    assert join_broken(text) == joined


@given(st.text(alphabet="АБВабвё -\n19№", max_size=80))
def test_joining_loses_no_letter(text: str) -> None:
    assert join_broken(text).replace("-", "").replace("\n", "") == text.replace("-", "").replace("\n", "")


@pytest.mark.parametrize(
    "title",
    [
        "Положение о системе наставничества в МБОУ «СОШ № 5 «Горизонт»",
        "Положение о системе наставничества педагогов «Вместе»",
        "Положение о наставничестве",
    ],
)
def test_a_name_quoted_at_the_end_keeps_its_quotes(title: str) -> None:
    act = only(read(regulation(STAMP, title=title)), "regulation")
    assert act.title == title.replace("«", '"').replace("»", '"')


def test_a_programme_s_passport_is_a_part_of_it_not_its_title() -> None:
    text = (
        "Приказ № 83-2 от «22» июня 2022 г.\nЦЕЛЕВАЯ ПРОГРАММА\nМАОУ «ГИМНАЗИЯ № 3»\nна 2022-2023 учебный год\nпо направлению\n"
        "«Модель наставничества педагогов»\nг. Выдуманск\nПаспорт программы\nНаименование программы | Развитие наставничества\n"
        "Разработчики | Совет наставников\nЦель программы | Поддержка молодых педагогов наставниками\n"
    )
    act = only(read(text), "programme")
    assert act.title.startswith("ЦЕЛЕВАЯ ПРОГРАММА")
    assert (act.number, str(act.date)) == ("83-2", "2022-06-22")
