"""What people said of verdicts, and confirmations. Events and answers are only ever added: they are the history."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Engine, Row, Select, insert, select

from data import codec
from data.reviews import Confirmation, Decision, Event, Reply
from data.store.crawl import upsert
from data.store.schema import confirmation, reply, review_event


class ReviewStore:
    """Rows by profile and organisation; they belong to no single audit."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def add(self, event: Event) -> None:
        """Write an event at the end of the history."""
        row = {"profile": event.profile, "organisation_id": event.organisation, "at": event.at, "data": codec.dump(Event, event)}
        with self.engine.begin() as connection:
            connection.execute(insert(review_event).values(row))

    def history(self, profile: str, organisation_id: str | None = None) -> list[Event]:
        """All events, the oldest first; of one organisation or of all."""
        query = select(review_event.c.data).where(review_event.c.profile == profile).order_by(review_event.c.id)
        if organisation_id is not None:
            query = query.where(review_event.c.organisation_id == organisation_id)
        return [codec.load(Event, row.data) for row in self._rows(query)]

    def decisions(self, profile: str, before: dt.datetime | None = None) -> dict[str, Decision]:
        """The last decision on each organisation that was not taken back; with `before`, as it stood at that moment."""
        found: dict[str, Decision] = {}
        for event in self.history(profile):
            if before is not None and event.at >= before:
                continue
            if event.decision is None:
                found.pop(event.organisation, None)
            else:
                found[event.organisation] = event.decision
        return found

    def confirm(self, value: Confirmation) -> None:
        """Keep what the second audit said of a violation."""
        data = codec.dump(Confirmation, value)
        key = {"profile": value.profile, "organisation_id": value.organisation, "audit_id": value.second}
        with self.engine.begin() as connection:
            row = upsert(connection, confirmation).values(**key, data=data)
            connection.execute(row.on_conflict_do_update(index_elements=["profile", "organisation_id", "audit_id"], set_={"data": data}))

    def confirmations(self, profile: str, up_to: int) -> dict[str, list[Confirmation]]:
        """By organisation: what audits up to that one said, the latest first."""
        query = (
            select(confirmation.c.data)
            .where(confirmation.c.profile == profile, confirmation.c.audit_id <= up_to)
            .order_by(confirmation.c.audit_id.desc())
        )
        found: dict[str, list[Confirmation]] = {}
        for row in self._rows(query):
            value = codec.load(Confirmation, row.data)
            found.setdefault(value.organisation, []).append(value)
        return found

    def answer(self, value: Reply) -> None:
        """Write an answer of a school."""
        row = {"profile": value.profile, "organisation_id": value.organisation, "at": value.at, "data": codec.dump(Reply, value)}
        with self.engine.begin() as connection:
            connection.execute(insert(reply).values(row))

    def replies(self, profile: str) -> dict[str, list[Reply]]:
        """Answers by organisation, the latest first."""
        query = select(reply.c.data).where(reply.c.profile == profile).order_by(reply.c.id.desc())
        found: dict[str, list[Reply]] = {}
        for row in self._rows(query):
            value = codec.load(Reply, row.data)
            found.setdefault(value.organisation, []).append(value)
        return found

    def _rows(self, query: Select[tuple[str]]) -> list[Row[tuple[str]]]:
        with self.engine.connect() as connection:
            return list(connection.execute(query).all())
