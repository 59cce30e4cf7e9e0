"""Publication: what holds it back, how that is told, and how a person lets it go."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from crawler.platforms.generic import GENERIC
from crawler.politeness import vendor_of
from data.errors import BadInput, unwritable
from data.holding import Cause, CauseCode
from data.models import Audit, AuditResult, OrganisationResult
from data.profile import Profile
from data.store import Store
from data.store.nights import Hold
from data.workspace import Workspace
from nastavnik.judging import stored_result
from nastavnik.nightly_status import night_of
from nastavnik.papers import write_outgoing
from nastavnik.pipeline import Outcome, checked_profiles, write_all
from nastavnik.rejudge import result_under
from nastavnik.tallying import keep_indicators
from reports.russian import dotted, moscow_day
from scoring.soundness import causes

ALARM_EVERY = dt.timedelta(days=7)
STAGING = ".reports-new"
_SAID: dict[CauseCode, str] = {
    "nothing_read": "не прочитан ни один сайт (было {before}): похоже на сбой сети",
    "sites": "прочитано сайтов {now}, было {before} (предел падения {limit} %)",
    "documents": "найдено документов {now}, было {before} (предел падения {limit} %)",
    "platform": "площадка {platform}: прочитано сайтов {now}, было {before} (предел падения {limit} %)",
    "platform_documents": "площадка {platform}: сайты открываются, документов найдено {now}, было {before} (предел падения {limit} %)",
    "new_violators": "новых нарушителей сразу {now}, прежних {before} (предел {limit} % организаций)",
}


def last_good(workspace: Workspace, audit: Audit, profile: Profile) -> AuditResult | None:
    """The last published look at sites under the methodology before this audit."""
    before = [each for each in workspace.store.audits.finished(profile=profile.id) if each.id < audit.id and not each.offline]
    return result_under(workspace, before[-1].id, profile, None) if before else None


def held_alike(store: Store, audit: Audit, found: Iterable[Cause]) -> list[Hold]:
    """The audits just before this one that are held for the same causes, whatever their numbers; the newest first."""
    holds = {each.audit: each for each in store.nights.holds() if each.released is None}
    alike = []
    for before in reversed([each.id for each in store.audits.finished(held_too=True) if each.id < audit.id]):
        if before not in holds or _kinds(holds[before].causes) != _kinds(found):
            break
        alike.append(holds[before])
    return alike


def alarmed_lately(before: Iterable[Hold], alarmed: Container[int], now: dt.datetime) -> dt.date | None:
    """The day of the last alarm of the same causes, unless it is time for another: there is one at once, then one a week."""
    last = next((each.at for each in before if each.audit in alarmed), None)
    return moscow_day(last) if last and night_of(now) - night_of(last) < ALARM_EVERY else None


def since_in_words(before: Sequence[Hold]) -> str:
    """What a repeated alarm says at its end; "" of the first."""
    return f". По этим причинам проверки не публикуются с {dotted(moscow_day(before[-1].at))}." if before else ""


def _kinds(found: Iterable[Cause]) -> set[tuple[str, str, str]]:
    return {(each.code, each.platform, each.profile) for each in found}


def what_is_off(befores: Sequence[AuditResult | None], results: Sequence[AuditResult], profiles: Sequence[Profile]) -> tuple[Cause, ...]:
    """Why these results must not be published by themselves; what several methodologies see alike is told once."""
    found: dict[tuple[object, ...], Cause] = {}
    for before, result, profile in zip(befores, results, profiles, strict=True):
        for cause in causes(before, result, profile, platforms(before, result)):
            found.setdefault((cause.code, cause.platform, cause.before, cause.now), cause)
    return tuple(found.values())


def platforms(before: AuditResult | None, now: AuditResult) -> dict[str, str]:
    """The platform of each organisation that shares one: its engine as last known, else the vendor of its host.

    A site that does not answer tells nothing of its engine, so the earlier audit speaks first.
    """
    named = {row.organisation.id: name for row in now.organisations if (name := _platform(row))}
    named |= {row.organisation.id: name for row in (before.organisations if before else ()) if (name := _platform(row))}
    shared = Counter(named.values())
    return {organisation: name for organisation, name in named.items() if shared[name] > 1}


def _platform(row: OrganisationResult) -> str:
    engine = row.facts.outcome.platform
    if engine and engine != GENERIC.name:
        return engine
    return vendor_of(urlsplit(row.organisation.site or "").hostname or "") or ""


def cause_in_words(cause: Cause) -> str:
    """One cause as a clause, without its full stop."""
    return _SAID[cause.code].format(before=cause.before, now=cause.now, limit=f"{cause.limit:g}".replace(".", ","), platform=cause.platform)


def causes_in_words(found: Iterable[Cause]) -> str:
    """All causes in a line."""
    return "; ".join(map(cause_in_words, found)) or "её бумаги не были записаны"


def put_in_force(workspace: Workspace, profiles: Sequence[Profile], results: Sequence[AuditResult]) -> Outcome:
    """Write all papers beside those in force, then put each in its place: a fault while they are written leaves yesterday's as they are.

    Those for municipal services are written a second time, in their own place: only there is it known which of yesterday's to take away.

    Raises:
        BadInput: what the methodist set for letters cannot be used.
        CannotRun: a paper is open in another program, or the folder cannot be written.
    """
    staging = workspace.folder / STAGING
    shutil.rmtree(staging, ignore_errors=True)
    try:
        written = write_all(workspace, profiles, results, staging)
        for profile, result in zip(profiles, results, strict=True):
            write_outgoing(workspace, profile, result, output=staging / profile.id)
        outcome = Outcome(results=written.results, papers=tuple(_moved(path, staging, workspace.reports) for path in written.papers))
        for profile, result in zip(profiles, results, strict=True):
            write_outgoing(workspace, profile, result)
        return outcome
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _moved(path: Path, staging: Path, reports: Path) -> Path:
    place = reports / path.relative_to(staging)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
    except OSError as error:
        raise unwritable(place, error) from error
    return place


def release(workspace: Workspace, number: int | None, by: str, at: dt.datetime) -> tuple[Audit, tuple[AuditResult, ...], tuple[Path, ...]]:
    """Let a held audit be published by a person's word, by default the newest; its papers are () where those of a later one are in force.

    Raises:
        BadInput: no such audit is held, or nobody signed.
    """
    if not by.strip():
        raise BadInput("--by: пусто. Публикация без имени того, кто решил, не принимается.")
    finished = {each.id for each in workspace.store.audits.finished(held_too=True)}
    waiting = [each.audit for each in workspace.store.nights.holds() if each.released is None and each.audit in finished]
    good = workspace.store.audits.latest_finished()
    if number is None:
        # A good audit after a held one has made it a thing of the past: that is released by its number only.
        number = next((each for each in reversed(waiting) if good is None or each > good.id), None)
        if number is None:
            raise BadInput(f"{workspace.folder}: последняя проверка не задержана, публиковать нечего.")
    if number not in waiting:
        raise BadInput(f"Проверка № {number} не задержана. Задержаны: {', '.join(map(str, waiting)) or 'ни одна'}.")
    audit = workspace.store.audits.get(number)
    profiles = checked_profiles(audit.profiles)
    results = tuple(stored_result(workspace, audit, profile) for profile in profiles)
    papers = () if good is not None and good.id > number else put_in_force(workspace, profiles, results).papers
    workspace.store.nights.release(number, at, by.strip())
    for result in results:
        keep_indicators(workspace, result)
    return audit, results, papers
