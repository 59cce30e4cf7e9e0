"""Shapes of letterheads, stamps and titles that schools use beside the usual ones. All made up."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.audit_rules.facts.makers import only, order, read, regulation


def test_number_and_day_under_words_of_their_own() -> None:
    act = only(read(order("ПРИКАЗ\nдата: 17.03.2023\nномер: 61/3")), "implementation_order")
    assert (act.number, act.date) == ("61/3", dt.date(2023, 3, 17))


def test_year_before_the_day() -> None:
    act = only(read(order("ПРИКАЗ\n2022 г. 16 мая    № 102а")), "implementation_order")
    assert (act.number, act.date) == ("102а", dt.date(2022, 5, 16))


@pytest.mark.parametrize(
    "stamp",
    [
        "Мнение профкома учтено\nПротокол №7 от 18.05.2022\nСогласовано\nСоветом школы\nПротокол №3 от 18.05.2022\nУтверждаю\nДиректор\n"
        "пр. № 143/1 от 19.05.2022",
        "Рассмотрено на заседании педагогического | Утверждено приказом по школе от 19.05.2022\nсовета. Протокол от 18.05.2022 № 1 № 143/1",
        "Введено приказом № 143/1 от 19.05.2022\nПротокол педсовета № 9 от 18.05.2022",
        "УТВЕРЖДЕНО приказом № 143/1 от 19.05.2022, протокол № 8 педсовета",
        "«Принято» «Утверждаю»\nна заседании ПС Директор школы:\nПр. № 8 от 18.05.2022 Пр. № 143/1 от 19.05.2022",
        "Принято\nна педсовете\nПр. № 8 от 18.05.2022\nУтверждаю\nДиректор\nПр. № 143/1 от 19.05.2022",
    ],
)
def test_the_order_that_approved_is_told_from_the_protocols(stamp: str) -> None:
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.date, act.flags) == ("143/1", dt.date(2022, 5, 19), ())


def test_a_regulation_does_not_take_the_number_of_a_stranger_in_the_same_file() -> None:
    food = """МБОУ «Выдуманская школа»
ПРИКАЗ
№ 90 от 01.09.2022
Об организации горячего питания
ПРИКАЗЫВАЮ:
1. Организовать питание.
Директор В.В. Выдуманская"""
    act = only(read(f"{food}\f{regulation('').strip()}"), "regulation")
    assert (act.number, act.date) == (None, None)


def test_a_regulation_whose_title_lost_its_second_half_is_known_by_its_first_point() -> None:
    body = regulation("УТВЕРЖДЕНО приказом № 5 от 01.09.2022", "ПОЛОЖЕНИЕ").replace(
        "Настоящее Положение разработано", "Настоящее Положение о наставничестве педагогических работников разработано"
    )
    assert only(read(body), "regulation").number == "5"


@pytest.mark.parametrize("title", ["Комплексный план мероприятий по развитию наставничества", "Дорожная карта (план) внедрения ЦМН"])
def test_road_maps_by_other_names(title: str) -> None:
    rows = "\n".join(f"{n} | Работа наставников с молодыми педагогами | сентябрь | куратор" for n in range(1, 6))
    assert only(read(f"{title}\n№ | Мероприятие | Срок | Ответственный\n{rows}"), "roadmap").note is None


@pytest.mark.parametrize(
    "title",
    [
        "О переходе на целевую модель наставничества педагогических работников",
        "О запуске наставничества педагогов",
        "О наставничестве педагогических работников",
        "Об обеспечении функционирования системы наставничества",
    ],
)
def test_orders_that_introduce_mentoring_in_other_words(title: str) -> None:
    body = order("ПРИКАЗ\n01.09.2022 № 5", title).replace(
        "1. Внедрить целевую модель наставничества педагогических работников", "1. Начать работу"
    )
    act = only(read(body), "implementation_order")
    assert act.flags == ()


def test_an_order_that_only_may_introduce_a_model_is_left_to_a_person_not_dropped() -> None:
    body = order("ПРИКАЗ\n01.09.2022 № 5", "О делах целевой модели наставничества").replace(
        "1. Внедрить целевую модель наставничества педагогических работников", "1. Начать работу"
    )
    assert only(read(body), "implementation_order").flags


def test_a_department_signed_by_its_director_is_a_body_above() -> None:
    body = """ПРАВИТЕЛЬСТВО ВЫДУМАННОЙ ОБЛАСТИ
ДЕПАРТАМЕНТ ОБРАЗОВАНИЯ
ПРИКАЗ
01.03.2022 № 388
О внедрении системы наставничества педагогических работников в Выдуманной области
ПРИКАЗЫВАЮ:
1. Утвердить Положение о системе наставничества.
Директор департамента Ц.Ц. Придуманный"""
    assert [act.type for act in read(body, own_name="МБОУ «Выдуманская школа»")] == ["other"]


def test_seniors_over_juniors_are_no_pairs_of_teachers() -> None:
    body = """МБОУ «Выдуманная школа»
