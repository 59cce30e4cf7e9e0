"""Facts to findings to verdicts, under one profile."""

from __future__ import annotations

from audit_rules.runner import findings
from data.models import Audit, AuditResult, Organisation, OrganisationResult, SiteFacts
from data.profile import Profile
from data.workspace import Workspace
from scoring.verdicts import judge


def judge_organisation(profile: Profile, organisation: Organisation, facts: SiteFacts) -> OrganisationResult:
    """The findings and the verdict."""
    answers = findings(profile, facts)
    return OrganisationResult(
        organisation=organisation, facts=facts, findings=answers, verdict=judge(profile, organisation, facts, answers)
    )


def settled_verdict(profile: Profile, organisation: Organisation, facts: SiteFacts) -> bool:
    """True when the verdict is good, wants no person, and the section is found: nothing unseen could change that."""
    verdict = judge_organisation(profile, organisation, facts).verdict
    good = {rule.verdict for rule in profile.verdicts if rule.kind == "good"}
    return verdict.verdict in good and not verdict.needs_review and facts.section.found is True


def stored_result(workspace: Workspace, audit: Audit, profile: Profile) -> AuditResult:
    """The result of an audit as it stands in the store.

    Raises:
        LookupError: the audit was not judged under this profile.
    """
    store = workspace.store
    results = []
    version = profile.version
    for organisation in store.audits.organisations(audit.id):
        facts = store.facts.facts(audit.id, organisation.id)
        kept = store.facts.verdict(audit.id, profile.id, organisation.id)
        if facts is None or kept is None:
            raise LookupError(organisation.id)
        verdict, version = kept
        found = tuple(store.facts.findings(audit.id, profile.id, organisation.id))
        results.append(OrganisationResult(organisation=organisation, facts=facts, findings=found, verdict=verdict))
    return AuditResult(audit=audit, profile_id=profile.id, profile_version=version, organisations=tuple(results))
