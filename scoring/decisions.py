"""A person's decision laid over a rule's verdict: in force, out of date, or expired. Pure functions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from data.models import OrganisationResult, Review, Verdict
from data.profile import Profile
from data.reviews import Basis, Decision
from scoring.verdicts import NOT_CHECKED

PERSON = "person"
STALE, EXPIRED = "decision_stale", "decision_expired"
"""Review reasons: what was decided upon has changed; the decision's last day is over."""


def with_decision(result: OrganisationResult, profile: Profile, decision: Decision, basis: Basis, day: dt.date) -> OrganisationResult:
    """The result as the decision has it on that day; a decision that no longer counts sends the organisation back to a person."""
    verdict = result.verdict
    if decision.until is not None and day > decision.until:
        return replace(result, verdict=_back_to_review(verdict, profile, decision, EXPIRED))
    if not decision.basis.still_holds(basis):
        return replace(result, verdict=_back_to_review(verdict, profile, decision, STALE))
    return replace(result, verdict=_decided(result, profile, decision))


def _decided(result: OrganisationResult, profile: Profile, decision: Decision) -> Verdict:
    verdict, value = result.verdict, decision.value
    review = Review(by=decision.by, at=decision.at, value=value, was=verdict.verdict or "", reason=decision.reason)
    rule = None if value == NOT_CHECKED else profile.verdict(value)
    decided = replace(
        verdict,
        verdict=value,
        reason=_reason(result, profile, value),
        confirmation=PERSON if rule is not None and rule.kind != "good" else None,
        review=review,
    )
    if value == NOT_CHECKED and verdict.state == "audited":
        # The site was looked at, but by a person's word the program misread what it found there.
        return replace(decided, state="partial", state_reason="unread_document")
    return decided


def _reason(result: OrganisationResult, profile: Profile, value: str) -> str | None:
    """The verdict's own reason where the rules came to it; a violation that only a person sees has the person's words."""
    if value == result.verdict.verdict:
        return result.verdict.reason
    if value == NOT_CHECKED or not (source := profile.verdict(value).reason_from):
        return None
    codes = {each.code for each in result.findings if each.rule == source and each.outcome == "fail" and each.code != "absent"}
    return next(iter(codes), None)


def _back_to_review(verdict: Verdict, profile: Profile, decision: Decision, why: str) -> Verdict:
    """The rule's verdict, doubted. Where the rule now finds the organisation as good as the person did, there is nothing to ask."""
    good = {each.verdict for each in profile.verdicts if each.kind == "good"}
    if verdict.verdict == decision.value and decision.value in good and not verdict.needs_review:
        return verdict
    return replace(verdict, needs_review=True, review_reasons=(*verdict.review_reasons, why), confirmation=None)
