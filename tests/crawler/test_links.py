"""What stands round a link: headings of every make, pages of lists. Made-up pieces of pages."""

from __future__ import annotations

import pytest

from crawler.links import PageLink, links_of
from crawler.pages import Page


def links(html: str) -> dict[str, PageLink]:
    """By the path of the address."""
    found = links_of(Page("http://school.ru/section", f"<html><body>{html}</body></html>".encode()))
    return {link.url.removeprefix("http://school.ru"): link for link in found}


@pytest.mark.parametrize(
    "heading",
    [
        "<h3>Целевая модель</h3>",
        "<p><b>Целевая модель</b></p>",
        "<div class='accordion-header'>Целевая модель</div>",
        "<button class='accordion-button collapsed'>Целевая модель</button>",
        "<div class=spoiler-title>Целевая модель</div>",
        "<div class=eTitle>Целевая модель</div>",
        "<details><summary>Целевая модель</summary></details>",
    ],
)
def test_a_link_that_says_nothing_stands_under_a_heading_whatever_its_make(heading: str) -> None:
    assert links(f"<h2>Документы</h2>{heading}<div><a href='/1.pdf'>Скачать</a></div>")["/1.pdf"].heading == "Целевая модель"


def test_headings_above_the_nearest_one_are_kept_till_their_part_ends() -> None:
    html = (
        "<h1>Методическая работа</h1><h2>Наставничество</h2><h3>Приказы</h3><p><a href='/1.pdf'>Скачать</a></p>"
        "<p><b>Прочее</b></p><p><a href='/2.pdf'>Скачать</a></p><h2>Питание</h2><p><a href='/3.pdf'>Скачать</a></p>"
    )
    found = links(html)
    told = {path: (link.above, link.heading) for path, link in found.items()}
    assert told == {
        "/1.pdf": ("Наставничество", "Приказы"),
        "/2.pdf": ("Наставничество / Приказы", "Прочее"),
        "/3.pdf": ("", "Питание"),
    }


def test_the_name_of_a_menu_is_no_heading_of_what_follows() -> None:
    menus = ("<div class=sidebar><div class=block-title>Меню</div></div>", "<nav><h3>Ещё</h3></nav>")
    html = f"{menus[0]}<h2>Наставничество</h2>{menus[1]}<a href='/1.pdf'>Приказ</a>"
    assert links(html)["/1.pdf"].heading == "Наставничество"


@pytest.mark.parametrize("name", ["pagination", "modern-page-navigation", "catPages1", "pagesBlock1", "nav-links", "pages", "pager"])
def test_a_number_in_a_block_that_turns_pages(name: str) -> None:
    found = links(f"<div class='{name}'><b>1</b> <a href='/section-2'>2</a> <a href='/next-article'>Вперёд</a></div><a href='/5'>5</a>")
    assert {path: link.pager for path, link in found.items()} == {"/section-2": True, "/next-article": False, "/5": False}


def test_numbers_in_a_row_turn_pages_whatever_the_block_is_called_and_days_of_a_calendar_do_not() -> None:
    row = "<p>Страницы: <a href='/n/2'>2</a> <a href='/n/3'>3</a> <a href='/n/last'>Последняя</a></p>"
    days = "<table><tr><td><a href='/d/14'>14</a></td><td><a href='/d/15'>15</a></td></tr></table>"
    found = links(f"{row}{days}<p>Класс <a href='/c/5'>5</a> или <a href='/about'>О школе</a></p>")
    assert [path for path, link in found.items() if link.pager] == ["/n/2", "/n/3"]


def test_what_turns_pages_borrows_no_words_from_its_neighbours() -> None:
    found = links("<div class=pager>Страницы: <a href='?page=2'>2</a> <a href='?page=3'>Далее</a></div>")
    assert [link.text for link in found.values()] == ["2", "Далее"]
