"""What one crawl finds, refuses and says, on a made-up web: all sites in one crawl of one child process."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from data.models import Declared
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Seen, Site, Web, gzipped, menu, page, pdf, redirect, text


def school(extra: dict[str, Reply], *links: tuple[str, str]) -> dict[str, Reply]:
    """A site with a main page and a menu."""
    return {"/": page(menu(("/about", "О школе"), *links) + WORDS, title="Школа"), "/about": page("<h1>О школе</h1>" + WORDS), **extra}


LISTED = {"/docs": page("<h1>Документы</h1><p>Устав, лицензия.</p>" + WORDS)}
"""What every school's site has, and whole looks rest on."""


def deep() -> Site:
    """The act lies five folders down; folders have names that tell nothing."""
    site = school({}, ("/docs/", "Документы"))
    for k in range(1, 6):
        here, there = "/docs/" + "a/" * (k - 1), "/docs/" + "a/" * k
        site[here] = page(f"<h1>{'Документы' if k == 1 else f'Папка {k}'}</h1><a href='{there}'>Раздел {k}</a>" + WORDS + str(k))
    site["/docs/a/a/a/a/a/"] = page("<h1>Раздел</h1><a href='scan0001.pdf'>scan0001</a>" + WORDS + "end")
    site["/docs/a/a/a/a/a/scan0001.pdf"] = pdf("deep")
    return site


def calendar(seen: Seen) -> Reply | None:
    """Every page leads to more pages of the same kind, without end."""
    if seen.path == "/":
        return page(menu(("/kalendar?date=1", "Календарь"), ("/events/1", "События"), ("/docs?page=1", "Документы")) + WORDS)
    name, _, number = seen.path.rpartition("=" if "=" in seen.path else "/")
    if not number.isdigit():
        return None
    return page(f"{WORDS} {seen.path} <a href='{name}{'=' if '=' in seen.path else '/'}{int(number) + 1}'>{int(number) + 1}</a>")


def session(seen: Seen) -> Reply | None:
    """Every link bears a new session number."""
    path = seen.path.partition("?")[0]
    links = menu((f"/?PHPSESSID={id(seen):032x}", "Главная"), (f"/nastavnik?PHPSESSID={id(seen):032x}", "Наставничество"))
    return page(links + WORDS + path) if path in ("/", "/nastavnik") else None