ПРИКАЗ
05.09.2022 № 160
О шефстве старшеклассников над первоклассниками
ПРИКАЗЫВАЮ:
1. Закрепить за 1 «А» классом наставников из 9 «Б» класса.
Директор В.В. Выдуманская"""
    assert {act.type for act in read(body)} <= {"other"}


@pytest.mark.parametrize("title", ["Об организации работы по наставничеству в 2022 году", "© внедрении целевой модели наставничества"])
def test_titles_of_scans_are_not_taken_for_preambles_or_signs(title: str) -> None:
    body = order("ПРИКАЗ\n«04» апреля 2022 г. № 61", title).replace(
        "1. Внедрить целевую модель наставничества педагогических работников", "1. Начать"
    )
    act = only(read(body, source="ocr", confidence=0.95), "implementation_order")
    assert (act.number, act.date) == ("61", dt.date(2022, 4, 4))


def test_a_cited_number_is_not_own_where_a_seal_hid_the_lines_between() -> None:
    body = """МБОУ «Выдуманская школа»
ПРИКАЗ
09.02.2024г.
№ 657, приказа отдела образования от 03.03.2022 г. № 55-ОД «О внедрении системы наставничества»
ПРИКАЗЫВАЮ:
1. Внедрить систему наставничества педагогов.
Директор В.В. Выдуманская"""
    act = only(read(body, source="ocr", confidence=0.9), "implementation_order")
    assert (act.number, act.number_state, act.date) == (None, "unreadable", dt.date(2024, 2, 9))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [("№ 63-0", "63-О"), ("№ З11-0Д", "311-ОД"), ("№ 01-05/1З5", "01-05/135"), ("№ 63/15б", "63/15б"), ("№ 14-а", "14-а")],
)
def test_letters_and_digits_that_ocr_mixes_in_a_number(seen: str, meant: str) -> None:
    act = only(read(order(f"ПРИКАЗ\n08.04.2022 {seen}"), source="ocr", confidence=0.95), "implementation_order")
    assert act.number == meant
    assert act.date == dt.date(2022, 4, 8)


def test_an_order_that_approves_the_regulation_among_other_acts_counts() -> None:
    body = """МБОУ «Выдуманная школа»
ПРИКАЗ
31.08.2022 № 301-ОД
Об утверждении локальных нормативных актов
На основании решения педсовета (протокол от 30.08.2022 № 1)
ПРИКАЗЫВАЮ:
1. Утвердить:
1.1. Положение о системе наставничества педагогических работников (приложение 1);
1.2. Положение о методическом объединении (приложение 2).
Директор В.В. Выдуманская"""
    act = only(read(body), "implementation_order")
    assert (act.number, act.date) == ("301-ОД", dt.date(2022, 8, 31))


def test_an_excerpt_with_paragraph_signs() -> None:
    body = """МБОУ «Выдуманская школа»
ВЫПИСКА ИЗ ПРИКАЗА
31.08.2022 № 301-ОД
О внедрении системы наставничества
§ 1
Внедрить систему наставничества педагогических работников с 01.09.2022.
§ 2
Контроль оставляю за собой.
Директор В.В. Выдуманская"""
    act = only(read(body), "implementation_order")
    assert (act.number, act.date) == ("301-ОД", dt.date(2022, 8, 31))


@pytest.mark.parametrize(
    ("title", "counts"),
    [
        ("О признании утратившим силу приказа «О внедрении целевой модели наставничества» от 01.09.2021 № 200", False),
        ("Об отмене приказа о внедрении целевой модели наставничества", False),
        ("Об отмене приказа от 01.09.2021 № 200 и внедрении системы наставничества педагогических работников", True),
    ],
)
def test_repealing_an_order_introduces_nothing(title: str, counts: bool) -> None:
    body = order("ПРИКАЗ\n31.08.2022 № 301-ОД", title).replace(
        "1. Внедрить целевую модель наставничества педагогических работников", "1. Приказ от 01.09.2021 № 200 отменить"
    )
    assert any(act.type == "implementation_order" for act in read(body)) is counts


def test_mentors_of_orphans_are_no_pairs_of_teachers() -> None:
    body = """ГКУ «Выдуманный центр»
ПРИКАЗ
01.02.2023 № 14
О наставничестве над выпускниками-сиротами
ПРИКАЗЫВАЮ:
1. Закрепить наставников за детьми-сиротами.
Директор В.В. Выдуманская"""
    assert {act.type for act in read(body)} <= {"other"}


@pytest.mark.parametrize("day", ["2» мая 2022 г.", "27.05.02 и", "№ 5\n29.08.2023 (протокол № 12)"])
def test_days_that_a_seal_cut_short_or_a_protocol_owns_are_not_read(day: str) -> None:
    body = f"""МБОУ «Выдуманная школа»
ПРИКАЗ
{day} № 41
О внедрении системы наставничества
ПРИКАЗЫВАЮ:
1. Внедрить систему наставничества педагогов.
Директор В.В. Выдуманская"""
    act = only(read(body, source="ocr", confidence=0.9), "implementation_order")
    assert (act.date, act.date_state) == (None, "unreadable")
