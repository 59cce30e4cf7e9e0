"""robots.txt with all its odd answers: what is forbidden is never asked, what is not said forbids nothing, silence is hands off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.politeness import retry_after
from tests.crawler.hostile import robots
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import Web

Crawled = tuple[Web, dict[str, Result]]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawled]:
    folder = tmp_path_factory.mktemp("robots")
    with Web({**robots.SITES, **robots.HELPER}) as web:
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}/") for name in robots.SITES])
        crawl(folder, audit_id, web, timeout=5.0, retries=1)
        yield web, {name: Result(workspace, audit_id, name) for name in robots.SITES}


@pytest.mark.parametrize("name", sorted(robots.OPEN))
def test_no_rule_forbids_nothing(crawled: Crawled, name: str) -> None:
    result = crawled[1][name]
    assert result.outcome.complete
    assert result.fetches[f"http://{name}/order"].sha256


@pytest.mark.parametrize("name", sorted(robots.PARTLY))
def test_a_rule_is_obeyed_however_it_is_written_and_leaves_the_look_unfinished(crawled: Crawled, name: str) -> None:
    web, results = crawled
    assert "/nastavnik" not in web.asked(name)
    assert "/docs" in web.asked(name)
    assert (results[name].outcome.reached, results[name].outcome.complete, results[name].outcome.reason) == (True, False, "robots")


@pytest.mark.parametrize("name", sorted({**robots.SHUT, **robots.SILENT}))
def test_a_closed_or_silent_file_is_hands_off(crawled: Crawled, name: str) -> None:
    web, results = crawled
    assert web.asked(name) == []
    outcome = results[name].outcome
    assert (outcome.reached, outcome.reason) == (False, {"hangs.ru": "timeout", "drops.ru": "down"}.get(name, "robots"))


DATES = st.from_regex(r"[A-Z][a-z]{2}, \d{1,2} (Jan|Jun|Zzz) \d{1,6} \d\d:\d\d:\d\d [A-Z+\-0-9]{1,5}", fullmatch=True)


@given(st.text(max_size=60) | DATES)
def test_any_retry_after_is_a_number_of_seconds_or_nothing(value: str) -> None:
    seconds = retry_after(value, dt.datetime(2024, 6, 30, tzinfo=dt.UTC))
    assert seconds is None or seconds >= 0
