"""The made-up sites of the crawl's benchmark: a seed draws the same ones, every address answers, and their truth is what stands on them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from audit_rules.facts.text import extract
from benchmarks.sites.changes import change
from benchmarks.sites.draw import CASES, draw, draw_all
from benchmarks.sites.engines import ENGINES
from benchmarks.sites.model import Site, oracle, pages_of
from benchmarks.sites.web import Web, plain

SEED = 4711


@pytest.fixture(scope="module")
def sites() -> Sequence[Site]:
    """One of each engine in each case."""
    engines, cases = list(ENGINES), list(CASES)
    return [draw(SEED, 100 * row + column, engine, case) for row, engine in enumerate(engines, 1) for column, case in enumerate(cases)]


def target(site: Site, address: str) -> str:
    parts = urlsplit(address)
    return parts.path + (f"?{parts.query}" if parts.query else "")


def linked(web: Web, site: Site, path: str) -> set[str]:
    """Addresses that a visitor sees on the page."""
    answer = web.respond(site.host, path)
    if not answer.content_type.startswith("text/html"):
        return set()
    tree = lxml.html.fromstring(answer.body)
    here = f"http://{site.host}{path}"
    return {plain(target(site, urljoin(here, link.get("href", "")))) for link in tree.iter("a")}


def test_the_same_seed_draws_the_same_sites() -> None:
    first, again = draw_all(SEED, 12), draw_all(SEED, 12)
    for one, other in zip(first, again, strict=True):
        assert [(node.path, node.title) for node in one.home.walk()] == [(node.path, node.title) for node in other.home.walk()]
        for node in one.needed:
            assert Web([one]).respond(one.host, node.path) == Web([other]).respond(other.host, node.path)


def test_sites_differ_in_size_words_and_looks() -> None:
    some = draw_all(SEED, 100)
    sizes = [pages_of(site.home.walk()) for site in some]
    assert min(sizes) < 60
    assert max(sizes) > 250
    assert max(sizes) <= 450
    assert len({site.engine for site in some}) >= 9
    assert len({site.holder.title for site in some if site.holder}) >= 8
    assert {site.look for site in some} == {0, 1, 2}


def test_no_two_places_share_an_address(sites: Sequence[Site]) -> None:
    for site in sites:
        paths = [plain(node.path) for node in site.home.walk()]
        assert len(paths) == len(set(paths)), site.engine


def test_the_right_verdict_is_that_of_the_case(sites: Sequence[Site]) -> None:
    assert [site.verdict for site in sites] == [site.case for site in sites]


def test_links_on_the_page_are_those_the_oracle_walks(sites: Sequence[Site]) -> None:
    web = Web(sites)
    for site in sites[::3]:
        for node in list(site.home.walk())[::9]:
            if node.kind != "file":
                assert {plain(link.path) for link in site.links(node)} <= linked(web, site, node.path) | {plain(node.path)}, (
                    site.engine,
                    node.path,
                )


def test_every_needed_document_is_reached_by_following_links_and_says_what_it_should(sites: Sequence[Site]) -> None:
    web = Web(sites)
    for site in sites:
        asked = {plain(path) for path in oracle(site)}
        pages = [node for node in site.home.walk() if plain(node.path) in asked]
        reached = {plain(site.home.path)}.union(*(linked(web, site, node.path) for node in pages))
        assert asked - reached <= {"/robots.txt"}, site.engine
        for node in site.needed:
            assert node.act is not None
            words = "".join(extract(web.respond(site.host, node.path).body, f"x.{node.form}").whole.split())
            assert f"{node.act.day:%d.%m.%Y}" in words
            assert node.act.number in words


@pytest.mark.parametrize("case", CASES)
def test_a_change_turns_the_right_verdict_and_the_web_shows_it(case: str) -> None:
    for index, engine in enumerate(ENGINES):
        site = draw(SEED, index, engine, case)
        web = Web([site])
        before = site.verdict
        gone = {node.path for node in site.acts}
        change(web, site, random.Random(1))
        assert site.verdict != before, engine
        assert all(web.respond(site.host, node.path).status == 200 for node in site.home.walk())
        left = {node.path for node in site.acts}
        assert all(web.respond(site.host, path).status == 404 for path in gone - left)
