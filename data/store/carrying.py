"""What an earlier audit stored of a site, taken over into the next one: what is asked again waits, the rest stands as it was."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Engine, delete, insert, literal, select, update

from data import codec
from data.models import Fetch, Link, StateReason
from data.store.crawl import Candidate
from data.store.schema import address, link, site

AGAIN = "again"
"""State of an address whose earlier answer stands until it is asked again."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One address of an earlier look: how much it was worth and what it gave; `fetch` None: it was not asked."""

    url: str
    state: str
    score: float
    depth: int
    reason: StateReason | None
    fetch: Fetch | None


class CarryStore:
    """Rows of a site, from one audit to the next."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def looked(self, audit_id: int, organisation_id: str) -> list[Looked]:
        """Every address of that look, in order of addresses."""
        a = address.c
        query = select(a.url, a.state, a.score, a.depth, a.reason, a.data).where(
            a.audit_id == audit_id, a.organisation_id == organisation_id
        )
        with self._engine.connect() as connection:
            rows = connection.execute(query).all()
        found = [
            Looked(url=url, state=state, score=score, depth=depth, reason=reason, fetch=codec.load(Fetch, data) if data else None)
            for url, state, score, depth, reason, data in rows
        ]
        return sorted(found, key=lambda each: each.url)

    def take_over(
        self, audit_id: int, organisation_id: str, earlier_id: int, *, again: Collection[str], anew: Collection[str], memo: str
    ) -> None:
        """Copy that look in one transaction. `again`: answers that stand until asked again; `anew`: failed ones, forgotten and waiting."""
        key: dict[str, Any] = {"audit_id": audit_id, "organisation_id": organisation_id}
        rows = []
        for each in self.looked(earlier_id, organisation_id):
            state = AGAIN if each.url in again else "new" if each.url in anew else each.state
            fetch = None if each.url in anew or each.fetch is None else replace(each.fetch, reused=True)
            rows.append({
                **key,
                "url": each.url,
                "state": state,
                "score": each.score,
                "depth": each.depth,
                "reason": None if each.url in anew else each.reason,
                "role": fetch.role if fetch else None,
                "size": fetch.size if fetch else 0,
                "data": codec.dump(Fetch, fetch) if fetch else None,
            })  # fmt: skip
        of_earlier = (link.c.audit_id == earlier_id, link.c.organisation_id == organisation_id)
        links = select(literal(audit_id), link.c.organisation_id, link.c.digest, link.c.data).where(*of_earlier)
        with self._engine.begin() as connection:
            self._clear(connection, key)
            if rows:
                connection.execute(insert(address), rows)
            connection.execute(insert(link).from_select(["audit_id", "organisation_id", "digest", "data"], links))
            connection.execute(update(site).where(*_of(site, key)).values(memo=memo))

    def waiting(self, audit_id: int, organisation_id: str) -> list[Candidate]:
        """What is still to be asked again, the best first."""
        query = (
            select(address.c.url, address.c.score, address.c.depth)
            .where(address.c.audit_id == audit_id, address.c.organisation_id == organisation_id, address.c.state == AGAIN)
            .order_by(address.c.score.desc(), address.c.depth, address.c.url)
        )
        with self._engine.connect() as connection:
            return [Candidate(url=url, score=score, depth=depth) for url, score, depth in connection.execute(query)]

    def unlink(self, audit_id: int, organisation_id: str, links: Sequence[Link]) -> None:
        """Links that their page does not hold any more."""
        with self._engine.begin() as connection:
            for each in links:
                key = {"audit_id": audit_id, "organisation_id": organisation_id}
                connection.execute(delete(link).where(*_of(link, key), link.c.data == codec.dump(Link, each)))

    def note(self, audit_id: int, organisation_id: str, memo: str) -> None:
        """Keep the spider's note on the site."""
        with self._engine.begin() as connection:
            connection.execute(update(site).where(*_of(site, {"audit_id": audit_id, "organisation_id": organisation_id})).values(memo=memo))

    def begin_anew(self, audit_id: int, organisation_id: str, memo: str) -> None:
        """Forget what was taken over."""
        key = {"audit_id": audit_id, "organisation_id": organisation_id}
        with self._engine.begin() as connection:
            self._clear(connection, key)
            connection.execute(update(site).where(*_of(site, key)).values(memo=memo))

    def _clear(self, connection: Any, key: dict[str, Any]) -> None:
        for table in (address, link):
            connection.execute(delete(table).where(*_of(table, key)))


def _of(table: Any, key: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(table.c[name] == value for name, value in key.items())
