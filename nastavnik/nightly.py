"""`nastavnik nightly`: crawl, verdicts, papers, changes, notices; nobody watches it, so what is off is not published but told.

One at a time in a workspace. An audit that the hours or a stop cut short goes on the next night where it stood. Papers are put in force
only when the audit is sound against the last good one; else yesterday's stay as they are, the audit is marked as held, rests under
nothing, and one alarm names the causes. Exit status: 0 and 1 as for `run`, 2 wrong settings, 3 could not run, unfinished or held.
"""

from __future__ import annotations

import datetime as dt
import logging
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

from data.errors import BadInput, NastavnikError
from data.holding import Cause
from data.models import Audit, AuditResult
from data.settings import load_settings
from data.store.nights import ALARM, DIGEST, Hold, Notice
from data.workspace import Workspace
from nastavnik.commands import not_checked
from nastavnik.holding import (
    alarmed_lately,
    cause_in_words,
    causes_in_words,
    held_alike,
    last_good,
    put_in_force,
    since_in_words,
    what_is_off,
)
from nastavnik.nightly_look import SAVED, Clock, NightWatch, OutOfHours, Unfinished, await_hours, look
from nastavnik.nightly_setup import Options, Plan, full_look_due, last_full_look, next_start, night_settings, planned, settings_file
from nastavnik.nightly_status import State, Status, missed_nights, night_log, night_of, read_status, write_status
from nastavnik.notices import cry, deliver, digests, named, show, to_methodist
from nastavnik.notices_routes import routes
from nastavnik.notices_text import counts, of_them_suspected
from nastavnik.pipeline import finished, judged, open_audit
from nastavnik.standing import as_it_stands
from nastavnik.tallying import manual_values
from reports.russian import dotted, plural, quoted
from reports.safe import plain
from scoring.digest import digest

COULD_NOT_RUN = 3
SOME_NOT_CHECKED = 1
STOPPED = f"Проверку остановили. {SAVED}"


def nightly(folder: Path, options: Options, clock: Clock, say: Callable[[str], None]) -> int:
    """One night; its exit status.

    Raises:
        BadInput: settings, registry or methodology cannot be used.
        CannotRun: another run holds the workspace, or this one broke off.
    """
    if not folder.is_dir() and not (options.registry and options.profiles):
        raise BadInput(f"{folder}: рабочей папки нет. Создайте её и впишите в {settings_file(folder)} раздел night.")
    workspace = _opened(folder, clock)
    with workspace.lock(), workspace.store, night_log(folder) as log, _stoppable():
        night = _Night(workspace, options, clock, say, log)
        return night.whole()


def _opened(folder: Path, clock: Clock) -> Workspace:
    """The workspace; that its settings or its database cannot be used stands in the status too."""
    try:
        return Workspace(folder, create=True)
    except NastavnikError as error:
        if folder.is_dir():
            status = _begun(folder, clock.now())
            status.state, status.exit_status, status.message, status.finished = "failed", error.exit_status, str(error), status.started
            write_status(folder, status)
        raise


def _begun(folder: Path, now: dt.datetime) -> Status:
    """The status of a night that begins, with what it takes over from the one before."""
    before = read_status(folder)
    return Status(
        state="running",
        started=_moment(now),
        night=night_of(now).isoformat(),
        missed_nights=missed_nights(folder, now),
        last_good=before.get("last_good"),
        next_full_look=before.get("next_full_look"),
        message="Проверка идёт.",
    )


