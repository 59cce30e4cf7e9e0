"""Several machines: a real PostgreSQL, real workers, one of them killed in the middle; the result is that of one machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from data.store import Store
from data.store.queue import SCHEMA
from tests.crawler.server import Web
from tests.nastavnik.cluster_web import GROUPS, of_groups, registry, web
from tests.nastavnik.run_cli import environment, nastavnik
from tests.postgres import PASSWORD, Server

DELAY = 0.1


def run(folder: Path, served: Web, address: str = "") -> subprocess.CompletedProcess[str]:
    """The ordinary command."""
    return nastavnik(
        "run", "--registry", registry(folder), "--profile", "mo-2024", "--workspace", "w", "--as-of", "2024-06-30",
        "--delay", str(DELAY), cwd=folder, http_proxy=served.proxy, https_proxy=served.proxy, NASTAVNIK_DATABASE=address,
    )  # fmt: skip


def results(folder: Path) -> dict[str, Any]:
    """What was found, without the times of the run."""
    found: dict[str, Any] = json.loads((folder / "w" / "reports" / "mo-2024" / "results.json").read_text(encoding="utf-8"))
    found["audit"] |= {"started": "", "finished": ""}
    return found


class Worker:
    """A worker process and what it says."""

    def __init__(self, folder: Path, name: str, address: str, proxy: str) -> None:
        self.log = folder / f"{name}.log"
        words = ["worker", "--workspace", "w", "--name", name, "--jobs", "1", "--database", address]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-c", "from nastavnik.cli import main; main()", *words], cwd=folder,
                env=environment(http_proxy=proxy, https_proxy=proxy), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    def stop(self) -> int:
        """Ask it to end."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=20)


@contextmanager
def workers(folder: Path, address: str, proxy: str) -> Iterator[list[Worker]]:
    """Three, ready."""
    made = [Worker(folder, name, address, proxy) for name in ("pervyi", "vtoroi", "tretii")]
    try:
        for each in made:
            until(lambda each=each: "готов" in each.said(), each.said)  # type: ignore[misc]
        yield made
    finally:
        for each in made:
            each.stop()


def until(holds: Callable[[], bool], told: Callable[[], str], seconds: float = 120) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, told()
        time.sleep(0.1)


@pytest.fixture(scope="module")
def one_machine(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The result without PostgreSQL."""
    folder = tmp_path_factory.mktemp("one")
    with web() as served:
        done = run(folder, served)
    assert done.returncode in {0, 1}, done.stderr
    return results(folder)


def test_a_worker_killed_and_a_worker_stopped_in_mid_crawl_change_nothing(
    postgresql: Server, one_machine: dict[str, Any], tmp_path: Path
) -> None:
    address = postgresql.new_database()
    with web() as served, workers(tmp_path, address, served.proxy) as (killed, whole, stopped):
        command = ThreadPoolExecutor(1).submit(run, tmp_path, served, address)
        until(lambda: all("Обход" in each.said() for each in (killed, whole, stopped)) and len(served.log) > 15, killed.said)
        os.kill(killed.process.pid, signal.SIGKILL)
        assert stopped.stop() == 0
        done = command.result(timeout=240)
    assert done.returncode in {0, 1}, done.stderr
    assert results(tmp_path) == one_machine
    assert "Готово" not in killed.said() + stopped.said()
    assert "Остановлено" in stopped.said()
    assert whole.said().count("Готово, обход") == len(GROUPS)
    assert "Готово, чтение" in whole.said()
    assert PASSWORD not in killed.said() + whole.said() + stopped.said() + done.stderr
    for group in of_groups(served.log):
        assert all(earlier.ended <= later.started for earlier, later in pairwise(group))
        # Half of it, since a busy machine holds a request back after it was let go; two crawls of one group would come much nearer.
        assert all(later.started - earlier.started > DELAY / 2 for earlier, later in pairwise(group))
    with Store(address) as store, store.engine.connect() as connection:
        left = connection.exec_driver_sql(f"SELECT count(*) FROM {SCHEMA}.procrastinate_jobs WHERE status IN ('todo', 'doing')").scalar()
    assert left == 0
