"""Publication by a person of what a night held, and notices sent by hand."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from data.models import AuditResult
from data.profile import Profile
from data.store.nights import Notice
from data.workspace import Workspace
from nastavnik.holding import causes_in_words, last_good, release
from nastavnik.judging import stored_result
from nastavnik.nightly_setup import night_settings, settings_file
from nastavnik.nightly_status import night_log, write_fields
from nastavnik.notices import deliver, digests, named, show
from nastavnik.notices_routes import Route, check_routes
from nastavnik.pipeline import checked_profiles

NOT_DELIVERED = 1


def publish_held(folder: Path, number: int | None, by: str, at: dt.datetime, say: Callable[[str], None], *, dry_run: bool) -> int:
    """Put the papers of a held audit in force and tell of its changes; 1 where a notice was not delivered.

    Raises:
        BadInput: no such audit is held, nobody signed, or the settings cannot be used.
        CannotRun: an audit is running, or a paper cannot be written.
    """
    workspace = Workspace(folder)
    with workspace.lock(), workspace.store, night_log(folder) as log:
        causes = {each.audit: each.causes for each in workspace.store.nights.holds()}
        audit, results, papers = release(workspace, number, by, at)
        log.info("audit %s published by a person", audit.id)
        say(f"Проверка № {audit.id} опубликована. Была задержана: {causes_in_words(causes[audit.id])}.")
        if papers:
            good = {"audit": audit.id, "finished": at.strftime("%Y-%m-%dT%H:%M:%SZ")}
            message = f"Проверка № {audit.id} опубликована по решению человека."
            write_fields(folder, state="ok", exit_status=0, held=[], last_good=good, message=message)
            say(f"Бумаги обновлены: {workspace.reports}")
        else:
            say("Бумаги остались прежними: они уже от более поздней проверки.")
        if not papers:
            return 0
        return _told(workspace, results, checked_profiles(audit.profiles), say, log, dry_run=dry_run)


def resend(folder: Path, say: Callable[[str], None], *, dry_run: bool) -> int:
    """Tell of the last published audit whoever was not told yet; 1 where a notice was not delivered.

    Raises:
        BadInput: the settings cannot be used, or nothing was audited yet.
    """
    workspace = Workspace(folder)
    with workspace.store, night_log(folder) as log:
        audit = workspace.store.audits.latest_finished()
        profiles = checked_profiles(audit.profiles) if audit else ()
        results = tuple(stored_result(workspace, audit, profile) for profile in profiles) if audit else ()
        return _told(workspace, results, profiles, say, log, dry_run=dry_run)


def _told(
    workspace: Workspace,
    results: Sequence[AuditResult],
    profiles: Sequence[Profile],
    say: Callable[[str], None],
    log: logging.Logger,
    *,
    dry_run: bool,
) -> int:
    settings, file = night_settings(workspace.folder).notices, settings_file(workspace.folder)
    towns = {row.organisation.municipality for result in results for row in result.organisations}
    routes: tuple[Route, ...] = check_routes(file, settings, towns or set(settings.municipalities), sending=not dry_run)
    befores = [last_good(workspace, result.audit, profile) for result, profile in zip(results, profiles, strict=True)] if routes else []
    composed: list[Notice] = digests(befores, results, profiles, routes, settings) if routes else []
    if dry_run:
        show(composed, routes, say)
        return 0
    workspace.store.nights.compose(composed)
    delivery = deliver(workspace, routes, file, lambda: dt.datetime.now(dt.UTC), log)
    if delivery.sent or not delivery.failed:
        say(f"Отправлено уведомлений: {delivery.sent}.")
    for each in delivery.failed:
        say(f"Не доставлено: {named(each)}, проверка № {each.audit}. Подробности в night.log; повторить: nastavnik notices.")
    return NOT_DELIVERED if delivery.failed else 0