class _Night:
    """One night from its start to its status."""

    def __init__(self, workspace: Workspace, options: Options, clock: Clock, say: Callable[[str], None], log: logging.Logger) -> None:
        self.workspace, self.options, self.clock, self.say, self.log = workspace, options, clock, say, log
        self.folder = workspace.folder
        self.begun = clock.now()
        self.befores: list[AuditResult | None] = []
        """The last good audit under each methodology."""
        self.before = read_status(self.folder)
        self.last_night = self.before.get("night")
        self.status = _begun(self.folder, self.begun)

    def whole(self) -> int:
        """Everything, and the status whatever happens."""
        if self.before.get("state") == "running":
            self.log.warning("the night that started %s was broken off", self.before.get("started"))
        write_status(self.folder, self.status)
        try:
            self.status.exit_status = self._audit()
        except Unfinished as end:
            if isinstance(end, OutOfHours):
                self.status.night = self.last_night or self.status.night
            self._end("unfinished", COULD_NOT_RUN, str(end))
        except KeyboardInterrupt:
            self._end("unfinished", COULD_NOT_RUN, STOPPED)
        except NastavnikError as error:
            self._end("failed", error.exit_status, str(error))
            self._cry()
            raise
        except Exception as error:
            self._end("failed", COULD_NOT_RUN, f"Сбой программы ({type(error).__name__}), подробности в night.log.")
            self.log.exception("night failed")
            self._cry()
            raise
        finally:
            if self.status.missed_nights:
                self.status.message += f" {_missed(self.status.missed_nights)}."
            self.status.finished = _moment(self.clock.now())
            write_status(self.folder, self.status)
        self.say(self.status.message)
        return self.status.exit_status or 0

    def _end(self, state: State, exit_status: int, message: str) -> None:
        self.status.state, self.status.exit_status, self.status.message = state, exit_status, message
        self.log.warning("%s: %s", state, message)

    def _cry(self) -> None:
        """The methodist hears of a night that failed, once of the same failure. What stands in the way of that hides nothing."""
        known = self.before.get("state") == "failed" and str(self.before.get("message")).startswith(self.status.message)
        if known or self.options.dry_run:
            return
        try:
            found = routes(night_settings(self.folder).notices)
            cry(found, settings_file(self.folder), "Наставничество: ночная проверка не удалась", self.status.message, self.log)
        except Exception:
            self.log.exception("alarm failed")

    def _audit(self) -> int:
        workspace, clock = self.workspace, self.clock
        self.status.next_run = next_start(night_settings(self.folder).at, clock.now()).isoformat(timespec="minutes")
        plan = planned(self.folder, self.options, clock.now())
        manual = manual_values(self.folder, plan.profiles, plan.registry.organisations)
        watch = NightWatch(plan, clock, self.log)
        watch.registry(plan.registry)
        if not load_settings(self.folder).contact:
            self.log.warning("no contact for the owners of sites: NASTAVNIK_CONTACT or contact in settings.yml")
        await_hours(workspace, plan, clock)
        last = last_full_look(workspace, plan.task.profiles)
        due = full_look_due(last, plan.full_look_days, clock.now())
        audit, resumed = open_audit(workspace, replace(plan.task, fresh=due), plan.registry, clock.now())
        watch.started(audit, resumed=resumed)
        self.status.audit, self.status.full_look = audit.id, audit.fresh
        write_status(self.folder, self.status)
        look(workspace, audit, plan, clock, watch, self.log)
        results = judged(workspace, audit, plan.profiles, watch)
        standing = [as_it_stands(workspace, result, profile) for result, profile in zip(results, plan.profiles, strict=True)]
        self.befores = [last_good(workspace, audit, profile) for profile in plan.profiles]
        found = what_is_off(self.befores, standing, plan.profiles)
        self._count(standing, plan)
        if found:
            return self._hold(plan, audit, found)
        # Until its papers are in force nothing may rest on it: broken off here, the next night puts them in force.
        workspace.store.nights.hold(audit.id, clock.now(), ())
        return self._publish(plan, finished(workspace, plan.profiles, results, manual))

    def _publish(self, plan: Plan, results: Sequence[AuditResult]) -> int:
        audit = results[0].audit
        put_in_force(self.workspace, plan.profiles, results)
        self._count(results, plan)
        message = self._summary(plan, results)
        if any(self.befores):
            notices = digests(self.befores, results, plan.profiles, plan.routes, plan.settings.notices)
        else:
            title = f"Наставничество: первая проверка, {_totals(self.status.profiles.values())}"
            notices = to_methodist(audit.id, DIGEST, title, message, plan.routes)
        self._compose(plan, notices)
        self.workspace.store.nights.sound(audit.id)
        self.status.last_good = {"audit": audit.id, "finished": _moment(self.clock.now())}
        self.status.state, self.status.message = "ok", message
        self.log.info("audit %s published", audit.id)
        self._next_full_look(plan)
        self._tell(plan, notices)
        return SOME_NOT_CHECKED if any(map(not_checked, results)) else 0

    def _hold(self, plan: Plan, audit: Audit, found: Sequence[Cause]) -> int:
        store = self.workspace.store
        store.nights.hold(audit.id, self.clock.now(), found)
        store.audits.finish(audit.id, self.clock.now())
        self._next_full_look(plan)
        self.status.state = "held"
        self.status.held = [{**asdict(cause), "text": cause_in_words(cause)} for cause in found]
        good = store.audits.latest_finished()
        kept = f"В силе бумаги проверки № {good.id}" if good else "Бумаг ещё нет"
        profile = plan.task.profiles[0]
        compare = f" Сравнить: nastavnik diff {good.id} {audit.id} --profile {profile} --workspace {self.folder}." if good else ""
        self.status.message = (
            f"Проверка № {audit.id} не опубликована: {causes_in_words(found)}. {kept}.{compare} "
            f"Опубликовать: nastavnik publish {audit.id} --workspace {self.folder} --by КТО"
        )
        self.log.warning("audit %s held: %s", audit.id, "; ".join(f"{each.code} {each.platform}".strip() for each in found))
        before = held_alike(store, audit, found)
        told = alarmed_lately(before, store.nights.alarmed(), self.clock.now())
        if told:
            self.say(f"Об этих причинах уже предупреждали {dotted(told)}; напоминание — через неделю после этого, если они останутся.")
        notices = [] if told else self._alarm(plan, audit, found, before)
        self._compose(plan, notices)
        if not (told and plan.dry_run):
            self._tell(plan, notices)
        return COULD_NOT_RUN

    def _alarm(self, plan: Plan, audit: Audit, found: Sequence[Cause], before: Sequence[Hold]) -> list[Notice]:
        platforms = ", ".join(dict.fromkeys(each.platform for each in found if each.platform))
        title = f"Наставничество: проверка № {audit.id} не опубликована{f', площадка {platforms}' if platforms else ''}"
        return to_methodist(audit.id, ALARM, title, self.status.message + since_in_words(before), plan.routes)

    def _compose(self, plan: Plan, notices: Sequence[Notice]) -> None:
        if not plan.dry_run:
            self.workspace.store.nights.compose(notices)

    def _tell(self, plan: Plan, notices: Sequence[Notice]) -> None:
        if plan.dry_run:
            show(notices, plan.routes, self.say)
            return
        try:
            delivery = deliver(self.workspace, plan.routes, plan.file, self.clock.now, self.log)
        except KeyboardInterrupt:
            # The audit itself has ended: what became of it must not be told as a stop.
            self.status.message += " Отправку уведомлений остановили; неотправленное уйдёт следующей ночью."
            self.log.warning("stopped while notices were sent")
            return
        services = {(route.recipient, route.digest): route.service for route in plan.routes}
        failed = [
            {"recipient": named(each), "service": services[each.recipient, each.route], "audit": each.audit} for each in delivery.failed
        ]
        self.status.notices = {"sent": delivery.sent, "failed": failed}
        if failed:
            who = ", ".join(dict.fromkeys(str(each["recipient"]) for each in failed))
            self.status.message += f" Не доставлены уведомления: {len(failed)} ({who}); следующая ночь отправит их снова."

    def _count(self, results: Sequence[AuditResult], plan: Plan) -> None:
        """The numbers of each methodology; where there is nothing to compare with, all violators are new."""
        for before, result, profile in zip(self.befores, results, plan.profiles, strict=True):
            told = digest(before or replace(result, organisations=()), result, profile)
            self.status.profiles[profile.id] = {
                "new": len(told.new),
                "suspected": told.suspected,
                "fixed": len(told.fixed),
                "still": told.still,
                "not_checked": told.not_checked[1],
                "organisations": len(result.organisations),
            }

    def _next_full_look(self, plan: Plan) -> None:
        last = last_full_look(self.workspace, plan.task.profiles)
        nearest = night_of(self.begun) + dt.timedelta(days=1)
        due = max(nearest, last + dt.timedelta(days=plan.full_look_days)) if last else nearest
        self.status.next_full_look = due.isoformat()

    def _summary(self, plan: Plan, results: Sequence[AuditResult]) -> str:
        audit = results[0].audit
        lines = [f"Проверка № {audit.id} закончена за {_lasted(self.clock.now() - self.begun)}, бумаги обновлены."]
        for before, result, profile in zip(self.befores, results, plan.profiles, strict=True):
            told = counts(digest(before, result, profile)) if before else _first(self.status.profiles[profile.id])
            lines.append(f"{quoted(plain(profile.title))}: {told}.")
        return " ".join(lines)


def _first(numbers: dict[str, int]) -> str:
    return f"первая проверка, {_totals([numbers])}"


def _totals(profiles: Iterable[dict[str, int]]) -> str:
    """Violations under all methodologies; the unread sites are the same under each, but for those that one does not judge."""
    found = list(profiles)
    waiting = of_them_suspected(sum(each["suspected"] for each in found))
    return f"нарушений {sum(each['new'] for each in found)}{waiting}, не удалось проверить {max(each['not_checked'] for each in found)}"


def _missed(nights: int) -> str:
    return f"Перед этой проверкой {plural(nights, 'ночь пропущена', 'ночи пропущены', 'ночей пропущено')}"


def _lasted(time: dt.timedelta) -> str:
    minutes = round(time.total_seconds() / 60)
    if minutes < 1:
        return plural(round(time.total_seconds()), "секунду", "секунды", "секунд")
    return f"{minutes} мин" if minutes < 60 else f"{minutes // 60} ч {minutes % 60} мин"


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ended by the system, the night ends as by Ctrl-C: what is stored is whole, and its status is written."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
