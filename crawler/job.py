"""One crawl of an audit: every pending site is looked at and stored."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from scrapy.crawler import AsyncCrawlerProcess

from crawler.settings import CrawlSettings, scrapy_settings
from crawler.spiders.sites import Sites
from crawler.tls import trust
from data.blobs import BlobStore
from data.store import Store

__all__ = ["CrawlSettings", "Settled", "crawl"]

Settled = Callable[[str], Awaitable[bool]]
"""Of an organisation's id: True when nothing unseen could change its verdicts."""


def crawl(audit_id: int, store: Store, blobs: BlobStore, settings: CrawlSettings, settled: Settled | None = None) -> None:
    """Look at every pending site of the audit and return when all are done or the process was asked to stop (Ctrl-C).

    Runs an event loop that cannot be started twice: one call a process. Sites not finished stay pending; the next call goes on with them.

    Raises:
        OSError: the disk is full or the like; what is stored is whole.
        sqlalchemy.exc.SQLAlchemyError: the same of the database.
    """
    organisations = store.crawl.pending(audit_id)
    if not organisations:
        return
    if settings.ca_bundle is not None:
        trust(settings.ca_bundle)
    failures: list[Exception] = []
    process = AsyncCrawlerProcess(scrapy_settings(settings))
    process.crawl(
        Sites,
        audit_id=audit_id,
        organisations=organisations,
        neighbours=store.audits.organisations(audit_id),
        store=store,
        blobs=blobs,
        crawl_settings=settings,
        settled=settled,
        failures=failures,
    )
    process.start()
    if failures:
        raise failures[0]
