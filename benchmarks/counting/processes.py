"""Child processes watched from outside: wall and processor time, memory, and what `kill -9` leaves."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_LOOK_EVERY = 0.2
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What a command took: seconds of wall and processor time (with all its children), most memory at one moment in MiB."""

    status: int
    wall: float
    cpu: float
    memory_mib: float
    """Of the whole tree, pages shared between processes counted once (PSS)."""
    crawl_cpu: float
    """Processor seconds of the child that crawls, its readers left out; 0 where there is none."""
    crawl_mib: float
    """Most memory of that child alone."""


class _Watch(threading.Thread):
    """Looks at a process and all its children until told to stop."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._over = pid, threading.Event()
        self.memory = self.crawl_memory = self.crawl_cpu = 0.0

    def run(self) -> None:
        while not self._over.wait(_LOOK_EVERY):
            sizes = {pid: _pss(pid) for pid in (self._pid, *below(self._pid))}
            self.memory = max(self.memory, sum(sizes.values()))
            for pid in sizes:
                if crawls(pid):
                    self.crawl_memory = max(self.crawl_memory, sizes[pid])
                    self.crawl_cpu = max(self.crawl_cpu, _cpu(pid))

    def stop(self) -> None:
        self._over.set()
        self.join()


def run(command: Sequence[str], proxy: str, log: Path, words: Mapping[str, str] | None = None) -> Cost:
    """Run a command behind the proxy to its end; its output goes to `log`."""
    with log.open("ab") as out:
        started = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment(proxy, words))
        watch = _Watch(child.pid)
        watch.start()
        _, status, used = os.wait4(child.pid, 0)
        wall = time.monotonic() - started
        watch.stop()
        child.returncode = os.waitstatus_to_exitcode(status)
    return Cost(child.returncode, wall, used.ru_utime + used.ru_stime, watch.memory, watch.crawl_cpu, watch.crawl_memory)


def environment(proxy: str, words: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of this process with the counting server as the only way out."""
    names = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "NO_PROXY", "no_proxy")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    return kept | dict.fromkeys(names[:4], proxy) | {"OMP_THREAD_LIMIT": "1"} | dict(words or {})


def below(pid: int) -> list[int]:
    """All children of a process, and theirs."""
    found = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                found += [child, *below(child)]
    except OSError:
        pass  # it has ended
    return found


def crawls(pid: int) -> bool:
    """The process is the child that crawls."""
    try:
        return b"nastavnik.crawl_job" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _pss(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICKS
