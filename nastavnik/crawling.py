"""The crawl as a child process, watched from outside."""

from __future__ import annotations

import datetime as dt
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from data.errors import CannotRun
from data.models import Audit
from data.night import NightWindow
from data.settings import load_settings
from data.store import Progress
from data.workspace import Workspace

if TYPE_CHECKING:
    from nastavnik.cluster import Workers

LOOK_EVERY_SECONDS = 0.5
DISK_FULL = 28
"""Exit status of a crawl that had no room to store what it got."""


def crawl_sites(workspace: Workspace, audit: Audit, *, delay: float, group_concurrency: int, show: Callable[[Progress], None]) -> None:
    """Crawl every pending site; `show` is told how far it is, and outside the hours of the settings until when the crawl waits.

    Workers do it where there are any; what they leave, all of it where there are none, this process's own child does.

    Raises:
        CannotRun: the child ended with a fault; what it stored stays and the next run goes on.
        KeyboardInterrupt: the person stopped it; likewise.
    """
    store = workspace.store
    if not store.crawl.pending(audit.id):
        return
    task = {
        "workspace": str(workspace.folder.resolve()),
        "audit_id": audit.id,
        "profiles": list(audit.profiles),
        "delay": delay,
        "group_concurrency": group_concurrency,
    }
    window = load_settings(workspace.folder).night_window
    if workers := workers_of(workspace):
        workers.crawl(audit, delay=delay, group_concurrency=group_concurrency, show=lambda: show(_progress(workspace, audit, window)))
        if not store.crawl.pending(audit.id):
            return
    log = workspace.folder / "crawl-errors.log"
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "nastavnik.crawl_job"], stdin=subprocess.PIPE, stdout=errors, stderr=errors, start_new_session=True
        ) as child,
    ):
        try:
            assert child.stdin
            child.stdin.write(json.dumps(task).encode() + b"\n")
            child.stdin.flush()
            while child.poll() is None:
                show(_progress(workspace, audit, window))
                time.sleep(LOOK_EVERY_SECONDS)
        except BaseException:
            child.send_signal(signal.SIGKILL)
            raise
        show(store.crawl.progress(audit.id))
        if child.returncode == DISK_FULL:
            message = f"{workspace.folder}: на диске кончилось место. Освободите его и запустите ту же команду: проверка продолжится."
            raise CannotRun(message)
        if child.returncode != 0:
            message = f"Обход прервался (код {child.returncode}), подробности в {log}. Запустите ту же команду: проверка продолжится."
            raise CannotRun(message)
    if store.crawl.pending(audit.id):
        raise CannotRun("Обход остановлен раньше времени. Запустите ту же команду: проверка продолжится.")


def workers_of(workspace: Workspace) -> Workers | None:
    """Workers on this or other machines; None where the store is this machine's own, or nobody works.

    Raises:
        CannotRun: they are of another version of the program.
    """
    if not workspace.store.shared:
        return None
    from nastavnik.cluster import Workers  # the queue's library is not everywhere

    return Workers.found(workspace)


def _progress(workspace: Workspace, audit: Audit, window: NightWindow | None) -> Progress:
    opens = window.opens(dt.datetime.now(dt.UTC)) if window else None
    return replace(workspace.store.crawl.progress(audit.id), waits_until=opens)
