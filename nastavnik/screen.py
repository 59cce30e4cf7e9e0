"""Progress on the screen: sites done and left, pages, documents, rate, time left."""

from __future__ import annotations

import datetime as dt
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from data.models import Audit
from data.registry import RegistryImport
from data.store import Progress as Crawled
from reports.russian import plural


class Screen:
    """A watcher of the pipeline that draws with rich; plain lines where the output is not a terminal."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.completed} из {task.total}"),
            TextColumn("{task.fields[told]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self.crawling: TaskID | None = None
        self.judging: TaskID | None = None
        self.since = time.monotonic()
        self.first: Crawled | None = None
        self.waiting: dt.datetime | None = None

    def __enter__(self) -> Screen:
        self.bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.bar.stop()

    def registry(self, registry: RegistryImport) -> None:
        """Rows that could not be used are told one by one."""
        count = len(registry.organisations)
        self.console.print(f"Реестр: {plural(count, 'организация', 'организации', 'организаций')}.")
        for problem in registry.problems:
            self.console.print(f"  строка {problem.row}: {problem.reason}", markup=False, soft_wrap=True)

    def started(self, audit: Audit, *, resumed: bool) -> None:
        """New, or goes on."""
        day = audit.as_of.strftime("%d.%m.%Y")
        self.console.print(f"{'Продолжаю проверку' if resumed else 'Проверка'} № {audit.id} на {day}.")

    def crawl(self, progress: Crawled) -> None:
        """Sites, pages, documents, rate, time left; of a wait for the hours of the settings, how long it is."""
        if progress.waits_until and progress.waits_until != self.waiting:
            wait = _duration((progress.waits_until - dt.datetime.now(dt.UTC)).total_seconds())
            self.console.print(f"Обход ждёт разрешённых часов (night_window): до {progress.waits_until:%H:%M} по Москве, ещё {wait}.")
        self.waiting = progress.waits_until
        if self.crawling is None or self.first is None:
            self.crawling = self.bar.add_task("Обход сайтов", total=progress.sites, told="")
            self.first, self.since = progress, time.monotonic()
        seconds = time.monotonic() - self.since
        answers = progress.pages + progress.files - self.first.pages - self.first.files
        told = f"страниц {progress.pages}, файлов {progress.files}, {answers / seconds if seconds > 1 else 0:.1f} в секунду"
        sites = progress.sites_done - self.first.sites_done
        if sites:
            left = (progress.sites - progress.sites_done) * seconds / sites
            told += f", осталось около {_duration(left)}"
        self.bar.update(self.crawling, completed=progress.sites_done, total=progress.sites, told=told)

    def judged(self, done: int, total: int) -> None:
        """Organisations judged."""
        if self.judging is None:
            self.judging = self.bar.add_task("Чтение и выводы", total=total, told="")
        self.bar.update(self.judging, completed=done)


def _duration(seconds: float) -> str:
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{round(seconds)} с"
    return f"{minutes} мин" if minutes < 120 else f"{minutes // 60} ч {minutes % 60} мин"
