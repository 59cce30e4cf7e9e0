"""Audits and their registries."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from sqlalchemy import Engine, Row, insert, select, update

from data import codec
from data.models import Audit, Organisation
from data.store.schema import audit, held, organisation, registry_problem, site, verdict


class AuditStore:
    """One row an audit; the registry is copied in, so that a result can be told from the store alone."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def start(
        self,
        *,
        as_of: dt.date,
        offline: bool,
        fresh: bool,
        started: dt.datetime,
        profiles: Sequence[str],
        registry: str,
        registry_sha256: str,
        organisations: Sequence[Organisation],
        problems: Sequence[tuple[int, str]] = (),
    ) -> Audit:
        """A new audit of these organisations; those without an address have nothing to crawl."""
        with self.engine.begin() as connection:
            audit_id = connection.execute(
                insert(audit)
                .values(
                    as_of=as_of,
                    offline=offline,
                    fresh=fresh,
                    started=started,
                    profiles=json.dumps(list(profiles)),
                    registry=registry,
                    registry_sha256=registry_sha256,
                )
                .returning(audit.c.id)
            ).scalar_one()
            rows = [
                {"audit_id": audit_id, "id": each.id, "position": position, "data": codec.dump(Organisation, each)}
                for position, each in enumerate(organisations)
            ]
            sites = [
                {"audit_id": audit_id, "organisation_id": each.id, "done": offline or not each.site, "memo": ""} for each in organisations
            ]
            if rows:
                connection.execute(insert(organisation), rows)
                connection.execute(insert(site), sites)
            if problems:
                connection.execute(
                    insert(registry_problem),
                    [{"audit_id": audit_id, "position": k, "row": row, "reason": reason} for k, (row, reason) in enumerate(problems)],
                )
        return self.get(audit_id)

    def get(self, audit_id: int) -> Audit:
        """The audit.

        Raises:
            LookupError: there is no such audit.
        """
        with self.engine.connect() as connection:
            row = connection.execute(select(audit).where(audit.c.id == audit_id)).one_or_none()
        if row is None:
            raise LookupError(audit_id)
        return _audit(row)

    def latest(self) -> tuple[Audit, str] | None:
        """The newest audit and the sha-256 of its registry; None in a new workspace."""
        with self.engine.connect() as connection:
            row = connection.execute(select(audit).order_by(audit.c.id.desc()).limit(1)).one_or_none()
        return (_audit(row), row.registry_sha256) if row else None

    def latest_finished(self) -> Audit | None:
        """The newest finished audit whose publication is not held."""
        return next(reversed(self.finished()), None)

    def finished(self, *, profile: str = "", held_too: bool = False) -> list[Audit]:
        """All finished audits, the oldest first; with `profile`, those judged under the methodology of that id.

        Those whose publication is held are left out: nothing may rest on them.
        """
        query = select(audit).where(audit.c.finished.is_not(None)).order_by(audit.c.id)
        if profile:
            query = query.where(audit.c.id.in_(select(verdict.c.audit_id).where(verdict.c.profile == profile)))
        if not held_too:
            query = query.where(audit.c.id.not_in(select(held.c.audit_id).where(held.c.released.is_(None))))
        with self.engine.connect() as connection:
            return [_audit(row) for row in connection.execute(query)]

    def finish(self, audit_id: int, finished: dt.datetime) -> None:
        """Every stage of the audit is done."""
        with self.engine.begin() as connection:
            connection.execute(update(audit).where(audit.c.id == audit_id).values(finished=finished))

    def reopen(self, audit_id: int) -> None:
        """The audit is not over after all."""
        with self.engine.begin() as connection:
            connection.execute(update(audit).where(audit.c.id == audit_id).values(finished=None))

    def organisations(self, audit_id: int) -> list[Organisation]:
        """The registry of the audit, in its order."""
        query = select(organisation.c.data).where(organisation.c.audit_id == audit_id).order_by(organisation.c.position)
        with self.engine.connect() as connection:
            return [codec.load(Organisation, data) for data in connection.scalars(query)]

    def problems(self, audit_id: int) -> list[tuple[int, str]]:
        """Rows of the registry that could not be used: (row number, reason in Russian)."""
        query = select(registry_problem.c.row, registry_problem.c.reason).where(registry_problem.c.audit_id == audit_id)
        with self.engine.connect() as connection:
            return [(row, reason) for row, reason in connection.execute(query.order_by(registry_problem.c.position))]


def _audit(row: Row[tuple[object, ...]]) -> Audit:
    return Audit(
        id=row.id,
        as_of=row.as_of,
        offline=row.offline,
        fresh=row.fresh,
        started=row.started,
        finished=row.finished,
        profiles=tuple(json.loads(row.profiles)),
        registry=row.registry,
    )
