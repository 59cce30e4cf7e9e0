"""A day and a number that stand apart: read together, or told as there and not made out; never as absent. Made up."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.audit_rules.facts.makers import only, order, read, regulation

DAY = dt.date(2024, 1, 15)


@pytest.mark.parametrize(
    "stamp",
    [
        "Приложение № 3\nк приказу № 8-од\nМБОУ «Выдуманская школа»\nот 15.01.2024",
        "Приложение № 3 к приказу № 8-од\nМБОУ СОШ № 5\nот 15.01.2024 г.",
        "Приложение к приказу № 8-од\nдиректора МБОУ «Выдуманская школа»\n15.01.2024",
        "Приложение № 2\nк приказу № 8-од\nмуниципального общеобразовательного\nучреждения «Выдуманская школа»\n«15» января 2024 г.",
        "УТВЕРЖДЕНО\nприказом № 8-од\nзаведующего детским садом «Выдумка»\nг. Выдуманска\nот 15 января 2024",
    ],
)
def test_a_day_below_the_name_of_the_organisation_is_the_orders(stamp: str) -> None:
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.date) == ("8-од", DAY)


@pytest.mark.parametrize(
    "stamp",
    [
        "Приложение № 3 к приказу № 8\nМБОУ «Выдуманская школа»\nПРИНЯТО\nна педсовете 15.01.2024",
        "Приложение № 3 к приказу № 8\nпротокол педсовета\n15.01.2024",
        "Приложение № 3 к приказу № 8\nМБОУ «Выдуманская школа»\nвводится в действие с 01.02.2024",
        "УТВЕРЖДЕНО\nприказом № 8\nСОГЛАСОВАНО\nПредседатель профкома\n15.01.2024",
    ],
)
def test_a_day_of_others_below_it_is_not(stamp: str) -> None:
    assert only(read(regulation(stamp)), "regulation").date is None


def test_a_day_under_the_title_may_be_the_approvals() -> None:
    title = "ПОЛОЖЕНИЕ\nо системе наставничества педагогических работников\n15.01.2024"
    act = only(read(regulation("Приложение к приказу № 8", title)), "regulation")
    assert (act.number, act.date, act.date_state) == ("8", None, "unreadable")


@pytest.mark.parametrize(
    "head",
    [
        "ПРИКАЗ\n47-о\n15.01.2024",
        "ПРИКАЗ\n15.01.2024   47-о",
        "ПРИКАЗ\n15.01.2024 | 47-о",
        "ПРИКАЗ\n15.01.2024 | г. Выдуманск | 47-о",
        "ПРИКАЗ\n15 января 2024 г.\nп. Новый Выдуманск\n47-о",
        "15.01.2024 | д. Выдумка | 47-о\nПРИКАЗ",
    ],
)
def test_a_number_without_its_sign_beside_the_day(head: str) -> None:
    act = only(read(order(head)), "implementation_order")
    assert (act.number, act.date) == ("47-о", DAY)


@pytest.mark.parametrize("head", ["ПРИКАЗ\n15.01.2024\n47", "ПРИКАЗ\n15.01.2024\nг. Выдуманск\n47", "47-о\nПРИКАЗ\n15.01.2024"])
def test_a_lone_figure_in_a_head_may_be_the_number(head: str) -> None:
    act = only(read(order(head)), "implementation_order")
    assert (act.number, act.number_state, act.date) == (None, "unreadable", DAY)


@pytest.mark.parametrize(
    "head", ["ПРИКАЗ\n15.01.2024", "тел. 2-34-56\nПРИКАЗ\n15.01.2024", "123456, г. Выдуманск, ул. Мира, 5\nПРИКАЗ\n15.01.2024"]
)
def test_a_head_with_no_figure_of_its_own_bears_no_number(head: str) -> None:
    assert only(read(order(head)), "implementation_order").number_state == "absent"


def test_figures_of_a_title_are_no_number() -> None:
    act = only(read(order("ПРИКАЗ\n15.01.2024", "О наставничестве учителей\n1-4 классов")), "implementation_order")
    assert act.number_state == "absent"


def test_a_number_under_the_schools_name_may_be_the_orders_and_not_a_signatures() -> None:
    named = only(read(regulation("УТВЕРЖДЕНО\nприказом от 15.01.2024\nМБОУ СОШ\n№ 8")), "regulation")
    signed = only(read(regulation("УТВЕРЖДАЮ\nДиректор МБОУ СОШ\n№ 8\n______ В.В. Выдуманская\n15.01.2024")), "regulation")
    assert (named.number_state, signed.number_state, signed.date) == ("unreadable", "absent", DAY)
