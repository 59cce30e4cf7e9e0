"""Killed at any moment, a crawl goes on; a second audit asks what changed; budgets and early stops are told as such."""

from __future__ import annotations

import hashlib
import signal
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.crawler.run import Result, audit, crawl, organisation, start
from tests.crawler.server import WORDS, Reply, Seen, Web, menu, page, pdf, text

HOSTS = [f"s{k}.ru" for k in range(6)]


def site(seen: Seen) -> Reply | None:
    """Twenty acts, a section, documents and noise; 10 ms an answer."""
    path = seen.path
    if path == "/robots.txt":
        return text("User-agent: *\nDisallow: /hidden")
    reply = {
        "/": page(
            menu(
                ("/nastavnik", "Наставничество"),
                ("/docs", "Документы"),
                ("/hidden/nastavnik", "Наставник"),
                ("/dead", "Молодому специалисту"),
            )
            + WORDS
        ),
        "/nastavnik": page("<h1>Наставничество</h1>" + "".join(f"<p><a href='/f/{k}.pdf'>Приказ {k}</a></p>" for k in range(20)) + WORDS),
        "/docs": page("<h1>Документы</h1><a href='https://yadi.sk/d/1'>Приказ о наставничестве</a><a href=/moved>Приказы</a>" + WORDS),
        "/moved": Reply(b"", 301, {"Location": "/orders"}),
        "/orders": page("<h1>Приказы</h1>" + WORDS),
    }.get(path)
    reply = reply or (pdf(path) if path.startswith("/f/") else None)
    if reply:
        reply.delay = 0.01
    return reply


def rows(folder: Path, web: Web, kills: int) -> tuple[dict[str, object], int]:
    """Everything stored after a crawl killed so many times, and how many organisations were crawled."""
    workspace, audit_id = audit(folder, [organisation(host, f"http://{host}/") for host in HOSTS])
    done = 0
    for _ in range(kills):
        before = len(web.log)
        process = start(folder, audit_id, web.proxy)
        while len(web.log) < before + 25 and process.is_alive():
            time.sleep(0.005)
        done += process.is_alive()
        process.kill()
        process.join()
    crawl(folder, audit_id, web)
    assert workspace.store.crawl.pending(audit_id) == []
    results = {host: Result(workspace, audit_id, host) for host in HOSTS}
    return {host: (result.rows(), result.outcome) for host, result in results.items()}, done


def test_killed_before_the_question_that_was_due_it_asks_nothing_more(tmp_path: Path) -> None:
    """What was stored last settles the verdicts: the run that goes on stops where the one that was not killed stopped."""
    organisations = [organisation(HOSTS[0], f"http://{HOSTS[0]}/")]
    asked = []
    with Web({HOSTS[0]: site}) as web:
        for name in ("whole", "killed"):
            _, audit_id = audit(tmp_path / name, organisations)
            if name == "killed":
                process = start(tmp_path / name, audit_id, web.proxy, settled="dies")
                process.join(60)
                assert process.exitcode == -signal.SIGKILL
            crawl(tmp_path / name, audit_id, web, settled=True)
            asked.append(sorted({seen.path for seen in web.log}))
            web.log.clear()
    assert asked[0] == asked[1]


def test_killed_and_resumed_a_crawl_stores_the_same(tmp_path: Path) -> None:
    with Web(dict.fromkeys(HOSTS, site)) as web:
        whole, _ = rows(tmp_path / "whole", web, 0)
        asked = Counter(seen.url for seen in web.log)
        web.log.clear()
        killed, kills = rows(tmp_path / "killed", web, 3)
        assert kills == 3
        assert killed == whole
        again = Counter(seen.url for seen in web.log)
        # Six sites in six groups: at most what was in flight is asked again, per group and kill.
        repeated = sum((again - asked).values())
        assert set(again) == set(asked)
        assert repeated <= 3 * len(HOSTS)


def test_the_budget_is_told_and_what_it_left_is_budget(tmp_path: Path) -> None:
    with Web({"s.ru": site}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("s", "http://s.ru/")])
        crawl(tmp_path, audit_id, web, max_requests=8)
        result = Result(workspace, audit_id, "s")
        assert (result.outcome.complete, result.outcome.reason, result.outcome.requests) == (False, "budget", 8)
        assert [each.reason for url, each in result.unfetched.items() if "/f/" in url].count("budget") > 10


def test_a_settled_site_is_left_when_nothing_named_mentoring_waits(tmp_path: Path) -> None:
    with Web({"s.ru": site}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("s", "http://s.ru/")])
        crawl(tmp_path, audit_id, web, settled=True)
        outcome = Result(workspace, audit_id, "s").outcome
        assert (outcome.reached, outcome.settled, outcome.complete) == (True, True, False)
        assert len([path for path in web.asked("s.ru") if path.startswith("/f/")]) == 20
        assert "/orders" not in web.asked("s.ru")


@pytest.mark.parametrize("fresh", [False, True])
def test_the_second_audit_asks_only_for_what_changed(tmp_path: Path, fresh: bool) -> None:
    changed: list[str] = []

    def dated(seen: Seen) -> Reply | None:
        reply = site(seen)
        if reply is None or reply.status != 200 or seen.path == "/robots.txt":
            return reply
        if seen.path in changed:
            reply = pdf("changed")
        reply.headers["ETag"] = '"' + hashlib.sha1(reply.body).hexdigest() + '"'
        if seen.headers.get("if-none-match") == reply.headers["ETag"]:
            return Reply(b"", 304, {"ETag": reply.headers["ETag"]})
        return reply

    with Web({"s.ru": dated}) as web:
        workspace, first = audit(tmp_path, [organisation("s", "http://s.ru/")])
        crawl(tmp_path, first, web)
        before = Result(workspace, first, "s").fetches
        changed.append("/f/3.pdf")
        web.log.clear()
        workspace, second = audit(tmp_path, [organisation("s", "http://s.ru/")])
        crawl(tmp_path, second, web, fresh=fresh)
        after = Result(workspace, second, "s").fetches
        assert set(after) == set(before)
        assert after["http://s.ru/f/3.pdf"].sha256 != before["http://s.ru/f/3.pdf"].sha256
        assert not after["http://s.ru/f/3.pdf"].reused
        assert after["http://s.ru/f/4.pdf"].reused is not fresh
        assert after["http://s.ru/f/4.pdf"].sha256 == before["http://s.ru/f/4.pdf"].sha256
        assert any("if-none-match" in seen.headers for seen in web.log) is not fresh
