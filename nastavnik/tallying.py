"""Indicators, breakdowns and the table of years of one audit, with what the methodist entered by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from data.manual_values import ManualValues, load_manual_values
from data.models import AuditResult, Organisation
from data.profile import Profile, available, load_profile
from data.tallies import YearsTable
from data.workspace import Workspace
from scoring.breakdowns import breakdowns
from scoring.indicators import indicators
from scoring.years import YearAudit, years_table


def manual_values(folder: Path, profiles: Iterable[Profile], organisations: Sequence[Organisation]) -> ManualValues:
    """The values entered in a workspace, held against what profiles ask for and against the registry.

    Raises:
        BadInput: a value cannot be used: file, line and remedy.
    """
    values = load_manual_values(folder)
    if values:
        known = [*profiles, *map(load_profile, available())]
        values.check({key for profile in known for key in profile.manual_keys}, {each.municipality for each in organisations})
    return values


def with_tallies(workspace: Workspace, result: AuditResult, profile: Profile, manual: ManualValues | None = None) -> AuditResult:
    """The result with its indicators, breakdowns and years; `result` has the verdicts as they stand.

    `manual`: values entered by hand; None: those that the workspace holds now.

    Raises:
        BadInput: a value entered by hand cannot be used.
    """
    if not (profile.indicators or profile.breakdowns or profile.years):
        return result
    if manual is None:
        manual = manual_values(workspace.folder, [profile], [each.organisation for each in result.organisations])
    year = result.audit.as_of.year
    counted = replace(
        result,
        indicators=indicators(profile, result.organisations, manual, year),
        breakdowns=breakdowns(profile, result.organisations, manual, year),
    )
    return replace(counted, years=_years(workspace, counted, profile, manual))


def keep_indicators(workspace: Workspace, result: AuditResult) -> None:
    """Keep the indicators for the years to come."""
    if result.indicators:
        workspace.store.years.keep(result.audit.id, result.profile_id, result.profile_version, result.indicators)


def year_audits(workspace: Workspace, profile: Profile, now: AuditResult | None = None) -> list[YearAudit]:
    """Audits with indicators, the oldest first; those of `now` as they are, of the others as they were kept."""
    kept = workspace.store.years.kept(profile.id)
    if now:
        kept[now.audit.id] = now.indicators
    marked = workspace.store.years.marked(profile.id)
    # The audit itself is counted while it is held too: its papers are written before it is let go.
    audits = {each.id: each for each in (*workspace.store.audits.finished(), *((now.audit,) if now else ()))}
    return [
        YearAudit(
            audit=audit.id,
            year=audit.as_of.year,
            offline=audit.offline,
            marked=marked.get(audit.as_of.year) == audit.id,
            indicators=kept[audit.id],
        )
        for _, audit in sorted(audits.items())
        if audit.id in kept
    ]


def _years(workspace: Workspace, result: AuditResult, profile: Profile, manual: ManualValues) -> YearsTable | None:
    return years_table(profile.years, year_audits(workspace, profile, result), manual) if profile.years else None
