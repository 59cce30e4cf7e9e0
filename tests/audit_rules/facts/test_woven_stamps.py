"""Stamps side by side whose columns fell into lines: whose number and day these are. All made up."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.audit_rules.facts.makers import only, read, regulation

SURE = 0.9
DOUBTED = "low_confidence"

WOVEN = [
    "Рассмотрено Утверждено приказом № 9-ОД\nПедагогическим советом от 20.10.2023\n(протокол № 6\nот 19.10.2023)",
    "Рассмотрено\nПедагогическим\nсоветом Введено в действие приказом № 9-ОД\n(протокол № 6 от 20.10.2023\nот 19.10.2023)",
    "УТВЕРЖДАЮ Согласовано с профсоюзным\nДиректор комитетом Протокол № 3 от\nприказ № 9-ОД от 19.10.2023\n20.10.2023",
    "Согласовано с профкомом УТВЕРЖДЕНО Приказом\nПротокол № 10 от 20.10.2023 г. № 9-ОД\n19.10.2023",
    "Принято советом УТВЕРЖДЕНО Приказом от\nпротокол № 9 от 20 октября 2023 года №\n19.10.2023 9-ОД",
    "Одобрено Управляющим Утверждено\nсоветом 19.10.2023 г. № 4 приказом\nдиректора МБОУ\n«Выдуманская\nСОШ» № 9-ОД от\n20.10.2023",
    "Принято Согласовано Введено в действие\nсоветом № 2 комитетом № 5 приказом\nот 18.10.2023 от 19.10.2023 № 9-ОД\nот 20.10.2023 г.",
]


@pytest.mark.parametrize("stamp", WOVEN)
def test_a_day_that_may_be_the_protocols_goes_to_a_person(stamp: str) -> None:
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.date) == ("9-ОД", dt.date(2023, 10, 20)) or DOUBTED in act.flags


TOLD_APART = [
    "Рассмотрено педсоветом\nпротокол № 6 от 19.10.2023\nУтверждено приказом\n№ 9-ОД от 20.10.2023",
    "Утверждено приказом\nот 20.10.2023 № 9-ОД\nСогласовано с профкомом\nпротокол от\n19.10.2023 № 6",
    "Мнение родителей\nпротокол № 2 от 18.10.2023\nРАССМОТРЕНО\nпротокол от 19.10.2023 № 1\nУтверждаю\nПриказ № 9-ОД от 20.10.2023",
    "РАССМОТРЕНО УТВЕРЖДЕНО\nна педсовете Приказом директора\nпротокол № 6 от 19.10.2023 МБОУ СОШ № 44 № 9-ОД\nот 20.10.2023 года",
    "ПРИНЯТО УТВЕРЖДЕН\nобщим собранием Приказом заведующего\n(протокол от 19.10.2023 г. № 6) МАДОУ № 45 № 9-ОД\nот 20.10.2023 года",
    "Рассмотрено и одобрено советом, протокол № 8 от 19.10.2023 приказ № 9-ОД от 20.10.2023 Утверждаю",
    "СОГЛАСОВАНО\nПредседатель профкома\n________ А.А. Лесная\nУТВЕРЖДАЮ\nДиректор\nприказ № 9-ОД\nот 20.10.2023",
]


@pytest.mark.parametrize("stamp", TOLD_APART)
def test_stamps_that_follow_one_another_are_read_for_sure(stamp: str) -> None:
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.date, act.flags) == ("9-ОД", dt.date(2023, 10, 20), ())
    assert act.confidence >= SURE


@pytest.mark.parametrize("agreed", ["Принято педагогическим советом", "РАССМОТРЕНО И ПРИНЯТО\nна совете школы", "Согласовано\nс профкомом"])
def test_a_short_word_above_its_number_is_the_protocols_under_prinyato(agreed: str) -> None:
    stamp = f"{agreed}\nпр.\n19.10.2023 № 6\nУтверждено приказом\n№ 9-ОД от 20.10.2023"
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.date, act.flags) == ("9-ОД", dt.date(2023, 10, 20), ())
