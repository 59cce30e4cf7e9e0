"""Readings by content hash, facts, findings and verdicts: each stage writes only its own rows."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, delete, insert, select

from data import codec
from data.models import Finding, SiteFacts, Text, Verdict
from data.rated import Score
from data.store.crawl import upsert
from data.store.schema import facts, finding, reading, verdict


class FactStore:
    """What was read and judged."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def reading(self, sha256: str, version: str) -> Text | None:
        """The text of a body, read by that version of the extractor; shared between schools that publish the same file."""
        query = select(reading.c.data).where(reading.c.sha256 == sha256, reading.c.version == version)
        with self.engine.connect() as connection:
            text = connection.scalar(query)
        return codec.load(Text, text) if text else None

    def keep_reading(self, sha256: str, version: str, text: Text) -> None:
        """Keep the text of a body."""
        data = codec.dump(Text, text)
        with self.engine.begin() as connection:
            row = upsert(connection, reading).values(sha256=sha256, version=version, data=data)
            connection.execute(row.on_conflict_do_update(index_elements=["sha256", "version"], set_={"data": data}))

    def facts(self, audit_id: int, organisation_id: str, version: str | None = None) -> SiteFacts | None:
        """The facts of one organisation; with `version`, only if they were made by it."""
        query = select(facts.c.data).where(facts.c.audit_id == audit_id, facts.c.organisation_id == organisation_id)
        if version is not None:
            query = query.where(facts.c.version == version)
        with self.engine.connect() as connection:
            text = connection.scalar(query)
        return codec.load(SiteFacts, text) if text else None

    def made(self, audit_id: int, version: str) -> set[str]:
        """Organisations whose facts were made by that version."""
        query = select(facts.c.organisation_id).where(facts.c.audit_id == audit_id, facts.c.version == version)
        with self.engine.connect() as connection:
            return set(connection.scalars(query))

    def keep_facts(self, audit_id: int, organisation_id: str, version: str, value: SiteFacts) -> None:
        """Keep the facts of one organisation."""
        data = codec.dump(SiteFacts, value)
        with self.engine.begin() as connection:
            row = upsert(connection, facts).values(audit_id=audit_id, organisation_id=organisation_id, version=version, data=data)
            connection.execute(
                row.on_conflict_do_update(index_elements=["audit_id", "organisation_id"], set_={"version": version, "data": data})
            )

    def keep_verdict(
        self,
        audit_id: int,
        profile: str,
        profile_version: int,
        organisation_id: str,
        findings: Sequence[Finding],
        value: Verdict,
        score: Score | None = None,
    ) -> None:
        """Replace the findings, the verdict and the points of one organisation under one profile."""
        key = {"audit_id": audit_id, "profile": profile, "organisation_id": organisation_id}
        rows = [{**key, "rule": each.rule, "data": codec.dump(Finding, each)} for each in findings]
        data = codec.dump(Verdict, value)
        with self.engine.begin() as connection:
            for table in (finding, verdict):
                connection.execute(
                    delete(table).where(
                        table.c.audit_id == audit_id, table.c.profile == profile, table.c.organisation_id == organisation_id
                    )
                )
            if rows:
                connection.execute(insert(finding), rows)
            points = codec.dump(Score, score) if score else None
            connection.execute(insert(verdict).values(**key, profile_version=profile_version, data=data, score=points))

    def findings(self, audit_id: int, profile: str, organisation_id: str) -> list[Finding]:
        """The findings of one organisation, by rule."""
        query = select(finding.c.data).where(
            finding.c.audit_id == audit_id, finding.c.profile == profile, finding.c.organisation_id == organisation_id
        )
        with self.engine.connect() as connection:
            found = [codec.load(Finding, data) for data in connection.scalars(query)]
        return sorted(found, key=lambda each: each.rule)

    def verdict(self, audit_id: int, profile: str, organisation_id: str) -> tuple[Verdict, int] | None:
        """The verdict and the version of the profile that gave it."""
        query = select(verdict.c.data, verdict.c.profile_version).where(
            verdict.c.audit_id == audit_id, verdict.c.profile == profile, verdict.c.organisation_id == organisation_id
        )
        with self.engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        return (codec.load(Verdict, row.data), row.profile_version) if row else None

    def score(self, audit_id: int, profile: str, organisation_id: str) -> Score | None:
        """The points that were given; None: none were, or an older edition of the program did not keep them."""
        query = select(verdict.c.score).where(
            verdict.c.audit_id == audit_id, verdict.c.profile == profile, verdict.c.organisation_id == organisation_id
        )
        with self.engine.connect() as connection:
            text = connection.scalar(query)
        return codec.load(Score, text) if text else None
