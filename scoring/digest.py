"""The changes between two audits that are worth a message. Pure functions."""

from __future__ import annotations

from dataclasses import replace

from data.digests import Digest
from data.models import AuditResult, OrganisationResult
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
        new=tuple(step for step in steps if step.status == "new"),
        fixed=tuple(step for step in steps if step.status == "fixed"),
        left=tuple(step for step in steps if step.status not in ("new", "still", "fixed", "not_checked")),
        lost=tuple(row for row, unchecked in now if unchecked and not before.get(row.organisation.id, False)),
        regained=tuple(row for row, unchecked in now if not unchecked and before.get(row.organisation.id, False)),
        still=sum(step.status == "still" for step in steps),
        not_checked=(sum(before.values()), sum(unchecked for _, unchecked in now)),
    )


def of_municipality(result: AuditResult, municipality: str) -> AuditResult:
    """The audit as if its registry held that municipality alone."""
    return replace(result, organisations=tuple(row for row in result.organisations if row.organisation.municipality == municipality))


def _unchecked(row: OrganisationResult) -> bool:
    return place_of(row.verdict) == NOT_CHECKED
