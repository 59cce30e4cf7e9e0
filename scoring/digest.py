"""The changes between two audits that are worth a message. Pure functions."""

from __future__ import annotations

from dataclasses import replace

from data.digests import Digest
from data.models import CONFIRMED, AuditResult, OrganisationResult
from data.profile import Profile
from scoring.changes import place_of, violator_steps
from scoring.verdicts import NOT_CHECKED


def digest(first: AuditResult, second: AuditResult, profile: Profile) -> Digest:
    """What changed from the first audit to the second."""
    steps = violator_steps(first, second, profile)
    before = {row.organisation.id: _unchecked(row) for row in first.organisations}
    now = [(row, _unchecked(row)) for row in second.organisations]
    return Digest(
        first=first.audit,
        second=second.audit,
        profile=profile.id,
        new=tuple(step for step in steps if step.status == "new" and not before.get(step.organisation.organisation.id, False)),
        confirmed=tuple(step for step in steps if step.status == "still" and _confirmed(step.after) and not _confirmed(step.before)),
        fixed=tuple(step for step in steps if step.status == "fixed"),
        left=tuple(step for step in steps if step.status not in ("new", "still", "fixed", "not_checked")),
        lost=tuple(row for row, unchecked in now if unchecked and not before.get(row.organisation.id, False)),
        regained=tuple(row for row, unchecked in now if not unchecked and before.get(row.organisation.id, False)),
        still=sum(step.status == "still" for step in steps),
        not_checked=(sum(before.values()), sum(unchecked for _, unchecked in now)),
    )


def for_service(result: AuditResult, profile: Profile, municipality: str) -> AuditResult:
    """The audit as a municipality's service may hear of it: its own organisations, whoever is only suspected waiting for a person."""
    accusing = {each.verdict for each in profile.verdicts if each.kind != "good"}
    own = (row for row in result.organisations if row.organisation.municipality == municipality)
    return replace(result, organisations=tuple(_undecided(row) if place_of(row.verdict) in accusing else row for row in own))


def _undecided(row: OrganisationResult) -> OrganisationResult:
    return row if _confirmed(row) else replace(row, verdict=replace(row.verdict, needs_review=True, review=None))


def _confirmed(row: OrganisationResult | None) -> bool:
    return row is not None and row.verdict.confirmation in CONFIRMED


def _unchecked(row: OrganisationResult) -> bool:
    return place_of(row.verdict) == NOT_CHECKED
