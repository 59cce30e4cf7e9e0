"""Acts as clerks really write them: odd orders of parts, points without numbers, requisites where nobody expects them. Made up."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.audit_rules.facts.makers import only, order, read, regulation, text

POINTS = {
    "Назначить куратором заместителя директора по учебной работе.": True,
    "Назначить ответственным за внедрение методиста.": True,
    "Старшего воспитателя назначить ответственной за организацию наставничества.": True,
    "Ответственной за координацию работы назначить методиста.": True,
    "Возложить координацию работы на заместителя директора.": True,
    "Назначить ответственным за размещение материалов на сайте учителя информатики.": False,
    "Назначить ответственным за организацию питания завхоза.": False,
    "Контроль за исполнением приказа возложить на заместителя директора.": False,
}


@pytest.mark.parametrize(("point", "names"), POINTS.items())
def test_a_curator_named_by_a_point_of_an_order_on_mentoring(point: str, names: bool) -> None:
    acts = read(order("ПРИКАЗ\n01.09.2022 № 15").replace("2. Заместителю", f"2. {point}\n3. Заместителю"))
    assert any(act.type == "curator_order" for act in acts) is names


def test_points_with_paragraph_signs_and_no_command_on_a_page() -> None:
    acts = read(
        "Детский сад № 8\nПРИКАЗ\nот «__19__» ___09___ 2022 г. № ____47-ОС____\nОб организации наставничества\n§ 1\n"
        "С целью адаптации воспитателей организовать наставничество в форме «воспитатель – воспитатель».\n§ 2\n"
        "Старшего воспитателя назначить ответственной за организацию наставничества.\nЗаведующий",
        "html",
    )
    assert {(act.type, act.number) for act in acts} == {("implementation_order", "47-ОС"), ("curator_order", "47-ОС")}


def test_two_orders_typed_on_one_page_are_two() -> None:
    first = order("ПРИКАЗ\nот 01.09.2022 г. № 301")
    second = order("ПРИКАЗ\nот 03.10.2022 г. № 342", "О создании наставнических пар")
    numbers = {act.number for act in read(first + second, "html")}
    assert numbers == {"301", "342"}


@pytest.mark.parametrize(
    "body", ["…\n2. Назначить наставником молодого специалиста И.И. Вымышленную.\n3. Назначить наставником К.К. Небывалую."]
)
def test_an_extract_from_an_order_begins_with_any_point(body: str) -> None:
    act = only(read(f"МБОУ Выдуманская СОШ\nВЫПИСКА ИЗ ПРИКАЗА\nот 29.11.2022 № 288-ОД\n«О назначении наставников»\n{body}"), "pairs_order")
    assert (act.number, act.date) == ("288-ОД", dt.date(2022, 11, 29))


def test_an_order_that_begins_with_its_verb() -> None:
    act = only(
        read("МБОУ СОШ № 18\n112-лс | 01.09.2022\nПРИКАЗ\nо назначении наставника\nНазначить наставником А.А. Вымышленную.\nДиректор"),
        "pairs_order",
    )
    assert (act.number, act.date) == ("112-лс", dt.date(2022, 9, 1))


@pytest.mark.parametrize(
    ("letterhead", "number", "day"),
    [
        ("ПРИКАЗ № 88\nпервое сентября две тысячи двадцать второго года", "88", dt.date(2022, 9, 1)),
        ("ПРИКАЗ № 88\nдвадцать пятого августа 2022 года", "88", dt.date(2022, 8, 25)),
        ("ПРИКАЗ\nот 11.05.2022 г. № 5 3", "53", dt.date(2022, 5, 11)),
        ("ПРИКАЗ\nот 30.08.2022 № 46(1)", "46(1)", dt.date(2022, 8, 30)),
        ("ПРИКАЗ\n«01»«09»2022 № 44", "44", dt.date(2022, 9, 1)),
        ("Приказ№14от10.02.2022г.", "14", dt.date(2022, 2, 10)),
        ("от 14.02.2023г. по МБОУ «Рощинская СОШ» № 31/1-од\nПРИКАЗ", "31/1-од", dt.date(2023, 2, 14)),
        ("№ 34-о/22 30.12.2022\nПРИКАЗ", "34-о/22", dt.date(2022, 12, 30)),
    ],
)
def test_requisites_of_a_letterhead(letterhead: str, number: str, day: dt.date) -> None:
    act = only(read(order(letterhead)), "implementation_order")
    assert (act.number, act.date) == (number, day)


def test_the_day_of_a_licence_and_the_mark_of_repeal_are_not_the_orders_own() -> None:
    licensed = order("лицензия № 4417 от 12.03.2016\nПРИКАЗ № 40").replace("Директор школы", "«14» марта 2022 г.\nДиректор школы")
    assert only(read(licensed), "implementation_order").date == dt.date(2022, 3, 14)
    repealed = order("УТРАТИЛ СИЛУ (приказ № 5 от 10.01.2024)\nПРИКАЗ\n11.01.2022 № 3")
    assert only(read(repealed), "implementation_order").number == "3"


@pytest.mark.parametrize(
    ("own_name", "number", "state"),
    [("МКОУ «Ольшанская школа»", "63", "read"), ("МКОУ СОШ № 63", None, "absent"), ("", None, "unreadable")],
)
def test_a_number_under_the_schools_name_may_be_the_schools(own_name: str, number: str | None, state: str) -> None:
    letter = order("ПРИКАЗ\n01.09.2022", school="Ольшанская основная школа\n№ 63")
    act = only(read(letter, own_name=own_name), "implementation_order")
    assert (act.number, act.number_state) == (number, state)


@pytest.mark.parametrize(
    ("letterhead", "after", "state"),
    [
        ("ПРИКАЗ № 66\nсентябрь 2022", "", "unreadable"),
        ("ПРИКАЗ № 66\n2022 год", "", "unreadable"),
        ("ПРИКАЗ № 66", "05.09.2022", "read"),
        ("ПРИКАЗ № 66\nна 2022/2023 учебный год", "", "absent"),
        ("ПРИКАЗ № 66", "", "absent"),
    ],
)
def test_an_order_bears_no_date_only_where_nothing_in_it_looks_like_one(letterhead: str, after: str, state: str) -> None:
    assert only(read(order(letterhead) + after), "implementation_order").date_state == state


def test_an_approval_below_the_regulation() -> None:
    act = only(read(regulation("") + "Утверждено приказом директора № 55 от 30.03.2022"), "regulation")
    assert (act.number, act.date) == ("55", dt.date(2022, 3, 30))


def test_the_day_of_an_agreement() -> None:
    body = (
        "СОГЛАШЕНИЕ\nмежду наставником и наставляемым\nг. Выдуманск «10» октября 2022 г.\n"
        "1. Предмет соглашения\n1.1. Стороны обязуются вести наставничество."
    )
    assert only(read(body), "agreement").date == dt.date(2022, 10, 10)


def test_the_text_of_a_file_printed_in_one_line_of_its_card() -> None:
    (page,) = text(
        "Положение о наставничестве (DOCX; 41 Кб)\nМБОУ «Рощинская СОШ» Принято на педсовете протокол № 1 от 29.08.2022 Утверждаю Директор "
        "Приказ № 144 от 31.08.2022 ПОЛОЖЕНИЕ о системе наставничества педагогических работников 1. Общие положения 1.1. Настоящее "
        "Положение определяет цели наставничества. 1.2. Наставник – опытный педагог. 2. Цели и задачи 2.1. Цель – поддержка педагогов.",
        "html",
    ).pages
    act = only(read(page.text, "html"), "regulation")
    assert (act.number, act.date) == ("144", dt.date(2022, 8, 31))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("О признании утратившим силу приказа", "1. Признать утратившим силу приказ от 17.03.2022 № 25од «О наставничестве»."),
        ("О педагогической практике студентов", "1. Назначить наставниками А.А. Вымышленную, Б.Б. Небывалую."),
    ],
)
def test_orders_that_do_not_count(title: str, body: str) -> None:
    words = f"МБОУ СОШ\nПРИКАЗ\n10.10.2022 № 250\n{title}\nПРИКАЗЫВАЮ:\n{body}\nДиректор"
    assert {act.type for act in read(words)} <= {"other"}
