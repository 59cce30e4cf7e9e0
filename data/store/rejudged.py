"""Verdicts of past audits under another version of a profile, kept apart from those that were given at the time."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, select

from data import codec
from data.models import Finding, Verdict
from data.rated import Score
from data.store.crawl import upsert
from data.store.schema import rejudged


class RejudgedStore:
    """Rows by audit, profile and version."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def keep(
        self,
        audit_id: int,
        profile: str,
        profile_version: int,
        organisation_id: str,
        findings: Sequence[Finding],
        verdict: Verdict,
        score: Score | None = None,
    ) -> None:
        """Keep the findings, the verdict and the points of one organisation."""
        key = {"audit_id": audit_id, "profile": profile, "profile_version": profile_version, "organisation_id": organisation_id}
        values = {
            "findings": codec.dump(tuple[Finding, ...], tuple(findings)),
            "verdict": codec.dump(Verdict, verdict),
            "score": codec.dump(Score, score) if score else None,
        }
        with self.engine.begin() as connection:
            row = upsert(connection, rejudged).values(**key, **values)
            connection.execute(row.on_conflict_do_update(index_elements=list(key), set_=values))

    def verdicts(self, audit_id: int, profile: str, profile_version: int) -> dict[str, tuple[tuple[Finding, ...], Verdict, Score | None]]:
        """By organisation; {} where the audit was not judged anew under that version."""
        query = select(rejudged.c.organisation_id, rejudged.c.findings, rejudged.c.verdict, rejudged.c.score).where(
            rejudged.c.audit_id == audit_id, rejudged.c.profile == profile, rejudged.c.profile_version == profile_version
        )
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        return {
            row.organisation_id: (
                codec.load(tuple[Finding, ...], row.findings),
                codec.load(Verdict, row.verdict),
                codec.load(Score, row.score) if row.score else None,
            )
            for row in rows
        }
