"""Whom personal programmes are for. Nobody named here exists."""

from __future__ import annotations

import datetime as dt

import pytest

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.lines import lines_of
from audit_rules.facts.people import programme_people
from data.models import People, Text, TextPage
from tests.audit_rules.people.makers import KEY, of_text

PAIR = "1. Назначить наставником Лыжину У.В., учителя истории, за молодым специалистом Проталинским О.Д."
TABLE = "Знакомство с документами | сентябрь | наставник\nПосещение уроков наставника | октябрь | выполнено"


def people(body: str, title: str = "Персонализированная программа наставничества") -> People | None:
    page = TextPage(number=1, text=body, source="docx")
    return programme_people(lines_of(Text(source="docx", pages=(page,))), title, KEY)


SHAPES = [
    f"УТВЕРЖДАЮ\nДиректор Н.Ф. Вотчинникова\nНаставник: Лыжина У.В., учитель истории\nНаставляемый: Проталинский О.Д., учитель\n{TABLE}",
    f"Ф.И.О. наставника | Лыжина Ульяна Викторовна\nСтаж | 27 лет\nФ.И.О. наставляемого | Проталинский Олег Денисович\n{TABLE}",
    f"Наставник:\nЛыжина У.В.\nМолодой специалист:\nПроталинский О.Д.\n{TABLE}",
    f"Педагог-наставник – Лыжина У. В.\nМолодой педагог – Проталинский О. Д., 1 год\n{TABLE}",
    f"Лыжина У.В. – наставник, Проталинский О.Д. – наставляемый\n{TABLE}",
    f"Наставляемый: Проталинский О.Д.\nНаставник: Лыжина У.В.\nКуратор: Камышлинский Ш.Р.\n{TABLE}",
    f"наставника Лыжиной Ульяны Викторовны с молодым специалистом Проталинским Олегом Денисовичем\n{TABLE}",
]


@pytest.mark.parametrize("body", SHAPES)
def test_the_pair_of_a_programme_is_the_pair_of_the_order(body: str) -> None:
    found, ordered = people(body), of_text(PAIR, title="О назначении наставника")
    assert found is not None
    assert ordered is not None
    assert len(found.mentors) == len(found.mentees) == 1
    assert (found.mentors, found.mentees) == (ordered.mentors, ordered.mentees)


def test_the_title_alone_may_tell() -> None:
    title = "План работы учителя-наставника Лыжиной У.В. с молодым специалистом Проталинским О.Д. на 2023-2024 учебный год"
    found = people(f"{title}\n{TABLE}", title)
    assert found is not None
    assert (len(found.mentors), len(found.mentees), len(found.young)) == (1, 1, 1)


def test_a_group_has_one_mentor_and_several_mentees() -> None:
    found = people("Наставник: Лыжина У.В.\nНаставляемые: Проталинский О.Д., Капельная И.Ю. и Зимовников Р.А.")
    assert found is not None
    assert (len(found.mentors), len(found.mentees), len(found.pairs)) == (1, 3, 3)


@pytest.mark.parametrize(
    "body",
    [
        TABLE,
        f"УТВЕРЖДАЮ\nДиректор Н.Ф. Вотчинникова\n{TABLE}",
        f"Наставник: Лыжина У.В.\n{TABLE}",
        "Наставник оказывает методическую помощь наставляемому. Директор Н.Ф. Вотчинникова",
        "Наставник: Лыжина У.В.\nНаставляемый: Лыжина У.В.",
        "Наставник: ______\nНаставляемый: ______",
    ],
)
def test_where_it_is_not_told_nobody_is_guessed(body: str) -> None:
    assert people(body) is None


def test_service_beside_the_mentee_makes_him_young_or_not() -> None:
    young = people("Наставник: Лыжина У.В.\nНаставляемый: Проталинский О.Д., стаж работы 2 года")
    old = people("Наставник: Лыжина У.В.\nНаставляемый: Проталинский О.Д., стаж работы 12 лет")
    assert young is not None
    assert old is not None
    assert (len(young.young), len(young.experienced)) == (1, 0)
    assert (len(old.young), len(old.experienced)) == (0, 1)


def test_an_act_keeps_hashes_and_no_name() -> None:
    body = f"Персонализированная программа наставничества\n{SHAPES[0]}"
    text = Text(source="docx", pages=(TextPage(number=1, text=body, source="docx"),))
    (act,) = acts_in(text, Context(people_key=KEY, today=dt.date(2024, 6, 30)))
    assert act.type == "personal_programme"
    assert act.people is not None
    assert "лыжин" not in str(act.people).lower()
