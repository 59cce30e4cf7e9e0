"""The main job: registry → crawl → facts → verdicts → papers. Each stage goes on from what the one before stored."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from audit_rules.criteria import rubric_faults
from audit_rules.facts.text.pool import ReaderPool
from audit_rules.runner import rule_faults
from data.errors import BadInput, raise_first
from data.manual_values import ManualValues
from data.models import Audit, AuditResult
from data.profile import Profile, load_profile, profile_file
from data.registry import RegistryImport, read_registry
from data.settings import load_settings
from data.store import Progress
from data.workspace import Workspace
from nastavnik.completing import completed
from nastavnik.confirming import confirmed
from nastavnik.crawling import crawl_sites, workers_of
from nastavnik.diff import since_last
from nastavnik.judging import judge_organisation
from nastavnik.reading import Reading
from nastavnik.tallying import keep_indicators, manual_values
from reports.changes_tables import changes_tables
from reports.russian import moscow_day
from reports.tables import Table
from reports.write import write_papers


@dataclass(frozen=True, kw_only=True)
class Task:
    """What `nastavnik run` was asked for."""

    registry: Path
    profiles: tuple[str, ...]
    workspace: Path
    as_of: dt.date | None = None
    """None: today in Moscow; an unfinished audit keeps its own day."""
    delay: float = 1.0
    group_concurrency: int = 1
    offline: bool = False
    fresh: bool = False


class Watcher(Protocol):
    """What a run tells while it goes on."""

    def registry(self, registry: RegistryImport) -> None:
        """The registry was read."""

    def started(self, audit: Audit, *, resumed: bool) -> None:
        """The audit is new, or goes on."""

    def crawl(self, progress: Progress) -> None:
        """How far the crawl is."""

    def judged(self, done: int, total: int) -> None:
        """How far reading and judging are."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run gave: a result and its papers for each profile."""

    results: tuple[AuditResult, ...]
    papers: tuple[Path, ...]


def checked_profiles(names: Sequence[str]) -> tuple[Profile, ...]:
    """The profiles, held against the rules.

    Raises:
        BadInput: one of them is wrong.
    """
    profiles = []
    for name in dict.fromkeys(names):
        profile = load_profile(name)
        raise_first(rule_faults(profile, profile_file(name)))
        if profile.rubric:
            raise_first(rubric_faults(profile.rubric, profile_file(name)))
        profiles.append(profile)
    return tuple(profiles)


def run(task: Task, watcher: Watcher) -> Outcome:
    """Do the whole job, or go on with it where it stood.

    Raises:
        BadInput: registry, profile or settings cannot be used.
        CannotRun: the workspace is taken, or the crawl broke off.
    """
    profiles, registry = asked_for(task)
    watcher.registry(registry)
    workspace = Workspace(task.workspace, create=True)
    with workspace.lock(), workspace.store:
        manual = manual_values(task.workspace, profiles, registry.organisations)
        audit, resumed = open_audit(workspace, task, registry)
        # Here a person watches: what a night was about to hold back is not held.
        workspace.store.nights.sound(audit.id)
        watcher.started(audit, resumed=resumed)
        if not audit.offline:
            crawl_sites(workspace, audit, delay=task.delay, group_concurrency=task.group_concurrency, show=watcher.crawl)
        results = finished(workspace, profiles, judged(workspace, audit, profiles, watcher), manual)
        return write_all(workspace, profiles, results)


def asked_for(task: Task) -> tuple[tuple[Profile, ...], RegistryImport]:
    """The methodologies and the registry, fit to be used like the settings of the workspace.

    Raises:
        BadInput: one of them is not.
    """
    profiles = checked_profiles(task.profiles)
    refuse_out_of_force(profiles, task.as_of or today())
    registry = read_registry(task.registry)
    if not registry.organisations:
        raise BadInput(f"{task.registry}: ни одной строки с организацией. Проверьте, что под заголовком есть данные.")
    load_settings(task.workspace)
    return profiles, registry


def judged(workspace: Workspace, audit: Audit, profiles: Sequence[Profile], watcher: Watcher) -> tuple[AuditResult, ...]:
    """The rules' own verdicts on what the crawl stored."""
    if not audit.offline and (workers := workers_of(workspace)):
        workers.read(audit, watcher.judged)
    with ReaderPool(max_workers=load_settings(workspace.folder).readers) as pool:
        return judge_all(workspace, audit, profiles, pool, watcher)


