"""Requisites of regulations, plans and programmes: those of the order that approved them."""

from __future__ import annotations

import pytest

from tests.audit_rules.facts.makers import only, read, regulation

STAMPS = [
    ("УТВЕРЖДАЮ\nДиректор школы\n________ В.В. Выдуманская\nПриказ № 38 от 04.04.2022 г.", "38", "2022-04-04"),
    ("УТВЕРЖДЕНО приказом директора от 04.04.2022 № 38", "38", "2022-04-04"),
    ("УТВЕРЖДЕНО\nприказом директора МБОУ СОШ № 8\nот 04.04.2022 № 38", "38", "2022-04-04"),
    ("Введено в действие приказом директора от 04.04.2022 № 38", "38", "2022-04-04"),
    ("УТВЕРЖДЕНО\nпр-з № 5-од от 04.04.2022", "5-од", "2022-04-04"),
    ("УТВЕРЖДАЮ\nзаведующий ______\nпр. 8а от 12.02.23", "8а", "2023-02-12"),
    ("УТВЕРЖДАЮ\nзаведующий ______\nПр.№ 8а от 12.02.23", "8а", "2023-02-12"),
    ("УТВЕРЖДАЮ\nзаведующий ______\nПР № 8а от 12.02.23", "8а", "2023-02-12"),
    ("УТВЕРЖДЕНО\nРаспоряжение № 6 от 12.02.2023", "6", "2023-02-12"),
    ("Приложение №1 к приказу № 51/2 от 01.09.2022", "51/2", "2022-09-01"),
    ("Приложение № 1\nк приказу\nот 01.09.2022 № 51/2", "51/2", "2022-09-01"),
    ("Приложение 2 к приказу МБДОУ №7 от 05.10.2022 №33/1", "33/1", "2022-10-05"),
    ("УТВЕРЖДАЮ\nДиректор\n«26» августа 2022 г. приказ № 71", "71", "2022-08-26"),
    ("УТВЕРЖДАЮ\nДиректор\n«21» мая 2022. Приказ №58", "58", "2022-05-21"),
    ("УТВЕРЖДАЮ\nДиректор\nРегистрационный № __142_\nПриказ № 58 от 21.05.2022", "58", "2022-05-21"),
    (
        "ПРИНЯТО\nна педагогическом совете\nПротокол № 1 от 30.08.2022\nУТВЕРЖДЕНО\nприказом директора\nот 31.08.2022 № 52",
        "52",
        "2022-08-31",
    ),
    ("ПРИНЯТО УТВЕРЖДЕНО\nна педагогическом совете приказом директора\nПротокол № 1 от 30.08.2022 № 52 от 31.08.2022", "52", "2022-08-31"),
    (
        "ПРИНЯТО | УТВЕРЖДЕНО\nпедагогическим советом | приказом директора\nпротокол от 30.08.2022 № 1 | от 31.08.2022 № 52",
        "52",
        "2022-08-31",
    ),
    ("ПРИНЯТО на педсовете протокол № 1 от 30.08.2022 | УТВЕРЖДЕНО приказом директора от 31.08.2022 № 52", "52", "2022-08-31"),
    (
        "РАССМОТРЕНО\nПротокол № 1 от 29.08.2022\nСОГЛАСОВАНО\nПротокол № 3 от 30.08.2022\nУТВЕРЖДАЮ\nПриказ № 52 от 31.08.2022",
        "52",
        "2022-08-31",
    ),
    (
        "УТВЕРЖДЕНО\nприказом директора\nот 31.08.2022 № 52\nПРИНЯТО\nна педагогическом совете\nПротокол № 1 от 30.08.2022",
        "52",
        "2022-08-31",
    ),
    ("Принято: Утверждаю:\nПедагогическим советом детский Приказом заведующего № 52 от 31.08.2022\nсад\nгода", "52", "2022-08-31"),
    ("Утверждено\nПриказ директора школы\n№ 52 от 31.08.2022", "52", "2022-08-31"),
    ("Приказ № 52 от «31» августа 2022г", "52", "2022-08-31"),
    (
        "СОГЛАСОВАНО\nНачальник управления образования\n«29» августа 2022 г.\nУТВЕРЖДАЮ\nДиректор школы\nПриказ № 52 от 31.08.2022",
        "52",
        "2022-08-31",
    ),
]


@pytest.mark.parametrize(("stamp", "number", "date"), STAMPS)
def test_the_approving_order_gives_the_requisites(stamp: str, number: str, date: str) -> None:
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, str(act.date)) == (number, date)
    assert "conflict" not in act.flags
    assert [(cited.number, str(cited.date)) for cited in act.cited][:1] == [(number, date)]


@pytest.mark.parametrize(
    "stamp",
    [
        "УТВЕРЖДАЮ\nДиректор ________ В.В. Выдуманская\n«28» августа 2022 г.",
        "УТВЕРЖДАЮ | \nДиректор ________ | \n28.08.2022 | ",
        "ПРИНЯТО\nпедагогическим советом\nПротокол № 1 от 26.08.2022\nУТВЕРЖДАЮ\nДиректор ________\n«28» августа 2022 г.",
    ],
)
def test_a_heads_signature_gives_a_day_and_no_number(stamp: str) -> None:
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.number_state, str(act.date)) == (None, "absent", "2022-08-28")


