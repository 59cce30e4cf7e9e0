"""The rating of training sites within an audit: points of one organisation, places of all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit_rules.criteria import criteria
from data.models import AuditResult, Finding, Organisation, SiteFacts
from data.profile import Profile
from data.rated import Score
from scoring.points import is_full, score
from scoring.ranking import Rated, ranking


def criteria_findings(profile: Profile, organisation: Organisation, facts: SiteFacts) -> tuple[Finding, ...]:
    """Answers about each criterion; () where the profile has no rubric or the organisation is no training site."""
    return criteria(profile.rubric, facts) if profile.rubric and organisation.training_site else ()


def score_of(profile: Profile, organisation: Organisation, facts: SiteFacts, findings: Sequence[Finding]) -> Score | None:
    """Points of one organisation; None where there is nothing to rate."""
    return score(profile.rubric, findings, facts.rated) if profile.rubric and organisation.training_site else None


def settled_score(profile: Profile, organisation: Organisation, facts: SiteFacts) -> bool:
    """True where no point is left to be found."""
    points = score_of(profile, organisation, facts, criteria_findings(profile, organisation, facts))
    return points is None or is_full(points)


def with_ranking(result: AuditResult, profile: Profile) -> AuditResult:
    """The result with places of its training sites."""
    if profile.rubric is None:
        return result
    rated = [
        Rated(organisation=each.organisation.id, municipality=each.organisation.municipality, score=each.score)
        for each in result.organisations
        if each.score
    ]
    return replace(result, ranking=ranking(rated, profile.rubric.unknown_limit))
