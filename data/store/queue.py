"""The place of the task queue beside the store: a schema of its own, whose tables and functions are the queue library's."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine, text

SCHEMA = "nastavnik_queue"
_KEY = 7_100_452
_VERSION = text("SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = :schema")
_ALIVE = text(f"SELECT count(*) FROM {SCHEMA}.procrastinate_workers WHERE last_heartbeat > now() - make_interval(secs => :seconds)")  # noqa: S608
_LEFT = text(f"SELECT count(*) FROM {SCHEMA}.procrastinate_jobs WHERE id = ANY(:jobs) AND status IN ('todo', 'doing')")  # noqa: S608


class QueueStore:
    """What of the queue is asked apart from the library."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def prepare(self, version: str, schema: str, *, patience: float) -> bool:
        """Make the queue for programs of this version; False: workers of another version were heard of in the last `patience` seconds.

        The queue keeps nothing that the next run would miss, so one of another version is made anew. `schema`: the library's SQL.
        """
        with self.engine.begin() as connection:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _KEY})
            known = connection.scalar(_VERSION, {"schema": SCHEMA})
            if known == version:
                return True
            if known is not None and connection.scalar(_ALIVE, {"seconds": patience}):
                return False
            connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
            connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
            connection.execute(text(f"SET LOCAL search_path TO {SCHEMA}"))
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.execute(schema)
            connection.execute(text(f"COMMENT ON SCHEMA {SCHEMA} IS '{version.replace(chr(39), '')}'"))
        return True

    def alive(self, patience: float) -> bool:
        """Somebody worked in the last `patience` seconds."""
        with self.engine.connect() as connection:
            there = connection.scalar(_VERSION, {"schema": SCHEMA}) is not None
            return there and bool(connection.scalar(_ALIVE, {"seconds": patience}))

    def left(self, jobs: Sequence[int]) -> int:
        """How many of these jobs wait or run."""
        with self.engine.connect() as connection:
            return int(connection.scalar(_LEFT, {"jobs": list(jobs)}) or 0)
