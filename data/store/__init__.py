"""The store: the only SQL. SQLite (WAL) in the workspace by default, PostgreSQL by address."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, select

from data.store.audits import AuditStore
from data.store.carrying import CarryStore
from data.store.crawl import Candidate, CrawlStore, Progress, upsert
from data.store.engine import make_engine, migrate
from data.store.facts import FactStore
from data.store.nights import NightStore
from data.store.rejudged import RejudgedStore
from data.store.reviews import ReviewStore
from data.store.schema import workspace
from data.store.years import YearStore

__all__ = [
    "AuditStore",
    "Candidate",
    "CarryStore",
    "CrawlStore",
    "FactStore",
    "NightStore",
    "Progress",
    "RejudgedStore",
    "ReviewStore",
    "Store",
    "YearStore",
]


class Store:
    """One database: audits, what the crawl stored, facts and verdicts; the schema is brought up to date on opening."""

    def __init__(self, url: str | URL) -> None:
        self.engine = make_engine(url)
        migrate(self.engine)
        self.audits = AuditStore(self.engine)
        self.crawl = CrawlStore(self.engine)
        self.carried = CarryStore(self.engine)
        self.facts = FactStore(self.engine)
        self.reviews = ReviewStore(self.engine)
        self.nights = NightStore(self.engine)
        self.rejudged = RejudgedStore(self.engine)
        self.years = YearStore(self.engine)

    @classmethod
    def in_folder(cls, folder: Path) -> Store:
        """The SQLite store of a workspace."""
        return cls(f"sqlite:///{folder / 'nastavnik.db'}")

    @property
    def shared(self) -> bool:
        """The store is a server's, which many machines reach."""
        return self.engine.dialect.name != "sqlite"

    def owner(self) -> str | None:
        """The id of the folder that this database belongs to; None where none took it yet."""
        with self.engine.connect() as connection:
            return connection.scalar(select(workspace.c.id))

    def belong_to(self, folder_id: str) -> str:
        """Take the database for a folder, unless another has it; whose it is now."""
        with self.engine.begin() as connection:
            connection.execute(upsert(connection, workspace).values(one=1, id=folder_id).on_conflict_do_nothing())
            owner: str = connection.scalars(select(workspace.c.id)).one()
        return owner

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
