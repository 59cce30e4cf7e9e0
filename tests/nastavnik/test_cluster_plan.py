"""Who crawls with whom: a politeness group is one task's, small groups go together, the largest goes first."""

from __future__ import annotations

import socket

import pytest

from data.models import Organisation
from nastavnik.cluster_plan import crawl_parts


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def schools(*sites: str) -> list[Organisation]:
    return [Organisation(id=f"s{n}", name=f"Школа {n}", municipality="М", site=site) for n, site in enumerate(sites)]


def test_a_vendor_and_an_address_are_one_task_each_and_the_largest_goes_first() -> None:
    found = crawl_parts(
        schools(
            "http://127.0.0.1:8001/", "http://a.edumsko.ru/", "http://localhost:8002/", "http://b.edumsko.ru/", "http://c.edusite.ru/"
        )
    )  # fmt: skip
    assert [(part.groups, part.organisations) for part in found] == [(("edusite",), ("s1", "s3", "s4")), (("127.0.0.1",), ("s0", "s2"))]


def test_every_site_is_in_one_task_and_no_group_is_torn() -> None:
    sites = [f"http://127.0.0.{1 + number % 200}/" for number in range(300)] + [f"http://s{n}.edumsko.ru/" for n in range(100)]
    found = crawl_parts(schools(*sites))
    assert sorted(each for part in found for each in part.organisations) == sorted(each.id for each in schools(*sites))
    groups = [group for part in found for group in part.groups]
    assert len(groups) == len(set(groups)) == 201
    assert found[0].groups == ("edusite",)
    assert len(found) < 30


def test_sites_that_learn_from_one_another_are_one_task(monkeypatch: pytest.MonkeyPatch) -> None:
    """One registered domain on two servers, and on one of them another domain: all three are one task."""
    servers = {"a.shkoly.ru": "10.0.0.1", "b.shkoly.ru": "10.0.0.2", "drugaya.ru": "10.0.0.2", "tretya.ru": "10.0.0.3"}
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (servers[host], 0))])
    found = crawl_parts(schools(*(f"http://{host}/" for host in servers)))
    assert [(part.groups, part.organisations) for part in found] == [
        (("10.0.0.1", "10.0.0.2"), ("s0", "s1", "s2")),
        (("10.0.0.3",), ("s3",)),
    ]


def test_few_sites_are_spread_and_none_need_no_task() -> None:
    assert len(crawl_parts(schools(*(f"http://127.0.0.{n}/" for n in range(1, 9))))) == 8
    assert crawl_parts([]) == []