SITES: dict[str, Site] = {
    "skachat.ru": school(
        {
            "/m": page("<h1>Методическая работа</h1><h3>Целевая модель наставничества</h3><p><a href='/up/1.pdf'>Скачать</a></p>" + WORDS),
            "/up/1.pdf": pdf("1"),
        },
        ("/m", "Методическая работа"),
    ),
    "deep.ru": deep(),
    "map.ru": school(
        {
            "/sitemap.xml": Reply(b"<?xml version='1.0'?><urlset><url><loc>http://map.ru/hidden/nastavnichestvo</loc></url></urlset>"),
            "/hidden/nastavnichestvo": page("<h1>Наставничество</h1><a href=/h.pdf>Приказ</a>" + WORDS),
            "/h.pdf": pdf("h"),
        }
    ),
    "news.ru": school(
        {
            "/news": page("<h1>Новости</h1><a href='/news/7'>В школе утверждено положение о наставничестве</a>" + WORDS),
            "/news/7": page("<h1>Утверждено положение</h1><p>Текст <a href='/n.pdf'>здесь</a></p>" + WORDS),
            "/n.pdf": pdf("n"),
        },
        ("/news", "Новости"),
    ),
    "chain.ru": school(
        {
            "/nastavnik": page("<h1>Наставничество</h1><a href='/doc/5'>Положение</a>" + WORDS),
            "/doc/5": page("<h1>Положение</h1><p>Утверждено приказом. <a href='/doc/6'>Приказ</a></p>" + WORDS),
            "/doc/6": page("<h1>Приказ</h1><p>О внедрении целевой модели</p>" + WORDS),
        },
        ("/nastavnik", "Наставничество"),
    ),
    "cloud.ru": school(
        {
            "/nastavnik": page(
                "<h1>Наставничество</h1><a href='https://disk.yandex.ru/d/abc'>Приказ о внедрении</a>"
                "<a href='http://uo.founder.ru/files/prikaz.pdf'>Положение о наставничестве</a>"
                "<a href='http://publication.pravo.gov.ru/doc/1.pdf'>Приказ министерства</a>"
                "<a href='http://files.cloud.ru/own.pdf'>Дорожная карта</a>"
                "<a href='http://10.0.0.7/lan.pdf'>Программа наставничества</a>" + WORDS
            )
        },
        ("/nastavnik", "Наставничество"),
    ),
    "files.cloud.ru": {"/own.pdf": pdf("own")},
    "old.ru": {
        "/": page(
            menu(("/nast.html", "Наставничество")) + WORDS,
            title="Школа",
            encoding="cp1251",
            headers={"Content-Type": "text/html; charset=utf-8"},
        ),
        "/nast.html": page("<h1>Наставничество</h1><a href='/приказ 5.pdf'>Приказ</a>" + WORDS, encoding="cp1251"),
        "/%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%205.pdf": pdf("cp1251"),
    },
    "calendar.ru": calendar,
    "session.ru": session,
    "closed.ru": {
        "/robots.txt": text("User-agent: *\nDisallow: /closed/\n"),
        "/": page(
            menu(*((f"/closed/nastavnik{k}", f"Наставничество {k}") for k in range(6)), ("/open/nastavnik", "Наставничество")) + WORDS
        ),
        "/open/nastavnik": page("<h1>Наставничество</h1><a href='/closed/prikaz.pdf'>Приказ</a><a href=/to>Положение</a>" + WORDS),
        "/to": redirect("/closed/behind-redirect"),
    },
    "shut.ru": {"/robots.txt": text("User-agent: *\nDisallow: /\n"), "/": page(WORDS)},
    "robots500.ru": {"/robots.txt": text("oops", status=500), "/": page(WORDS)},
    "robots403.ru": {"/robots.txt": text("no", status=403), **school(LISTED, ("/docs", "Документы"))},
    "big.ru": school(
        {
            "/nastavnik": page("<h1>Наставничество</h1><a href=/big.pdf>Приказ</a><a href=/endless.pdf>Положение</a>" + WORDS),
            "/big.pdf": Reply(b"%PDF-" + b"0" * 3_000_000),
            "/endless.pdf": Reply(endless=True),
        },
        ("/nastavnik", "Наставничество"),
    ),
    "bomb.ru": school({"/nastavnik": gzipped(b"<html>" + b" " * 30_000_000)}, ("/nastavnik", "Наставничество")),
    "drip.ru": school({"/nastavnik": Reply(b"<html>" * 1000, drip=0.2)}, ("/nastavnik", "Наставничество")),
    "silent.ru": {"/": Reply(close=True)},
    "wrong.ru": school(
        {
            "/nastavnik": Reply(
                raw=b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\nContent-Type: text/plain\r\n\r\n"
                b"<html><body><h1>\xd0\x9d\xd0\xb0\xd1\x81\xd1\x82\xd0\xb0\xd0\xb2\xd0\xbd\xd0\xb8\xd1\x87\xd0\xb5\xd1\x81\xd1\x82\xd0\xb2\xd0\xbe</h1>"
                b"<a href=/w.pdf>x</a></body></html>"
            ),
            "/w.pdf": Reply(b"%PDF-1.4 %%EOF", headers={"Content-Type": "text/html"}),
        },
        ("/nastavnik", "Наставничество"),
    ),
    "soft.ru": school(
        {"/nastavnik": page("<h1>Страница не найдена</h1>" + WORDS, title="404"), **LISTED},
        ("/nastavnik", "Наставничество"),
        ("/docs", "Документы"),
    ),
    "loop.ru": {"/": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/a")},
    "ddos.ru": {"/": page("<script src='https://ddos-guard.net/x.js'></script>Checking your browser", status=200)},
    "forbid.ru": {"/": page("<h1>403 Forbidden</h1>", status=403)},
    "parked.ru": {"/": page("<h1>Домен parked.ru припаркован</h1><a href='https://reg.ru'>Купить</a>")},
    "repair.ru": {"/": page("<h1>Сайт находится на реконструкции</h1><p>Приносим извинения</p>")},
    "gone500.ru": {"/": page("Internal error", status=500)},
    "tovk.ru": {"/": redirect("https://vk.com/school")},
    "tosister.ru": {"/": redirect("http://news.ru/")},
    "moved.ru": {"/": redirect("http://brandnew.ru/")},
    "brandnew.ru": school({"/nastavnik": page("<h1>Наставничество</h1>" + WORDS)}, ("http://moved.ru/nastavnik", "Наставничество")),
    "js.ru": {"/": page("<div id=app></div><script src=/app.js></script>")},
    "declared.ru": school({"/deep/secret.html": page("<h1>Приказ о внедрении целевой модели наставничества</h1>" + WORDS)}),
    "far.ru": school({}),
    "far2.ru": school({}),
    "oldhost.ru": {"/order.html": page("<h1>Приказ</h1>" + WORDS)},
    "search.ru": {
        "/": page("<form action='/search' method=get><input name=q placeholder='Поиск'></form>" + menu(("/about", "О школе")) + WORDS),
        "/about": page("<h1>О школе</h1>" + WORDS),
        "/search?q=%D0%BD%D0%B0%D1%81%D1%82%D0%B0%D0%B2%D0%BD%D0%B8%D1%87%D0%B5%D1%81%D1%82%D0%B2%D0%BE": page(
            "<a href='/x1'>Наставничество в школе</a>" + WORDS
        ),
        "/x1": page("<h1>Наставничество</h1>" + WORDS),
    },
    "ciur.ru": {
        "/izh/s29_izh/": page(
            menu(
                ("/izh/s29_izh/DocLib1/", "Документы"),
                ("/izh/s30_izh/", "Соседняя школа"),
                ("/izh/s30_izh/nast.pdf", "Наставничество у соседей"),
            )
            + WORDS
        ),
        "/izh/s29_izh/DocLib1/": page("<h1>Документы</h1><a href='prikaz.pdf'>Приказ о наставничестве</a>" + WORDS),
        "/izh/s29_izh/DocLib1/prikaz.pdf": pdf("ciur"),
        "/izh/s30_izh/": page(WORDS),
    },
    "refresh.ru": {
        "/": page("<meta http-equiv=refresh content='0; url=/main.html'>"),
        "/main.html": page(menu(("/n", "Наставничество")) + WORDS),
        "/n": page("<h1>Наставничество</h1>" + WORDS),
    },
    "jsmenu.ru": {
        "/": page('<div id=app></div><script>var menu = [{"url": "\\/nastavnik"}]</script>'),
        "/nastavnik": page("<h1>Наставничество</h1><select><option value='/list'>Приказы</option></select>" + WORDS),
        "/list": page("<h1>Приказы</h1>" + WORDS),
    },
    "private.ru": {"/": redirect("http://127.0.0.1:22/")},
}

DECLARED = {"far.ru": "http://oldhost.ru/order.html", "far2.ru": "https://disk.yandex.ru/i/order"}
"""Addresses that organisations named for their orders; all others name a page of declared.ru, which is no site of theirs."""
STARTS = {"ciur.ru": "http://ciur.ru/izh/s29_izh/", "declared.ru": "http://www.declared.ru"}


@dataclass
class Crawled:
    web: Web
    results: dict[str, Result]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("crawl")
    sites = {**SITES, "www.declared.ru": redirect_all("http://declared.ru")}
    hosts = [host for host in SITES if host not in ("files.cloud.ru", "brandnew.ru", "oldhost.ru")]
    declared = Declared(link="http://declared.ru/deep/secret.html")
    named = {host: Declared(link=DECLARED[host]) for host in DECLARED}
    organisations = [organisation(host, STARTS.get(host, f"http://{host}/"), declared=named.get(host, declared)) for host in hosts]
    with Web(sites) as web:
        workspace, audit_id = audit(folder, organisations)
        crawl(folder, audit_id, web, max_size=2_000_000, timeout=2.0)
        yield Crawled(web, {host: Result(workspace, audit_id, host) for host in hosts})


def redirect_all(to: str) -> Site:
    return lambda seen: redirect(to + seen.path)


@pytest.mark.parametrize(
    ("host", "path"),
    [
        ("skachat.ru", "/up/1.pdf"),
        ("deep.ru", "/docs/a/a/a/a/a/scan0001.pdf"),
        ("map.ru", "/h.pdf"),
        ("news.ru", "/n.pdf"),
        ("chain.ru", "/doc/6"),
        ("old.ru", "/%D0%BF%D1%80%D0%B8%D0%BA%D0%B0%D0%B7%205.pdf"),
        ("search.ru", "/x1"),
        ("declared.ru", "/deep/secret.html"),
        ("ciur.ru", "/izh/s29_izh/DocLib1/prikaz.pdf"),
        ("refresh.ru", "/n"),
        ("wrong.ru", "/w.pdf"),
        ("jsmenu.ru", "/nastavnik"),
        ("jsmenu.ru", "/list"),
    ],
)
def test_the_document_is_found(crawled: Crawled, host: str, path: str) -> None:
    result = crawled.results[host]
    fetch = result.fetches[f"http://{host}{path}"]
    assert fetch.reason is None
    assert fetch.sha256
    assert fetch.sha256 in result.blobs
    assert result.outcome.complete


def test_heading_over_a_link_that_says_nothing_is_kept(crawled: Crawled) -> None:
    assert ("Скачать", "Целевая модель наставничества") in crawled.results["skachat.ru"].words("http://skachat.ru/up/1.pdf")


def test_a_pdf_is_a_file_whatever_the_server_calls_it(crawled: Crawled) -> None:
    assert crawled.results["wrong.ru"].fetches["http://wrong.ru/w.pdf"].role == "file"


def test_what_lies_elsewhere(crawled: Crawled) -> None:
    result = crawled.results["cloud.ru"]
    reasons = {url: each.reason for url, each in result.unfetched.items()}
    assert reasons["https://disk.yandex.ru/d/abc"] == "outside_link"
    assert reasons["http://uo.founder.ru/files/prikaz.pdf"] == "outside_link"
    assert "http://publication.pravo.gov.ru/doc/1.pdf" not in reasons
    assert result.words("https://disk.yandex.ru/d/abc") == {("Приказ о внедрении", "Наставничество")}
    assert result.fetches["http://files.cloud.ru/own.pdf"].sha256
    assert {seen.host for seen in crawled.web.log}.isdisjoint({"disk.yandex.ru", "uo.founder.ru"})


def test_a_declared_address_is_looked_at_wherever_it_is_but_not_on_a_sister_site(crawled: Crawled) -> None:
    assert crawled.results["far.ru"].fetches["http://oldhost.ru/order.html"].sha256
    assert crawled.results["far2.ru"].unfetched["https://disk.yandex.ru/i/order"].reason == "outside_link"
    assert crawled.web.asked("declared.ru").count("/deep/secret.html") == 1


def test_nothing_that_robots_forbids_is_asked(crawled: Crawled) -> None:
    assert [path for path in crawled.web.asked("closed.ru") if path.startswith("/closed")] == []
    result = crawled.results["closed.ru"]
    assert result.unfetched["http://closed.ru/closed/prikaz.pdf"].reason == "robots"
    assert (result.outcome.complete, result.outcome.reason) == (False, "robots")


def test_robots_is_asked_once_per_origin(crawled: Crawled) -> None:
    asked = [seen.host for seen in crawled.web.log if seen.path == "/robots.txt" and seen.host in ("closed.ru", "deep.ru", "calendar.ru")]
    assert sorted(asked) == ["calendar.ru", "closed.ru", "deep.ru"]


@pytest.mark.parametrize(("host", "reason"), [("shut.ru", "robots"), ("robots500.ru", "robots")])
def test_hands_off(crawled: Crawled, host: str, reason: str) -> None:
    assert crawled.web.asked(host) == []
    assert (crawled.results[host].outcome.reached, crawled.results[host].outcome.reason) == (False, reason)


def test_robots_refused_means_no_rules(crawled: Crawled) -> None:
    assert crawled.results["robots403.ru"].outcome.complete


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("silent.ru", "down"),
        ("loop.ru", "redirect_loop"),
        ("ddos.ru", "blocked"),
        ("forbid.ru", "blocked"),
        ("parked.ru", "parked"),
        ("repair.ru", "down"),
        ("gone500.ru", "server_error"),
        ("tovk.ru", "other_site"),
        ("tosister.ru", "other_site"),
    ],
)
def test_a_site_that_was_not_reached_says_why(crawled: Crawled, host: str, reason: str) -> None:
    outcome = crawled.results[host].outcome
    assert (outcome.reached, outcome.reason, outcome.complete) == (False, reason, False)
    assert outcome.detail


