"""Strangers' text and addresses made harmless; Russian forms."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reports.russian import capitalised, day_in_words, lowered, moscow_day, organisations, quoted, ranges
from reports.safe import plain, readable_address, web_address


@given(st.text())
def test_plain_text_fits_into_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = plain(text)
    assert (etree.fromstring(etree.tostring(element)).text or "") == plain(text)


def test_plain_keeps_lines_and_drops_what_turns_the_reading_direction() -> None:
    assert plain("Школа\r\n№\t1\u202e\x00\ufeff ") == "Школа\n№ 1"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "file:///etc/hosts", "ftp://school.example", "нет", "",
        "https://", "http:///path", "https://school.example/a b", 'https://school.example/"onclick="x', "https://school.example/<x>",
        " https://school.example", "https://school.example\nx", "//school.example", "http://[::1", "internal:Sheet1!A1",
    ],
)  # fmt: skip
def test_what_is_not_a_web_address_is_no_link(address: str) -> None:
    assert web_address(address) is None


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://school.example/docs?id=1&x=2#top", "https://school.example/docs?id=1&x=2#top"),
        ("HTTP://school.example", "http://school.example"),
        ("https://школа7.рф/Приказ.pdf", "https://школа7.рф/Приказ.pdf"),
    ],
)
def test_web_addresses(address: str, link: str) -> None:
    assert web_address(address) == link


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("http://xn--7-7sbxk0bd5e.xn--p1ai/", "http://школа7.рф/"),
        ("https://a.example/%D0%9F%D1%80%20%D1%8B.pdf", "https://a.example/Пр%20ы.pdf"),
        ("https://a.example/%EF%F0", "https://a.example/%EF%F0"),  # cp1251, not UTF-8
        ("https://a.example/%00%0A", "https://a.example/%00%0A"),
    ],
)
def test_readable_addresses(address: str, shown: str) -> None:
    if "xn--" in address:
        address = "http://" + "школа7.рф".encode("idna").decode() + "/"
    assert readable_address(address) == shown


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 организаций"), (1, "1 организация"), (2, "2 организации"), (5, "5 организаций"), (11, "11 организаций"),
        (14, "14 организаций"), (21, "21 организация"), (112, "112 организаций"), (1503, "1503 организации"),
    ],
)  # fmt: skip
def test_plurals(count: int, words: str) -> None:
    assert organisations(count) == words


def test_days_and_quotes() -> None:
    assert day_in_words(dt.date(2024, 6, 30)) == "30 июня 2024 г."
    assert moscow_day(dt.datetime(2024, 6, 29, 21, 0, tzinfo=dt.UTC)) == dt.date(2024, 6, 30)
    assert quoted("Об утверждении «Положения»") == "«Об утверждении „Положения“»"
    assert (capitalised("приказ ОО"), lowered("Приказ издан"), lowered("ОО не указали")) == ("Приказ ОО", "приказ издан", "ОО не указали")


def test_numbers_in_a_row_are_told_as_a_range() -> None:
    assert ranges(range(1, 301)) == "1–300"
    assert ranges([1, 2, 4, 6, 7, 8, 10]) == "1, 2, 4, 6–8, 10"
    assert ranges([]) == ""
