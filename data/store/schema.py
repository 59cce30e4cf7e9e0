"""Tables. What rooms exchange is kept as JSON of data/models.py; columns are only what is searched by."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Boolean, Column, Date, DateTime, Dialect, Float, ForeignKey, Index, Integer, MetaData, String, Table, Text, func
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[dt.datetime]):
    """Aware UTC both ways: SQLite forgets the zone, PostgreSQL does not."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """What is stored."""
        return value.astimezone(dt.UTC) if value else None

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> dt.datetime | None:
        """What is read back."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


metadata = MetaData()

workspace = Table(
    "workspace",
    metadata,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("id", String(32), nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("as_of", Date, nullable=False),
    Column("offline", Boolean, nullable=False),
    Column("fresh", Boolean, nullable=False),
    Column("started", UtcDateTime, nullable=False),
    Column("finished", UtcDateTime),
    Column("profiles", Text, nullable=False),
    Column("registry", Text, nullable=False),
    Column("registry_sha256", String(64), nullable=False),
)
organisation = Table(
    "organisation",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("data", Text, nullable=False),
)
registry_problem = Table(
    "registry_problem",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("row", Integer, nullable=False),
    Column("reason", Text, nullable=False),
)
site = Table(
    "site",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("organisation_id", String, primary_key=True),
    Column("done", Boolean, nullable=False, default=False),
    Column("memo", Text, nullable=False, default=""),
    Column("outcome", Text),
)
address = Table(
    "address",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("organisation_id", String, primary_key=True),
    Column("url", Text().with_variant(Text(collation="C"), "postgresql"), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("score", Float, nullable=False),
    Column("depth", Integer, nullable=False),
    Column("reason", String(32)),
    Column("role", String(8)),
    Column("size", Integer, nullable=False, default=0),
    Column("data", Text),
)
link = Table(
    "link",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("organisation_id", String, primary_key=True),
    Column("digest", String(32), primary_key=True),
    Column("data", Text, nullable=False),
)
robots = Table(
    "robots",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("origin", String, primary_key=True),
    Column("data", Text, nullable=False),
)
reading = Table(
    "reading",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("version", String, primary_key=True),
    Column("data", Text, nullable=False),
)
facts = Table(
    "facts",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("organisation_id", String, primary_key=True),
    Column("version", String, nullable=False),
    Column("data", Text, nullable=False),
)
finding = Table(
    "finding",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("profile", String, primary_key=True),
    Column("organisation_id", String, primary_key=True),
    Column("rule", String, primary_key=True),
    Column("data", Text, nullable=False),
)
verdict = Table(
    "verdict",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("profile", String, primary_key=True),
    Column("organisation_id", String, primary_key=True),
    Column("profile_version", Integer, nullable=False),
    Column("data", Text, nullable=False),
    Column("score", Text),
)
indicators = Table(
    "indicators",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("profile", String, primary_key=True),
    Column("profile_version", Integer, nullable=False),
    Column("data", Text, nullable=False),
)
reporting_audit = Table(
    "reporting_audit",
    metadata,
    Column("profile", String, primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), nullable=False),
)
review_event = Table(
    "review_event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("profile", String, nullable=False),
    Column("organisation_id", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("data", Text, nullable=False),
)
confirmation = Table(
    "confirmation",
    metadata,
    Column("profile", String, primary_key=True),
    Column("organisation_id", String, primary_key=True),
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("data", Text, nullable=False),
)
reply = Table(
    "reply",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("profile", String, nullable=False),
    Column("organisation_id", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("data", Text, nullable=False),
)
rejudged = Table(
    "rejudged",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("profile", String, primary_key=True),
    Column("profile_version", Integer, primary_key=True),
    Column("organisation_id", String, primary_key=True),
    Column("findings", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", Text),
)
held = Table(
    "held",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("causes", Text, nullable=False),
    Column("released", UtcDateTime),
    Column("released_by", Text, nullable=False, default=""),
)
notice = Table(
    "notice",
    metadata,
    Column("audit_id", ForeignKey("audit.id", ondelete="CASCADE"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("recipient", String, primary_key=True),
    Column("route", String(16), primary_key=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("sent", UtcDateTime),
)
Index("address_by_organisation", address.c.organisation_id, address.c.url).ddl_if(dialect="sqlite")
# An index of PostgreSQL holds 2.7 kB a row, and an address may be longer.
Index("address_of_organisation", address.c.audit_id, address.c.organisation_id, func.md5(address.c.url), unique=True).ddl_if(
    dialect="postgresql"
)
Index("address_in_time", address.c.organisation_id, func.md5(address.c.url)).ddl_if(dialect="postgresql")
