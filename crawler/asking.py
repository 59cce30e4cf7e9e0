"""Single addresses asked as politely and as guardedly as in a crawl: what schools give in answer to a list."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response

from crawler import outcomes, urls
from crawler.ending import fetch_row
from crawler.fetching import Answer, Fetcher
from crawler.focus import load_focus
from crawler.outcomes import Trouble
from crawler.pages import is_html, page_of
from crawler.settings import CrawlSettings, scrapy_settings
from crawler.tls import trust
from data.blobs import BlobStore
from data.models import Fetch
from data.store import Store


def ask(addresses: Sequence[str], blobs: BlobStore, settings: CrawlSettings) -> dict[str, Fetch]:
    """What each address gives, by the address as it was written; bodies are in `blobs`.

    Runs an event loop that cannot be started twice: one call a process.

    Raises:
        OSError: the disk is full or the like.
    """
    if settings.ca_bundle is not None:
        trust(settings.ca_bundle)
    found: dict[str, Fetch] = {}
    failures: list[Exception] = []
    with TemporaryDirectory() as folder, Store.in_folder(Path(folder)) as scratch:
        process = AsyncCrawlerProcess(scrapy_settings(settings))
        process.crawl(
            Asking,
            addresses=list(dict.fromkeys(addresses)),
            store=scratch,
            blobs=blobs,
            ask_settings=settings,
            found=found,
            failures=failures,
        )
        process.start()
    if failures:
        raise failures[0]
    return found


class Asking(Spider):
    """Asks every address once, groups side by side."""

    name = "asking"

    def __init__(
        self,
        *,
        addresses: list[str],
        store: Store,
        blobs: BlobStore,
        ask_settings: CrawlSettings,
        found: dict[str, Fetch],
        failures: list[Exception],
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self._addresses, self._blobs, self._settings = addresses, blobs, ask_settings
        self._found, self._failures = found, failures
        self._focus = load_focus()
        # robots.txt of each origin is asked anew and forgotten after: the store of the audit has what was allowed that night.
        moment = dt.datetime.now(dt.UTC)
        audit = store.audits.start(
            as_of=moment.date(),
            offline=False,
            fresh=True,
            started=moment,
            profiles=(),
            registry="",
            registry_sha256="",
            organisations=(),
        )
        self._fetcher = Fetcher(audit.id, store.crawl, ask_settings, self._download)

    async def start(self) -> AsyncIterator[Any]:
        """Ask; requests go straight to the downloader, as those of the crawl do."""
        for outcome in await asyncio.gather(*(self._ask(address) for address in self._addresses), return_exceptions=True):
            if isinstance(outcome, Exception):
                self._failures.append(outcome)
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    async def _ask(self, address: str) -> None:
        url = urls.canonical(address, exact=True)
        if url is None:
            answer = Answer(url=address, final_url=address, trouble=Trouble("dead_link", "это не адрес в интернете"))
        else:
            answer = await self._fetcher.fetch(url)
        trouble = answer.trouble
        if trouble is None and is_html(answer.body):
            trouble = outcomes.load_answers().look(page_of(answer.final_url, answer.body, answer.content_type))
        self._found[address] = fetch_row(url or address, answer, trouble, 0, blobs=self._blobs, focus=self._focus)

    async def _download(self, request: Request) -> Response:
        engine = self.crawler.engine
        assert engine is not None
        return await engine.download_async(request)
