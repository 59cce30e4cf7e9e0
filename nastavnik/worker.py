"""A worker: takes crawl and reading tasks from the queue, each in a child process, and the tasks of workers that died."""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from procrastinate import App, RetryDecision
from procrastinate.exceptions import ProcrastinateException
from procrastinate.jobs import Job, Status
from procrastinate.retry import BaseRetryStrategy
from sqlalchemy.exc import SQLAlchemyError

from data.errors import BadInput, CannotRun
from data.night import MOSCOW
from data.settings import Settings, load_settings
from data.store.locks import Locks
from data.workspace import Workspace, database_of
from nastavnik.child import run_child, run_command
from nastavnik.cluster_queue import CRAWL, CRON, EXTRACT, HEARTBEAT_SECONDS, STALLED_SECONDS, prepare, worker_app
from nastavnik.crawling import DISK_FULL
from nastavnik.nightly_status import read_status

RESCUE_EVERY_SECONDS = 3.0
PAUSE_AFTER_FAILURE_SECONDS = 10
_FAILURES, _RESCUES = 3, 20
"""After so many failures of a task, or deaths of workers over it, it is given up; the run that waits for it does it itself."""
_NIGHT_TRIES = 18
"""In three minutes PostgreSQL (keep-alive) and NFS (lease) have noticed that a machine is gone, and its locks are free."""
_PARTING_SECONDS = 1.0
_FEWEST_READERS = 2
"""Processes that read files for one task: the largest group is crawled, and read, when others are long done."""

Say = Callable[[str], None]


class ChildFailed(Exception):
    """The child process of a task ended with a fault."""


class DiskFull(ChildFailed):
    """It had no room to store what it got: another try would end alike."""


