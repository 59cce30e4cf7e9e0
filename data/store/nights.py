"""What nights leave: sites to be looked at again, audits whose publication is held, notices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Engine, delete, select, update

from data import codec
from data.holding import Cause
from data.store.crawl import RobotsAnswer, upsert
from data.store.schema import address, facts, held, link, notice, robots, site

_Causes = tuple[Cause, ...]
_SERVER_FAILS = 500
DIGEST, ALARM = "digest", "alarm"


@dataclass(frozen=True, kw_only=True)
class Hold:
    """An audit that is not published by itself."""

    audit: int
    at: dt.datetime
    causes: tuple[Cause, ...]
    """(): nothing is off, and its papers are not in force yet."""
    released: dt.datetime | None = None
    """When a person let it be published; None: it is held."""
    released_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One message to one recipient by one route."""

    audit: int
    kind: str
    """DIGEST, ALARM."""
    recipient: str
    """Municipality; "" for the methodist."""
    route: str
    """Digest of the address, which itself may hold a password and is kept in the settings only."""
    title: str
    body: str
    sent: dt.datetime | None = None


class NightStore:
    """Rows by audit."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def reopen(self, audit_id: int, organisations: Collection[str]) -> None:
        """Forget all that the audit stored of these sites, so that they are looked at once more, from their start.

        Nothing of a broken look may stand for a part of the full one. Servers whose robots.txt gave no answer are asked for it again.
        """
        with self.engine.begin() as connection:
            for name in organisations:
                for table in (address, link, facts):
                    connection.execute(delete(table).where(table.c.audit_id == audit_id, table.c.organisation_id == name))
                where = (site.c.audit_id == audit_id, site.c.organisation_id == name)
                connection.execute(update(site).where(*where).values(done=False, memo="", outcome=None))
            for origin, data in connection.execute(select(robots.c.origin, robots.c.data).where(robots.c.audit_id == audit_id)).all():
                status = codec.load(RobotsAnswer, data).status
                if status is None or status >= _SERVER_FAILS:
                    connection.execute(delete(robots).where(robots.c.audit_id == audit_id, robots.c.origin == origin))

    def hold(self, audit_id: int, at: dt.datetime, causes: Sequence[Cause]) -> None:
        """Keep the audit from being published, until a person releases it."""
        row = {"at": at, "causes": codec.dump(_Causes, tuple(causes)), "released": None, "released_by": ""}
        with self.engine.begin() as connection:
            new = upsert(connection, held).values(audit_id=audit_id, **row)
            connection.execute(new.on_conflict_do_update(index_elements=["audit_id"], set_=row))

    def sound(self, audit_id: int) -> None:
        """Nothing is off any more: a mark that an interrupted night left is taken away."""
        with self.engine.begin() as connection:
            connection.execute(delete(held).where(held.c.audit_id == audit_id))

    def release(self, audit_id: int, at: dt.datetime, by: str) -> None:
        """A person lets the audit be published: from now on it is a good one."""
        with self.engine.begin() as connection:
            connection.execute(update(held).where(held.c.audit_id == audit_id).values(released=at, released_by=by))

    def unwritten(self, audit_id: int) -> bool:
        """The audit is sound, and its papers were not put in force."""
        return any(each.audit == audit_id and each.released is None and not each.causes for each in self.holds())

    def holds(self) -> list[Hold]:
        """Every audit that is or was held, the oldest first."""
        with self.engine.connect() as connection:
            rows = connection.execute(select(held).order_by(held.c.audit_id)).all()
        return [
            Hold(
                audit=row.audit_id,
                at=row.at,
                causes=codec.load(_Causes, row.causes),
                released=row.released,
                released_by=row.released_by,
            )
            for row in rows
        ]

    def compose(self, notices: Iterable[Notice]) -> None:
        """Put notices among those to be sent; one that is there already stays as it is, sent or not."""
        rows = [
            {
                "audit_id": each.audit,
                "kind": each.kind,
                "recipient": each.recipient,
                "route": each.route,
                "title": each.title,
                "body": each.body,
            }
            for each in notices
        ]
        if rows:
            with self.engine.begin() as connection:
                connection.execute(upsert(connection, notice).on_conflict_do_nothing(), rows)

    def alarmed(self) -> set[int]:
        """Audits of which an alarm was composed."""
        with self.engine.connect() as connection:
            return set(connection.execute(select(notice.c.audit_id).where(notice.c.kind == ALARM)).scalars())

    def unsent(self) -> list[Notice]:
        """Notices that nobody got yet, the oldest first."""
        query = select(notice).where(notice.c.sent.is_(None)).order_by(notice.c.audit_id, notice.c.kind, notice.c.recipient, notice.c.route)
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return [
            Notice(
                audit=row.audit_id,
                kind=row.kind,
                recipient=row.recipient,
                route=row.route,
                title=row.title,
                body=row.body,
            )
            for row in rows
        ]

    def sent(self, each: Notice, at: dt.datetime) -> None:
        """The notice was taken by its service."""
        key = {"audit_id": each.audit, "kind": each.kind, "recipient": each.recipient, "route": each.route}
        with self.engine.begin() as connection:
            connection.execute(update(notice).where(*(notice.c[name] == value for name, value in key.items())).values(sent=at))

    def routes_of(self, each: Notice) -> set[str]:
        """Routes by which the recipient was, or is to be, told the same."""
        same = (notice.c.audit_id == each.audit, notice.c.kind == each.kind, notice.c.recipient == each.recipient)
        with self.engine.connect() as connection:
            return set(connection.execute(select(notice.c.route).where(*same)).scalars())

    def reroute(self, each: Notice, route: str) -> Notice:
        """The notice, to go by another route."""
        key = {"audit_id": each.audit, "kind": each.kind, "recipient": each.recipient, "route": each.route}
        with self.engine.begin() as connection:
            connection.execute(update(notice).where(*(notice.c[name] == value for name, value in key.items())).values(route=route))
        return replace(each, route=route)

    def drop(self, each: Notice) -> None:
        """The notice has nowhere to go any more: its address left the settings."""
        key = {"audit_id": each.audit, "kind": each.kind, "recipient": each.recipient, "route": each.route}
        with self.engine.begin() as connection:
            connection.execute(delete(notice).where(*(notice.c[name] == value for name, value in key.items())))
