"""Names are hidden in quotes; what is no name stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_rules.facts.names import HIDDEN, mask_names, names_in
from tests.audit_rules.people.surname_forms import surnames


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("учитель Анна Лопатина ведёт кружок", "учитель [ФИО] ведёт кружок"),
        ("директор Лопатин Сергей утвердил", "директор [ФИО] утвердил"),
        ("Директор школы Лопатин С.", "Директор школы [ФИО]"),
        ("закрепить за Лопатиной Анной Сергеевной наставника Тарутина Б.Б.", "закрепить за [ФИО] наставника [ФИО]"),
        ("ЛОПАТИНА АННА СЕРГЕЕВНА, ТАРУТИН Б. Б.", "[ФИО], [ФИО]"),
        ("Лопатина A.C., O. B. Тарутина", "[ФИО], [ФИО]"),
        ("Лопатина А,С.; Тарутина 0.В.", "[ФИО]; [ФИО]"),
        ("Лоп4тина А.С.", "[ФИО]"),
        ("Лопатина А.С. Тарутина О.В. Курганов И.И.", "[ФИО] [ФИО] [ФИО]"),
        ("Учитель И.И. Курганов", "Учитель [ФИО]"),
        ("1.Лопатина А.С., 2.А.С.Тарутина", "1.[ФИО], 2.[ФИО]"),
        ("Выдумов-Горский Н.А., Али-Заде Т. М.", "[ФИО], [ФИО]"),
        ("Тарутов Али Гасан оглы назначен", "[ФИО] назначен"),
        ("назначена Анна Сергеевна", "назначена [ФИО]"),
        ("Мартынова А.С., Третьяков Б.Б., Базаров В.В., Замятин Г.Г.", "[ФИО], [ФИО], [ФИО], [ФИО]"),
    ],
)
def test_names_of_people_are_hidden(words: str, masked: str) -> None:
    assert mask_names(words) == masked


@pytest.mark.parametrize(
    "words",
    [
        "Положение О. наставничестве",
        "Приказ О.В. внедрении",
        "Приложение К. приказу",
        "г. Выдуманск, г. Нижний Вымысел",
        "Г. Королёв, Г.О. Вымыслы",
        "МБОУ СОШ И.О. Директора",
        "Ф.И.О. Наставника",
        "31 Августа, Сентябрь А. Май",
        "Основной Образовательной Программы",
        "Министерство Просвещения Российской Федерации",
        "Приказ № 5 от 01.02.2022 г. Выдуманск",
        "План мероприятий (Дорожная карта) В. Внедрение",
        "Год педагога и наставника. Школа № 5",
    ],
)
def test_what_is_no_name_stays(words: str) -> None:
    assert mask_names(words) == words


@given(surnames(), st.sampled_from(["учитель {} А.С.", "за А. С. {}, учителем", "Директор {} Анна Сергеевна", "Анне Сергеевне {}"]))
def test_no_form_of_a_surname_is_left(forms: list[str], shape: str) -> None:
    for form in forms:
        assert form not in mask_names(shape.format(form))


def test_hidden_names_count_too() -> None:
    assert names_in(f"Лопатина А.С., {HIDDEN}, А.С. Тарутина") == 3


@given(st.text(alphabet="АБВав. -\nё03,", max_size=80))
def test_masking_is_final(words: str) -> None:
    assert mask_names(mask_names(words)) == mask_names(words)