class _TakenUpAgain(BaseRetryStrategy):
    """A task whose worker is being stopped waits for another; one that failed is tried some times more."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        if isinstance(exception, asyncio.CancelledError):
            return RetryDecision(retry_at=None)
        if isinstance(exception, ChildFailed) and not isinstance(exception, DiskFull) and job.attempts + 1 < _FAILURES:
            return RetryDecision(retry_in={"seconds": PAUSE_AFTER_FAILURE_SECONDS})
        return None


@dataclass(frozen=True, kw_only=True)
class Worker:
    """One worker of a workspace."""

    folder: Path
    jobs: int
    """Tasks at once."""
    name: str
    """Of its logs."""
    say: Say

    def run(self) -> None:
        """Work until asked to stop (Ctrl-C, SIGTERM); tasks in hand are then left to others.

        Raises:
            BadInput: the workspace has no PostgreSQL.
            CannotRun: the server does not answer any more, or other workers are of another version.
        """
        if database_of(self.folder) is None:
            raise BadInput("Рабочему процессу нужен PostgreSQL: укажите --database или NASTAVNIK_DATABASE.")
        workspace = Workspace(self.folder, create=True)
        with workspace.store as store:
            prepare(store)
            asyncio.run(self._serve(workspace))

    async def _serve(self, workspace: Workspace) -> None:
        app = worker_app(workspace.store.engine.url)
        self._add_tasks(app)
        stopping = asyncio.Event()
        for sign in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
        common: dict[str, Any] = {
            "install_signal_handlers": False,
            "update_heartbeat_interval": HEARTBEAT_SECONDS,
            "stalled_worker_timeout": STALLED_SECONDS,
            "shutdown_graceful_timeout": _PARTING_SECONDS,
            "fetch_job_polling_interval": 2.0,
            "delete_jobs": "successful",
        }
        async with app.open_async():
            self.say(f"Рабочий процесс {self.name} готов, задач одновременно: {self.jobs}. Остановить: Ctrl-C.")
            parts = [
                asyncio.create_task(app.run_worker_async(queues=[CRAWL, EXTRACT], concurrency=self.jobs, name=self.name, **common)),
                asyncio.create_task(app.run_worker_async(queues=[CRON], concurrency=1, name=f"{self.name} cron", **common)),
                asyncio.create_task(self._rescue(app, workspace)),
            ]
            asked = asyncio.create_task(stopping.wait())
            await asyncio.wait([*parts, asked], return_when=asyncio.FIRST_COMPLETED)
            for part in (*parts, asked):
                part.cancel()
            await asyncio.gather(*parts, asked, return_exceptions=True)
        if not stopping.is_set():
            raise CannotRun("Связь с базой потеряна. Запустите рабочий процесс снова, когда сервер ответит.")
        self.say("Остановлено. Незаконченные задачи возьмут другие рабочие процессы.")

    def _add_tasks(self, app: App) -> None:
        again = _TakenUpAgain()

        async def crawl(**task: Any) -> None:
            count = len(task["only"])
            await self._child("nastavnik.crawl_job", task, f"обход: {', '.join(task['groups'])} (сайтов: {count})")

        async def extract(**task: Any) -> None:
            await self._child("nastavnik.facts_job", task, f"чтение: организаций {len(task['only'])}")

        app.task(name=CRAWL, queue=CRAWL, retry=again)(crawl)
        app.task(name=EXTRACT, queue=EXTRACT, retry=again)(extract)
        night = load_settings(self.folder).night
        if night is not None:
            # The queue's hours are those of UTC.
            at = dt.datetime.combine(dt.datetime.now(MOSCOW), night.at, MOSCOW).astimezone(dt.UTC)
            task = app.task(name=CRON, queue=CRON, lock=CRON, queueing_lock=CRON, retry=again)(self._night)
            app.periodic(cron=f"{at.minute} {at.hour} * * *")(task)
            self.say(f"Ночная проверка: каждый день в {night.at:%H:%M} по Москве.")

    async def _night(self, timestamp: int) -> None:
        """The night, on whichever machine comes first; a night of this minute is nobody else's."""
        self.say("Ночная проверка начата.")
        for _ in range(_NIGHT_TRIES):
            status = await run_command(["nightly", "--workspace", str(self.folder)], self._log)
            if status != CannotRun.exit_status or read_status(self.folder).get("state") != "running":
                break
            # Refused, since somebody holds the workspace: perhaps a machine that is gone, of which the server does not know yet.
            await asyncio.sleep(PAUSE_AFTER_FAILURE_SECONDS)
        self.say(f"Ночная проверка окончена (код {status}), подробности в {self.folder / 'status.json'}.")

    def _settings(self) -> Settings:
        """The settings as they stand now.

        Raises:
            BadInput: they were spoilt meanwhile; told here, since nobody else would.
        """
        try:
            return load_settings(self.folder)
        except BadInput as error:
            self.say(str(error))
            raise

    @property
    def _log(self) -> Path:
        return self.folder / f"worker-{self.name}-errors.log"

    async def _child(self, module: str, task: dict[str, Any], told: str) -> None:
        self.say(told[:1].upper() + told[1:] + ".")
        readers = max(_FEWEST_READERS, self._settings().readers // self.jobs)
        task = {**task, "workspace": str(self.folder.resolve()), "readers": readers, "log": f"crawl-{self.name}.log"}
        status = await run_child(module, task, self._log)
        if status == DISK_FULL:
            self.say(f"На диске кончилось место, {told}: не закончено. Освободите место.")
            raise DiskFull(told)
        if status:
            self.say(f"Сбой (код {status}), {told}: будет повторено. Подробности в {self._log}.")
            raise ChildFailed(told)
        self.say(f"Готово, {told}.")

    async def _rescue(self, app: App, workspace: Workspace) -> None:
        """Tasks of workers that are not heard of any more wait for others again. One worker looks at a time: none may see an old list."""
        locks = Locks(workspace.store.engine)
        manager = app.job_manager
        while True:
            await asyncio.sleep(RESCUE_EVERY_SECONDS)
            try:
                with locks.held("rescue") as ours:
                    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=STALLED_SECONDS) if ours else ():
                        if job.attempts < _RESCUES:
                            await manager.retry_job(job)
                        else:
                            await manager.finish_job(job, Status.FAILED, delete_job=False)
            except (ProcrastinateException, SQLAlchemyError):
                # A server that went away is noticed by the heartbeat; a task that ended meanwhile needs no rescue.
                locks.close()


def default_name() -> str:
    """The machine's name, in letters that fit a file's name."""
    return "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in os.uname().nodename) or "worker"
