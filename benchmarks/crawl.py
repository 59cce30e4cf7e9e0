"""Measures what a crawl costs, on made-up sites, counted by their server: python benchmarks/crawl.py --help."""

from __future__ import annotations

import os
import random
import tempfile
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks.counting import trial_again, trial_costs, trial_requests
from benchmarks.counting.setting import Setting

TRIALS = {
    "counts": trial_requests.counts,
    "again": trial_again.again,
    "memory": trial_costs.memory,
    "kill": trial_again.kill,
    "cpu": trial_costs.cpu,
    "learning": trial_requests.learning,
    "politeness": trial_costs.politeness,
}
console = Console(width=200 if not os.isatty(1) else None)


def main(
    table: Annotated[str, typer.Option(help=f"Через запятую: {', '.join(TRIALS)}")] = "counts",
    size: Annotated[int, typer.Option(help="Сколько сайтов", min=2)] = 60,
    seed: Annotated[int, typer.Option(help="От чего зависят сайты")] = 1,
    against: Annotated[int, typer.Option(help="На скольких из них рядом идут Scrapy и wget; 0 — без них", min=0)] = 30,
    delay: Annotated[float, typer.Option(help="Пауза для таблицы politeness, с")] = 0.1,
    concurrency: Annotated[int, typer.Option(help="Одновременных запросов к группе для politeness", min=1)] = 1,
    engine: Annotated[str, typer.Option(help="Только сайты этого движка")] = "",
    keep: Annotated[Path | None, typer.Option(help="Где оставить рабочие папки; иначе временная")] = None,
) -> None:
    """Crawl made-up sites as a user would and print what it cost."""
    unknown = [name for name in table.split(",") if name not in TRIALS]
    if unknown:
        raise typer.BadParameter(f"нет таблицы {', '.join(unknown)}; есть {', '.join(TRIALS)}")
    with tempfile.TemporaryDirectory() as temporary:
        for name in table.split(","):
            folder = (keep or Path(temporary)) / name
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise typer.BadParameter(f"{folder}: папка не пуста, а по остаткам прежнего прогона счёт был бы неверным")
            setting = Setting(size, seed, folder, against, delay, concurrency, engine, random.Random(seed))
            console.rule(f"{name}: зерно {seed}, сайтов {size}")
            for shown in TRIALS[name](setting):
                console.print(shown)


if __name__ == "__main__":
    typer.run(main)
