"""Which links are needed for a full look, which are looked at in passing, which are left. Titles are of the kinds schools use; made up."""

from __future__ import annotations

import pytest

from crawler.focus import MENTORING, NEEDED, NEUTRAL, Place, load_focus
from crawler.links import PageLink

ANYWHERE = Place(score=40.0, depth=1)
DOCUMENTS = Place(score=78.0, depth=1, hub=True, lists=True)
SECTION = Place(score=120.0, depth=1, mentoring=True)


def score(text: str, path: str = "/x1", place: Place = ANYWHERE, **more: str) -> float:
    url = f"http://school.ru{path}"
    return load_focus().link(PageLink(url=url, text=text, heading=more.get("heading", "")), url, place)


@pytest.mark.parametrize(
    "text",
    [
        "Наставничество",
        "Педагог-наставник",
        "ЦМН",
        "Целевая модель",
        "Молодому специалисту",
        "Школа молодого педагога",
        "Год педагога и наставника",
        "О системе наставничествЕ",
        "Дневник наставника",
        "Учитель – учитель",
    ],
)
def test_mentoring_by_its_words(text: str) -> None:
    assert score(text) >= MENTORING - 8


@pytest.mark.parametrize(
    "path", ["/collective/nastavnik/doc/512160", "/prikaz_o_nastavnichestve.pdf", "/%D0%BD%D0%B0%D1%81%D1%82%D0%B0%D0%B2%D0%BD%D0%B8%D0%BA"]
)
def test_mentoring_by_its_address(path: str) -> None:
    assert score("", path) >= MENTORING - 8


@pytest.mark.parametrize(
    "text",
    [
        "Документы",
        "Локальные нормативные акты",
        "Приказы",
        "Методическая работа",
        "Инновационная деятельность",
        "Педагогический коллектив",
        "Карта сайта",
    ],
)
def test_lists_of_documents_are_needed(text: str) -> None:
    assert NEEDED <= score(text) < 80


@pytest.mark.parametrize(
    "text",
    [
        "Скачать",
        "12.01.2022 | Скачать (PDF, 120 Кб)",
        "скан0001",
        "Приказ № 15-ОД от 12.01.2022",
        "Приказ",
        "Положение",
        "О назначении куратора",
        "Документ Microsoft Word",
    ],
)
def test_a_file_that_may_be_an_act_is_needed_in_a_list_of_documents(text: str) -> None:
    assert score(text, "/f/7.pdf", DOCUMENTS) >= NEEDED


@pytest.mark.parametrize("text", ["Скачать", "Меню на неделю", "7", ""])
def test_every_file_of_the_section_is_needed(text: str) -> None:
    assert score(text, "/f/7.pdf", SECTION) >= NEEDED
    assert score("Скачать", "/f/7.pdf", ANYWHERE, heading="Целевая модель наставничества") >= NEEDED


@pytest.mark.parametrize(
    "text",
    [
        "Положение о питании",
        "Правила приёма в 1 класс",
        "Устав",
        "Положение о языке обучения",
        "Отчёт о самообследовании",
        "Коллективный договор",
    ],
)
def test_a_file_plainly_about_something_else_is_left(text: str) -> None:
    assert score(text, "/f/7.pdf", DOCUMENTS) < NEUTRAL


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Фотогалерея", "/g"),
        ("Меню", "/food"),
        ("Расписание уроков", "/r"),
        ("Войти", "/login"),
        ("", "/calendar?month=5"),
        ("Облако тегов", "/tags/1"),
    ],
)
def test_noise_is_left(text: str, path: str) -> None:
    assert score(text, path) < NEUTRAL


def test_what_nothing_recommends_is_looked_at_in_passing_and_less_the_deeper_it_lies() -> None:
    assert NEUTRAL <= score("О школе") < NEEDED
    assert score("О школе", place=Place(score=40.0, depth=6)) < NEUTRAL


def test_media_are_never_asked() -> None:
    assert score("Наставничество", "/film.mp4") == 0
