"""A start page that is a mere cover: behind its one link is the site, whatever the link is called. Made-up sites, one crawl."""

from __future__ import annotations

import pytest

from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Site, Web, menu, page

COVERS = {
    "enter.ru": "<a href='/main'>Вход на сайт</a>",
    "home.ru": "<a href='/main'>На главную</a>",
    "picture.ru": "<a href='/main'><img src='/v.gif' alt='Войти'></a>",
    "dress.ru": "<a href='/main'>Обычная версия</a> <a href='/vi/'>Версия для слабовидящих</a>",
}
MENU = menu(("/main", "Главная"), ("/a", "О школе"), ("/b", "Документы"), ("/steps", "Ступени роста"))


def _site(cover: str) -> Site:
    steps = page("<h1>Ступени роста</h1>" + MENU + WORDS)
    return {
        "/": page(f"<h1>Школа</h1>{cover}{WORDS}"),
        "/main": page(MENU + WORDS),
        "/steps": steps,
        "/a": steps,
        "/b": steps,
        "/vi/": steps,
    }


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    with Web({host: _site(cover) for host, cover in COVERS.items()}) as web:
        folder = tmp_path_factory.mktemp("covers")
        workspace, audit_id = audit(folder, [organisation(host, f"http://{host}/") for host in COVERS])
        crawl(folder, audit_id, web)
        return {host: Result(workspace, audit_id, host) for host in COVERS}


@pytest.mark.parametrize("host", COVERS)
def test_the_menu_behind_a_cover_is_the_menu_of_the_site(crawled: dict[str, Result], host: str) -> None:
    assert f"http://{host}/steps" in crawled[host].fetches


def test_the_same_site_in_another_dress_is_no_way_in(crawled: dict[str, Result]) -> None:
    assert "http://dress.ru/vi/" not in crawled["dress.ru"].fetches
