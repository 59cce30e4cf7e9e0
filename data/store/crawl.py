"""What the crawl stores: the frontier, pages, links, robots, and how each site ended. A page and its new links are one transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from sqlalchemy import ColumnElement, Connection, Engine, Table, and_, case, func, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from data import codec
from data.models import Fetch, Link, Organisation, SiteOutcome, StateReason, Unfetched
from data.store import schema
from data.store.schema import address, link, robots, site


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """An address worth a request: the best score goes first."""

    url: str
    score: float
    depth: int


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far the crawl of an audit is."""

    sites: int
    sites_done: int
    pages: int
    files: int
    size_bytes: int
    waits_until: dt.datetime | None = None
    """Outside the hours of the settings: when they begin."""


@dataclass(frozen=True, kw_only=True)
class RobotsAnswer:
    """What robots.txt of one origin (scheme://host[:port]) answered; `status` None: no answer."""

    origin: str
    status: int | None
    text: str = ""
    fetched_at: dt.datetime | None = None


def _address_key(dialect: str) -> list[Any]:
    """What makes a row of `address` the same: on PostgreSQL addresses are too long for an index, their sums are not."""
    url = address.c.url if dialect == "sqlite" else func.md5(address.c.url)
    return [address.c.audit_id, address.c.organisation_id, url]


def is_address(connection: Connection, url: str) -> ColumnElement[bool]:
    """The row of this address, as its index finds it."""
    same = address.c.url == url
    return same if connection.dialect.name == "sqlite" else and_(func.md5(address.c.url) == func.md5(url), same)


def upsert(connection: Connection, table: Table) -> Insert:
    """An INSERT that knows ON CONFLICT, in the dialect of the connection (both dialects' inserts have the same methods)."""
    return _upsert(connection.dialect.name, table)


def _upsert(dialect: str, table: Table) -> Insert:
    make = sqlite_insert if dialect == "sqlite" else postgresql_insert
    return cast(Insert, make(table))


@dataclass(frozen=True, kw_only=True)
class _Inserts:
    """The statements of every page, made once: their making costs more than their running."""

    answered: Insert
    seen: Insert
    links: Insert


@cache
def _inserts(dialect: str) -> _Inserts:
    answered, seen = _upsert(dialect, address), _upsert(dialect, address)
    better = case((seen.excluded.score > address.c.score, seen.excluded.score), else_=address.c.score)
    changed = {name: answered.excluded[name] for name in ("state", "reason", "role", "size", "data")}
    return _Inserts(
        answered=answered.on_conflict_do_update(index_elements=_address_key(dialect), set_=changed),
        seen=seen.on_conflict_do_update(index_elements=_address_key(dialect), set_={"score": better}),
        links=_upsert(dialect, link).on_conflict_do_nothing(),
    )


