"""Measures how well acts are read, on made-up papers with right answers: python benchmarks/reading.py --help."""

from __future__ import annotations

import dataclasses
import json
import multiprocessing
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import pebble
import typer
from PIL import ImageFont
from rich.console import Console
from rich.progress import track

from benchmarks.measure import cost, tables
from benchmarks.measure.rows import PaperRow
from benchmarks.measure.work import lost, row
from benchmarks.papers import Slot, slots
from benchmarks.papers.typed_pdf import fonts_there

_FILE_TIMEOUT = 600
"""Seconds; whole documents are also recognised plainly, page by page."""

console = Console(width=200 if not os.isatty(1) else None)


def main(
    seed: Annotated[int, typer.Option(help="От чего зависит всё нарисованное")] = 1,
    per_shape: Annotated[int, typer.Option(help="Сколько бумаг на каждую форму записи")] = 1,
    count: Annotated[int | None, typer.Option(help="Сколько бумаг всего (вместо per-shape)")] = None,
    sources: Annotated[str, typer.Option(help="Через запятую: clean, scans, pictures, bad_text, all или отдельные")] = "clean",
    processes: Annotated[int, typer.Option(help="Сколько процессов")] = 2,
    plain: Annotated[int, typer.Option(help="На скольких сканах мерить простой tesseract")] = 10,
    out: Annotated[Path | None, typer.Option(help="Куда писать строки JSON")] = None,
    dump: Annotated[Path | None, typer.Option(help="Куда складывать сами бумаги")] = None,
) -> None:
    """Read made-up papers and print what came out right."""
    plan = slots(seed, count, sources.split(","))
    if count is None:
        plan = slots(seed, per_shape * len({slot.shape for slot in plan}), sources.split(","))
    _print_head(plan, seed)
    if dump:
        dump.mkdir(parents=True, exist_ok=True)
    rows = list(_read(plan, processes, plain, dump))
    if out:
        out.write_text("".join(json.dumps(dataclasses.asdict(item), ensure_ascii=False) + "\n" for item in rows), encoding="utf-8")
    _print_tables(rows)


def _print_head(plan: list[Slot], seed: int) -> None:
    sources = ", ".join(f"{name} {count}" for name, count in sorted(Counter(slot.source for slot in plan).items()))
    console.print(f"Зерно {seed}; бумаг {len(plan)}; форм записи {len({slot.shape for slot in plan})}; {sources}")
    there, missing = fonts_there()
    console.print("Шрифты: " + ", ".join(there))
    if missing:
        console.print("Нет шрифтов (место их занимает Liberation Serif): " + ", ".join(missing), style="yellow")
    try:
        ImageFont.truetype("DejaVuSans.ttf", 10)
    except OSError:
        console.print("Нет DejaVuSans.ttf: печати и текстовые слои нарисовать нечем", style="red")
        raise typer.Exit(3) from None


def _read(plan: list[Slot], processes: int, plain: int, dump: Path | None) -> Iterator[PaperRow]:
    scanned = [slot.id for slot in plan if slot.source.startswith("scan_")]
    step = max(1, len(scanned) // plain) if plain else 0
    measured = set(scanned[::step][:plain]) if step else set()
    fresh = multiprocessing.get_context("spawn")  # a fork would copy the locks of the threads that run here
    with pebble.ProcessPool(max_workers=processes, context=fresh) as pool:
        waiting = [(slot, pool.schedule(row, [slot], {"plain": slot.id in measured, "dump": dump}, _FILE_TIMEOUT)) for slot in plan]
        for slot, future in track(waiting, "Чтение", console=Console(stderr=True)):
            try:
                yield future.result()
            except Exception as error:  # noqa: BLE001 - a reader that dies on a paper is a result, not the end of the run
                console.print(f"{slot.id}: {type(error).__name__}: {error}", style="red")
                yield lost(slot, type(error).__name__)


def _print_tables(rows: list[PaperRow]) -> None:
    for table in (
        tables.by_source(rows),
        tables.by_shape(rows),
        tables.kinds(rows),
        tables.confusion(rows),
        tables.traps(rows),
        *tables.confidence(rows),
        cost.cost(rows),
        cost.damage(rows),
        tables.people(rows),
        cost.failures(rows, 60),
    ):
        console.print(table)
    failed = Counter(item.failure for item in rows if item.failure)
    if failed:
        console.print("Не прочитаны файлы: " + ", ".join(f"{name} {count}" for name, count in failed.items()), style="red")


if __name__ == "__main__":
    typer.run(main)
