"""Drafts, and orders whose day and number were left for a pen. Made up."""

from __future__ import annotations

import pytest

from tests.audit_rules.facts.makers import only, order, read, regulation

BLANK = "ПРИКАЗ\nот «___» ________ 20__ г. № ____"


@pytest.mark.parametrize(
    "draft",
    [
        f"ПРОЕКТ\n{order(BLANK)}",
        f"Проект приказа\n{order(BLANK)}",
        f"(проект)\n{order(BLANK)}",
        order(BLANK, school="МБОУ «Выдуманская школа» | Проект"),
        order(BLANK.replace("ПРИКАЗ", "ПРИКАЗ (проект)")),
        f"Проект\n{regulation('УТВЕРЖДЕНО приказом от ____ № ____')}",
        regulation("УТВЕРЖДЕНО приказом от ____ № ____", "ПОЛОЖЕНИЕ (проект)\nо системе наставничества педагогических работников"),
    ],
)
def test_a_draft_is_no_act_and_a_person_is_asked(draft: str) -> None:
    (act,) = read(draft)
    assert (act.type, act.flags) == ("other", ("doubtful_kind",))
    assert "Проект" in (act.note or "")


def test_a_link_to_a_draft() -> None:
    (act,) = read(order(BLANK), link_text="Проект приказа о внедрении системы наставничества")
    assert (act.type, act.flags) == ("other", ("doubtful_kind",))


def test_a_mark_left_on_an_order_that_was_issued_takes_nothing_away_and_is_looked_at() -> None:
    act = only(read(f"ПРОЕКТ\n{order('ПРИКАЗ № 47 от 01.09.2023')}"), "implementation_order")
    assert (act.number, act.flags) == ("47", ("doubtful_kind",))


@pytest.mark.parametrize(
    "issued",
    [
        order(
            "ПРИКАЗ № 47 от 01.09.2023", school="Национальный проект «Образование»\nПроект «Современная школа»\nМБОУ «Выдуманская школа»"
        ),
        order("ПРИКАЗ № 47 от 01.09.2023", "О проекте «Учитель будущего» и внедрении системы наставничества"),
        order("ПРИКАЗ № 47 от 01.09.2023") + "С приказом ознакомлена ____________ «__» ______ 20__ г.\n",
        order("ПРИКАЗ № 47 от 01.09.2023").replace("3. Контроль", "3. Проект договора подготовить до «__» _____ 2024 г.\n4. Контроль"),
    ],
)
def test_an_issued_order_with_a_blank_or_a_project_in_it_is_an_order(issued: str) -> None:
    act = only(read(issued), "implementation_order")
    assert (act.number, act.flags) == ("47", ())


@pytest.mark.parametrize(
    "head",
    [
        BLANK,
        "ПРИКАЗ\n__________ № ______",
        "ПРИКАЗ\nот ............ № ......",
        "ПРИКАЗ № 47\n________ 20__ г.",
        "ПРИКАЗ\nот                    №",
    ],
)
def test_a_place_left_for_the_day_may_have_been_filled_by_a_pen(head: str) -> None:
    act = only(read(order(head)), "implementation_order")
    assert (act.date_state, act.flags, act.confidence <= 0.6) == ("absent", ("blank_requisites",), True)


def test_an_order_without_a_place_for_its_day_plainly_bears_none() -> None:
    assert only(read(order("ПРИКАЗ № 47")), "implementation_order").flags == ()
