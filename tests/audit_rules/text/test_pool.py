"""Child processes: a file that hangs, bursts or kills its reader costs itself only."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit_rules.facts.text import worker
from audit_rules.facts.text.pool import ReaderPool
from audit_rules.facts.text.reader import MAX_BYTES
from tests.audit_rules.text.made import order_docx, zipped

PAGE = "<html><body><p>ПРИКАЗ № 5 от 01.09.2022</p></body></html>".encode()


@pytest.fixture(scope="module")
def readers() -> Iterator[ReaderPool]:
    with ReaderPool(max_workers=2, seconds=60) as pool:
        yield pool


def descendants(pid: int) -> set[int]:
    """Living processes started by this one, or by those."""
    out = subprocess.run(["ps", "-eo", "pid=,ppid=,stat=,comm="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(maxsplit=3) for line in out.splitlines()]
    parents = {int(row[0]): int(row[1]) for row in rows if row[2][0] != "Z" and row[3] != "ps"}
    found, size = {pid}, 0
    while size != len(found):
        size = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return found - {pid}


def alive(pids: set[int]) -> set[int]:
    """Those of the processes that still run."""
    return {pid for pid in pids if Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"}


def test_files_are_read_in_any_number(readers: ReaderPool) -> None:
    files = [(PAGE, "a.html"), (order_docx(), "b"), (b"", ""), (zipped({"a": PAGE}), "")]
    answers = [readers.submit(body, name) for body, name in files * 3]
    assert [answer.result(timeout=60).failure for answer in answers] == [None, None, "empty", None] * 3
    assert readers.read(PAGE).whole == "ПРИКАЗ № 5 от 01.09.2022"


def test_no_process_before_the_first_file() -> None:
    before = descendants(os.getpid())
    with ReaderPool(max_workers=2):
        assert descendants(os.getpid()) <= before


def test_an_endless_file_is_a_timeout_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with ReaderPool(max_workers=1, seconds=1.0) as pool:
        pool.read(PAGE)
        monkeypatch.setattr(worker, "read", sleep_or_read)
        endless, after = pool.submit(b"sleep"), pool.submit(PAGE)
        assert endless.result(timeout=30).failure == "timeout"
        assert after.result(timeout=30).failure is None


def test_a_crash_is_a_broken_file_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "read", sleep_or_read)
    with ReaderPool(max_workers=1) as pool:
        killed, after = pool.submit(b"kill"), pool.submit(PAGE)
        assert killed.result(timeout=30).failure == "broken"
        assert after.result(timeout=30).failure is None


@pytest.mark.parametrize("how", [b"abort", b"segv"])
def test_a_parser_that_falls_is_a_broken_file(monkeypatch: pytest.MonkeyPatch, how: bytes) -> None:
    monkeypatch.setattr(worker, "read", sleep_or_read)
    with ReaderPool(max_workers=1) as pool:
        fallen, after = pool.submit(how), pool.submit(PAGE)
        assert fallen.result(timeout=30).failure == "broken"
        assert after.result(timeout=30).failure is None


def test_fifty_files_at_once_among_them_hostile_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "read", sleep_or_read)
    with ReaderPool(max_workers=2, seconds=2.0) as pool:
        answers = [pool.submit(body) for body in [PAGE, b"kill", PAGE, b"", order_docx()] * 10 + [b"sleep", PAGE]]
        failures = [answer.result(timeout=120).failure for answer in answers]
    assert failures == [None, "broken", None, "empty", None] * 10 + ["timeout", None]


def test_memory_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "read", sleep_or_read)
    with ReaderPool(max_workers=1, memory_bytes=1024**3) as pool:
        text = pool.read(b"eat")
        assert (text.failure, text.detail) == ("too_large", "не хватило памяти")
        assert pool.read(PAGE).failure is None


def test_a_huge_file_is_refused_without_a_process() -> None:
    with ReaderPool() as pool:
        assert pool.read(bytes(MAX_BYTES + 1)).failure == "too_large"


def test_leaving_gives_up_what_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "read", sleep_or_read)
    with ReaderPool(max_workers=1) as pool:
        endless = pool.submit(b"sleep")
        time.sleep(1.0)
    assert endless.result(timeout=10).failure == "timeout"
    assert pool.read(PAGE).failure == "timeout"


OWNER = """
import sys, time
from audit_rules.facts.text.pool import ReaderPool
if __name__ == "__main__":
    pool = ReaderPool(max_workers=1)
    pool.read(b"<html><p>x</p></html>")
    print("ready", flush=True)
    time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_readers_die_with_their_owner_and_leave_its_stdin_alone(tmp_path: Path) -> None:
    script = tmp_path / "owner.py"
    script.write_text(OWNER)
    root = Path(worker.__file__).parents[3]
    owner = subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(root)}
    )
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"ready\n"
    started = descendants(owner.pid)
    assert started
    for pid in started:
        if Path(f"/proc/{pid}/stat").exists() and int(Path(f"/proc/{pid}/stat").read_text().split()[3]) in started:
            assert Path(f"/proc/{pid}/fd/0").readlink() == Path(os.devnull)
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    for _ in range(100):
        if not alive(started):
            break
        time.sleep(0.1)
    assert not alive(started)


def sleep_or_read(body: bytes, name: str) -> object:
    """A reader that hangs, dies or eats memory on request: what a parser does on a bad file."""
    if body == b"sleep":
        time.sleep(600)
    if body == b"kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if body == b"abort":
        os.abort()
    if body == b"segv":
        os.kill(os.getpid(), signal.SIGSEGV)
    if body == b"eat":
        return bytearray(4 * 1024**3)
    from audit_rules.facts.text import extract

    return extract(body, name)
