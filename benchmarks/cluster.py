"""Measures one machine beside PostgreSQL with workers, on made-up sites counted by their server, and computes larger registries from it.

python benchmarks/cluster.py --help
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import psycopg
import typer
from rich.console import Console
from rich.table import Table

from benchmarks.counting import tables
from benchmarks.counting.audit import audit, registry, results, same
from benchmarks.counting.measures import GroupRow, group_rows
from benchmarks.counting.processes import environment
from benchmarks.counting.server import CountingServer, Visit
from benchmarks.sites.draw import draw_all
from benchmarks.sites.web import Web
from tests.postgres import binaries, running

DATABASE = "NASTAVNIK_DATABASE"
LATENCY = 0.02
DELAY_IN_LIFE = 1.0
"""Seconds between two requests to one group in a real run."""
SIZES = (1500, 40000)
console = Console(width=160 if not os.isatty(1) else None)


@dataclass(frozen=True)
class Run:
    """What one run cost."""

    wall: float
    cpu: float
    """Of all our processes; the server of the database left out."""
    visits: Sequence[Visit]
    database_bytes: int
    bodies_bytes: int


def main(
    size: Annotated[int, typer.Option(help="Сколько сайтов", min=20)] = 200,
    workers: Annotated[int, typer.Option(help="Сколько рабочих процессов", min=1)] = 2,
    jobs: Annotated[int, typer.Option(help="Задач одновременно у каждого", min=1)] = 2,
    delay: Annotated[float, typer.Option(help="Пауза между запросами к площадке, с")] = 0.1,
    seed: Annotated[int, typer.Option(help="От чего зависят сайты")] = 1,
) -> None:
    """Run the same audit alone on SQLite and on PostgreSQL with workers; print both, and what larger registries take."""
    programs = binaries()
    if programs is None:
        raise typer.BadParameter("нет PostgreSQL: apt-get install postgresql")
    web = Web(draw_all(seed, size, "", ""))
    web.draw_files()
    with tempfile.TemporaryDirectory() as temporary, running(programs) as database, CountingServer(web, LATENCY) as server:
        folder = Path(temporary)
        listed = registry(web.sites, folder)
        one = _alone(listed, folder / "one", server, delay)
        address = os.environ[DATABASE] = database.new_database()
        with _workers(folder, workers, jobs, server.url):
            many = _together(listed, folder / "many", server, delay, address)
        equal = same(_without_database(folder / "one"), results(folder / "many"))
    console.print(_measured(one, many, delay, equal, f"PostgreSQL, процессов {workers} × {jobs}"))
    console.print(_computed(many, group_rows(many.visits, delay), size))


def _alone(listed: Path, workspace: Path, server: CountingServer, delay: float) -> Run:
    cost = audit(listed, workspace, server.url, delay)
    return Run(cost.wall, cost.cpu, server.take(), (workspace / "nastavnik.db").stat().st_size, _bodies(workspace))


def _together(listed: Path, workspace: Path, server: CountingServer, delay: float, address: str) -> Run:
    cost = audit(listed, workspace, server.url, delay)
    visits = server.take()
    with psycopg.connect(address) as connection:
        row = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    # Workers' own time is known when they have ended; what they took is added by `_workers`.
    return Run(cost.wall, cost.cpu, visits, int(row[0]) if row else 0, _bodies(workspace))


@contextmanager
def _workers(folder: Path, count: int, jobs: int, proxy: str) -> Iterator[None]:
    """Workers while the block runs."""
    words = ["worker", "--workspace", str(folder / "many"), "--jobs", str(jobs)]
    made = []
    for number in range(count):
        log = folder / f"worker-{number}.log"
        with log.open("wb") as out:
            command = [sys.executable, "-c", "from nastavnik.cli import main; main()", *words, "--name", f"w{number}"]
            made.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out, env=environment(proxy)))
        while "готов" not in log.read_text(encoding="utf-8"):
            time.sleep(0.1)
    try:
        yield
    finally:
        for each in made:
            each.send_signal(signal.SIGTERM)
        for each in made:
            each.wait()


def _without_database(workspace: Path) -> dict[str, object]:
    kept = os.environ.pop(DATABASE)
    try:
        return results(workspace)
    finally:
        os.environ[DATABASE] = kept


def _bodies(workspace: Path) -> int:
    return sum(path.stat().st_size for path in (workspace / "blobs").rglob("*") if path.is_file())


def _measured(one: Run, many: Run, delay: float, equal: bool, title: str) -> Table:
    table = Table(title=f"Измерено, пауза {delay:g} с", title_justify="left")
    for heading in ("что", "одна машина, SQLite", title):
        table.add_column(heading)
    both = [(run, group_rows(run.visits, delay)) for run in (one, many)]
    lines = [
        ("вся команда, с", lambda run, _: f"{run.wall:.0f}"),
        ("запросов", lambda run, _: str(len(run.visits))),
        ("запросов в наибольшей группе", lambda _, rows: str(rows[0].requests)),
        ("обход / граница наибольшей группы", lambda run, rows: f"{_span(run) / ((rows[0].requests - 1) * delay):.2f}"),
        ("больше одновременных, чем можно, групп", lambda _, rows: str(sum(row.most_in_flight > 1 for row in rows))),
        ("коротких пауз", lambda _, rows: str(sum(row.short_gaps for row in rows))),
        ("база, КБ на сайт", lambda run, _: f"{run.database_bytes / 1024 / len(_sites(run)):.0f}"),
        ("тела страниц и файлов, КБ на сайт", lambda run, _: f"{run.bodies_bytes / 1024 / len(_sites(run)):.0f}"),
    ]
    for name, shown in lines:
        table.add_row(name, *(shown(run, rows) for run, rows in both))
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    table.add_row("процессорное время обоих, с", "", f"{spent.ru_utime + spent.ru_stime:.0f}")
    table.add_row("результаты равны", "", tables.aim(0 if equal else 1, 0))
    table.add_row("нагрузка машины (больше числа ядер — времена ничего не значат)", "", f"{os.getloadavg()[0]:.1f} на {os.cpu_count()}")
    return table


def _computed(run: Run, rows: Sequence[GroupRow], size: int) -> Table:
    """Larger registries with the same mix of vendors: what grows with sites, grows with them."""
    table = Table(title=f"Вычислено по тем же долям, пауза {DELAY_IN_LIFE:g} с", title_justify="left")
    for heading in ("что", *(f"{count} сайтов" for count in SIZES)):
        table.add_column(heading)
    share = rows[0].requests / size
    sites = len(_sites(run))
    table.add_row("наибольшая группа, часов не меньше", *(f"{count * share * DELAY_IN_LIFE / 3600:.0f}" for count in SIZES))
    table.add_row("запросов, тысяч", *(f"{count * len(run.visits) / size / 1000:.0f}" for count in SIZES))
    table.add_row("база, ГБ за одну проверку", *(f"{count * run.database_bytes / sites / 1e9:.1f}" for count in SIZES))
    table.add_row("тела, ГБ за одну проверку", *(f"{count * run.bodies_bytes / sites / 1e9:.1f}" for count in SIZES))
    return table


def _sites(run: Run) -> set[str]:
    return {visit.host for visit in run.visits}


def _span(run: Run) -> float:
    return max(visit.left for visit in run.visits) - min(visit.came for visit in run.visits)


if __name__ == "__main__":
    typer.run(main)
