"""Heads of answers: one that never ends is given up by its size, long before the time is up; a long one that ends is read."""

from __future__ import annotations

import time
from pathlib import Path

from tests.crawler.hostile import school
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import Reply, Site, Web


def test_an_endless_head_is_given_up_by_its_size_and_a_long_one_is_read(tmp_path: Path) -> None:
    long = {"Content-Type": "text/html", **{f"X-Made-Up-{number}": "y" * 4000 for number in range(40)}}
    sites: dict[str, Site] = {
        "endless-head.ru": school(nastavnik=Reply(endless_head=True)),
        "long-head.ru": school(nastavnik=Reply(b"<html><h1>\xd0\x9d</h1></html>", 200, long)),
    }
    with Web(sites) as web:
        workspace, audit_id = audit(tmp_path, [organisation(name, f"http://{name}/") for name in sites])
        started = time.monotonic()
        crawl(tmp_path, audit_id, web, timeout=40.0, retries=0)
    assert time.monotonic() - started < 30
    lost = Result(workspace, audit_id, "endless-head.ru").fetches["http://endless-head.ru/nastavnik"]
    read = Result(workspace, audit_id, "long-head.ru").fetches["http://long-head.ru/nastavnik"]
    assert (lost.sha256, bool(lost.reason)) == (None, True)
    assert read.sha256
