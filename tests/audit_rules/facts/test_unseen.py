"""What an unread file or a dead link may be, by its words and its place."""

from __future__ import annotations

import pytest

from audit_rules.facts.unseen import may_be
from data.models import PACKAGE, DocumentType, Link

MENTORING = {"heading": "Наставничество педагогов", "trail": "Педагогический коллектив / Наставничество"}
ACTS = {"heading": "", "trail": "Документы / Локальные акты"}
FOOD = {"heading": "Организация питания", "trail": "Сведения / Питание"}


def kinds(text: str, place: dict[str, str], url: str = "http://school.example/files/1.pdf") -> tuple[DocumentType, ...]:
    return may_be([Link(source="http://school.example/p", target=url, text=text, **place)], url)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Приказ", MENTORING),
        ("Приказ", ACTS),
        ("Скачать", MENTORING),
        ("Скачать (PDF, 310 Кб)", MENTORING),
        ("scan0001.pdf", MENTORING),
        ("Приказ о внедрении целевой модели наставничества", FOOD),
        ("Приказ № 45 от 01.09.2022 о наставничестве", ACTS),
        ("Наставничество", ACTS),
        ("Документы по наставничеству.zip", ACTS),
        ("", MENTORING),
        ("О внедрении ЦМ", MENTORING),
        ("Пакет документов на 2022 год", MENTORING),
    ],
)
def test_it_may_be_the_order(text: str, place: dict[str, str]) -> None:
    assert "implementation_order" in kinds(text, place)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Презентация «Наставничество: первые шаги»", MENTORING),
        ("Фотоальбом Школы молодого педагога", MENTORING),
        ("Распоряжение Министерства просвещения РФ Р-145", MENTORING),
        ("Методические рекомендации по наставничеству", MENTORING),
        ("Конкурс «Наставник года»", MENTORING),
        ("Скачать", FOOD),
        ("Приказ о зачислении в 1 класс", ACTS),
        ("Положение о наставничестве", MENTORING),
        ("Положение о наставничестве обучающихся «ученик – ученик»", ACTS),
        ("Меню на 12.05.2024", FOOD),
        ("Дорожная карта внедрения наставничества педагогов", MENTORING),
    ],
)
def test_it_cannot_be_the_order(text: str, place: dict[str, str]) -> None:
    assert "implementation_order" not in kinds(text, place)


def test_a_told_regulation_may_be_only_that() -> None:
    assert kinds("Положение о системе наставничества", ACTS) == ("regulation",)


def test_an_archive_in_the_section_may_be_anything() -> None:
    assert kinds("Материалы", MENTORING, "http://school.example/all.zip") == PACKAGE


def test_the_file_name_speaks_where_the_link_is_silent() -> None:
    assert kinds("Скачать", FOOD, "http://school.example/polozhenie_o_nastavnichestve.pdf") == ("regulation",)


def test_a_row_of_a_library_tells_nothing_and_its_folder_all() -> None:
    folder = "http://portal.example/s1/DocLib5/%D0%9D%D0%B0%D1%81%D1%82%D0%B0%D0%B2%D0%BD%D0%B8%D1%87%D0%B5%D1%81%D1%82%D0%B2%D0%BE"
    place = {"heading": "Нормативные документы", "trail": "Школа / Нормативные документы"}
    row = "Скан_20190902 | 01.02.2024 9:00 | Администратор сайта"
    assert kinds(row, place, f"{folder}/%D0%A1%D0%BA%D0%B0%D0%BD_20190902.pdf") == PACKAGE


def test_the_heading_right_above_speaks_for_a_link_with_words_of_its_neighbour() -> None:
    place = {"heading": "Положение о системе наставничества", "trail": "Педагогический коллектив"}
    assert "regulation" in kinds("Конкурс «Наставник года»: подробности Скачать", place)


def test_a_folder_named_with_a_number() -> None:
    assert "implementation_order" in kinds("Приказ 01.09.21.pdf", {"heading": "10_Наставничество", "trail": ""})
