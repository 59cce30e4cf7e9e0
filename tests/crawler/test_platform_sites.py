"""A small made-up site of each engine, crawled: what only knowledge of the engine finds, what it saves asking, and what stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import pytest

from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Seen, Site, Web, menu, page, pdf, text

WORD, PART = quote("наставничество"), quote("наставни")
STYLES = {
    "wordpress": "<link rel=stylesheet href='/wp-content/themes/school/style.css'>",
    "bitrix": "<link rel=stylesheet href='/bitrix/templates/school/styles.css'>",
    "ucoz": "<script src='/.s/src/jquery.js'></script>",
    "joomla": "<meta name=generator content='Joomla! - Open Source Content Management'>",
    "gosweb": "<script src='/netcat_template/template/main.js'></script>",
    "filecard": "<img src='/upload/sc901_new/images/logo.png'>",
}


def made(engine: str, body: str, *links: tuple[str, str]) -> Reply:
    """A page with the engine's signs and a menu."""
    return page(STYLES[engine] + menu(*links) + body + WORDS)


def lost(engine: str, pages: dict[str, str], files: tuple[str, ...] = (), *links: tuple[str, str]) -> dict[str, Reply]:
    """A site whose menu tells nothing of mentoring."""
    shown = (("/about", "О школе"), *links)
    bodies = {"/": "", "/about": "<h1>О школе</h1>", **pages}
    return {**{path: made(engine, body, *shown) for path, body in bodies.items()}, **{path: pdf(path) for path in files}}


def pager(address: str, here: int, last: int) -> str:
    numbers = "".join(f"<a href='{address.format(k)}'>{k}</a> " for k in range(max(1, here - 2), min(last, here + 2) + 1) if k != here)
    return f"<div class=modern-page-navigation>{numbers}</div>"


def archive(engine: str, address: str, *, last: int, holding: int, found_by_search: bool) -> Site:
    """News of `last` pages; the order hangs on an item of page `holding`, in a row that names it."""
    first = address.format(1).partition("?")[0]
    item = f"<p><a href='{first}item/77/'>Итоги совещания</a> Принят приказ о внедрении модели наставничества.</p>"

    def answer(seen: Seen) -> Reply | None:
        if seen.path == "/order.pdf":
            return pdf("order")
        if seen.path == f"{first}item/77/":
            return made(engine, "<h1>Итоги совещания</h1><a href='/order.pdf'>Скачать</a>")
        if found_by_search and seen.path == f"/search/?q={WORD}":
            return made(engine, f"<h1>Поиск</h1><p><a href='{first}item/77/?sphrase_id=9'>Принят приказ о наставничестве</a></p>")
        links = (("/about", "О школе"), (first, "Новости"))
        if seen.path in ("/", "/about"):
            return made(engine, f"<h1>{seen.path}</h1>", *links)
        turned = re.fullmatch(re.escape(address).replace(r"\{\}", r"(\d+)"), seen.path)
        number = 1 if seen.path == first else int(turned[1]) if turned else 0
        if not 1 <= number <= last:
            return None
        rows = "".join(f"<p><a href='{first}item/{number}-{k}/'>Праздник {number}-{k}</a></p>" for k in range(3))
        return made(engine, f"<h1>Новости</h1>{rows}{item if number == holding else ''}{pager(address, number, last)}", *links)

    return answer


