"""A run's crawl and reading handed to workers on any machine; the run itself waits, judges and writes the papers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from procrastinate.exceptions import ConnectorException

from audit_rules.facts.site import SITE_FACTS_VERSION
from data.errors import CannotRun
from data.models import Audit
from data.store.engine import LOST
from data.store.queue import QueueStore
from data.workspace import Workspace
from nastavnik.cluster_plan import crawl_parts
from nastavnik.cluster_queue import CRAWL, EXTRACT, STALLED_SECONDS, prepare, sync_app

LOOK_EVERY_SECONDS = 0.5
LOST_SECONDS = 60.0
"""After so long without a single worker the run goes on alone."""
_SMALLEST_BATCH, _LARGEST_BATCH, _BATCHES_WANTED = 4, 20, 20


class Workers:
    """The workers that are alive while a run goes on."""

    def __init__(self, workspace: Workspace, queue: QueueStore) -> None:
        self.workspace, self.queue = workspace, queue

    @classmethod
    def found(cls, workspace: Workspace) -> Workers | None:
        """The workers; None where the store is this machine's own, or nobody works.

        Raises:
            CannotRun: they are of another version of the program.
        """
        if not workspace.store.shared or not QueueStore(workspace.store.engine).alive(STALLED_SECONDS):
            return None
        return cls(workspace, prepare(workspace.store))

    def crawl(self, audit: Audit, *, delay: float, group_concurrency: int, show: Callable[[], None]) -> None:
        """Have every pending site crawled; what could not be stays pending. `show` is called again and again while it goes on.

        Raises:
            KeyboardInterrupt: the person stopped it; workers stop too.
        """
        # Made before two workers could make two of them.
        _ = self.workspace.people_key
        common = {"audit_id": audit.id, "profiles": list(audit.profiles), "delay": delay, "group_concurrency": group_concurrency}
        tasks = [
            ({**common, "groups": list(part.groups), "only": list(part.organisations)}, part.groups[0], len(part.organisations))
            for part in crawl_parts(self.workspace.store.crawl.pending(audit.id))
        ]
        self._done(CRAWL, tasks, show)

    def read(self, audit: Audit, show: Callable[[int, int], None]) -> None:
        """Have the facts of every organisation made; `show` is told how many there are, and of how many. What failed is left undone."""
        store = self.workspace.store
        everybody = [each.id for each in store.audits.organisations(audit.id)]
        made = store.facts.made(audit.id, SITE_FACTS_VERSION)
        missing = [each for each in everybody if each not in made]
        size = max(_SMALLEST_BATCH, min(_LARGEST_BATCH, len(missing) // _BATCHES_WANTED))
        batches = [missing[start : start + size] for start in range(0, len(missing), size)]
        tasks = [({"audit_id": audit.id, "only": batch}, None, 0) for batch in batches]
        self._done(EXTRACT, tasks, lambda: show(len(store.facts.made(audit.id, SITE_FACTS_VERSION)), len(everybody)))

    def _done(self, queue: str, tasks: Sequence[tuple[dict[str, Any], str | None, int]], show: Callable[[], None]) -> None:
        """Hand the tasks out (arguments, lock, priority) and wait until none is left, or nobody works any more."""
        if not tasks:
            return
        with self._handing_out() as app:
            defer = app.configure_task
            jobs = [defer(queue, queue=queue, lock=lock, priority=priority).defer(**what) for what, lock, priority in tasks]
            heard = time.monotonic()
            while self.queue.left(jobs):
                if self.queue.alive(STALLED_SECONDS):
                    heard = time.monotonic()
                elif time.monotonic() - heard > LOST_SECONDS:
                    return
                show()
                time.sleep(LOOK_EVERY_SECONDS)
            show()

    @contextmanager
    def _handing_out(self) -> Iterator[Any]:
        """The queue, free of what an earlier run left, and left free."""
        try:
            with sync_app(self.workspace.store.engine.url).open() as app:
                _withdraw(app)
                try:
                    yield app
                finally:
                    _withdraw(app)
        except ConnectorException as error:
            raise CannotRun(LOST) from error


def _withdraw(app: Any) -> None:
    """Take back what nobody waits for: waiting jobs go, running ones are stopped where they are."""
    for queue in (CRAWL, EXTRACT):
        for status in ("todo", "doing"):
            for job in app.job_manager.list_jobs(queue=queue, status=status):
                app.job_manager.cancel_job_by_id(job.id, abort=True, delete_job=True)