def finished(
    workspace: Workspace, profiles: Sequence[Profile], results: Sequence[AuditResult], manual: ManualValues
) -> tuple[AuditResult, ...]:
    """The results of an audit that is now over: confirmed where it can bear out an earlier one, and counted."""
    readers = load_settings(workspace.folder).readers
    results = tuple(confirmed(workspace, result, profile, readers) for result, profile in zip(results, profiles, strict=True))
    (number,) = {result.audit.id for result in results}
    workspace.store.audits.finish(number, dt.datetime.now(dt.UTC))
    audit = workspace.store.audits.get(number)
    results = tuple(
        completed(workspace, replace(result, audit=audit), profile, manual) for result, profile in zip(results, profiles, strict=True)
    )
    for result in results:
        keep_indicators(workspace, result)
    return results


def refuse_out_of_force(profiles: Sequence[Profile], day: dt.date) -> None:
    """Refuse a day on which a methodology does not hold.

    Raises:
        BadInput: names the profile and its days.
    """
    for profile in profiles:
        if not profile.in_force.covers(day):
            bounds = [f"{word} {edge:%d.%m.%Y}" for word, edge in (("с", profile.in_force.since), ("по", profile.in_force.until)) if edge]
            raise BadInput(f"Методика {profile.id} действует {' '.join(bounds)}, а день проверки {day:%d.%m.%Y}. Укажите другой --as-of.")


def open_audit(workspace: Workspace, task: Task, registry: RegistryImport, now: dt.datetime | None = None) -> tuple[Audit, bool]:
    """The unfinished audit of the same task, or a new one, begun at `now` (None: this moment); and whether it goes on."""
    if broken_off := unfinished(workspace, task):
        workspace.store.audits.reopen(broken_off.id)
        return workspace.store.audits.get(broken_off.id), True
    begun = now or dt.datetime.now(dt.UTC)
    audit = workspace.store.audits.start(
        as_of=task.as_of or moscow_day(begun),
        offline=task.offline,
        fresh=task.fresh,
        started=begun,
        profiles=task.profiles,
        registry=task.registry.name,
        registry_sha256=_digest(task),
        organisations=registry.organisations,
        problems=[(problem.row, problem.reason) for problem in registry.problems],
    )
    return audit, False


def unfinished(workspace: Workspace, task: Task) -> Audit | None:
    """The newest audit, if it is of this task and was broken off: in its crawl, its verdicts, or before its papers were in force."""
    latest = workspace.store.audits.latest()
    if latest is None:
        return None
    audit, digest = latest
    over = audit.finished is not None and not workspace.store.nights.unwritten(audit.id)
    same = (digest, audit.profiles, audit.offline) == (_digest(task), task.profiles, task.offline)
    return audit if same and not over and task.as_of in {None, audit.as_of} else None


def _digest(task: Task) -> str:
    return hashlib.sha256(task.registry.read_bytes()).hexdigest()


def today() -> dt.date:
    """The day in Moscow."""
    return dt.datetime.now(ZoneInfo("Europe/Moscow")).date()


def judge_all(
    workspace: Workspace, audit: Audit, profiles: Sequence[Profile], pool: ReaderPool, watcher: Watcher
) -> tuple[AuditResult, ...]:
    """Facts and verdicts of every organisation, kept as they come."""
    reading = Reading(workspace, audit, pool)
    organisations = workspace.store.audits.organisations(audit.id)
    rows = []
    for done, organisation in enumerate(organisations, 1):
        facts = reading.facts(organisation)
        row = [judge_organisation(profile, organisation, facts, audit.as_of) for profile in profiles]
        for profile, result in zip(profiles, row, strict=True):
            workspace.store.facts.keep_verdict(
                audit.id, profile.id, profile.version, organisation.id, result.findings, result.verdict, result.score
            )
        rows.append(row)
        watcher.judged(done, len(organisations))
    return tuple(
        AuditResult(audit=audit, profile_id=profile.id, profile_version=profile.version, organisations=tuple(row[position] for row in rows))
        for position, profile in enumerate(profiles)
    )


def _changes(workspace: Workspace, result: AuditResult, profile: Profile) -> tuple[Table, ...]:
    """Sheets on what changed since the audit before; () where this is the first, or the methodology has no lists."""
    found = since_last(workspace, result, profile) if profile.lists else None
    return changes_tables(found, profile) if found else ()


def write_all(workspace: Workspace, profiles: Sequence[Profile], results: Sequence[AuditResult], folder: Path | None = None) -> Outcome:
    """The papers of each profile, in a folder of its name; `folder` holds these, None: that of the workspace."""
    papers = tuple(
        path
        for result, profile in zip(results, profiles, strict=True)
        for path in write_papers(
            result,
            profile,
            (folder or workspace.reports) / profile.id,
            pictures=workspace.blobs,
            changes=_changes(workspace, result, profile),
        )
    )
    return Outcome(results=tuple(results), papers=papers)
