"""One crawl of an audit: every pending site is looked at and stored."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection

from scrapy.crawler import AsyncCrawlerProcess

from crawler.again import Standing, Stands
from crawler.settings import CrawlSettings, scrapy_settings
from crawler.spiders.sites import Sites
from crawler.tls import trust
from data.blobs import BlobStore
from data.store import Store

__all__ = ["Accused", "CrawlSettings", "Settled", "Standing", "Stands", "crawl"]

Settled = Callable[[str], Awaitable[bool]]
"""Of an organisation's id: True when nothing unseen could change its verdicts."""
Accused = Callable[[str], Awaitable[bool]]
"""Of an organisation's id: True when it would be named a violator, were its site looked at wholly by now."""


def crawl(
    audit_id: int,
    store: Store,
    blobs: BlobStore,
    settings: CrawlSettings,
    settled: Settled | None = None,
    stands: Stands | None = None,
    accused: Accused | None = None,
    only: Collection[str] | None = None,
) -> None:
    """Look at every pending site of the audit and return when all are done or the process was asked to stop (Ctrl-C).

    `only`: ids of the organisations whose sites are this process's part; None: all.

    Runs an event loop that cannot be started twice: one call a process. Sites not finished stay pending; the next call goes on with them.

    Raises:
        OSError: the disk is full or the like; what is stored is whole.
        sqlalchemy.exc.SQLAlchemyError: the same of the database.
    """
    organisations = [each for each in store.crawl.pending(audit_id) if only is None or each.id in only]
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
        accused=accused,
        stands=stands,
        failures=failures,
    )
    process.start()
    if failures:
        raise failures[0]
