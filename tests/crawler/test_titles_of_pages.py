"""Which titles of menus and lists are never asked: those that say nothing but what such pages are for. Titles are made up."""

from __future__ import annotations

import pytest

from crawler.focus import ARCHIVE, FIRST, MENU, NEEDED, NEUTRAL, NEWS, STAFF_NEWS, Place, load_focus
from crawler.links import PageLink

MENU_OF_START = Place(score=FIRST, depth=0)
TEACHERS = Place(score=68.0, depth=1, hub=True)
DOCUMENTS = Place(score=78.0, depth=1, hub=True, lists=True)


def score(text: str, place: Place, path: str = "/q7/", *, boilerplate: bool = False) -> float:
    url = f"http://school.ru{path}"
    return load_focus().link(PageLink(url=url, text=text, boilerplate=boilerplate), url, place)


@pytest.mark.parametrize(
    "text",
    [
        "Вход в профессию",
        "Войти в профессию вместе",
        "Творческий поиск",
        "Форум идей",
        "Календарь роста",
        "Отзывчивые сердца",
        "Видеоуроки мастеров",
        "Меню методиста",
        "Галерея мастерства",
        "Альбом первых шагов",
        "Комментарий опытного",
    ],
)
def test_a_title_that_says_more_than_a_word_of_technical_pages_is_looked_at(text: str) -> None:
    assert score(text, MENU_OF_START) >= NEUTRAL
    assert score(text, TEACHERS) >= NEUTRAL


@pytest.mark.parametrize(
    "text",
    [
        "Вход на сайт",
        "Поиск по сайту",
        "Форум",
        "Календарь событий",
        "Отзывы о школе",
        "Видео о нашей школе",
        "Меню горячего питания",
        "Фотоальбомы",
        "Личный кабинет",
        "Версия для печати",
        "Комментарии (0)",
    ],
)
def test_a_title_that_says_no_more_is_left(text: str) -> None:
    assert score(text, MENU_OF_START) < NEUTRAL
    assert score(text, TEACHERS) < NEUTRAL


def test_under_a_list_a_page_of_a_far_subject_is_looked_at_in_passing() -> None:
    assert NEUTRAL <= score("Школа будущих родителей и стажистов", TEACHERS) < NEEDED
    assert score("Школа будущих родителей", Place(score=40.0, depth=1)) < NEUTRAL


@pytest.mark.parametrize(
    "text", ["Отчёты, планы, воспитание", "Электронные копии", "Инструкции и прочее", "Договоры", "Режимные документы"]
)
def test_a_folder_among_lists_of_documents_is_opened_whatever_its_name(text: str) -> None:
    assert score(text, DOCUMENTS) >= NEEDED


@pytest.mark.parametrize(
    "text", ["Учебный план 2023", "Отчёт о самообследовании", "Коллективный договор", "Режим занятий", "Паспорт безопасности"]
)
def test_the_page_of_one_paper_about_something_else_is_left(text: str) -> None:
    assert score(text, DOCUMENTS) < NEUTRAL


@pytest.mark.parametrize("text", ["Приказы", "Приказ № 145-ОД от 01.09.2023", "Положения", "2023", "2022-2023 учебный год", "За 2023 год"])
@pytest.mark.parametrize("path", ["/docs/?filter[type]=3", "/docs/show.php?order=145", "/docs/?sort=year&f=2"])
def test_a_choice_on_a_page_of_documents_is_asked_whatever_the_server_is_asked_by(text: str, path: str) -> None:
    assert score(text, DOCUMENTS, path) >= NEEDED
    assert score(text, Place(score=120.0, depth=1, mentoring=True), path) >= NEEDED
    assert score(text, Place(score=40.0, depth=1), path) < NEUTRAL


@pytest.mark.parametrize("text", ["Название", "По дате", "▲", "Размер"])
def test_the_head_of_a_sorted_table_is_no_choice(text: str) -> None:
    assert score(text, DOCUMENTS, "/docs/?sort=name") < NEUTRAL


@pytest.mark.parametrize("path", ["/2023/09/01/rastem-vmeste/", "/blog/stupeni/", "/news/p7/"])
def test_an_item_of_the_menu_is_one_wherever_the_engine_keeps_its_page(path: str) -> None:
    assert score("Растём вместе", MENU_OF_START, path, boilerplate=True) == MENU
    assert score("Растём вместе", MENU_OF_START, path) == NEWS
    assert score("Растём вместе", TEACHERS, path) == STAFF_NEWS
    assert score("Новости", MENU_OF_START, "/novosti/", boilerplate=True) == ARCHIVE
    assert score("Учащиеся нашей школы заняли призовые места", MENU_OF_START, path, boilerplate=True) == NEWS
