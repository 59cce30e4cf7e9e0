"""The store: the only SQL. SQLite (WAL) in the workspace by default, PostgreSQL by address."""

from __future__ import annotations

from pathlib import Path

from data.store.audits import AuditStore
from data.store.crawl import Candidate, CrawlStore, Progress
from data.store.engine import make_engine, migrate
from data.store.facts import FactStore
from data.store.rejudged import RejudgedStore
from data.store.reviews import ReviewStore
from data.store.years import YearStore

__all__ = ["AuditStore", "Candidate", "CrawlStore", "FactStore", "Progress", "RejudgedStore", "ReviewStore", "Store", "YearStore"]


class Store:
    """One database: audits, what the crawl stored, facts and verdicts; the schema is brought up to date on opening."""

    def __init__(self, url: str) -> None:
        self.engine = make_engine(url)
        migrate(self.engine)
        self.audits = AuditStore(self.engine)
        self.crawl = CrawlStore(self.engine)
        self.facts = FactStore(self.engine)
        self.reviews = ReviewStore(self.engine)
        self.rejudged = RejudgedStore(self.engine)
        self.years = YearStore(self.engine)

    @classmethod
    def in_folder(cls, folder: Path) -> Store:
        """The SQLite store of a workspace."""
        return cls(f"sqlite:///{folder / 'nastavnik.db'}")

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
