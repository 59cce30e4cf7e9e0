"""What is not a school's site, or not a page, is recognised and told in words; none of it ever proves that something is absent."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data.words import words
from tests.crawler.hostile import loops, losses, school, scripts, stubs, types, walls
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Site, Web, page

UNREACHED = {**walls.REASONS, **stubs.REASONS, **loops.REASONS}
SITES: dict[str, Site] = {**walls.SITES, **stubs.SITES, **loops.SITES, **losses.SITES}
Crawled = tuple[Web, dict[str, Result]]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("failures")
    names = [*UNREACHED, *losses.SITES]
    with Web({**SITES, **stubs.NEIGHBOUR}) as web:
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}/") for name in [*names, "neighbour.ru"]])
        crawl(folder, audit_id, web)
        yield web, {name: Result(workspace, audit_id, name) for name in names}


@pytest.mark.parametrize(("name", "reason"), sorted(UNREACHED.items()))
def test_a_failure_is_told_as_what_it_is(crawled: Crawled, name: str, reason: str) -> None:
    outcome = crawled[1][name].outcome
    assert (outcome.reached, outcome.reason, outcome.complete, outcome.settled) == (False, reason, False, False)
    assert outcome.detail
    assert words().state_reason[reason]
    assert words().remedy[reason]


def test_a_server_that_fails_is_not_hammered(crawled: Crawled) -> None:
    asked = {name: len([seen for seen in crawled[0].log if seen.host == name]) for name in UNREACHED}
    assert max(asked.values()) <= 36, max(asked.items(), key=lambda each: each[1])


@pytest.mark.parametrize("name", sorted(losses.SOFT))
def test_a_page_that_says_it_is_not_there_is_a_dead_link(crawled: Crawled, name: str) -> None:
    assert crawled[1][name].fetches[f"http://{name}/nastavnik"].reason == "dead_link"


@pytest.mark.parametrize("name", sorted(losses.TORN))
def test_half_a_page_proves_no_absence(crawled: Crawled, name: str) -> None:
    result = crawled[1][name]
    assert not result.outcome.complete
    assert result.outcome.reason in {"down", "server_error"}


def test_words_of_a_failure_on_a_real_page_are_no_failure(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A page may speak of closed access, works, errors and even of «not found» and be what it is."""
    said = {
        "access": "<h1>Наставничество</h1><p>Доступ к базе наставников ограничен: обратитесь к куратору.</p>",
        "works": "<h1>Наставничество</h1><p>В кабинетах проводятся практические работы молодых педагогов.</p>",
        "found": "<h1>Наставничество</h1><p>Пара не найдена? Напишите куратору.</p><p>Если документ не найден, обратитесь в канцелярию.</p>"
        "<a href='/prikaz.pdf'>Приказ</a>",
        "paid": "<h1>Наставничество</h1><p>Оплата услуг наставника производится по положению.</p>",
        "room": "<h1>Наставничество</h1><p>Кабинет 404 закрыт на ремонт.</p>",
    }
    folder = tmp_path_factory.mktemp("real")
    with Web({f"{name}.ru": school(nastavnik=page(body + WORDS)) for name, body in said.items()}) as web:
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}.ru/") for name in said])
        crawl(folder, audit_id, web)
        reasons = {name: Result(workspace, audit_id, name).fetches[f"http://{name}.ru/nastavnik"].reason for name in said}
    assert reasons == dict.fromkeys(said)


def test_menus_drawn_by_scripts(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("scripts")
    with Web(scripts.SITES) as web:
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}/") for name in scripts.SITES])
        crawl(folder, audit_id, web)
        results = {name: Result(workspace, audit_id, name) for name in scripts.SITES}
    found = {name: "http://" + name + "/order" in results[name].fetches for name in scripts.FOUND}
    assert found == dict.fromkeys(scripts.FOUND, True)
    shells = {name: (results[name].outcome.complete, results[name].outcome.reason) for name in scripts.SHELLS}
    assert shells == dict.fromkeys(scripts.SHELLS, (False, "js_only"))


def test_a_body_is_what_its_bytes_say(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("types")
    with Web(types.SITES) as web:
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}/") for name in types.SITES])
        crawl(folder, audit_id, web)
        results = {name: Result(workspace, audit_id, name) for name in types.SITES}
    orders = {name: results[name].fetches.get(f"http://{name}/order") for name in types.SITES}
    assert {name: order.role if order and order.sha256 else None for name, order in orders.items()} == dict.fromkeys(types.SITES, "file")
    assert all(result.outcome.complete for result in results.values())
