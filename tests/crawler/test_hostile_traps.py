"""Mazes and bombs: requests, bytes, memory and time stay bounded, and what can be found is found."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crawler.hostile import bombs, mazes
from tests.crawler.run import Result, audit, crawl, organisation, start
from tests.crawler.server import Web


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Web, dict[str, Result]]]:
    folder = tmp_path_factory.mktemp("mazes")
    sites = {**mazes.SITES, **mazes.ENDLESS}
    with Web(sites) as web:
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}/") for name in sites])
        crawl(folder, audit_id, web)
        yield web, {name: Result(workspace, audit_id, name) for name in sites}


@pytest.mark.parametrize("name", sorted(mazes.SITES))
def test_a_maze_is_left_with_the_act_in_hand(walked: tuple[Web, dict[str, Result]], name: str) -> None:
    web, results = walked
    assert results[name].fetches[f"http://{name}/order"].sha256
    assert len(web.asked(name)) <= 70
    assert results[name].outcome.complete


def test_a_site_that_speaks_of_mentoring_without_end_was_not_looked_at_fully(walked: tuple[Web, dict[str, Result]]) -> None:
    web, results = walked
    outcome = results["told.ru"].outcome
    assert (outcome.complete, outcome.reason) == (False, "budget")
    assert len(web.asked("told.ru")) <= 152


def _peak(pid: int | None) -> int:
    """Most memory the process ever had, in megabytes; 0 when it is gone."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) // 1024 for line in status.splitlines() if line.startswith("VmHWM")), 0)


def test_bombs_do_not_go_off(tmp_path: Path) -> None:
    sites = bombs.sites()
    with Web(sites) as web:
        workspace, audit_id = audit(tmp_path, [organisation(name, f"http://{name}/") for name in sites])
        started, peak = time.monotonic(), 0
        process = start(tmp_path, audit_id, web.proxy, max_size=4 * 1024**2, timeout=2.0, retries=1)
        while process.is_alive():
            peak = max(peak, _peak(process.pid))
            time.sleep(0.05)
        process.join()
        assert process.exitcode == 0
        assert time.monotonic() - started < 60
        assert peak < 400, f"{peak} MB"
        for name, reasons in bombs.REASONS.items():
            result = Result(workspace, audit_id, name)
            fetch = result.fetches[f"http://{name}/nastavnik"]
            assert (fetch.sha256, fetch.reason in reasons) == (None, True), (name, fetch)
            assert not result.outcome.complete
            assert result.outcome.reason in reasons
        assert Result(workspace, audit_id, "sitemap.ru").fetches["http://sitemap.ru/order"].sha256
