"""Groups, gaps, pauses: what a server sees."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest

from crawler.politeness import retry_after, vendor_of
from crawler.urls import registrable
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Seen, Web, menu, page, text

LINKS = menu(*((f"/nastavnik/{k}", f"Наставничество {k}") for k in range(4))) + WORDS


@pytest.mark.parametrize(
    ("host", "group"),
    [
        ("school1.edumsko.ru", "edusite"),
        ("school2.educhel.ru", "edusite"),
        ("edumsko.ru", "edusite"),
        ("ciur.ru", "ciur"),
        ("16school.ucoz.net", "ucoz"),
        ("school.narod.ru", "ucoz"),
        ("sh-5-r04.gosweb.gosuslugi.ru", "gosweb"),
        ("licey-6.odinedu.ru", "odinedu"),
        ("s1.uralschool.ru", "filecard"),
        ("s2.schoolmsk.ru", "filecard"),
        ("notedumsko.ru", None),
        ("school.ru", None),
    ],
)
def test_vendors_and_portals_are_one_group_each(host: str, group: str | None) -> None:
    assert vendor_of(host) == group


def test_registrable_domain_needs_no_network() -> None:
    assert registrable("www.a.school.ru") == "school.ru"
    assert registrable("xn--61-6kc.xn--80acgfbsl1azdqr.xn--p1ai") == "xn--80acgfbsl1azdqr.xn--p1ai"


@pytest.mark.parametrize(
    ("value", "seconds"), [("7", 7), ("Sun, 30 Jun 2024 00:00:09 GMT", 9), ("Sat, 29 Jun 2024 00:00:00 GMT", 0), ("soon", None)]
)
def test_retry_after_is_read_in_both_forms(value: str, seconds: float | None) -> None:
    assert retry_after(value, dt.datetime(2024, 6, 30, tzinfo=dt.UTC)) == seconds


def gaps(log: list[Seen]) -> list[float]:
    times = sorted(seen.started for seen in log)
    return [after - before for before, after in itertools.pairwise(times)]


SHORT = 0.002
"""Seconds by which a server may take two requests for nearer than they were sent."""


def most_in_flight(log: list[Seen]) -> int:
    moments = sorted([(seen.started, 1) for seen in log] + [(seen.ended, -1) for seen in log])
    depth, most = 0, 0
    for _, step in moments:
        depth += step
        most = max(most, depth)
    return most


def site(seen: Seen) -> Reply | None:
    if seen.path == "/robots.txt":
        return text("", status=404)
    return Reply(page(LINKS + seen.path).body, delay=0.03) if seen.path == "/" or "nastavnik" in seen.path else None


def test_a_group_never_sees_more_than_its_limit(tmp_path: Path) -> None:
    hosts = [f"s{k}.edumsko.ru" for k in range(3)] + [f"s{k}.educhel.ru" for k in range(2)]
    with Web({**dict.fromkeys(hosts, site), "own.ru": site}) as web:
        workspace, audit_id = audit(tmp_path, [organisation(host, f"http://{host}/") for host in [*hosts, "own.ru"]])
        crawl(tmp_path, audit_id, web, delay=0.1)
        vendor = [seen for seen in web.log if seen.host != "own.ru"]
        assert len(vendor) > 30
        assert most_in_flight(vendor) == 1
        assert min(gaps(vendor)) >= 0.1 - SHORT
        assert most_in_flight(web.log) == 2
        assert all(Result(workspace, audit_id, host).outcome.complete for host in hosts)


def test_crawl_delay_slows_the_whole_group(tmp_path: Path) -> None:
    def slow(seen: Seen) -> Reply | None:
        return text("User-agent: *\nCrawl-delay: 0.4\n") if seen.path == "/robots.txt" else page(WORDS) if seen.path == "/" else None

    with Web({"a.ciur.ru": slow, "b.ciur.ru": slow}) as web:
        _, audit_id = audit(tmp_path, [organisation(host, f"http://{host}/") for host in ("a.ciur.ru", "b.ciur.ru")])
        crawl(tmp_path, audit_id, web)
        assert min(gaps(web.log)[2:]) >= 0.4


def test_retry_after_holds_everybody_of_the_group(tmp_path: Path) -> None:
    refused: list[float] = []

    def busy(seen: Seen) -> Reply | None:
        if seen.path == "/robots.txt":
            return text("", status=404)
        if seen.path == "/nastavnik" and not refused:
            refused.append(seen.started)
            return Reply(b"later", 429, {"Retry-After": "1"})
        return page(menu(("/nastavnik", "Наставничество")) + WORDS + seen.path) if seen.path in ("/", "/nastavnik") else None

    with Web({"a.edumsko.ru": busy, "b.edumsko.ru": site}) as web:
        workspace, audit_id = audit(tmp_path, [organisation(host, f"http://{host}/") for host in ("a.edumsko.ru", "b.edumsko.ru")])
        crawl(tmp_path, audit_id, web)
        during = [seen for seen in web.log if refused[0] < seen.started < refused[0] + 0.99]
        assert during == []
        assert Result(workspace, audit_id, "a.edumsko.ru").fetches["http://a.edumsko.ru/nastavnik"].status == 200


def test_a_server_that_asks_for_too_long_a_pause_is_left_alone(tmp_path: Path) -> None:
    def closed(seen: Seen) -> Reply | None:
        return text("", status=404) if seen.path == "/robots.txt" else Reply(b"", 503, {"Retry-After": "86400"})

    with Web({"a.ru": closed}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("a", "http://a.ru/")])
        crawl(tmp_path, audit_id, web, max_wait=0.5)
        assert len(web.asked("a.ru")) == 1
        assert Result(workspace, audit_id, "a").outcome.reason == "server_error"


def test_sites_of_one_address_are_one_group_whatever_their_names(tmp_path: Path) -> None:
    """Without a proxy: two names, two ports, one server."""
    with Web({}) as one, Web({}) as two:
        starts = [f"http://localhost:{one.port}/", f"http://127.0.0.1:{one.port}/", f"http://127.0.0.1:{two.port}/"]
        for web in (one, two):
            web.sites = {f"{name}:{web.port}": site for name in ("localhost", "127.0.0.1")}
        workspace, audit_id = audit(tmp_path, [organisation(str(k), start) for k, start in enumerate(starts)])
        crawl(tmp_path, audit_id, "", delay=0.1)
        log = [*one.log, *two.log]
        assert len(log) > 12
        assert most_in_flight(log) == 1
        assert min(gaps(log)) >= 0.1 - SHORT
        assert all(Result(workspace, audit_id, str(k)).outcome.complete for k in range(3))


def test_a_server_that_is_always_busy_is_asked_ever_more_seldom_and_then_left(tmp_path: Path) -> None:
    def busy(seen: Seen) -> Reply | None:
        if seen.path == "/robots.txt":
            return text("", status=404)
        return page(LINKS, title="Школа") if seen.path == "/" else Reply(b"", 429)

    with Web({"a.ru": busy}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("a", "http://a.ru/")])
        crawl(tmp_path, audit_id, web, retry_pause=0.3)
        tries = [seen.started for seen in web.log if seen.path == "/nastavnik/0"]
        assert len(tries) == 3
        assert tries[1] - tries[0] >= 0.3
        assert tries[2] - tries[1] >= 0.9
        outcome = Result(workspace, audit_id, "a").outcome
        assert (outcome.complete, outcome.reason) == (False, "blocked")
