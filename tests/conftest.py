"""What tests of several rooms are given."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres

LONGEST = ("test_replica_run.py", "test_cluster.py", "test_network_down.py", "test_nightly.py", "test_nightly_stops.py", "test_nights.py")
"""Files of whole runs that take minutes."""


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Begun in the background of a shell: what is started here would not hear Ctrl-C either.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[postgres.Server]:
    """A running PostgreSQL; only a person's own machine may be without one."""
    programs = postgres.binaries()
    if programs is None:
        reason = "нет PostgreSQL: apt-get install postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with postgres.running(programs) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'nastavnik.db'}"
    server: postgres.Server = request.getfixturevalue("postgresql")
    return server.new_database()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole runs first: begun last, one of them would keep a single process busy long after the others."""
    items.sort(key=lambda item: (item.path.parent.name != "nastavnik", item.path.name not in LONGEST))
