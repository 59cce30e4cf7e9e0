"""Findings and a profile to a verdict: three-valued conditions, first match wins, unknown before a match is «не удалось проверить»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.conditions import Condition, Registered
from data.models import UNKNOWN, Finding, Organisation, SiteFacts, SiteState, StateReason, Verdict
from data.profile import Profile, VerdictRule

NOT_CHECKED = "not_checked"
TLS_UNVERIFIED = "tls_unverified"


def holds(condition: Condition, profile: Profile, organisation: Organisation, findings: Mapping[str, Finding]) -> bool | None:
    """Yes, no, or None: unknown (and: one no is no; or: one yes is yes)."""
    if condition.registered:
        return _registered(condition.registered, organisation)
    if condition.rule:
        return _answers(findings.get(condition.rule), condition)
    if condition.every:
        return _all([_answers(findings.get(rule), condition) for rule in profile.groups[condition.every]])
    if condition.some:
        return _any([_answers(findings.get(rule), condition) for rule in profile.groups[condition.some]])
    if condition.all is not None:
        return _all([holds(part, profile, organisation, findings) for part in condition.all])
    return _any([holds(part, profile, organisation, findings) for part in condition.any or ()])


def _registered(what: Registered, organisation: Organisation) -> bool:
    """What an empty cell does not say is not so: whoever is not known to need no mentor needs one."""
    if what == "training_site":
        return organisation.training_site is not None
    return organisation.needs_mentor is False


def judge(profile: Profile, organisation: Organisation, facts: SiteFacts, findings: Sequence[Finding]) -> Verdict:
    """The verdict of one organisation under one profile, with why and whether a person must look."""
    by_rule = {finding.rule: finding for finding in findings}
    if not profile.verdicts:
        return _state_alone(organisation, facts, findings)
    decided: VerdictRule | None = None
    blocking: Condition | None = None
    for rule in profile.verdicts:
        answer = holds(rule.when, profile, organisation, by_rule)
        if answer is None:
            blocking = rule.when
            break
        if answer:
            decided = rule
            break
    if decided is None:
        reason = _what_stood_in_the_way(profile, blocking, by_rule, facts)
        state, state_reason = _state(organisation, facts, reason)
        unknown = [by_rule[name] for name in profile.rules_of(blocking)] if blocking else []
        flags = _flags([finding for finding in unknown if finding.outcome == UNKNOWN], facts)
        return Verdict(state=state, state_reason=state_reason, verdict=NOT_CHECKED, needs_review=bool(flags), review_reasons=flags)
    resting = [by_rule[name] for name in _resting_on(profile, decided, organisation, by_rule)]
    flags = _flags(resting, facts)
    return Verdict(
        state="audited",
        verdict=decided.verdict,
        reason=by_rule[decided.reason_from].code if decided.reason_from else None,
        needs_review=bool(flags),
        review_reasons=flags,
        confirmation="suspected" if decided.kind != "good" and not flags else None,
    )


def _state_alone(organisation: Organisation, facts: SiteFacts, findings: Sequence[Finding]) -> Verdict:
    """How far the look got, under a profile that gives no verdicts."""
    unknown = [finding for finding in findings if finding.outcome == UNKNOWN]
    flags = _flags((), facts)
    if facts.offline and not unknown:
        return Verdict(state="audited")
    if not unknown and facts.outcome.reached and (facts.outcome.complete or facts.outcome.settled):
        return Verdict(state="audited", needs_review=bool(flags), review_reasons=flags)
    reason = next((finding.reason for finding in unknown if finding.reason), None) or facts.outcome.reason or "stopped"
    state, state_reason = _state(organisation, facts, reason)
    return Verdict(state=state, state_reason=state_reason, needs_review=bool(flags), review_reasons=flags)


def _answers(finding: Finding | None, condition: Condition) -> bool | None:
    """None also of a rule that the profile did not ask when the organisation was judged."""
    if finding is None or finding.outcome == UNKNOWN:
        return None
    return finding.code in (condition.codes or ())


def _all(parts: Sequence[bool | None]) -> bool | None:
    if any(part is False for part in parts):
        return False
    return None if any(part is None for part in parts) else True


def _any(parts: Sequence[bool | None]) -> bool | None:
    if any(part is True for part in parts):
        return True
    return None if any(part is None for part in parts) else False


def _resting_on(profile: Profile, decided: VerdictRule, organisation: Organisation, findings: Mapping[str, Finding]) -> list[str]:
    """Rules whose answers make the verdict: those named by its condition, for an "any" or "some" only the ones that came out yes."""

    def yes(condition: Condition) -> list[str]:
        if condition.any is not None:
            return [rule for part in condition.any if holds(part, profile, organisation, findings) for rule in yes(part)]
        if condition.all is not None:
            return [rule for part in condition.all for rule in yes(part)]
        return [rule for rule in profile.rules_of(condition) if _answers(findings[rule], condition)]

    return list(dict.fromkeys(yes(decided.when)))


def _flags(findings: Sequence[Finding], facts: SiteFacts) -> tuple[str, ...]:
    """Why a person must look; of a site that was read without verification, always."""
    unverified = (TLS_UNVERIFIED,) if facts.outcome.tls_unverified else ()
    return tuple(dict.fromkeys([*unverified, *(flag for finding in findings for flag in finding.flags)]))


def _what_stood_in_the_way(profile: Profile, blocking: Condition | None, findings: Mapping[str, Finding], facts: SiteFacts) -> StateReason:
    rules = profile.rules_of(blocking) if blocking else tuple(profile.rules)
    reasons = [findings[rule].reason for rule in rules if findings[rule].outcome == UNKNOWN]
    return next((reason for reason in reasons if reason), None) or facts.outcome.reason or "stopped"


def _state(organisation: Organisation, facts: SiteFacts, reason: StateReason) -> tuple[SiteState, StateReason | None]:
    if facts.offline:
        return "partial", reason
    if organisation.site is None:
        return "no_site", None
    if not facts.outcome.reached:
        return "unreachable", facts.outcome.reason or "down"
    return "partial", reason
