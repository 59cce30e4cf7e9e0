"""PostgreSQL as a workspace's store: whose folder it is, who may run, what a person is told, and turns of several machines."""

from __future__ import annotations

import asyncio
import shutil
import time
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest

from data.errors import BadInput, CannotRun, NastavnikError
from data.store import Store
from data.store.locks import Locks
from data.store.turns import SharedTurns
from data.workspace import DATABASE, Workspace
from tests.data.test_store import start
from tests.postgres import PASSWORD, USER, Server


@pytest.fixture
def address(postgresql: Server, monkeypatch: pytest.MonkeyPatch) -> str:
    made = postgresql.new_database()
    monkeypatch.setenv(DATABASE, made)
    return made


def test_one_run_on_all_machines(address: str, tmp_path: Path) -> None:
    here = Workspace(tmp_path / "w", create=True)
    start(here.store)
    with here.lock():
        # Another machine's lock of the file is not seen on every shared folder.
        (tmp_path / "w" / ".lock").unlink()
        with pytest.raises(CannotRun, match="уже идёт другая проверка"):
            Workspace(tmp_path / "w").lock()
    with Workspace(tmp_path / "w").lock():
        pass


def test_a_folder_and_a_database_know_each_other(address: str, tmp_path: Path) -> None:
    first = Workspace(tmp_path / "first", create=True)
    start(first.store)
    first.blobs.put(b"body", compress=False)
    shutil.copytree(tmp_path / "first", tmp_path / "same")
    assert Workspace(tmp_path / "same").store.audits.latest() is not None
    for other in ("empty", "of another region"):
        (tmp_path / other).mkdir()
    (tmp_path / "of another region" / "blobs").mkdir()
    (tmp_path / "of another region" / "workspace.id").write_text("0" * 32)
    for other in ("empty", "of another region"):
        with pytest.raises(BadInput, match="другой папки"):
            Workspace(tmp_path / other, create=True)


def test_audits_on_a_server_are_not_begun_anew_in_the_folder(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Workspace(tmp_path / "w", create=True)
    monkeypatch.delenv(DATABASE)
    for create in (True, False):
        with pytest.raises(BadInput, match="--database"):
            Workspace(tmp_path / "w", create=create)


def test_the_database_may_stand_in_the_settings(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(DATABASE)
    (tmp_path / "settings.yml").write_text(f"database: {address}\n")
    assert Workspace(tmp_path, create=True).store.shared
    assert not (tmp_path / "nastavnik.db").exists()


@pytest.mark.parametrize(
    ("written", "says", "kind"),
    [
        ("mysql://u:p@127.0.0.1/x", "Нужен PostgreSQL", BadInput),
        ("не адрес", "Нужен PostgreSQL", BadInput),
        ("postgresql://u:p@127.0.0.1:5432", "Нужен PostgreSQL", BadInput),
        (f"postgresql://{USER}:drugaya-tayna@127.0.0.1:PORT/postgres", "не принял имя nastavnik или пароль", BadInput),
        ("postgresql://chuzhoy:drugaya-tayna@127.0.0.1:PORT/postgres", "не принял имя chuzhoy или пароль", BadInput),
        (f"postgresql://{USER}:{PASSWORD}@127.0.0.1:PORT/nothing", "такой базы нет", BadInput),
        (f"postgresql://{USER}:{PASSWORD}@127.0.0.1:1/nothing", "сервер не отвечает", CannotRun),
        (f"postgresql://{USER}:{PASSWORD}@no-such-host.invalid/nothing", "сервер не отвечает", CannotRun),
    ],
)
def test_what_is_wrong_with_an_address_is_told_without_the_password(
    postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written: str, says: str, kind: type[NastavnikError]
) -> None:
    monkeypatch.setenv(DATABASE, written.replace("PORT", str(postgresql.port)))
    with pytest.raises(kind, match=says) as told:
        Workspace(tmp_path, create=True)
    assert "\n" not in str(told.value)
    assert "tayna" not in str(told.value)


def test_one_who_may_not_make_tables_is_told(postgresql: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    address = postgresql.new_database()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP ROLE IF EXISTS guest")
        connection.execute("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    monkeypatch.setenv(DATABASE, address.replace(f"{USER}:{PASSWORD}", "guest:guest"))
    with pytest.raises(CannotRun, match="нет права создавать таблицы"):
        Workspace(tmp_path, create=True)


def test_a_lock_ends_with_whoever_held_it(address: str) -> None:
    with Store(address) as store:
        first, second = Locks(store.engine), Locks(store.engine)
        assert first.take("группа")
        assert not second.take("группа")
        assert second.take("другая")
        first.close()
        assert second.take("группа")
        second.close()


def test_two_machines_keep_the_gap_and_the_places_of_a_group_and_neither_starves(address: str) -> None:
    """Each machine has locks of its own, as two processes would."""
    gap, flights = 0.06, 8
    log: list[tuple[float, str]] = []
    flying = most = 0

    async def machine(name: str, turns: SharedTurns) -> None:
        nonlocal flying, most
        for _ in range(flights):
            async with turns.place("группа", 1):
                await turns.start("группа", gap)
                log.append((time.monotonic(), name))
                flying += 1
                most = max(most, flying)
                await asyncio.sleep(0.01)
                flying -= 1

    async def both(turns: list[SharedTurns]) -> None:
        await asyncio.gather(*(machine(str(number), each) for number, each in enumerate(turns)))

    with Store(address) as store:
        turns = [SharedTurns(Locks(store.engine)) for _ in range(2)]
        asyncio.run(both(turns))
        for each in turns:
            each.close()
    starts = [moment for moment, _ in log]
    assert most == 1
    assert min(later - earlier for earlier, later in pairwise(starts)) >= gap - 0.001
    assert {name for _, name in log[:flights]} == {"0", "1"}
