"""A crawl in a child process, as the application runs it."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
from collections.abc import Iterable
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Literal

from data.models import Fetch, Organisation, SiteOutcome, Unfetched
from data.workspace import Workspace
from tests.crawler.server import Web

FAST: dict[str, Any] = {"delay": 0.0, "allow_private": True, "retry_pause": 0.05, "timeout": 5.0}


def organisation(name: str, site: str, **more: Any) -> Organisation:
    return Organisation(id=name, name=f"Школа {name} (выдумана)", municipality="Вымышленный", site=site, **more)


def audit(folder: Path, organisations: Iterable[Organisation]) -> tuple[Workspace, int]:
    """A new audit of these organisations in the workspace."""
    workspace = Workspace(folder, create=True)
    now = dt.datetime(2024, 6, 30, tzinfo=dt.UTC)
    started = workspace.store.audits.start(
        as_of=now.date(),
        offline=False,
        fresh=False,
        started=now,
        profiles=["mo-2024"],
        registry="r.csv",
        registry_sha256="0" * 64,
        organisations=list(organisations),
    )
    return workspace, started.id


async def _always(_: str) -> bool:
    return True


async def _dies(_: str) -> bool:
    os.kill(os.getpid(), signal.SIGKILL)
    return False


Settled = Literal[True, False, "dies"]
"""Nothing unseen can change the verdicts: as soon as it is asked; never asked; killed by the question."""
_SETTLED = {True: _always, False: None, "dies": _dies}


Stood = tuple[int, frozenset[str], bool]
"""What stands of every site: the audit, addresses its verdict rests on, and whether it rests on an absence."""


def _child(folder: Path, audit_id: int, proxy: str, settings: dict[str, Any], settled: Settled, stood: Stood | None) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy"):
        os.environ.pop(name, None)
    if proxy:
        os.environ["HTTP_PROXY"] = os.environ["HTTPS_PROXY"] = proxy
    from crawler.job import CrawlSettings, Standing, crawl

    workspace = Workspace(folder)
    standing = Standing(audit_id=stood[0], addresses=stood[1], absence=stood[2]) if stood else None
    made = CrawlSettings(**{**FAST, **settings})
    crawl(audit_id, workspace.store, workspace.blobs, made, _SETTLED[settled], (lambda _: standing) if standing else None)


def start(folder: Path, audit_id: int, proxy: str, *, settled: Settled = False, stood: Stood | None = None, **settings: Any) -> BaseProcess:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["crawler.job", "data.workspace"])
    process = context.Process(target=_child, args=(folder, audit_id, proxy, settings, settled, stood))
    process.start()
    return process


def crawl(folder: Path, audit_id: int, web: Web | str, *, settled: Settled = False, stood: Stood | None = None, **settings: Any) -> None:
    """Crawl to the end."""
    process = start(folder, audit_id, web if isinstance(web, str) else web.proxy, settled=settled, stood=stood, **settings)
    process.join(120)
    assert process.exitcode == 0


class Result:
    """What the store says of one organisation."""

    def __init__(self, workspace: Workspace, audit_id: int, name: str) -> None:
        self._crawl, self._key = workspace.store.crawl, (audit_id, name)
        self.blobs = workspace.blobs

    @property
    def outcome(self) -> SiteOutcome:
        outcome = self._crawl.outcome(*self._key)
        assert outcome is not None
        return outcome

    @property
    def fetches(self) -> dict[str, Fetch]:
        return {fetch.url: fetch for fetch in self._crawl.fetches(*self._key)}

    @property
    def unfetched(self) -> dict[str, Unfetched]:
        return {each.url: each for each in self._crawl.unfetched(*self._key)}

    def words(self, target: str) -> set[tuple[str, str]]:
        """(text, heading) of every link to the address."""
        return {(link.text, link.heading) for link in self._crawl.links(*self._key) if link.target == target}

    def rows(self) -> list[tuple[object, ...]]:
        """Everything stored, without times."""
        fetches = [(f.url, f.final_url, f.status, f.reason, f.sha256, f.depth, f.role) for f in self._crawl.fetches(*self._key)]
        return [
            *fetches,
            *map(tuple, [("link", *map(str, (x.source, x.target, x.text, x.heading))) for x in self._crawl.links(*self._key)]),
            *[("unfetched", u.url, u.reason) for u in self._crawl.unfetched(*self._key)],
        ]
