"""Locks that many machines respect: advisory locks of PostgreSQL, held by a connection, so that they end with whoever held them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError

from data.store.engine import make_engine

_TRY = text("SELECT pg_try_advisory_lock(:key)")
_WAIT = text("SELECT pg_advisory_lock(:key)")
_FREE = text("SELECT pg_advisory_unlock(:key)")
_FREE_ALL = text("SELECT pg_advisory_unlock_all()")


class Locks:
    """Locks by name, on one connection of their own. A lock taken twice here must be freed twice."""

    def __init__(self, engine: Engine) -> None:
        """`engine`: of the store; only its address is used."""
        self._engine = make_engine(engine.url, pooled=False)
        self._connection: Connection | None = None

    def take(self, name: str) -> bool:
        """Whether the lock was free and is ours now."""
        return bool(self._open().scalar(_TRY, {"key": _key(name)}))

    def wait(self, name: str) -> None:
        """The lock is ours, after everybody who asked before."""
        self._open().execute(_WAIT, {"key": _key(name)})

    def free(self, name: str) -> None:
        """Give the lock back."""
        self._open().execute(_FREE, {"key": _key(name)})

    @contextmanager
    def held(self, name: str) -> Iterator[bool]:
        """Try the lock; it is given back at the end where it was taken."""
        taken = self.take(name)
        try:
            yield taken
        finally:
            if taken:
                self.free(name)

    def close(self) -> None:
        """Give back everything."""
        if self._connection is not None:
            # The server would notice the end of the connection a little later.
            with suppress(SQLAlchemyError):
                self._connection.execute(_FREE_ALL)
            self._connection.close()
            self._connection = None

    def another(self) -> Locks:
        """Locks on a connection of their own, for whoever must wait while others go on."""
        return Locks(self._engine)

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        return self._connection


def _key(name: str) -> int:
    """A name as the 64 bits that the server knows locks by."""
    return int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], signed=True)