class CrawlStore:
    """Rows of one crawl, keyed by audit and organisation."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def pending(self, audit_id: int) -> list[Organisation]:
        """Organisations with an address whose site is not done, in registry order."""
        o = schema.organisation
        query = (
            select(o.c.data)
            .join(site, (site.c.audit_id == o.c.audit_id) & (site.c.organisation_id == o.c.id))
            .where(o.c.audit_id == audit_id, site.c.done.is_(False))
            .order_by(o.c.position)
        )
        with self.engine.connect() as connection:
            found = [codec.load(Organisation, data) for data in connection.scalars(query)]
        return [organisation for organisation in found if organisation.site]

    def frontier(self, audit_id: int, organisation_id: str) -> list[Candidate]:
        """Addresses seen and not asked yet, the best first; equal scores by address, so that order never depends on time."""
        query = (
            select(address.c.url, address.c.score, address.c.depth)
            .where(address.c.audit_id == audit_id, address.c.organisation_id == organisation_id, address.c.state == "new")
            .order_by(address.c.score.desc(), address.c.depth, address.c.url)
        )
        with self.engine.connect() as connection:
            return [Candidate(url=url, score=score, depth=depth) for url, score, depth in connection.execute(query)]

    def seen(self, audit_id: int, organisation_id: str) -> set[str]:
        """Every address known of the site, asked or not."""
        query = select(address.c.url).where(address.c.audit_id == audit_id, address.c.organisation_id == organisation_id)
        with self.engine.connect() as connection:
            return set(connection.scalars(query))

    def record(
        self,
        audit_id: int,
        organisation_id: str,
        fetch: Fetch,
        *,
        links: Sequence[Link] = (),
        new: Iterable[Candidate] = (),
        memo: str = "",
    ) -> None:
        """Keep what an address gave, the links of its page and the new addresses, in one transaction.

        `memo` is the spider's own note on the site (JSON); "" leaves it as it was.
        """
        key: dict[str, Any] = {"audit_id": audit_id, "organisation_id": organisation_id}
        row = {
            **key,
            "url": fetch.url,
            "state": "failed" if fetch.reason else "done",
            "score": 0.0,
            "depth": fetch.depth,
            "reason": fetch.reason,
            "role": fetch.role,
            "size": fetch.size,
            "data": codec.dump(Fetch, fetch),
        }
        with self.engine.begin() as connection:
            connection.execute(_inserts(connection.dialect.name).answered, row)
            self._link(connection, key, links)
            self._add(connection, key, new)
            if memo:
                connection.execute(
                    update(site).where(site.c.audit_id == audit_id, site.c.organisation_id == organisation_id).values(memo=memo)
                )

    def add(self, audit_id: int, organisation_id: str, new: Iterable[Candidate], links: Sequence[Link] = ()) -> None:
        """Put addresses into the frontier without a page (start addresses, platform knowledge)."""
        key: dict[str, Any] = {"audit_id": audit_id, "organisation_id": organisation_id}
        with self.engine.begin() as connection:
            self._link(connection, key, links)
            self._add(connection, key, new)

    def _link(self, connection: Connection, key: dict[str, Any], links: Sequence[Link]) -> None:
        if links:
            digests = {_digest(each): each for each in links}
            rows = [{**key, "digest": digest, "data": codec.dump(Link, each)} for digest, each in digests.items()]
            connection.execute(_inserts(connection.dialect.name).links, rows)

    def _add(self, connection: Connection, key: dict[str, Any], new: Iterable[Candidate]) -> None:
        best: dict[str, Candidate] = {}
        for candidate in new:
            if candidate.url not in best or candidate.score > best[candidate.url].score:
                best[candidate.url] = candidate
        if not best:
            return
        rows = [{**key, "url": c.url, "state": "new", "score": c.score, "depth": c.depth, "size": 0} for c in best.values()]
        connection.execute(_inserts(connection.dialect.name).seen, rows)

    def skip(self, audit_id: int, organisation_id: str, urls: Iterable[str], reason: StateReason | None) -> None:
        """Take addresses out of the frontier unasked: forbidden by robots (reason) or judged not worth a request (None)."""
        where = (address.c.audit_id == audit_id, address.c.organisation_id == organisation_id, address.c.state == "new")
        with self.engine.begin() as connection:
            for url in urls:
                connection.execute(update(address).where(*where, is_address(connection, url)).values(state="skipped", reason=reason))

    def finish(self, audit_id: int, organisation_id: str, outcome: SiteOutcome) -> None:
        """The look at this site is over."""
        where = (site.c.audit_id == audit_id, site.c.organisation_id == organisation_id)
        with self.engine.begin() as connection:
            connection.execute(update(site).where(*where).values(done=True, outcome=codec.dump(SiteOutcome, outcome)))

    def memo(self, audit_id: int, organisation_id: str) -> str:
        """The spider's note on the site; "" where there is none."""
        query = select(site.c.memo).where(site.c.audit_id == audit_id, site.c.organisation_id == organisation_id)
        with self.engine.connect() as connection:
            return connection.scalar(query) or ""

    def outcome(self, audit_id: int, organisation_id: str) -> SiteOutcome | None:
        """How the look ended; None while it goes on."""
        query = select(site.c.outcome).where(site.c.audit_id == audit_id, site.c.organisation_id == organisation_id)
        with self.engine.connect() as connection:
            text = connection.scalar(query)
        return codec.load(SiteOutcome, text) if text else None

    def fetches(self, audit_id: int, organisation_id: str) -> list[Fetch]:
        """What every asked address gave, by address."""
        query = (
            select(address.c.data)
            .where(address.c.audit_id == audit_id, address.c.organisation_id == organisation_id, address.c.data.is_not(None))
            .order_by(address.c.url)
        )
        with self.engine.connect() as connection:
            return sorted((codec.load(Fetch, data) for data in connection.scalars(query)), key=lambda fetch: fetch.url)

    def links(self, audit_id: int, organisation_id: str) -> list[Link]:
        """Every link seen on the site, in an order that does not depend on when it was seen."""
        query = select(link.c.data).where(link.c.audit_id == audit_id, link.c.organisation_id == organisation_id)
        with self.engine.connect() as connection:
            found = [codec.load(Link, data) for data in connection.scalars(query)]
        return sorted(found, key=lambda each: (each.target, each.source, each.text, each.heading, each.trail))

    def unfetched(self, audit_id: int, organisation_id: str) -> list[Unfetched]:
        """Addresses seen and not asked, with why: "budget" for those still waiting, the reason given to `skip` for the rest."""
        query = (
            select(address.c.url, address.c.state, address.c.reason)
            .where(address.c.audit_id == audit_id, address.c.organisation_id == organisation_id, address.c.data.is_(None))
            .order_by(address.c.url)
        )
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [Unfetched(url=url, reason="budget" if state == "new" else reason) for url, state, reason in rows]

    def has_earlier(self, audit_id: int, organisation_id: str) -> bool:
        """An earlier audit asked something of this organisation's site."""
        query = select(address.c.url).where(address.c.organisation_id == organisation_id, address.c.audit_id < audit_id).limit(1)
        with self.engine.connect() as connection:
            return connection.scalar(query) is not None

    def previous(self, audit_id: int, organisation_id: str, url: str) -> Fetch | None:
        """What this address gave in the latest earlier audit in which it gave a body."""
        with self.engine.connect() as connection:
            query = (
                select(address.c.data)
                .where(
                    address.c.organisation_id == organisation_id,
                    is_address(connection, url),
                    address.c.audit_id < audit_id,
                    address.c.state == "done",
                )
                .order_by(address.c.audit_id.desc())
                .limit(1)
            )
            text = connection.scalar(query)
        return codec.load(Fetch, text) if text else None

    def robots(self, audit_id: int, origin: str) -> RobotsAnswer | None:
        """The answer kept for this origin in this audit."""
        query = select(robots.c.data).where(robots.c.audit_id == audit_id, robots.c.origin == _short(origin))
        with self.engine.connect() as connection:
            text = connection.scalar(query)
        return codec.load(RobotsAnswer, text) if text else None

    def keep_robots(self, audit_id: int, answer: RobotsAnswer) -> None:
        """Keep the answer of one origin."""
        data = codec.dump(RobotsAnswer, answer)
        with self.engine.begin() as connection:
            insert = upsert(connection, robots).values(audit_id=audit_id, origin=_short(answer.origin), data=data)
            connection.execute(insert.on_conflict_do_update(index_elements=["audit_id", "origin"], set_={"data": data}))

    def progress(self, audit_id: int) -> Progress:
        """Counts for the progress display."""
        done = address.c.state == "done"
        with self.engine.connect() as connection:
            sites, sites_done = connection.execute(
                select(func.count(), func.coalesce(func.sum(case((site.c.done, 1), else_=0)), 0)).where(site.c.audit_id == audit_id)
            ).one()
            pages, files, size = connection.execute(
                select(
                    func.coalesce(func.sum(case((done & (address.c.role == "page"), 1), else_=0)), 0),
                    func.coalesce(func.sum(case((done & (address.c.role == "file"), 1), else_=0)), 0),
                    func.coalesce(func.sum(address.c.size), 0),
                ).where(address.c.audit_id == audit_id)
            ).one()
        return Progress(sites=sites, sites_done=sites_done, pages=pages, files=files, size_bytes=size)


def _short(origin: str) -> str:
    """An origin as a key: no index holds whatever a page may call a host."""
    return origin if len(origin) <= 500 else hashlib.sha256(origin.encode()).hexdigest()


def _digest(each: Link) -> str:
    words = "\0".join((each.source, each.target, each.text, each.heading, each.trail))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]
