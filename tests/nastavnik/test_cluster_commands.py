"""The ordinary commands on a real PostgreSQL; a worker that is stopped, misused, or begins the night."""

from __future__ import annotations

import datetime as dt
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.night import MOSCOW
from data.profile import FOLDER
from data.workspace import DATABASE, Workspace
from tests.crawler.server import Web
from tests.nastavnik.cluster_web import HOSTS, site
from tests.nastavnik.run_cli import environment
from tests.nastavnik.run_here import here
from tests.postgres import PASSWORD, Server

ROW = f"s1;МБОУ «Вымышленная школа № 1»;Лесной г.о.;http://{HOSTS[0]}/"


@pytest.fixture
def served() -> Iterator[Web]:
    with Web({HOSTS[0]: site(HOSTS[0], 1, "01.09.2021")}) as web:
        yield web


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "r.csv").write_text(f"ID;Организация;Муниципалитет;Сайт\n{ROW}\n", encoding="utf-8")
    return tmp_path


def test_every_command_works_on_postgresql(postgresql: Server, served: Web, folder: Path) -> None:
    address = postgresql.new_database()

    def say(*words: str) -> str:
        done = here(*words, "--workspace", "w", "--database", address, cwd=folder, http_proxy=served.proxy, https_proxy=served.proxy)
        assert done.returncode == 0, done.stderr
        assert PASSWORD not in done.stdout + done.stderr
        return done.stdout

    profile = ("--profile", "mo-2024")
    say("run", "--registry", "r.csv", *profile, "--profile", "mo-kpi", "--as-of", "2024-06-30", "--delay", "0")
    assert not (folder / "w" / "nastavnik.db").exists()
    say("export", *profile, "--output", "out.json")
    (row,) = json.loads((folder / "out.json").read_text(encoding="utf-8"))["organisations"]
    assert (row["verdict"], row["reason"]) == ("outdated_order", "before_recommendations")
    assert "01.09.2021" in say("explain", "s1")
    words = ("--value", "compliant", "--reason", "Новый приказ показан методисту", "--by", "методист-1")
    assert "Решение записано" in say("review", "decide", "s1", *words)
    say("run", "--registry", "r.csv", *profile, "--profile", "mo-kpi", "--as-of", "2024-07-01", "--delay", "0")
    assert say("diff", "1", "2")
    newer = (FOLDER / "mo-2024.yml").read_text(encoding="utf-8").replace("\nversion: 1\n", "\nversion: 2\n")
    (folder / "mo-2024.yml").write_text(newer, encoding="utf-8")
    assert "Бумаги" in say("rejudge", "--audit", "1", "--profile", "mo-2024.yml")
    assert "2024" in say("year", "--audit", "1")
    assert say("replies", "export")
    told = here("export", *profile, "--output", "out.json", "--workspace", "w", cwd=folder)
    assert (told.returncode, "--database" in told.stderr) == (2, True)


def test_what_cannot_be_opened_is_one_sentence(postgresql: Server, folder: Path) -> None:
    wrong = postgresql.new_database().replace(PASSWORD, "chuzhaya-tayna")
    for address, status in ((wrong, 2), ("mysql://a:tayna@b/c", 2), ("postgresql://a:tayna@127.0.0.1:1/c", 3)):
        words = ("run", "--registry", "r.csv", "--profile", "mo-2024", "--workspace", "w", "--offline")
        done = here(*words, cwd=folder, **{DATABASE: address})
        assert (done.returncode, done.stderr.splitlines()[-1].startswith("Ошибка. ")) == (status, True)
        assert "tayna" not in done.stderr
        assert "Traceback" not in done.stderr


def test_a_worker_without_postgresql_is_told(folder: Path) -> None:
    done = here("worker", "--workspace", "w", cwd=folder)
    assert (done.returncode, "PostgreSQL" in done.stderr) == (2, True)
    assert not (folder / "w").exists()


def test_a_worker_begins_the_night_that_is_due_and_ends_when_asked(postgresql: Server, served: Web, folder: Path) -> None:
    due = dt.datetime.now(MOSCOW) - dt.timedelta(minutes=3)
    (folder / "w").mkdir()
    night = f'night:\n  registry: ../r.csv\n  profiles: mo-2024\n  at: "{due:%H:%M}"\n  retries: 0\n'
    (folder / "w" / "settings.yml").write_text(f"{night}database: {postgresql.new_database()}\n", encoding="utf-8")
    # A machine on which the night ran is gone, and its lock is not free yet.
    (folder / "w" / "status.json").write_text('{"state": "running"}', encoding="utf-8")
    gone = Workspace(folder / "w", create=True)
    lock = gone.lock()
    worker = subprocess.Popen(
        [sys.executable, "-c", "from nastavnik.cli import main; main()", "worker", "--workspace", "w", "--name", "nochnoi"], cwd=folder,
        env=environment(http_proxy=served.proxy, https_proxy=served.proxy), stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        encoding="utf-8",
    )  # fmt: skip
    try:
        deadline = time.monotonic() + 120
        errors = folder / "w" / "worker-nochnoi-errors.log"
        while _state(folder) == "running":
            if errors.exists() and "уже идёт другая проверка" in errors.read_text(encoding="utf-8"):
                lock.close()
            assert time.monotonic() < deadline
            assert worker.poll() is None
            time.sleep(0.2)
        time.sleep(1)
    finally:
        lock.close()
        gone.store.close()
        worker.send_signal(signal.SIGTERM)
        _, said = worker.communicate(timeout=30)
    assert _state(folder) == "ok", said
    assert (folder / "w" / "reports" / "mo-2024" / "results.json").exists()
    assert worker.returncode == 0
    assert f"каждый день в {due:%H:%M} по Москве" in said
    assert said.count("Ночная проверка начата") == 1
    assert "Обход: edusite" in said
    assert "Остановлено" in said


def _state(folder: Path) -> str:
    path = folder / "w" / "status.json"
    return str(json.loads(path.read_text(encoding="utf-8"))["state"]) if path.exists() else ""