@pytest.mark.parametrize(
    "stamp",
    [
        "УТВЕРЖДАЮ\nДиректор ________ В.В. Выдуманская",
        "УТВЕРЖДЕНО приказом № ____ от «___» _______ 20__ г.",
        "ПРИНЯТО\nна педагогическом совете\nПротокол № 1 от 30.08.2022",
        "СОГЛАСОВАНО\nПредседатель профкома\n30.08.2022",
        "ПРИНЯТО на заседании педагогического совета 30.08.2022 | УТВЕРЖДАЮ Директор",
        "Рассмотрено на общем собрании, протокол от 30.08.2022 № 4",
        "Документ подписан электронной подписью\nДействителен с 01.02.2023 по 01.05.2024",
        "",
    ],
)
def test_what_is_not_an_approval_gives_nothing(stamp: str) -> None:
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.number_state, act.date, act.date_state) == (None, "absent", None, "absent")


def test_a_blank_number_with_a_day() -> None:
    act = only(read(regulation("УТВЕРЖДЕНО\nприказом № \nот 2 сентября 2024 г.")), "regulation")
    assert (act.number, act.number_state, str(act.date)) == (None, "absent", "2024-09-02")


def test_a_later_order_that_changed_it_is_cited_and_not_its_own() -> None:
    act = only(read(regulation("УТВЕРЖДЕНО\nприказом от 31.08.2022 № 52\nВнесены изменения приказом от 01.02.2024 № 7")), "regulation")
    assert (act.number, str(act.date)) == ("52", "2022-08-31")
    assert ("7", "2024-02-01") in [(cited.number, str(cited.date)) for cited in act.cited]


@pytest.mark.parametrize(("annex", "stamp"), [("№ 3-Н", "№3-ОС"), ("№ 39", "№ 39-ОД"), ("№33/1", "№34/2")])
def test_annex_and_stamp_that_differ_are_a_conflict(annex: str, stamp: str) -> None:
    act = only(
        read(regulation(f"Приложение № 1 к приказу {annex} от 31.08.2022\nУТВЕРЖДЕНО\nприказом от 31.08.2022 {stamp}")), "regulation"
    )
    assert "conflict" in act.flags
    assert str(act.date) == "2022-08-31"


def test_a_year_that_stands_on_a_line_of_its_own() -> None:
    act = only(read(regulation("УТВЕРЖДАЮ\nДиректор школы\n\n« 29.09 »\n\nВыдуманская В.В.\n\n-----2023г.")), "regulation")
    assert (act.number, str(act.date)) == (None, "2023-09-29")


def test_italics_read_as_latin() -> None:
    act = only(read(regulation("Прuложенuе 1 к прuказу оm 31.08.2022 г. № 5"), "ocr", 0.85), "regulation")
    assert (act.number, str(act.date)) == ("5", "2022-08-31")


def test_stamp_letters_eaten_by_a_seal() -> None:
    act = only(read(regulation("УТВЕРЖДАЮ\nМт 12.03.2024г. № 37-од)"), "ocr", 0.85), "regulation")
    assert (act.number, str(act.date)) == ("37-од", "2024-03-12")


def test_a_damaged_stamp_is_unreadable() -> None:
    act = only(read(regulation("УТВЕРЖДАЮ\nДиректор\nПриказ № 5 от «…варя 2022 г."), "ocr", 0.8), "regulation")
    assert (act.number, act.date, act.date_state) == ("5", None, "unreadable")


def test_the_front_page_that_could_not_be_read_leaves_requisites_unknown() -> None:
    from audit_rules.facts.acts import Context, acts_in
    from data.models import Text, TextPage
    from tests.audit_rules.facts.makers import TODAY

    pages = (TextPage(number=1, text="", source="pdf", failure="no_ocr"), TextPage(number=2, text=regulation(""), source="pdf"))
    act = only(acts_in(Text(source="pdf", pages=pages), Context(today=TODAY)), "regulation")
    assert (act.number_state, act.date_state) == ("unreadable", "unreadable")


OF_COUNCILS = [
    "Рассмотрено на заседании\nпедагогического совета\n31.08.2023 пр.№2",
    "ПРИНЯТО на педсовете 31.08.2023 пр. № 2",
    "Педагогический совет\n31.08.2023 пр. № 2",
    "ОБСУЖДЕНО\nна общем собрании работников\nпр. № 2\nот 31.08.2023",
    "Согласовано с управляющим советом 31.08.2023 (пр. № 2)",
    "СОГЛАСОВАНО\nПрофсоюзный комитет\n31.08.2023 пр. № 2",
]


@pytest.mark.parametrize("council", OF_COUNCILS)
@pytest.mark.parametrize(
    "approval", ["УТВЕРЖДЕНО\nприказом директора\nот 01.09.2023 № 47", "УТВЕРЖДАЮ\nДиректор ______\n01.09.2023 пр.№ 47"]
)
def test_a_councils_protocol_beside_the_order_that_approved(council: str, approval: str) -> None:
    for stamp in (f"{council}\n{approval}", f"{approval}\n{council}"):
        act = only(read(regulation(stamp)), "regulation")
        assert (act.number, str(act.date), act.flags) == ("47", "2023-09-01", ())


@pytest.mark.parametrize("council", [*OF_COUNCILS, "УТВЕРЖДЕНО\nна заседании педагогического совета\n31.08.2023 пр.№2"])
def test_a_councils_protocol_alone_is_no_order(council: str) -> None:
    act = only(read(regulation(council)), "regulation")
    assert (act.number, act.date) == (None, None)
