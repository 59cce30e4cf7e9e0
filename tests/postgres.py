"""A real PostgreSQL of the tests' own, in a temporary folder, on a free port of loopback."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

USER, PASSWORD = "nastavnik", "tayna"
_FAST = "-c fsync=off -c full_page_writes=off -c max_connections=200"


def binaries() -> Path | None:
    """Where the newest PostgreSQL keeps its programs; None where there is none."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = places[-1] if places else shutil.which("initdb")
    return Path(found).parent if found else None


@dataclass
class Server:
    """A running server; it ends with the block of `running`."""

    port: int
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str, *, password: str = PASSWORD) -> str:
        """The address of a database."""
        return f"postgresql://{USER}:{password}@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        """The address of a fresh, empty database."""
        import psycopg

        name = f"audit_{next(self._numbers)}"
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """A server made for the block and gone after it."""
    folder = Path(tempfile.mkdtemp(prefix="nastavnik-pg-"))
    try:
        (folder / "password").write_text(PASSWORD)
        _own(folder)
        data = folder / "data"
        _as_somebody(
            programs / "initdb", "-D", data, "-U", USER, "--auth=scram-sha-256", "--pwfile", folder / "password", "-N", "-E", "UTF8"
        )
        port = _free_port()
        options = f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= {_FAST}"
        _as_somebody(programs / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        try:
            yield Server(port)
        finally:
            _as_somebody(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: then the account of its package, or nobody's."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")


def _own(folder: Path) -> None:
    account = _account()
    if account:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, account.pw_uid, account.pw_gid)


def _as_somebody(*command: str | Path) -> None:
    account = _account()
    who: dict[str, int] = {"user": account.pw_uid, "group": account.pw_gid} if account else {}
    done = subprocess.run(
        [*map(str, command)], cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False, **who
    )  # type: ignore[call-overload]
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.decode(errors='replace')}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])
