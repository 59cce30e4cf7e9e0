"""Menus that are no plain links, shells that only seem sites, and pictures: made-up pages of the shapes schools have."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crawler.focus import NEEDED, NEUTRAL, NEWS, PICTURE, Place
from crawler.links import links_of
from crawler.pages import Page
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Web, menu, page
from tests.crawler.test_focus import DOCUMENTS, SECTION, score

HOME = "http://school.ru/"


def targets(html: str) -> list[str]:
    return [link.url for link in links_of(Page(HOME, f"<html><body>{html}</body></html>".encode())) if link.kind != "image"]


@pytest.mark.parametrize(
    "html",
    [
        "<button data-href='/nast.html'>Наставничество</button>",
        "<div class=card data-url='/nast.html'>Наставничество</div>",
        "<td onclick=\"go('nast.html')\">Наставничество</td>",
        "<a href=\"javascript:openPage('/nast.html')\">Наставничество</a>",
        "<a href='#' onclick=\"dl('nast.html'); return false\">Наставничество</a>",
        "<select onchange='location=this.value'><option value='nast.html'>Наставничество</option></select>",
        "<form action='/nast.html'><input type=submit value='Наставничество'></form>",
        "<iframe srcdoc=\"<a href='/nast.html'>Наставничество</a>\"></iframe>",
        "<iframe src='about:blank' data-lazy-src='/nast.html'></iframe>",
        "<div hx-get='/nast.html'>Наставничество</div>",
        "<script>var d = new dTree('d'); d.add(5, 0, 'Наставничество', 'nast.html')</script>" + "<i></i>" * 4,
        "<svg><a xlink:href='/nast.html'><text>Наставничество</text></a></svg>",
        "<script>setTimeout(function () { window.location.href = '/nast.html' }, 900)</script>",
    ],
)
def test_an_item_of_a_menu_however_it_opens(html: str) -> None:
    assert targets(html) == ["http://school.ru/nast.html"]


@pytest.mark.parametrize(
    "code", ["d.add(5, 0, 'Наставничество', 'nast.html')", 'menu = [{"title": "Наставничество", "url": "/nast.html"}]']
)
def test_an_item_that_a_script_draws_has_its_title_beside_other_links(code: str) -> None:
    links = "".join(f"<a href='/{number}.html'>Раздел {number}</a>" for number in range(6))
    html = f"{links}<script>{code}</script>"
    found = {link.url: link.text for link in links_of(Page(HOME, f"<html><body>{html}</body></html>".encode()))}
    assert found["http://school.ru/nast.html"] == "Наставничество"


def test_a_form_that_asks_for_words_is_no_link() -> None:
    assert targets("<form action='/search'><input name=q><input type=submit value='Найти'></form>") == []
    assert targets("<form method=post action='/vote'><input type=submit value='Голосовать'></form>") == []


def test_a_viewer_keeps_what_only_it_can_open() -> None:
    address = "https://docs.yandex.ru/docs/view?url=ya-disk-public%3A%2F%2FMadeUp&name=prikaz.pdf"
    assert targets(f"<a href='{address}'>Приказ о наставничестве</a>") == [address]
    assert targets("<a href='https://docs.yandex.ru/docs/view?url=http://s.ru/p.pdf'>Приказ</a>") == ["http://s.ru/p.pdf"]


def test_what_a_handler_does_besides_is_no_address() -> None:
    assert targets("<a href='#' onclick=\"toggle('block-2')\">Раскрыть</a><div data-url='item'>Кнопка</div>") == []


@pytest.mark.parametrize(
    "html",
    [
        "<div data-document='files/prikaz.pdf'>Приказ</div>",
        "<script>var docs = [{name: 'Приказ', file: 'files/prikaz.pdf'}]</script>",
        r"<script>var docs = {'Приказ': 'files\/prikaz.pdf'}</script>",
    ],
)
def test_a_file_that_only_data_or_a_script_names(html: str) -> None:
    assert targets(html) == ["http://school.ru/files/prikaz.pdf"]


@pytest.mark.parametrize(
    "html",
    [
        "<img src='data:image/gif;base64,R0lGOD' data-lazy='/scan.jpg'>",
        "<picture><source srcset='/scan.jpg 1x, /scan2.jpg 2x'></picture>",
        "<div style=\"background-image: url('/scan.jpg')\"></div>",
    ],
)
def test_a_picture_however_late_it_is_loaded(html: str) -> None:
    found = links_of(Page(HOME, f"<html><body>{html}</body></html>".encode()))
    assert [(link.url, link.kind) for link in found] == [("http://school.ru/scan.jpg", "image")]


def test_the_picture_of_a_link_is_not_a_thing_of_its_own() -> None:
    html = "<p><a href='/a.pdf'><img src='/i/pdf.png' alt='Приказ'></a></p><img src='/menu.gif' usemap='#m'><img src='/scan.jpg'>"
    found = links_of(Page(HOME, f"<html><body>{html}</body></html>".encode()))
    assert [link.url for link in found] == ["http://school.ru/a.pdf", "http://school.ru/scan.jpg"]


def test_a_picture_without_words_borrows_none_from_its_neighbours() -> None:
    html = "<div><a href='/1.jpg'><img src='/t1.jpg'></a><p><a href='/reg.pdf'>Положение о наставничестве</a></p></div>"
    found = {link.url: link.text for link in links_of(Page(HOME, f"<html><body>{html}</body></html>".encode()))}
    assert found["http://school.ru/1.jpg"] == ""
    assert found["http://school.ru/reg.pdf"] == "Положение о наставничестве"


def test_pictures_are_looked_at_within_measure_and_news_that_nothing_recommends_never() -> None:
    assert score("", "/g/1.jpg", SECTION) == PICTURE
    assert score("№ 82 от 14.09.2022", "/g/82.jpg", DOCUMENTS) >= NEEDED
    assert score("Наш дружный коллектив", "/g/82.jpg", DOCUMENTS) < NEUTRAL
    assert score("Осенний кросс", "/news/17", Place(score=38.0, depth=1, news=True)) == NEWS < NEUTRAL


def test_news_that_may_report_an_event_are_asked_where_a_plan_is_checked() -> None:
    news = Place(score=38.0, depth=1, news=True, events=True)
    assert score("Педагоги побывали в музее образования", "/news/18", news) >= NEUTRAL
    assert score("Вебинар", "/news/19", news) >= NEUTRAL
    assert score("Осенний кросс", "/news/17", news) < NEUTRAL
    assert score("Вебинар", "/news/19", Place(score=38.0, depth=1, news=True)) < NEUTRAL


def test_a_page_for_parents_and_teachers_is_looked_at() -> None:
    assert score("Родителям и педагогам") >= NEEDED
    assert score("Родителям") < NEUTRAL


def test_a_shell_that_answers_every_address_proves_no_absence(tmp_path: Path) -> None:
    shell = page(menu(("/a", "О школе"), ("/b", "Документы"), ("/c", "Педагогам")) + WORDS)
    blind = page("<div id=app></div><script src=/app.js></script>" + WORDS)
    long_page = page(
        "<a href='#a'>О школе</a><a href='#b'>Документы</a><a href='#c'>Контакты</a><h2 id=a>О школе</h2><h2 id=b>Документы</h2>" + WORDS
    )
    sites: dict[str, Any] = {
        "shell.ru": dict.fromkeys(("/", "/a", "/b", "/c"), shell),
        "blind.ru": {"/": blind},
        "long.ru": {"/": long_page},
    }
    with Web(sites) as web:
        workspace, audit_id = audit(tmp_path, [organisation(name, f"http://{name}/") for name in sites])
        crawl(tmp_path, audit_id, web)
    outcomes = {name: Result(workspace, audit_id, name).outcome for name in sites}
    assert {name: (each.complete, each.reason) for name, each in outcomes.items()} == {
        "shell.ru": (False, "js_only"),
        "blind.ru": (False, "js_only"),
        "long.ru": (True, None),
    }


def test_files_on_the_builders_own_host_are_the_sites(tmp_path: Path) -> None:
    section = menu(("/n", "Наставничество")) + WORDS
    order = "http://static.tildacdn.com/tild1/order.pdf"
    sites: dict[str, Any] = {
        "lyceum.ru": {"/": page(section), "/n": page(f"<h1>Наставничество</h1><a href='{order}'>Приказ</a>" + WORDS)},
        "static.tildacdn.com": {"/tild1/order.pdf": page(WORDS)},
    }
    with Web(sites) as web:
        workspace, audit_id = audit(tmp_path, [organisation("lyceum", "http://lyceum.ru/")])
        crawl(tmp_path, audit_id, web)
        assert order in Result(workspace, audit_id, "lyceum").fetches