SITES: dict[str, Site] = {
    "filecard.ru": lost(
        "filecard",
        {
            "/?section_id=9": "<h1>Документы</h1><a href='/file/card?id=3'>Устав</a>"
            "<div class=pager><a href='/?section_id=9&page=2'>2</a></div>",
            "/?section_id=9&page=2": "<h1>Документы</h1><a href='/file/card?id=7'>4. Приказ_о_внедрении_целевой_модели</a>",
            "/file/card?id=3": "<h1>Устав</h1><a href='/file/download?id=3'>Скачать</a>",
            "/file/card?id=7": "<h1>Приказ</h1><a href='/file/download?id=7'>Скачать</a>",
        },
        ("/file/download?id=7", "/file/download?id=3"),
        ("/?section_id=9", "Документы"),
    ),
    "changed.ru": lost(
        "filecard", {"/file/card?id=7": "<h1>Приказ о наставничестве</h1>"}, (), ("/file/card?id=7", "Приказ о наставничестве")
    ),
    "gosweb.ru": lost(
        "gosweb",
        {
            f"/search/?search_query={WORD}": "<h1>Поиск</h1><a href='/nasha-shkola/x1/'>Наставничество педагогов</a>",
            "/nasha-shkola/x1/": "<h1>Работа</h1><a href='/netcat_files/3/5/1664200011_Prikaz.pdf'>Приказ</a>"
            "<a href='/nasha-shkola/x1/?isNaked=1'>Печать</a>",
        },
        ("/netcat_files/3/5/1664200011_Prikaz.pdf",),
    ),
    "bitrix.ru": archive("bitrix", "/about/news/?PAGEN_1={}", last=8, holding=6, found_by_search=False),
    "endless.ru": archive("bitrix", "/about/news/?PAGEN_1={}", last=90, holding=70, found_by_search=False),
    "searched.ru": archive("bitrix", "/about/news/?PAGEN_1={}", last=90, holding=70, found_by_search=True),
    "blog.ru": archive("wordpress", "/category/news/page/{}/", last=7, holding=6, found_by_search=False),
    "ucoz.ru.example": lost(
        "ucoz",
        {
            "/load/": "<h1>Каталог файлов</h1><a href='/load/akty/12'>Акты</a>"
            "<table class=calTable><tr><td><a href='/load/2022-09-14'>14</a></table>",
            "/load/akty/12": "<div class=eTitle><a href='/load/akty/ustav/12-1-0-5'>Устав</a></div>"
            "<div class=catPages1><a class=swchItem href='/load/akty/12-2'>2</a></div>",
            "/load/akty/12-2": "<div class=eTitle><a href='/load/akty/prikaz_159_o_nastavnikah/12-1-0-9'>Приказ 159</a></div>",
            "/load/akty/prikaz_159_o_nastavnikah/12-1-0-9": "<div class=eTitle>Приказ 159</div><a href='/load/0-0-1-9-20'>Скачать</a>",
        },
        ("/load/0-0-1-9-20",),
    ),
    "joomla.ru": lost(
        "joomla",
        {
            f"/index.php?option=com_search&view=search&searchphrase=all&searchword={PART}": "<h1>Поиск</h1>"
            "<a href='/12-x.html?highlight=Wy'>О наставниках</a>",
            "/12-x.html": "<h1>Работа</h1><a href='/12-x.html?tmpl=component&amp;print=1&amp;layout=default'>Печать</a>"
            "<a href='/docs?download=4:prikaz'>Приказ</a>",
        },
        ("/docs?download=4:prikaz",),
    ),
    "wordpress.ru": {
        **lost(
            "wordpress",
            {
                "/hidden/": "<h1>Целевая модель наставничества</h1><a href='/wp-content/uploads/2022/01/1.pdf'>Скачать</a>"
                "<a href='/feed/'>Записи</a><a href='/2022/01/12/'>12</a>"
            },
            ("/wp-content/uploads/2022/01/1.pdf",),
        ),
        "/wp-sitemap.xml": Reply(
            b"<?xml version='1.0'?><urlset><url><loc>http://wordpress.ru/hidden/</loc></url></urlset>", 200, {"Content-Type": "text/xml"}
        ),
        "/robots.txt": text("User-agent: *\nDisallow: /wp-admin/\n"),
    },
}


def chain(seen: Seen) -> Reply | None:
    """An archive of no known engine, walked by «Следующая» alone; addresses of items tell nothing."""
    if seen.path in ("/", "/about"):
        return page(menu(("/about", "О школе"), ("/life", "Жизнь школы")) + seen.path + WORDS)
    if seen.path == "/i/600":
        return page("<h1>Совещание</h1><a href='/order.pdf'>Скачать</a>" + WORDS)
    found = re.fullmatch(r"/life(?:\?page=(\d+))?", seen.path)
    if seen.path == "/order.pdf" or not found:
        return pdf("order") if seen.path == "/order.pdf" else None
    number = int(found[1] or 1)
    items = "".join(f"<p><a href='/i/{number * 100 + k}'>Праздник {number}-{k}</a></p>" for k in range(1, 4))
    telling = "<p><a href='/i/600'>Совещание</a> Назначены наставники.</p>" if number == 6 else ""
    after = f"<a href='/life?page={number + 1}'>Следующая</a>" if number < 8 else ""
    return page(f"<h1>Жизнь школы</h1>{items}{telling}{after}" + WORDS)


