"""What is added to an audit once its verdicts stand: answers of schools, places, plans, indicators, years."""

from __future__ import annotations

from dataclasses import replace

from data.manual_values import ManualValues
from data.models import AuditResult
from data.profile import Profile
from data.words import school_year_of
from data.workspace import Workspace
from nastavnik.rating import with_ranking
from nastavnik.tallying import with_tallies
from scoring.plan_lists import not_in_full
from scoring.plans import check_plans


def completed(workspace: Workspace, result: AuditResult, profile: Profile, manual: ManualValues | None = None) -> AuditResult:
    """The result with everything that its profile counts; `manual`: values entered by hand, None: those that the workspace holds now.

    Raises:
        BadInput: a value entered by hand cannot be used.
    """
    result = with_replies(workspace, result, profile)
    return with_tallies(workspace, with_plans(with_ranking(result, profile), profile), profile, manual)


def with_replies(workspace: Workspace, result: AuditResult, profile: Profile) -> AuditResult:
    """The result with what organisations answered to this audit or to one before."""
    given = workspace.store.reviews.replies(profile.id)
    rows = (
        replace(row, replies=tuple(each for each in given.get(row.organisation.id, ()) if each.audit <= result.audit.id))
        for row in result.organisations
    )
    return replace(result, organisations=tuple(rows))


def with_plans(result: AuditResult, profile: Profile) -> AuditResult:
    """The result with published plans held against what the sites show."""
    if profile.plans is None:
        return result
    as_of = result.audit.as_of
    plans = tuple(plan for row in result.organisations for plan in check_plans(row.organisation.id, row.facts, as_of, profile.plans))
    return replace(result, plans=plans, plan_listing=not_in_full(plans, profile.plans, school_year_of(as_of)))
