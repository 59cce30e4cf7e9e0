"""A vendor's server, or the network, that answers nobody: nobody waits for it site by site, and nobody is lost who answers later."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from crawler.politeness import Politeness
from data.models import SiteOutcome
from tests.crawler.hostile import school
from tests.crawler.run import Result, audit, crawl, organisation, start
from tests.crawler.server import Reply, Seen, Web

SCHOOLS = tuple(f"s{number:02}" for number in range(12))
PAUSE = 0.1


def _hosts() -> dict[str, str]:
    return {name: f"{name}.edumsko.ru" for name in SCHOOLS}


def _outcomes(audit_id: int, workspace: Any) -> dict[str, SiteOutcome]:
    return {name: Result(workspace, audit_id, name).outcome for name in SCHOOLS}


def _web(is_up: Any) -> Web:
    def answer(seen: Seen) -> Reply | None:
        return school().get(seen.path) if is_up(seen) else Reply(close=True)

    return Web(dict.fromkeys(_hosts().values(), answer))


def _crawled(folder: Path, web: Web) -> dict[str, SiteOutcome]:
    workspace, audit_id = audit(folder, [organisation(name, f"http://{host}/") for name, host in _hosts().items()])
    crawl(folder, audit_id, web, retry_pause=PAUSE)
    return _outcomes(audit_id, workspace)


def test_a_dead_vendor_is_waited_for_once_and_not_by_each_of_its_sites(tmp_path: Path) -> None:
    with _web(lambda _: False) as web:
        outcomes = _crawled(tmp_path, web)
    assert {(each.reached, each.reason) for each in outcomes.values()} == {(False, "down")}
    asked = sorted(sum(seen.host == host for seen in web.log) for host in _hosts().values())
    # With its retries a site asks three times; in an outage once, and once more at the end.
    assert asked[len(asked) // 2] == 2
    assert asked[-1] <= 4


@pytest.mark.parametrize("away", [5, 20])
def test_who_answers_after_a_while_is_looked_at_like_all_others(tmp_path: Path, away: int) -> None:
    """Down from the first request on, for about as long as the retries of the first sites take, or as the first pass over all takes."""
    first: list[float] = []

    def is_up(seen: Seen) -> bool:
        first.append(seen.started)
        return seen.started - first[0] > away * PAUSE

    with _web(is_up) as web:
        outcomes = _crawled(tmp_path, web)
    assert {(each.reached, each.complete, each.reason) for each in outcomes.values()} == {(True, True, None)}


def test_neighbours_that_stay_down_hide_nobody(tmp_path: Path) -> None:
    """All but two of a vendor's sites are gone for good; the two are slow besides."""
    alive = {"s07.edumsko.ru", "s10.edumsko.ru"}

    def answer(seen: Seen) -> Reply | None:
        if seen.host not in alive:
            return Reply(close=True)
        reply = school().get(seen.path, Reply(b"none", 404))
        return Reply(reply.body, reply.status, reply.headers, delay=0.2)

    with Web(dict.fromkeys(_hosts().values(), answer)) as web:
        outcomes = _crawled(tmp_path, web)
    assert {name for name, each in outcomes.items() if each.complete} == {"s07", "s10"}
    assert {each.reason for name, each in outcomes.items() if name not in ("s07", "s10")} == {"down"}


def test_killed_in_an_outage_it_goes_on(tmp_path: Path) -> None:
    up = threading.Event()
    with _web(lambda _: up.is_set()) as web:
        workspace, audit_id = audit(tmp_path, [organisation(name, f"http://{host}/") for name, host in _hosts().items()])
        process = start(tmp_path, audit_id, web.proxy, retry_pause=PAUSE)
        while len({seen.host for seen in web.log}) < 12 and process.is_alive():
            time.sleep(0.01)
        process.kill()
        process.join()
        up.set()
        crawl(tmp_path, audit_id, web, retry_pause=PAUSE)
    outcomes = _outcomes(audit_id, workspace)
    assert {each.reason for each in outcomes.values()} == {None}


def test_a_thousand_names_are_looked_up_a_few_at_a_time_and_a_lost_one_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """The resolver of the machine is stood in for: which names it knows, and when, is no matter of ours."""
    running, most, known = 0, 0, False
    lock = threading.Lock()

    def look(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        nonlocal running, most
        with lock:
            running, most = running + 1, max(most, running + 1)
        time.sleep(0.002)
        with lock:
            running -= 1
        if host == "lost.ru" and not known:
            raise socket.gaierror(socket.EAI_AGAIN, "made up")
        return [(0, 0, 0, "", ("192.0.2.7", 0))]

    async def groups() -> set[str]:
        nonlocal known
        politeness = Politeness(delay=0, concurrency=1)
        found = set(await asyncio.gather(*(politeness.group_of(f"http://s{number}.ru/") for number in range(400))))
        assert await politeness.group_of("http://www.lost.ru/") == "192.0.2.7"
        assert await politeness.group_of("http://lost.ru/") == "lost.ru"
        known = True
        monkeypatch.setattr("crawler.politeness._LOOK_AGAIN", -1.0)
        assert await politeness.group_of("http://lost.ru/") == "192.0.2.7"
        return found

    monkeypatch.setattr(socket, "getaddrinfo", look)
    monkeypatch.setattr("crawler.politeness.proxy_for", lambda _: None)
    assert asyncio.run(groups()) == {"192.0.2.7"}
    assert 1 < most <= 16
