"""Indicators as finished audits gave them, and which audit the methodist made the reporting one of its year."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, delete, select

from data import codec
from data.store.crawl import upsert
from data.store.schema import indicators, reporting_audit
from data.tallies import IndicatorValue

_Values = tuple[IndicatorValue, ...]


class YearStore:
    """Rows by audit and profile."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def keep(self, audit_id: int, profile: str, profile_version: int, values: Sequence[IndicatorValue]) -> None:
        """Keep the indicators of an audit, in place of those kept before."""
        row = {"profile_version": profile_version, "data": codec.dump(_Values, tuple(values))}
        with self.engine.begin() as connection:
            new = upsert(connection, indicators).values(audit_id=audit_id, profile=profile, **row)
            connection.execute(new.on_conflict_do_update(index_elements=["audit_id", "profile"], set_=row))

    def kept(self, profile: str) -> dict[int, tuple[IndicatorValue, ...]]:
        """Indicators of every audit under that profile, by audit."""
        query = select(indicators.c.audit_id, indicators.c.data).where(indicators.c.profile == profile).order_by(indicators.c.audit_id)
        with self.engine.connect() as connection:
            return {audit_id: codec.load(_Values, data) for audit_id, data in connection.execute(query)}

    def mark(self, profile: str, year: int, audit_id: int) -> None:
        """Make the audit the reporting one of the year, in place of any other."""
        with self.engine.begin() as connection:
            new = upsert(connection, reporting_audit).values(profile=profile, year=year, audit_id=audit_id)
            connection.execute(new.on_conflict_do_update(index_elements=["profile", "year"], set_={"audit_id": audit_id}))

    def unmark(self, profile: str, year: int) -> None:
        """No audit is the reporting one of the year any more."""
        with self.engine.begin() as connection:
            connection.execute(delete(reporting_audit).where(reporting_audit.c.profile == profile, reporting_audit.c.year == year))

    def marked(self, profile: str) -> dict[int, int]:
        """Reporting audits by year."""
        query = select(reporting_audit.c.year, reporting_audit.c.audit_id).where(reporting_audit.c.profile == profile)
        with self.engine.connect() as connection:
            return {row.year: row.audit_id for row in connection.execute(query)}
