"""The audit as a user runs it: a registry of the made-up sites, `nastavnik run`, and its results."""

from __future__ import annotations

import csv
import json
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.counting.processes import Cost, below, crawls, environment, run
from benchmarks.sites.model import Site

PROFILE, AS_OF = "mo-2024", "2024-06-30"
_NASTAVNIK = (sys.executable, "-c", "from nastavnik.cli import main; main()")


def registry(sites: Sequence[Site], folder: Path) -> Path:
    """The registry's file."""
    path = folder / "registry.csv"
    with path.open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out, delimiter=";")
        rows.writerow(["ID", "Муниципалитет", "Организация", "Сайт"])
        rows.writerows([f"s{site.index}", f"{site.group[:30]} г.о.", site.name, site.start] for site in sites)
    return path


def command(listed: Path, workspace: Path, delay: float = 0.0, concurrency: int = 1) -> list[str]:
    """`nastavnik run`."""
    asked = [*_NASTAVNIK, "run", "--registry", str(listed), "--profile", PROFILE, "--workspace", str(workspace), "--as-of", AS_OF]
    return [*asked, "--delay", str(delay), "--group-concurrency", str(concurrency)]


def audit(listed: Path, workspace: Path, proxy: str, delay: float = 0.0, concurrency: int = 1) -> Cost:
    """Run the audit to its end.

    Raises:
        RuntimeError: it ended with an error; the log says which.
    """
    log = workspace.parent / f"{workspace.name}.log"
    cost = run(command(listed, workspace, delay, concurrency), proxy, log)
    if cost.status not in (0, 1):
        raise RuntimeError(f"nastavnik run: код {cost.status}, см. {log}")
    return cost


def results(workspace: Path) -> dict[str, Any]:
    """results.json of the last finished audit."""
    out = workspace.parent / f"{workspace.name}.json"
    subprocess.run([*_NASTAVNIK, "export", "--workspace", str(workspace), "--profile", PROFILE, "--output", str(out)], check=True)
    found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return found


def audit_killed(listed: Path, workspace: Path, proxy: str, kills: int, span: float, rng: random.Random) -> int:
    """The audit with so many `kill -9` at random moments of the crawl, now of the program, now of its child; how many were dealt.

    `span` is how many seconds one run goes on before it is killed, at most.
    """
    log = workspace.parent / f"{workspace.name}.log"
    dealt = 0
    while True:
        with log.open("ab") as out:
            child = subprocess.Popen(command(listed, workspace), stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment(proxy))
            if dealt < kills and _crawling(child):
                time.sleep(rng.uniform(0.3, span))
                dealt += _kill(child, of_child=dealt % 2 == 1)
            status = child.wait()
        if status in (0, 1):
            return dealt


def _crawling(child: subprocess.Popen[bytes]) -> bool:
    """Wait until the crawl has begun; False: the program ended without one."""
    while child.poll() is None:
        if any(crawls(pid) for pid in below(child.pid)):
            return True
        time.sleep(0.05)
    return False


def _kill(child: subprocess.Popen[bytes], *, of_child: bool) -> int:
    """Kill the program or its crawl; 1 when it was still there. Waits until nothing of the crawl is left."""
    crawl = [pid for pid in below(child.pid) if crawls(pid)]
    if child.poll() is not None or not crawl:
        return 0
    if of_child:
        subprocess.run(["kill", "-9", str(crawl[0])], check=False)
    else:
        child.send_signal(signal.SIGKILL)
    while any(crawls(pid) for pid in crawl):
        time.sleep(0.05)
    return 1


def answers(workspace: Path) -> dict[str, dict[str, Any]]:
    """Organisations of the last results by id."""
    return {each["id"]: each for each in results(workspace)["organisations"]}


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Equal results but for the times."""
    times = {"started": None, "finished": None}
    return one | {"audit": one["audit"] | times} == other | {"audit": other["audit"] | times}