SITES["chain.ru"] = chain
SITES["cover.ru"] = {
    **lost("joomla", {"/main": "<h1>Главная</h1>", "/map": "<h1>Карта сайта</h1>"}, (), ("/map", "Карта сайта")),
    "/": page(menu(("/main", "Войти"), ("/about", "О школе")) + WORDS),
}


@dataclass
class Crawled:
    web: Web
    results: dict[str, Result]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("engines")
    with Web(dict(SITES)) as web:
        workspace, audit_id = audit(folder, [organisation(host, f"http://{host}/") for host in SITES])
        crawl(folder, audit_id, web)
        yield Crawled(web, {host: Result(workspace, audit_id, host) for host in SITES})


@pytest.mark.parametrize(
    ("host", "engine", "path"),
    [
        ("filecard.ru", "filecard", "/file/download?id=7"),
        ("gosweb.ru", "gosweb", "/netcat_files/3/5/1664200011_Prikaz.pdf"),
        ("bitrix.ru", "bitrix", "/order.pdf"),
        ("searched.ru", "bitrix", "/order.pdf"),
        ("blog.ru", "wordpress", "/order.pdf"),
        ("chain.ru", "generic", "/order.pdf"),
        ("ucoz.ru.example", "ucoz", "/load/0-0-1-9-20"),
        ("joomla.ru", "joomla", "/docs?download=4:prikaz"),
        ("wordpress.ru", "wordpress", "/wp-content/uploads/2022/01/1.pdf"),
    ],
)
def test_the_document_is_found_where_the_engine_keeps_it(crawled: Crawled, host: str, engine: str, path: str) -> None:
    result = crawled.results[host]
    assert result.outcome.platform == engine
    assert result.fetches[f"http://{host}{path}"].sha256
    assert (result.outcome.complete, result.outcome.reason) == (True, None)


@pytest.mark.parametrize(
    ("host", "twin"),
    [
        ("gosweb.ru", "isNaked"),
        ("ucoz.ru.example", "2022-09-14"),
        ("joomla.ru", "layout=default"),
        ("joomla.ru", "highlight"),
        ("searched.ru", "sphrase_id"),
        ("wordpress.ru", "/feed/"),
        ("wordpress.ru", "/2022/01/12/"),
    ],
)
def test_twins_and_calendars_are_not_asked(crawled: Crawled, host: str, twin: str) -> None:
    assert [path for path in crawled.web.asked(host) if twin in path] == []


def test_an_archive_too_long_to_turn_leaves_absence_unknown(crawled: Crawled) -> None:
    outcome = crawled.results["endless.ru"].outcome
    assert (outcome.reached, outcome.complete, outcome.reason) == (True, False, "budget")
    assert len(crawled.web.asked("endless.ru")) < 60


def test_where_the_search_finds_old_news_need_not_be_turned_to_the_end(crawled: Crawled) -> None:
    turned = [path for path in crawled.web.asked("searched.ru") if "PAGEN_1" in path]
    assert 0 < len(turned) <= 12


def test_a_card_that_changed_its_looks_leaves_the_look_unfinished(crawled: Crawled) -> None:
    outcome = crawled.results["changed.ru"].outcome
    assert not outcome.complete
    assert "карточке" in outcome.detail


def test_the_engine_is_known_from_a_later_page_where_the_start_page_is_a_cover(crawled: Crawled) -> None:
    assert crawled.results["cover.ru"].outcome.platform == "joomla"
    assert any("option=com_search" in path for path in crawled.web.asked("cover.ru"))


@pytest.mark.parametrize("host", sorted(SITES))
def test_nothing_is_asked_twice(crawled: Crawled, host: str) -> None:
    asked = crawled.web.asked(host)
    assert sorted(set(asked)) == sorted(asked)
