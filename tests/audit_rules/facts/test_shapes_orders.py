"""Requisites in the letterhead of an order: every shape seen on real pages, altered digits."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.audit_rules.facts.makers import only, order, read

SHAPES = [
    ("ПРИКАЗ\n№ 457 от 01.09.2022", "457", "2022-09-01"),
    ("ПРИКАЗ\nот 31.08.2022 № 113-О", "113-О", "2022-08-31"),
    ("ПРИКАЗ\n30.08.2022 №203/1-0", "203/1-0", "2022-08-30"),
    ("ПРИКАЗ\n188-1 15.09.2022", "188-1", "2022-09-15"),
    ("ПРИКАЗ\n183 от 31.08.2022 г.", "183", "2022-08-31"),
    ("Приказ№141/1 от30.08.2022", "141/1", "2022-08-30"),
    ("ПРИКАЗ\nот 6.09.2022 № 17", "17", "2022-09-06"),
    ("ПРИКАЗ\n№ 17 от 5.9.2022", "17", "2022-09-05"),
    ("ПРИКАЗ\n2\\4 от 01.09.2022", "2\\4", "2022-09-01"),
    ("ПРИКАЗ № 121/2/1-ОД от 31.08.2022", "121/2/1-ОД", "2022-08-31"),
    ("ПРИКАЗ\n№36-2/01 от 11.01.2023", "36-2/01", "2023-01-11"),
    ("ПРИКАЗ №243а от 22.11.2022", "243а", "2022-11-22"),
    ("ПРИКАЗ\n64/15б от 31.08.2022", "64/15б", "2022-08-31"),
    ("ПРИКАЗ № 14-а от 31.08.2022", "14-а", "2022-08-31"),
    ("ПРИКАЗ\n8-П-М от 18.01.2022", "8-П-М", "2022-01-18"),
    ("ПРИКАЗ № 158-Н от 07.06.2022", "158-Н", "2022-06-07"),
    ("ПРИКАЗ №78/1-Д от 31.08.2022", "78/1-Д", "2022-08-31"),
    ("ПРИКАЗ № 48-ах от 31.08.2022", "48-ах", "2022-08-31"),
    ("ПРИКАЗ № 51/3-р от 31.08.2022", "51/3-р", "2022-08-31"),
    ("ПРИКАЗ № 84о от 31.08.2022", "84о", "2022-08-31"),
    ("ПРИКАЗ № 25од от 31.08.2022", "25од", "2022-08-31"),
    ("ПРИКАЗ\n02.02.2022 № 23 – ОД", "23-ОД", "2022-02-02"),
    ("ПРИКАЗ\n02.02.2022 № 508- од", "508-од", "2022-02-02"),
    ("ПРИКАЗ\n05.10.2022\nг. Выдуманск\n№34/2", "34/2", "2022-10-05"),
    ("ПРИКАЗ № 19\n11.05.2022\nп. Выдуманный", "19", "2022-05-11"),
    ("ПРИКАЗ\n11.05.2022 г.                                             № 77-о", "77-о", "2022-05-11"),
    ("ПРИКАЗ\n11.05.2022 г.\t№ 77-о", "77-о", "2022-05-11"),
    ("ПРИКАЗ\n«05» | октября | 2022 г. | | № | 118-А", "118-А", "2022-10-05"),
    ("ПРИКАЗ\nп. Выдуманный\n06 мая 2024 года\n\n№ 74-О", "74-О", "2024-05-06"),
    ("ПРИКАЗ\n06 мая 2024 года\nО внедрении целевой модели наставничества\n№ 74-О", "74-О", "2024-05-06"),
    ("ПРИКАЗ\n№ 12 от «31» августа 2022г.", "12", "2022-08-31"),
    ("ПРИКАЗ\nот « 31 » августа 2022 года № 12", "12", "2022-08-31"),
    ("ПРИКАЗ\nот «22 » марта 2022 № 12", "12", "2022-03-22"),
    ('ПРИКАЗ\nот "22" марта 2022 № 12', "12", "2022-03-22"),
    ("ПРИКАЗ\nот <<22>> марта 2022 № 12", "12", "2022-03-22"),
    ("ПРИКАЗ\nот “22” марта 2022 № 12", "12", "2022-03-22"),
    ("ПРИКАЗ\nот „22“ марта 2022 № 12", "12", "2022-03-22"),
    ("ПРИКАЗ\n31 августа 2022\n№ 12", "12", "2022-08-31"),
    ("ПРИКАЗ\n17 марта2022 г. № 12", "12", "2022-03-17"),
    ("ПРИКАЗ\n28. 02. 22 г. № 9-а", "9-а", "2022-02-28"),
    ("ПРИКАЗ\n31.08.22 № 12", "12", "2022-08-31"),
    ("ПРИКАЗ\n03.10 2023 г № 12", "12", "2023-10-03"),
    ("ПРИКАЗ\n28.11.2022. № 12", "12", "2022-11-28"),
    ("ПРИКАЗ\n31/08/2022 № 12", "12", "2022-08-31"),
    ("ПРИКАЗ\n31-08-2022 № 12", "12", "2022-08-31"),
    ("ПРИКАЗ\n2022-08-31 № 12", "12", "2022-08-31"),
    ("ПРИКАЗ\n01 сентября 2022г № 12", "12", "2022-09-01"),
    ("ПРИКАЗ\n01 СЕНТЯБРЯ 2022 № 12", "12", "2022-09-01"),
    ("ПРИКАЗ\n01 сентябрь 2022 № 12", "12", "2022-09-01"),
    ("ПРИКАЗ\n31 авг. 2022 № 12", "12", "2022-08-31"),
    ("ПРИКАЗ\n05 сент. 2022 № 12", "12", "2022-09-05"),
    ("ПРИКАЗ\n31.VIII.2022 № 12", "12", "2022-08-31"),
    ("ПРИКАЗ\n«05» октября две тысячи двадцать второго года № 12", "12", "2022-10-05"),
    ("ПРИКАЗ\nОт_14.03.2023 г ____ №_7_____", "7", "2023-03-14"),
    ("ПРИКАЗ\n«30»__09_2022_г. № 86-б____", "86-б", "2022-09-30"),
    ("ПРИКАЗ № 41\n«__7__ »__апреля__________2022г.", "41", "2022-04-07"),
    ("ПРИКАЗ\nот «__19___» ___02__ 2022\n№____3-ОС______", "3-ОС", "2022-02-19"),
    ("ПРИКАЗ\n« 12»______02____2023 г. № 8а", "8а", "2023-02-12"),
    ("ПРИКАЗ\n«_17» мая 2022г. № 8", "8", "2022-05-17"),
    ("ПРИКАЗ\n«17» мая 20_22_ г. № 8", "8", "2022-05-17"),
    ("ПРИКАЗ\n№_23.09.05 от 05.09.2023г.", "23.09.05", "2023-09-05"),
    ("ПРИКАЗ\n05.09.2023 N 2.11-40", "2.11-40", "2023-09-05"),
    ("ПРИКАЗ\n05.09.2023 № 01-09/22", "01-09/22", "2023-09-05"),
    ("ПРИКАЗ\n№ 15-2022 от 05.09.2022", "15-2022", "2022-09-05"),
    ("ПРИКАЗ\n№ 112/21 от 23.12.2021", "112/21", "2021-12-23"),
    ("ПРИКАЗ\n01.02.2022 № 01-04/57", "01-04/57", "2022-02-01"),
    ("ПРИКАЗ\n№ 01-10-112 от 01.02.2022", "01-10-112", "2022-02-01"),
    ("ПРИКАЗ\nот 01.02.2022 Nº 55", "55", "2022-02-01"),
    ("ПРИКАЗ\nот 01.02.2022 N 55", "55", "2022-02-01"),
    ("ПРИКАЗ\nот 01.02.2022 No 55", "55", "2022-02-01"),
    ("ПРИКАЗ\nот 01.02.2022 №№ 55", "55", "2022-02-01"),
    ("ПРИКАЗ\nот 01.02.2022 # 55", "55", "2022-02-01"),
    ("ПРИКАЗ\nот 01.02.2022 номер 55", "55", "2022-02-01"),
    ("ПРИКАЗ\nот 01.02.2022 за № 55", "55", "2022-02-01"),
    ("П Р И К А З\nот 01.02.2022 под № 55", "55", "2022-02-01"),
    ("прикАз\nот 01.02.2022 № 55", "55", "2022-02-01"),
    ("ПРИКАЗ\nо т 1 1 . 0 5 . 2022г. № 55", "55", "2022-05-11"),
    ("ПРИКАЗ\nот 11.05.2022 в„– 55", "55", "2022-05-11"),
    ("№ 55 от 11.05.2022\nПРИКАЗ", "55", "2022-05-11"),
    ("Регистрационный № __142_\nПРИКАЗ\n11.05.2022 № 55", "55", "2022-05-11"),
    (
        "ИНН 1234567890 КПП 123456789 ОГРН 1234567890123\n"
        "123456, г. Выдуманск, ул. Школьная, д. 5, тел. 8 (900) 123-45-67\nПРИКАЗ\n11.05.2022 № 55",
        "55",
        "2022-05-11",
    ),
    ("средняя общеобразовательная школа № 8\nг. Выдуманска\nПРИКАЗ\n11.05.2022 № 55", "55", "2022-05-11"),
    ("Департамент образования Выдуманской области\nМБДОУ детский сад № 15\nПРИКАЗ № 55 от 11.05.2022", "55", "2022-05-11"),
]


@pytest.mark.parametrize(("letterhead", "number", "date"), SHAPES)
def test_an_order_gives_its_own_requisites(letterhead: str, number: str, date: str) -> None:
    act = only(read(order(letterhead)), "implementation_order")
    assert (act.number, str(act.date)) == (number, date)
    assert (act.number_state, act.date_state) == ("read", "read")
    assert not set(act.flags) & {"conflict", "year_inferred", "date_repaired"}


SIGNS = ["Nп", "ЛЪ", "NЬ", "J\\Ъ", "J\\\\b", "J\\Гs", "Jtlb", "]Ф", "J$§", "М", "Ns", "N9", ".Ng", "JVs", "Xs", "X«", "iM"]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("shape", ["от 31.08.2022 {} 112-О", "{} 112-О от 31.08.2022"])
def test_damaged_signs_of_number(sign: str, shape: str) -> None:
    act = only(read(order("ПРИКАЗ\n" + shape.format(sign)), "ocr", 0.88), "implementation_order")
    assert (act.number, str(act.date)) == ("112-О", "2022-08-31")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("0I.03.2022z.", "2022-03-01"),
        ("О1.03.2022", "2022-03-01"),
        ("31.O8.2022", "2022-08-31"),
        ("З1.08.2022", "2022-08-31"),
        ("05.03.20|4", "2014-03-05"),
        ("5 декабри 2022 г.", "2022-12-05"),
        ("31 авryста 2022 г.", "2022-08-31"),
        ("1 сентябри 2022 г.", "2022-09-01"),
        ("оm 31 августа 2022 z.", "2022-08-31"),
    ],
)
def test_damaged_dates_that_have_one_reading(written: str, date: str) -> None:
    act = only(read(order(f"ПРИКАЗ\n{written} № 5"), "ocr", 0.88), "implementation_order")
    assert (str(act.date), act.date_state) == (date, "read")
    assert act.confidence < 0.9


@pytest.mark.parametrize(
    "written", ["«…варя 2021 г.»", "2 0 ^ г.", "о грн", "2 0 1£*", "31.06.2022", "01.09.2201", "Щ.08.2022", "31.12.2099", ""]
)
@pytest.mark.parametrize("number", ["№ 5", "№ 5-ОД"])
def test_a_damaged_day_is_unreadable_never_absent(written: str, number: str) -> None:
    act = only(read(order(f"ПРИКАЗ {number}\n{written}"), "ocr", 0.8), "implementation_order")
    assert (act.date, act.date_state) == (None, "unreadable")
    assert act.number_state == "read"


@pytest.mark.parametrize("written", ["31.06.2022", "01.09.2201", "«…варя 2021 г.»", "Февраль 2022"])
def test_an_impossible_day_in_typed_text_is_unreadable(written: str) -> None:
    act = only(read(order(f"ПРИКАЗ № 5\n{written}")), "implementation_order")
    assert (act.date, act.date_state) == (None, "unreadable")


@pytest.mark.parametrize(
    "blank", ["ПРИКАЗ № ___ от «___» ________ 20__г.", "ПРИКАЗ\nот « »______2024г. № ____", "ПРИКАЗ", "ПРИКАЗ\nна 2022-2023 учебный год"]
)
def test_a_typed_order_without_requisites_bears_none(blank: str) -> None:
    act = only(read(order(blank)), "implementation_order")
    assert (act.number, act.number_state, act.date, act.date_state) == (None, "absent", None, "absent")


def test_a_blank_in_a_scan_may_hold_handwriting() -> None:
    act = only(read(order("ПРИКАЗ\nот «___» ________ 20__г. № ___"), "ocr", 0.8), "implementation_order")
    assert (act.number_state, act.date_state) == ("unreadable", "unreadable")


def test_a_clean_scan_read_to_its_end_may_bear_no_date() -> None:
    act = only(read(order("ПРИКАЗ № 64-1-ОД"), "ocr", 0.97), "implementation_order")
    assert (act.number, act.date_state) == ("64-1-ОД", "absent")


def test_number_without_date() -> None:
    act = only(read(order("ПРИКАЗ № 64-1-ОД")), "implementation_order")
    assert (act.number, act.date, act.date_state) == ("64-1-ОД", None, "absent")


def test_date_without_number() -> None:
    act = only(read(order("ПРИКАЗ\n2 сентября 2024 г.")), "implementation_order")
    assert (act.number, act.number_state, str(act.date)) == (None, "absent", "2024-09-02")


def test_an_unreadable_number_keeps_the_good_date() -> None:
    act = only(read(order("ПРИКАЗ\nот 05.09.2023 Nп__Щч"), "ocr", 0.85), "implementation_order")
    assert (act.number, act.number_state, str(act.date)) == (None, "unreadable", "2023-09-05")
    assert "number_unreadable" in act.flags


def test_the_day_may_stand_by_the_signature() -> None:
    body = order("ПРИКАЗ № 77").replace("Директор школы", "Директор школы 14.02.2023")
    act = only(read(body + "С приказом ознакомлены: 20.02.2023"), "implementation_order")
    assert (act.number, str(act.date)) == ("77", "2023-02-14")


def test_days_of_those_made_acquainted_are_not_the_orders() -> None:
    act = only(read(order("ПРИКАЗ № 77") + "С приказом ознакомлены:\nВыдуманская В.В. 20.02.2023"), "implementation_order")
    assert (act.number, act.date) == ("77", None)


def test_a_missing_year_follows_from_the_school_year_and_is_flagged() -> None:
    act = only(
        read(order("ПРИКАЗ от «9» октября № 41-ОД", "О внедрении целевой модели наставничества в 2022-2023 учебном году")),
        "implementation_order",
    )
    assert (act.number, str(act.date)) == ("41-ОД", "2022-10-09")
    assert "year_inferred" in act.flags


def test_a_missing_year_that_nothing_forces_is_unreadable() -> None:
    act = only(read(order("ПРИКАЗ от «9» октября № 41-ОД")), "implementation_order")
    assert (act.date, act.date_state) == (None, "unreadable")


def test_a_picture_for_a_letterhead_leaves_requisites_unknown() -> None:
    act = only(read(order("")), "implementation_order")
    assert (act.number_state, act.date_state) == ("unreadable", "unreadable")


STAMPS = [
    "ДОКУМЕНТ ПОДПИСАН ЭЛЕКТРОННОЙ ПОДПИСЬЮ\nСертификат: 00F1A2B3C4D5E6F7A8B9C0D1E2F3A4B5\n"
    "Владелец: Выдуманская В.В.\nДействителен с 01.02.2023 до 01.05.2024",
    "Дата: 2023.06.17 11:02:45 +07'00'",
    "Подписано 2023-03-02 09:41:20",
    "Обновлено: 12.03.2024",
    "Страница обновлена 12.03.2024",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_days_of_signature_software_and_of_pages_are_no_requisites(stamp: str) -> None:
    act = only(read(f"{stamp}\n" + order("ПРИКАЗ № 5")), "implementation_order")
    assert (act.number, act.date, act.date_state) == ("5", None, "absent")


@pytest.mark.parametrize(
    "written",
    [
        "сентября «01» дня 2023 года",
        "сентября 1 дня 2023 г.",
        "01 дня сентября 2023 г.",
        "«01» дня сентября месяца 2023 года",
        "1-го дня сентября 2023 г.",
        "2023 года сентября 1 дня",
        "2023 г., сентября месяца, «01» дня",
    ],
)
def test_the_day_of_a_month_said_at_length(written: str) -> None:
    act = only(read(order(f"ПРИКАЗ № 5\n{written}")), "implementation_order")
    assert (act.number, act.date) == ("5", dt.date(2023, 9, 1))


@pytest.mark.parametrize("written", ["31 дня сентября 2023 г.", "2023 года сентября 31 дня"])
def test_a_day_that_no_month_has_is_unreadable_however_it_is_said(written: str) -> None:
    assert only(read(order(f"ПРИКАЗ № 5\n{written}")), "implementation_order").date_state == "unreadable"


@pytest.mark.parametrize("number", ["№ б/н", "№ Б/Н", "№ б. н.", "№ без номера", "(без номера)", "б/н", "№ бн"])
def test_a_paper_that_says_it_has_no_number_has_none(number: str) -> None:
    act = only(read(order(f"ПРИКАЗ {number}\nот 01.09.2023")), "implementation_order")
    assert (act.number_state, act.date, act.flags) == ("absent", dt.date(2023, 9, 1), ())


def test_letters_that_a_scan_may_have_made_of_figures_are_no_such_word() -> None:
    act = only(read(order("ПРИКАЗ № б/н\nот 01.09.2023"), "ocr", 0.97), "implementation_order")
    assert act.number_state == "unreadable"