@pytest.mark.parametrize(
    ("host", "path", "reason"),
    [
        ("soft.ru", "/nastavnik", "dead_link"),
        ("big.ru", "/big.pdf", "server_error"),
        ("big.ru", "/endless.pdf", "server_error"),
        ("bomb.ru", "/nastavnik", "server_error"),
        ("drip.ru", "/nastavnik", "timeout"),
    ],
)
def test_an_address_that_gave_nothing_says_why(crawled: Crawled, host: str, path: str, reason: str) -> None:
    fetch = crawled.results[host].fetches[f"http://{host}{path}"]
    assert (fetch.reason, fetch.sha256) == (reason, None)


@pytest.mark.parametrize(("host", "complete"), [("soft.ru", True), ("big.ru", True), ("bomb.ru", False), ("drip.ru", False)])
def test_only_a_needed_page_that_failed_leaves_the_look_unfinished(crawled: Crawled, host: str, complete: bool) -> None:
    assert crawled.results[host].outcome.complete is complete


def test_a_move_to_a_new_host_is_followed_with_a_note(crawled: Crawled) -> None:
    result = crawled.results["moved.ru"]
    assert result.outcome.complete
    assert "brandnew.ru" in result.outcome.detail
    assert "http://brandnew.ru/nastavnik" in result.fetches
    assert result.fetches["http://brandnew.ru/"].redirects == ("http://moved.ru/",)


def test_a_page_drawn_by_scripts_alone_is_no_empty_site(crawled: Crawled) -> None:
    outcome = crawled.results["js.ru"].outcome
    assert (outcome.reached, outcome.complete, outcome.reason) == (True, False, "js_only")


def test_traps_are_left_in_time(crawled: Crawled) -> None:
    assert len(crawled.web.asked("calendar.ru")) < 60
    assert len(crawled.web.asked("session.ru")) < 8


def test_a_sister_school_of_the_same_host_is_never_asked(crawled: Crawled) -> None:
    assert [path for path in crawled.web.asked("ciur.ru") if "s30_izh" in path] == []
    assert crawled.results["ciur.ru"].unfetched["http://ciur.ru/izh/s30_izh/nast.pdf"].reason == "outside_link"


def test_one_page_is_asked_once(crawled: Crawled) -> None:
    faulty = ("robots500.ru", "gone500.ru", "silent.ru", "bomb.ru", "drip.ru", "big.ru", "moved.ru")
    asked = [seen.url for seen in crawled.web.log if seen.host not in faulty and seen.path != "/robots.txt"]
    assert [url for url in asked if asked.count(url) > 1] == []
