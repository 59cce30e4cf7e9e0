"""Notices: composed once an audit, sent once a route; what was not taken by its service is tried again the next time."""

from __future__ import annotations

import datetime as dt
import importlib.util
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.errors import CannotRun, NastavnikError
from data.models import AuditResult
from data.night_settings import NoticeSettings, expanded
from data.profile import Profile
from data.store.nights import ALARM, DIGEST, Notice
from data.workspace import Workspace
from nastavnik.notices_routes import METHODIST, NO_LIBRARY, Route, check_address
from nastavnik.notices_text import digest_text, digest_title
from reports.safe import plain
from scoring.digest import digest, for_service


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """What became of the notices."""

    sent: int = 0
    failed: tuple[Notice, ...] = ()


def digests(
    befores: Sequence[AuditResult | None],
    results: Sequence[AuditResult],
    profiles: Sequence[Profile],
    found: Sequence[Route],
    settings: NoticeSettings,
) -> list[Notice]:
    """What is told of a published audit; [] where nothing changed since the last good one, or there is none."""
    compared = [(before, result, profile) for before, result, profile in zip(befores, results, profiles, strict=True) if before is not None]
    notices = []
    for recipient in dict.fromkeys(route.recipient for route in found):
        pairs = [
            (digest(before, result, profile), profile)
            if recipient == METHODIST
            else (digest(for_service(before, profile, recipient), for_service(result, profile, recipient), profile), profile)
            for before, result, profile in compared
        ]
        changed = [pair for pair in pairs if pair[0].changed]
        if changed:
            title, body = digest_title(changed, recipient), digest_text(changed, settings.names)
            notices += [_notice(route, results[0].audit.id, DIGEST, title, body) for route in found if route.recipient == recipient]
    return notices


def to_methodist(audit: int, kind: str, title: str, body: str, found: Sequence[Route]) -> list[Notice]:
    """What the methodist alone is told: an alarm, or how the first audit ended, which has nothing to be compared with."""
    return [_notice(route, audit, kind, title, body) for route in found if route.recipient == METHODIST]


def _notice(route: Route, audit: int, kind: str, title: str, body: str) -> Notice:
    return Notice(audit=audit, kind=kind, recipient=route.recipient, route=route.digest, title=" ".join(plain(title).split()), body=body)


def show(notices: Sequence[Notice], found: Sequence[Route], say: Callable[[str], None]) -> None:
    """What would be sent, and to whom."""
    services = {(route.recipient, route.digest): route.service for route in found}
    if not notices:
        say("Уведомлять не о чем: по сравнению с прошлой удачной проверкой ничего не изменилось." if found else "Уведомления не настроены.")
    for each in notices:
        to = named(each)
        say(f"— Кому: {to} ({services.get((each.recipient, each.route), '')})\n{each.title}\n\n{each.body}")


def named(notice: Notice) -> str:
    """The recipient in words."""
    return notice.recipient or "методист"


def deliver(workspace: Workspace, found: Sequence[Route], file: Path, now: Callable[[], dt.datetime], log: logging.Logger) -> Delivery:
    """Send what nobody got yet.

    Raises:
        CannotRun: the library is not installed.
        BadInput: an address needs a variable that the environment does not hold.
    """
    waiting = workspace.store.nights.unsent()
    if waiting and found and importlib.util.find_spec("apprise") is None:
        raise CannotRun(NO_LIBRARY)
    known = {(route.recipient, route.digest): route for route in found}
    sent, failed = 0, []
    for notice in waiting:
        route = known.get((notice.recipient, notice.route)) or _instead(workspace, notice, found)
        if route is None:
            workspace.store.nights.drop(notice)
            continue
        if route.digest != notice.route:
            notice = workspace.store.nights.reroute(notice, route.digest)
        if _taken(expanded(route.written, list(route.keys), file), notice):
            workspace.store.nights.sent(notice, now())
            sent += 1
        else:
            failed.append(notice)
        log.info("notice of audit %s by %s: %s", notice.audit, route.service, "failed" if notice in failed else "sent")
    return Delivery(sent=sent, failed=tuple(failed))


def cry(found: Sequence[Route], file: Path, title: str, body: str, log: logging.Logger) -> int:
    """Tell the methodist at once of a night that failed, by whatever address works; to how many. Nothing is kept to be sent again."""
    reached = 0
    for notice in to_methodist(0, ALARM, title, body, found):
        route = next(route for route in found if (route.recipient, route.digest) == (notice.recipient, notice.route))
        try:
            check_address(route, file)
            reached += _taken(expanded(route.written, list(route.keys), file), notice)
        except (NastavnikError, ImportError) as error:
            log.warning("alarm by %s: %s", route.service, type(error).__name__)
    return reached


def _instead(workspace: Workspace, notice: Notice, found: Sequence[Route]) -> Route | None:
    """An address that the recipient got since, in place of one that left the settings: a mistyped one is mended so."""
    used = workspace.store.nights.routes_of(notice)
    return next((route for route in found if route.recipient == notice.recipient and route.digest not in used), None)


def _taken(address: str, notice: Notice) -> bool:
    """The service took the notice."""
    from apprise import Apprise, AppriseAsset, NotifyFormat

    # Goes into a header of HTTP: Latin letters only.
    sender = Apprise(asset=AppriseAsset(app_id="Nastavnik-audit", app_desc="Nastavnik-audit", app_url=""))
    return bool(sender.add(address)) and bool(sender.notify(title=notice.title, body=notice.body, body_format=NotifyFormat.TEXT))
