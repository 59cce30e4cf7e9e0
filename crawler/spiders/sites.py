"""The one spider: sites of one politeness group in turn, groups side by side."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from time import monotonic
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response
from sqlalchemy.exc import SQLAlchemyError

from crawler import urls
from crawler.again import Stands
from crawler.fetching import Fetcher
from crawler.lessons import Lessons, School
from crawler.outages import is_silence
from crawler.rendering import Renderer
from crawler.settings import CrawlSettings
from crawler.site import SiteWalk
from crawler.site_state import Crawl
from crawler.start import Neighbours
from crawler.stops import STOPPED, StopList
from data.blobs import BlobStore
from data.models import Organisation, SiteOutcome
from data.store import Store

logger = logging.getLogger(__name__)

_PATIENCE = 12
"""Pauses before a retry that an outage is waited out: longer than any one site's retries take."""


class Sites(Spider):
    """Walks every pending site of an audit."""

    name = "sites"

    def __init__(
        self,
        *,
        audit_id: int,
        organisations: list[Organisation],
        neighbours: list[Organisation],
        store: Store,
        blobs: BlobStore,
        crawl_settings: CrawlSettings,
        settled: Callable[[str], Awaitable[bool]] | None,
        accused: Callable[[str], Awaitable[bool]] | None,
        stands: Stands | None,
        failures: list[Exception],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self._audit_id, self._organisations, self._store = audit_id, organisations, store
        self._crawl_settings, self._settled, self._accused, self._failures = crawl_settings, settled, accused, failures
        self._fetcher = Fetcher(audit_id, store.crawl, crawl_settings, self._download)
        self._crawl = Crawl(
            audit_id=audit_id,
            store=store.crawl,
            carried=store.carried,
            blobs=blobs,
            settings=crawl_settings,
            fetcher=self._fetcher,
            neighbours=Neighbours.of(neighbours),
            renderer=Renderer(browser, self._fetcher.fetch, crawl_settings.user_agent) if (browser := crawl_settings.browser) else None,
            stands=stands,
        )
        earlier = [each.id for each in store.audits.finished(held_too=True) if each.id < audit_id]
        self._school = School(audit_id, store.crawl, neighbours, organisations, earlier=max(earlier, default=None))
        self._places = asyncio.Semaphore(crawl_settings.max_sites)
        self._stops = StopList(crawl_settings.stop_list)
        self._silent: list[tuple[Organisation, SiteOutcome, float]] = []

    async def start(self) -> AsyncIterator[Any]:
        """Walk all sites. Requests go straight to the downloader: each site has one at a time, and the gates keep the order."""
        try:
            groups = await self._by_group()
            await self._walk_groups(groups)
            await self._walk_again({organisation.id: group for group, queue in groups.items() for organisation in queue})
        except* (OSError, SQLAlchemyError) as group:
            self._failures.append(_first(group))
        finally:
            if self._crawl.renderer:
                await self._crawl.renderer.close()
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def _walk_groups(self, groups: dict[str, list[Organisation]]) -> None:
        async with asyncio.TaskGroup() as tasks:
            for group, organisations in groups.items():
                queue = list(organisations)
                # One more than may be in flight, so that the group is not idle while a page is being read.
                for _ in range(min(len(queue), self._crawl_settings.group_concurrency + 1)):
                    tasks.create_task(self._walk_all(group, queue))

    async def _walk_again(self, group_of: dict[str, str]) -> None:
        """Look again at sites that were silent in an outage, as long as each round brings some back; the others are what they seemed."""
        outages, patience = self._fetcher.outages, _PATIENCE * self._crawl_settings.retry_pause
        before = len(group_of) + 1
        while self._silent:
            silent, self._silent = self._silent, []
            shared = {
                each.id: since
                for each, outcome, moment in silent
                if len(silent) < before and (since := outages.since(group_of[each.id], outcome.reason, moment)) is not None
            }
            for organisation, outcome, _ in silent:
                if organisation.id not in shared:
                    self._store.crawl.finish(self._audit_id, organisation.id, outcome)
            if not shared:
                return
            await asyncio.sleep(max(0.0, max(shared.values()) + patience - monotonic()))
            self._fetcher.robots.forget_silent()
            groups: dict[str, list[Organisation]] = {}
            for organisation, _, _ in silent:
                if organisation.id in shared:
                    groups.setdefault(group_of[organisation.id], []).append(organisation)
            before = len(shared)
            await self._walk_groups(groups)

    async def _by_group(self) -> dict[str, list[Organisation]]:
        """Organisations by the politeness group of their start address, in registry order."""
        names = await asyncio.gather(*(self._fetcher.politeness.group_of(each.site or "") for each in self._organisations))
        groups: dict[str, list[Organisation]] = {}
        for name, organisation in zip(names, self._organisations, strict=True):
            groups.setdefault(name, []).append(organisation)
        return groups

    async def _walk_all(self, group: str, queue: list[Organisation]) -> None:
        while queue:
            organisation = queue.pop(0)
            lessons = await self._school.lessons(organisation.id)
            async with self._places:
                try:
                    outcome = await self._walk(organisation, lessons)
                    if outcome is not None and outcome.reason is not None:
                        self._fetcher.outages.silent(group, organisation.id, outcome.reason)
                        self._silent.append((organisation, outcome, monotonic()))
                except (OSError, SQLAlchemyError):
                    raise
                except Exception as error:
                    # The boundary: one site's fault must not stop the others.
                    logger.exception("%s", organisation.id)
                    outcome = SiteOutcome(reached=True, reason="stopped", detail=f"сбой обхода: {type(error).__name__}")
                    self._store.crawl.finish(self._audit_id, organisation.id, outcome)
                finally:
                    self._school.over(organisation.id)

    async def _walk(self, organisation: Organisation, lessons: Lessons) -> SiteOutcome | None:
        """Look at the site and close it. A silent one is left open, and its outcome comes back: its neighbours may be as silent."""
        if self._stops.organisation(organisation):
            stopped = SiteOutcome(reached=False, reason=STOPPED.reason, detail=f"сайт {STOPPED.detail}")
            self._store.crawl.finish(self._audit_id, organisation.id, stopped)
            return None
        walk = SiteWalk(self._crawl, organisation, lessons)
        outcome = await self._settles(walk, organisation) if walk.left_telling else None
        while outcome is None and (outcome := await self._over(walk, organisation)) is None:
            if await self._night():
                # Taken up again from the store: hours of waiting are none of the site's time.
                walk = SiteWalk(self._crawl, organisation, lessons)
            if await walk.step():
                outcome = await self._settles(walk, organisation)
        host = urls.host_of(urls.canonical(organisation.site or "") or "")
        if not outcome.reached and is_silence(outcome.reason) and not self._fetcher.outages.has_answered(host):
            return outcome
        walk.finish(outcome)
        return None

    async def _settles(self, walk: SiteWalk, organisation: Organisation) -> SiteOutcome | None:
        """How the look ends where nothing unseen could change the verdicts any more."""
        if walk.mentoring_waits:
            return None
        if self._settled and await self._settled(organisation.id):
            return walk.settled()
        walk.doubt()
        return None

    async def _over(self, walk: SiteWalk, organisation: Organisation) -> SiteOutcome | None:
        """How the look ended; a violator is not named before pages of other subjects were asked as well."""
        if walk.over is not None and walk.cut_short and self._accused and await self._accused(organisation.id):
            walk.look_everywhere()
        return walk.over

    async def _night(self) -> bool:
        """Wait until sites may be asked; True where that took any time."""
        window = self._crawl_settings.night_window
        waited = False
        while window and (opens := window.opens(now := dt.datetime.now(dt.UTC))):
            waited = True
            # In pieces: the clock of a machine that slept, or was set, is asked again.
            await asyncio.sleep(min(60.0, (opens - now).total_seconds()))
        return waited

    async def _download(self, request: Request) -> Response:
        engine = self.crawler.engine
        assert engine is not None
        return await engine.download_async(request)


def _first(group: BaseExceptionGroup[Exception]) -> Exception:
    """The first plain exception of a group."""
    first = group.exceptions[0]
    return _first(first) if isinstance(first, BaseExceptionGroup) else first
