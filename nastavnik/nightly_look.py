"""The look of a night: sites are asked within the hours, those that did not answer once more at another hour, and a stop loses nothing."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from data.models import Audit, SiteOutcome
from data.registry import RegistryImport
from data.store import Progress
from data.workspace import Workspace
from nastavnik.crawling import crawl_sites
from nastavnik.nightly_setup import Plan, next_start
from nastavnik.pipeline import unfinished
from reports.russian import moscow_time

PASSING = frozenset({"down", "refused", "timeout", "dns", "server_error", "blocked"})
"""Reasons that may be gone in an hour."""
_FAILING = 3
"""So many addresses without an answer are a site that fails; fewer are pages that do."""
WAIT_AT_MOST = dt.timedelta(hours=1)
"""A night that is started a little before its hours waits for them."""
_TOLD_EVERY = dt.timedelta(minutes=10)


SAVED = "Сделанное сохранено, следующая ночь продолжит."


class Unfinished(Exception):
    """The night ends here; the next one goes on where it stands."""


class OutOfHours(Unfinished):
    """Nothing was asked: the night is a missed one."""


@dataclass(frozen=True, kw_only=True)
class Clock:
    """Time, as the night sees it."""

    now: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    sleep: Callable[[float], None] = time.sleep


class NightWatch:
    """A watcher of the pipeline that writes the log and stops the crawl when its hours end."""

    def __init__(self, plan: Plan, clock: Clock, log: logging.Logger) -> None:
        self._plan, self._clock, self._log = plan, clock, log
        self._told: dt.datetime | None = None

    def registry(self, registry: RegistryImport) -> None:
        """Numbers alone: the rows are told by `nastavnik run`."""
        self._log.info("registry: %s organisations, %s rows not usable", len(registry.organisations), len(registry.problems))

    def started(self, audit: Audit, *, resumed: bool) -> None:
        """New, or goes on."""
        self._log.info("audit %s as of %s: %s, %s", audit.id, audit.as_of, "goes on" if resumed else "new", _look(audit))

    def crawl(self, progress: Progress) -> None:
        """Now and then how far it is.

        Raises:
            Unfinished: the hours are over.
        """
        now = self._clock.now()
        if self._told is None or now - self._told >= _TOLD_EVERY:
            self._told = now
            self._log.info("crawl: %s of %s sites, %s pages, %s files", progress.sites_done, progress.sites, progress.pages, progress.files)
        window = self._plan.window
        if window and progress.sites_done < progress.sites and window.opens(now):
            done = f"пройдено сайтов {progress.sites_done} из {progress.sites}"
            raise Unfinished(f"Разрешённые часы ({window.in_words}) кончились: {done}. {SAVED}")

    def judged(self, done: int, total: int) -> None:
        """The end alone."""
        if done == total:
            self._log.info("judged: %s organisations", total)


def _look(audit: Audit) -> str:
    return "full look" if audit.fresh else "only what changed is fetched"


def await_hours(workspace: Workspace, plan: Plan, clock: Clock) -> None:
    """Wait until sites may be asked, unless that is far off or none is left to be asked.

    Raises:
        OutOfHours: the hours begin later than the night may wait.
    """
    broken_off = unfinished(workspace, plan.task)
    only_judging = broken_off is not None and not workspace.store.crawl.pending(broken_off.id)
    window = plan.window
    if window is None or only_judging:
        return
    opens = window.opens(clock.now())
    if opens is not None and opens - clock.now() > WAIT_AT_MOST:
        start = f"{moscow_time(next_start(plan.settings.at, clock.now()))} по Москве"
        remedy = f"По расписанию проверка начнётся {start}; раньше начните её сами в эти часы"
        raise OutOfHours(f"Сейчас вне разрешённых часов ({window.in_words}), сайты не опрошены. {remedy}.")
    if opens is not None:
        _sleep_until(opens, clock)


def look(workspace: Workspace, audit: Audit, plan: Plan, clock: Clock, watch: NightWatch, log: logging.Logger) -> None:
    """Ask every site, and those that did not answer again.

    Raises:
        Unfinished: the hours ended before all were asked.
    """
    task = plan.task
    crawl_sites(workspace, audit, delay=task.delay, group_concurrency=task.group_concurrency, show=watch.crawl)
    for turn in range(plan.settings.retries):
        failed = failing(workspace, audit)
        again = clock.now() + dt.timedelta(minutes=plan.settings.retry_after_minutes)
        if not failed:
            return
        if plan.window and plan.window.opens(again):
            log.info("%s sites without an answer are left for another night: the hours end before they may be asked again", len(failed))
            return
        log.info("turn %s of sites without an answer: %s, at %s", turn + 1, ", ".join(failed), again.isoformat(timespec="seconds"))
        _sleep_until(again, clock)
        workspace.store.nights.reopen(audit.id, failed)
        crawl_sites(workspace, audit, delay=task.delay, group_concurrency=task.group_concurrency, show=watch.crawl)


def failing(workspace: Workspace, audit: Audit) -> list[str]:
    """Organisations whose site did not answer, or broke off, for a reason that may pass."""
    crawl = workspace.store.crawl
    found = []
    for organisation in workspace.store.audits.organisations(audit.id):
        outcome = crawl.outcome(audit.id, organisation.id)
        if outcome and _may_pass(outcome) and (not outcome.reached or _broke_off(workspace, audit, organisation.id)):
            found.append(organisation.id)
    return found


def _may_pass(outcome: SiteOutcome) -> bool:
    return outcome.reason in PASSING and not outcome.complete and not outcome.settled


def _broke_off(workspace: Workspace, audit: Audit, organisation: str) -> bool:
    return sum(fetch.reason in PASSING for fetch in workspace.store.crawl.fetches(audit.id, organisation)) >= _FAILING


def _sleep_until(moment: dt.datetime, clock: Clock) -> None:
    """In pieces: the clock of a machine that slept, or was set, is asked again."""
    while (left := (moment - clock.now()).total_seconds()) > 0:
        clock.sleep(min(60.0, left))
