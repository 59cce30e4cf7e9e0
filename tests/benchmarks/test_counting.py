"""The counting server and its measures: what is counted is what was asked, whoever asks."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.counting.measures import group_rows, percentile, recall, site_rows
from benchmarks.counting.server import CountingServer, Visit
from benchmarks.sites.draw import draw
from benchmarks.sites.model import Site, oracle
from benchmarks.sites.web import Web

SITES = [draw(7, 1, "edusite", "compliant"), draw(7, 2, "filecard", "compliant"), draw(7, 3, "handmade", "no_package")]


@pytest.fixture
def server() -> Iterator[CountingServer]:
    with CountingServer(Web(SITES), latency=0.05) as running:
        yield running


def ask(server: CountingServer, site: Site, path: str, **headers: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        return session.get(f"http://{site.host}{path}", proxies={"http": server.url}, headers=headers, timeout=20)


def test_a_visitor_who_goes_the_oracles_way_has_a_ratio_of_one(server: CountingServer) -> None:
    for site in SITES:
        for path in sorted(oracle(site)):
            ask(server, site, path)
    rows = site_rows(server.web, server.take())
    assert [row.ratio for row in rows] == [1.0, 1.0, 1.0]
    assert not any(row.wasted or row.missed for row in rows)
    assert recall(rows) == 1.0


def test_what_the_oracle_does_not_ask_is_waste_of_its_kind_and_what_is_not_asked_is_missed(server: CountingServer) -> None:
    site = SITES[0]
    article = next(node for node in site.home.walk() if node.kind == "article")
    for path in ("/robots.txt", "/robots.txt", article.path, "/nowhere/at/all"):
        ask(server, site, path)
    row = site_rows(server.web, server.take())[0]
    assert dict(row.wasted) == {
        "robots.txt ещё раз (404)" if site.robots is None else "robots.txt ещё раз": 1,
        "новость": 1,
        "угаданный адрес (404)": 1,
    }
    assert sorted(row.missed) == sorted(node.path for node in site.needed)
    assert row.found_at is None


def test_a_printed_card_is_as_good_as_its_file(server: CountingServer) -> None:
    site = SITES[1]
    for node in site.needed:
        ask(server, site, next((child.path for child in node.children if child.kind == "file"), node.path))
    assert site_rows(server.web, server.take())[1].missed == []


def test_conditional_requests_get_no_body_where_the_server_tags_its_pages(server: CountingServer) -> None:
    for site in SITES:
        tag = ask(server, site, site.home.path).headers.get("ETag", "")
        again = ask(server, site, site.home.path, **{"If-None-Match": tag or '"x"'})
        assert (again.status_code == 304) == site.validators == bool(tag)
    assert [visit.size_bytes == 0 for visit in server.take()][1::2] == [site.validators for site in SITES]


def test_requests_side_by_side_are_seen_in_flight_and_their_gap_is_short(server: CountingServer) -> None:
    with ThreadPoolExecutor(3) as pool:
        list(pool.map(lambda path: ask(server, SITES[0], path), ["/", "/news", "/robots.txt"]))
    time.sleep(0.2)
    ask(server, SITES[0], "/")
    (row,) = group_rows(server.take(), delay=0.1)
    assert row.requests == 4
    assert row.most_in_flight == 3
    assert row.short_gaps == 2


def test_turns_in_good_order_are_no_breach(server: CountingServer) -> None:
    for _ in range(3):
        ask(server, SITES[0], "/")
        time.sleep(0.11)
    (row,) = group_rows(server.take(), delay=0.1)
    assert (row.most_in_flight, row.short_gaps) == (1, 0)


def test_verdicts_are_held_against_the_truth(server: CountingServer) -> None:
    given_verdicts = ["no_package", "not_checked", "no_package"]
    answers = {
        f"s{site.index}": {"verdict": verdict, "needs_review": False, "state_reason": None, "section": {"found": None}}
        for site, verdict in zip(SITES, given_verdicts, strict=True)
    }
    rows = site_rows(server.web, [], answers)
    assert [(row.wrong, row.accused, row.false_absence) for row in rows] == [
        (True, True, True),
        (False, False, False),
        (False, False, False),
    ]


@given(st.lists(st.floats(0, 1e6), min_size=1), st.floats(0.01, 1))
def test_a_percentile_is_one_of_the_values_and_no_less_than_its_share(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 0.005 * len(values) - 1e-9


# 490 ms is the very edge of "short", where the last bit of a sum decides.
@given(st.lists(st.integers(1, 1000).filter(lambda step: step != 490), min_size=2, max_size=30))
def test_the_least_gap_is_the_least_of_all(steps: list[int]) -> None:
    came, visits = 0.0, []
    for step in steps:
        came += step / 1000
        visits.append(Visit("h", "/", "g", 200, 0, came, came, 1))
    (row,) = group_rows(visits, delay=0.5)
    assert row.least_gap == pytest.approx(min(steps[1:]) / 1000)
    assert row.short_gaps == sum(step / 1000 < 0.49 - 1e-9 for step in steps[1:])
