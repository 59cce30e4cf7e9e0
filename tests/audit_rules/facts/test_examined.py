"""Faults that an examination by strangers found, each in other words than it was found in. Made up."""

from __future__ import annotations

import datetime as dt

import pytest

from audit_rules.facts.absence import may_bear_date
from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.dates import dates_in
from audit_rules.facts.fold import fold
from audit_rules.facts.foreign import names_another
from audit_rules.facts.lines import lines_of
from audit_rules.facts.marks import is_annex
from audit_rules.facts.zones import Zone
from tests.audit_rules.facts.makers import only, order, read, text

TODAY = dt.date(2025, 6, 30)


def test_a_short_regulation_typed_in_a_page_is_one() -> None:
    words = (
        "Положение о наставничестве педагогов\n1. Общие положения\n1.1. Положение определяет порядок работы наставников в школе.\n"
        "1.2. Наставник закрепляется за педагогом приказом директора школы на один учебный год.\n"
        "2. Обязанности наставника\n2.1. Наставник посещает уроки подопечного и помогает готовить занятия.\n"
        "2.2. Подопечный отчитывается о работе перед наставником раз в четверть.\n"
    )
    assert [act.type for act in acts_in(text(words, "html"), Context(today=TODAY))] == ["regulation"]


@pytest.mark.parametrize(
    ("own", "head", "body", "another"),
    [
        ("МБДОУ детский сад № 8 «Ручеёк»", "МБОУ «СОШ № 31»\nПРИКАЗ", "внедрить модель в школе", True),
        ("МАОУ СОШ «Маяк-4»", "МБОУ Лицей № 6\nПРИКАЗ", "внедрить модель", True),
        ("МАОУ СОШ «Маяк-4»", "МАОУ СОШ «Маяк-4»\nПРИКАЗ", "внедрить в МБОУ Лицей № 6 модель", True),
        ("МАОУ СОШ «Маяк-4»", "МАОУ СОШ «Маяк-4»\nПРИКАЗ", "внедрить в МАОУ СОШ «Маяк-4» модель", False),
        ("МБОУ СОШ № 5", "МБОУ СОШ № 5\nПРИКАЗ", "внедрить в МБОУ СОШ № 5, детский сад № 9 участвует", False),
        ("МБОУ «Гимназия имени Героя»", "МБОУ Гимназия\nПРИКАЗ", "внедрить в гимназии", False),
    ],
)
def test_an_act_that_names_another_organisation(own: str, head: str, body: str, another: bool) -> None:
    assert names_another(own, fold(head), fold(body)) is another


@pytest.mark.parametrize(
    ("printed", "month"), [("10.Х1.2023", 11), ("10.\\1.2023", 6), ("31.УШ.2020", 8), ("3.1Х.2023", 9), ("5.П.2022", 2), ("7.Ш.2021", 3)]
)
def test_roman_months_as_a_scan_shows_them(printed: str, month: int) -> None:
    (hit,) = dates_in(f"от {printed} № 40", TODAY, ocr=True)
    assert hit.date is not None
    assert hit.date.month == month


@pytest.mark.parametrize("line", ["Приложение № 1]", "Приложение № |", "Приложение №2"])
def test_the_number_of_an_annex_may_be_damaged(line: str) -> None:
    assert is_annex(lines_of(text(line, "ocr"))[0])


@pytest.mark.parametrize("line", ["от«_27» дИуста 20211.", "«_1_4» кагта 2022.", "12 сент 20221 г"])
def test_what_is_left_of_a_written_date_is_no_absence(line: str) -> None:
    zone = Zone(lines_of(text(f"ПРИКАЗ\n{line}\nО внедрении", "ocr")), TODAY)
    assert may_bear_date(zone, Zone([], TODAY), fold("О внедрении"))


def test_an_undated_order_whose_link_tells_a_date_goes_to_a_person() -> None:
    words = order("ПРИКАЗ № 5")
    (act,) = [
        a
        for a in acts_in(text(words, "html"), Context(today=TODAY, link_text="Приказ № 5 от 01.09.2023"))
        if a.type == "implementation_order"
    ]
    assert (act.date, act.date_state) == (None, "absent")
    assert "title_hint" in act.flags
    assert "title_hint" not in only(read(words), "implementation_order").flags


def test_a_number_cut_at_its_dash_is_doubted_and_a_letter_among_digits_is_a_digit() -> None:
    cut, whole = (only(read(order(f"ПРИКАЗ\n№ {number} от 12.09.2023"), "ocr"), "implementation_order") for number in ("475-", "475"))
    assert (cut.number, whole.number) == ("475", "475")
    assert cut.confidence < whole.confidence
    assert only(read(order("ПРИКАЗ\n№ 46За от 12.09.2023"), "ocr"), "implementation_order").number == "463а"


def test_an_act_of_which_a_requisite_was_not_read_is_not_surely_read() -> None:
    act = only(read(order("ПРИКАЗ\n№ 40 от 31.09.2022")), "implementation_order")
    assert act.date_state == "unreadable"
    assert act.confidence < 0.9


@pytest.mark.parametrize(
    ("printed", "number", "day"),
    [
        ("№ 373/80т 22.10.2024", "373/8", dt.date(2024, 10, 22)),
        ("№ 28ба от 13.05.2022", "286а", dt.date(2022, 5, 13)),
        ("№ 127 от «Об» августа 2021 г.", "127", dt.date(2021, 8, 6)),
        ("№ 96-3 от 13.12.202] г.", "96-3", dt.date(2021, 12, 13)),
        ("№ 308 от «[0» августа 2022 г.", "308", dt.date(2022, 8, 10)),
    ],
)
def test_what_a_scan_makes_of_figures(printed: str, number: str, day: dt.date) -> None:
    act = only(read(order(f"ПРИКАЗ\n{printed}"), "ocr"), "implementation_order")
    assert (act.number, act.date) == (number, day)


def test_a_month_of_one_figure_on_a_scan_goes_to_a_person() -> None:
    assert "low_confidence" in only(read(order("ПРИКАЗ\n№ 14 от 17.1.2023"), "ocr"), "implementation_order").flags
    assert "low_confidence" not in only(read(order("ПРИКАЗ\n№ 14 от 17.1.2023")), "implementation_order").flags


def test_a_blank_of_a_scan_is_not_known_to_be_empty() -> None:
    form = order("ПРИКАЗ № 40\nот «__» ____________ 2023 г.")
    assert only(read(form), "implementation_order").date_state == "absent"
    assert only(read(form, "ocr"), "implementation_order").date_state == "unreadable"
