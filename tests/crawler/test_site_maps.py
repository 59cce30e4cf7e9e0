"""What a site map alone recommends: what a list then names as another paper is not asked, what no list names is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import Reply, Site, Web, page, pdf

WORDS = "<p>" + "Школа работает для детей и родителей посёлка. " * 10 + "</p>"
MENU = "<nav><ul><li><a href='/'>Главная</a><li><a href='/documents/'>Документы</a><li><a href='/about/'>О школе</a></ul></nav>"
TITLES = {11: "Положение о внутришкольном контроле", 12: "Порядок доступа в здание", 13: "Устав", 14: "Приказ № 5 от 12.01.2022"}
UNLISTED = (21, 22)


def _site() -> Site:
    cards = {f"/documents/doc/{number}": page(MENU + f"<h1>{title}</h1>" + WORDS + str(number)) for number, title in TITLES.items()}
    cards |= {f"/documents/doc/{number}": page(MENU + "<h1>Документ</h1>" + WORDS + str(number)) for number in UNLISTED}
    places = "".join(f"<url><loc>http://map.ru{path}</loc></url>" for path in cards)
    listed = "".join(f"<p><a href='/documents/doc/{number}'>{title}</a></p>" for number, title in TITLES.items())
    return {
        "/": page(MENU + "<h1>Школа</h1>" + WORDS),
        "/about/": page(MENU + "<h1>О школе</h1><p>История.</p>" + WORDS),
        "/documents/": page(MENU + f"<h1>Документы</h1>{listed}" + WORDS),
        "/sitemap.xml": Reply(f"<?xml version='1.0'?><urlset>{places}</urlset>".encode()),
        **cards,
    }


def test_a_list_says_more_of_a_paper_than_its_address_in_a_site_map(tmp_path: Path) -> None:
    with Web({"map.ru": _site()}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("map.ru", "http://map.ru/")])
        crawl(tmp_path, audit_id, web)
        asked = {number for number in (*TITLES, *UNLISTED) if f"/documents/doc/{number}" in web.asked("map.ru")}
    assert asked == {14, *UNLISTED}
    assert Result(workspace, audit_id, "map.ru").outcome.complete


def test_an_act_that_only_a_site_map_tells_of_does_not_end_the_look_for_the_page_it_stands_on(tmp_path: Path) -> None:
    menu = "<nav><ul><li><a href='/'>Главная</a><li>О школе<ul><li><a href='/about/simvolika/'>Символика</a></ul></ul></nav>"

    def told(title: str, body: str = "") -> Reply:
        return page(f"{menu}<h1>{title}</h1>{body}{WORDS}<p>{title}</p>", title=title)

    cards = [("/about/simvolika/doc/501", "Документ"), ("/about/simvolika/doc/502", "Материал")]
    listed = "".join(f"<p><a href='{path}'>{title}</a></p>" for path, title in cards)
    site = {
        "/": told("Школа"),
        "/about/simvolika/": told("Символика", f"{listed}<p><a href='/f/2.pdf'>Приказ о внедрении наставничества</a></p>"),
        "/sitemap.xml": Reply(f"<?xml version='1.0'?><urlset><url><loc>http://map.ru{cards[0][0]}</loc></url></urlset>".encode()),
        cards[0][0]: told("Документ", "<a href='/f/1.pdf'>Положение о наставничестве</a>"),
        cards[1][0]: told("Материал"),
        "/f/1.pdf": pdf("regulation"),
        "/f/2.pdf": pdf("order"),
    }
    with Web({"map.ru": site}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("map.ru", "http://map.ru/")])
        crawl(tmp_path, audit_id, web)
        assert {"/f/1.pdf", "/f/2.pdf"} <= set(web.asked("map.ru"))
        assert Result(workspace, audit_id, "map.ru").outcome.complete


@pytest.mark.parametrize("text", [False, True], ids=["XML", "plain text"])
def test_a_page_that_nothing_but_a_site_map_tells_of_is_part_of_the_full_look(tmp_path: Path, text: bool) -> None:
    addresses = [f"http://map.ru/zhizn/{name}" for name in ("sobytiya-goda", "lesnaya-polyana", "opyt-kolleg", "7")]
    xml = "<?xml version='1.0'?><urlset>" + "".join(f"<url><loc>{each}</loc></url>" for each in addresses) + "</urlset>"
    body = "\n".join(addresses) if text else xml
    site = {
        "/": page(MENU + "<h1>Школа</h1>" + WORDS),
        "/about/": page(MENU + "<h1>О школе</h1><p>История.</p>" + WORDS),
        "/documents/": page(MENU + "<h1>Документы</h1>" + WORDS),
        "/robots.txt": Reply(b"User-agent: *\nSitemap: http://map.ru/map.txt\n", 200, {"Content-Type": "text/plain"}),
        "/map.txt": Reply(body.encode(), 200, {"Content-Type": "text/plain"}),
        **{f"/zhizn/{each.rpartition('/')[2]}": page(MENU + f"<h1>{each}</h1>" + WORDS) for each in addresses},
    }
    site["/zhizn/opyt-kolleg"] = page(MENU + "<h1>Опыт</h1><a href='/f/2.pdf'>Приказ о внедрении наставничества</a>" + WORDS)
    site["/f/2.pdf"] = pdf("order")
    with Web({"map.ru": site}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("map.ru", "http://map.ru/")])
        crawl(tmp_path, audit_id, web)
        assert "/f/2.pdf" in web.asked("map.ru")
        assert Result(workspace, audit_id, "map.ru").outcome.complete


def test_more_such_pages_of_mere_numbers_than_are_asked_leave_the_look_unfinished(tmp_path: Path) -> None:
    places = "".join(f"<url><loc>http://map.ru/node/{number}</loc></url>" for number in range(1, 200))
    with Web({"map.ru": _of_numbers(places)}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("map.ru", "http://map.ru/")])
        crawl(tmp_path, audit_id, web)
        asked = [path for path in web.asked("map.ru") if path.startswith("/node/")]
    assert 10 < len(asked) <= 100
    assert Result(workspace, audit_id, "map.ru").outcome.reason == "budget"


def _of_numbers(places: str) -> Site:
    numbered = {f"/node/{number}": page(MENU + f"<h1>Запись {number}</h1><p>{number}</p>" + WORDS) for number in range(1, 200)}
    return {
        "/": page(MENU + "<h1>Школа</h1>" + WORDS),
        "/about/": page(MENU + "<h1>О школе</h1><p>История.</p>" + WORDS),
        "/documents/": page(MENU + "<h1>Документы</h1>" + WORDS),
        "/sitemap.xml": Reply(f"<?xml version='1.0'?><urlset>{places}</urlset>".encode()),
        **numbered,
    }
