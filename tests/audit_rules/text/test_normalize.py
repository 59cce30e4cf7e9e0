"""Text as readers hand it on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_rules.facts.text.normalize import normalise


@pytest.mark.parametrize(
    ("given_text", "wanted"),
    [
        ("Приказ\u00a0№\u202f187-1", "Приказ № 187-1"),
        ("настав\u00adничество", "наставничество"),
        ("настав\u00ad\nничество", "наставничество"),
        ("настав\x02ничества", "наставничества"),
        ("настав\x02\r\nничества", "наставничества"),
        ("приложе-\nние", "приложение"),
        ("«педагог-\nпедагог»", "«педагог-педагог»"),
        ("учебно-\nвоспитательной", "учебно-воспитательной"),
        ("№ 187\x02од", "№ 187-од"),
        ("№ 187\u2011А, педагог\u2010педагог", "№ 187-А, педагог-педагог"),
        ("№ 187-\n1", "№ 187-\n1"),
        ("П Р И К А З", "ПРИКАЗ"),
        ("П Р И К А З  № 5", "ПРИКАЗ № 5"),
        ("о т 1 1 . 0 5 . 2022г.", "от 11.05.2022г."),
        ("от 1 1 . 0 5 . 2 0 2 2", "от 11.05.2022"),
        ("в„– 5", "№ 5"),
        ("РџРѕР»РѕР¶РµРЅРёРµ Рѕ РЅР°СЃС‚Р°РІРЅРёС‡РµСЃС‚РІРµ", "Положение о наставничестве"),
        ("Вы­мыш­лен­ская\ufeff шко\u200bла", "Вымышленская школа"),
        ("и\u0306од", "йод"),
        ("а\r\nб\rв\x0bг", "а\nб\nв\nг"),
        ("20|4, 0I.03.2022z., 273-Ф3", "20|4, 0I.03.2022z., 273-Ф3"),
        ("и о в к", "и о в к"),
        ("5 А и 7 Б", "5 А и 7 Б"),
    ],
)
def test_forms_seen_on_school_sites(given_text: str, wanted: str) -> None:
    assert normalise(given_text) == wanted


@given(st.text())
def test_twice_is_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.from_regex(r"[0-9./№ а-яА-Я\n-]{0,80}", fullmatch=True))
def test_digits_are_never_changed(text: str) -> None:
    assert [sign for sign in normalise(text) if sign.isdigit()] == [sign for sign in text if sign.isdigit()]


def test_a_soft_hyphen_within_a_number_is_its_own() -> None:
    assert normalise("приказ № 187\u00adОД, настав\u00ad\nничество") == "приказ № 187-ОД, наставничество"
