"""Addresses of a registry: what people write, what may be crawled. All schools are made up."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.sites import read_site, site_root


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://school1.edumsko.ru", "https://school1.edumsko.ru/"),
        ("school1.edumsko.ru", "http://school1.edumsko.ru/"),
        (" WWW.School1.RU. ", "http://www.school1.ru/"),
        ("«https://school1.ru/»,", "https://school1.ru/"),
        ("http:// school1.ru", "http://school1.ru/"),
        ("www. school1.ru", "http://www.school1.ru/"),
        ("school1 .ru", "http://school1.ru/"),
        ("htpp://school1.ru", "http://school1.ru/"),
        ("http//school1.ru", "http://school1.ru/"),
        ("https:\\\\school1.ru\\about", "https://school1.ru/about"),
        ("http://https://school1.ru/", "https://school1.ru/"),
        ("Сайт: school1.ru", "http://school1.ru/"),
        ("school1.ru, school2.ru", "http://school1.ru/"),
        ("http://a.school.ru;http://b.school.ru", "http://a.school.ru/"),
        ("info@school1.ru, school1.ru", "http://school1.ru/"),
        ("school1.ru (старый адрес school-old.ru)", "http://school1.ru/"),
        ("https://vk.com/school1 https://school1.ru", "https://school1.ru/"),
        ("школа7.рф", "http://xn--7-7sb3aeo2d.xn--p1ai/"),
        ("HTTP://Школа7.РФ/", "http://xn--7-7sb3aeo2d.xn--p1ai/"),
        ("http://xn--7-7sb3aeo2d.xn--p1ai", "http://xn--7-7sb3aeo2d.xn--p1ai/"),
        ("https://nf-s\u0441h4.edumsko.ru", "https://nf-sch4.edumsko.ru/"),
        ("шк\u006fла7.рф", "http://xn--7-7sb3aeo2d.xn--p1ai/"),
        ("school1.ru:8080/x?q=в", "http://school1.ru:8080/x?q=%D0%B2"),
        ("https://school1.ru:443/", "https://school1.ru/"),
        ("https://school1.ru/сведения/", "https://school1.ru/%D1%81%D0%B2%D0%B5%D0%B4%D0%B5%D0%BD%D0%B8%D1%8F/"),
        ("https://school1.ru/a%20b#top", "https://school1.ru/a%20b"),
        ("https://ciur.ru/izh/s29_izh/", "https://ciur.ru/izh/s29_izh/"),
        ("https://shkola-r13.gosweb.gosuslugi.ru/", "https://shkola-r13.gosweb.gosuslugi.ru/"),
        ("school\u200b1.ru", "http://school1.ru/"),
        ("school_1.ucoz.net", "http://school_1.ucoz.net/"),
    ],
)
def test_address_is_found(written: str, address: str) -> None:
    assert read_site(written).address == address


@pytest.mark.parametrize("written", ["", "  ", "нет", "Нет сайта", "НЕТ", "-", "—", "отсутствует", "сайта нет", "не имеется", "н/д"])
def test_no_site_is_no_problem(written: str) -> None:
    reading = read_site(written)
    assert (reading.address, reading.problem) == (None, None)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("МБОУ СОШ №1 г.Химки", "нет адреса"),
        ("приказ.pdf", "нет адреса"),
        ("сайт школы", "нет адреса"),
        ("http://школа", "с ошибкой"),
        ("http://школа 7.рф", "с ошибкой"),
        ("http://a..ru", "с ошибкой"),
        ("http://school1.ru:99999/", "с ошибкой"),
        ("school1@mail.ru", "почту"),
        ("http://user:secret@school1.ru/", "имя и пароль"),
        ("ftp://school1.ru/", "не начинается с http"),
        ("file:///etc/passwd", "не начинается с http"),
        ("javascript:alert(1)", "не начинается с http"),
        ("http://127.0.0.1/", "внутреннюю сеть"),
        ("10.0.0.7", "внутреннюю сеть"),
        ("http://192.168.1.1:8080/", "внутреннюю сеть"),
        ("http://169.254.169.254/", "внутреннюю сеть"),
        ("http://2130706433/", "внутреннюю сеть"),
        ("http://0x7f.1/", "внутреннюю сеть"),
        ("http://017700000001/", "внутреннюю сеть"),
        ("http://school.localhost/", "внутреннюю сеть"),
        ("https://vk.com/school1", "общий ресурс"),
        ("https://m.vk.com/school1", "общий ресурс"),
        ("disk.yandex.ru/d/abc", "общий ресурс"),
        ("https://www.gosuslugi.ru/", "общий ресурс"),
    ],
)
def test_what_is_no_site_is_refused_in_words(written: str, why: str) -> None:
    reading = read_site(written)
    assert reading.address is None
    assert why in (reading.problem or "")


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("https://school1.edumsko.ru/collective/nastavnik/doc/1", "https://school1.edumsko.ru/"),
        ("http://school1.ucoz.net/nastavnik/prikaz.pdf?x=1", "http://school1.ucoz.net/"),
        ("https://school1.ru:8443/a", "https://school1.ru:8443/"),
        ("https://ciur.ru/izh/s29_izh/DocLib39/10.pdf", "https://ciur.ru/izh/s29_izh/"),
        ("https://ciur.ru/ipek/DocLib3/Forms/AllItems.aspx", "https://ciur.ru/ipek/"),
        ("https://ciur.ru/", None),
    ],
)
def test_root_of_a_site(address: str, root: str | None) -> None:
    assert site_root(address) == root


@given(st.text(max_size=200))
def test_any_text_gives_a_clean_http_address_or_none(text: str) -> None:
    address = read_site(text).address
    if address is not None:
        parts = urlsplit(address)
        assert parts.scheme in {"http", "https"}
        assert parts.username is None
        assert address.isascii()
        assert " " not in address
        assert read_site(address).address == address


@given(
    st.from_regex(r"[a-z][a-z0-9-]{0,20}[a-z0-9]\.(edumsko\.ru|ucoz\.net|example)", fullmatch=True),
    st.sampled_from(["", "http://", "https://", "HTTP://"]),
)
def test_host_survives_whatever_stands_round_it(host: str, scheme: str) -> None:
    expected = f"{scheme.lower() or 'http://'}{host}/"
    for written in (f"{scheme}{host}", f" {scheme}{host}/ ", f"«{scheme}{host}».", f"\u200b{scheme}{host.upper()},"):
        assert read_site(written).address == expected
