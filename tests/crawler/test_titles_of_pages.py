"""Which titles of menus and lists are never asked: those that say nothing but what such pages are for. Titles are made up."""

from __future__ import annotations

import pytest

from crawler.focus import FIRST, NEEDED, NEUTRAL, Place, load_focus
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
