"""Facts to findings to verdicts, under one profile."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from audit_rules.facts.declared import declared_facts
from audit_rules.runner import findings
from data.models import Audit, AuditResult, Organisation, OrganisationResult, SiteFacts, Verdict
from data.profile import Profile
from data.workspace import Workspace
from nastavnik.completing import completed
from nastavnik.rating import criteria_findings, score_of, settled_score
from nastavnik.standing import as_it_stands
from scoring.measures import measures
from scoring.verdicts import judge

DECLARED_NEWER = "declared_newer"


def judge_organisation(profile: Profile, organisation: Organisation, facts: SiteFacts, as_of: dt.date | None = None) -> OrganisationResult:
    """The findings and the verdict; a declared order that would change the verdict sends it to a person.

    `as_of`: the day against which freshness is judged; None: not asked now, and what depends on it is unknown.
    """
    answers = (*findings(profile, facts, as_of), *criteria_findings(profile, organisation, facts))
    verdict = judge(profile, organisation, facts, answers)
    if _declared_order_changes(profile, organisation, facts, verdict):
        reasons = tuple(dict.fromkeys([*verdict.review_reasons, DECLARED_NEWER]))
        verdict = replace(verdict, needs_review=True, review_reasons=reasons, confirmation=None)
    return OrganisationResult(
        organisation=organisation,
        facts=facts,
        findings=answers,
        verdict=verdict,
        measures=measures(facts),
        score=score_of(profile, organisation, facts, answers),
    )


def _declared_order_changes(profile: Profile, organisation: Organisation, facts: SiteFacts, verdict: Verdict) -> bool:
    """True where the verdict would be another, were the declared order published."""
    if facts.offline or verdict.state != "audited" or not facts.declared.requisites:
        return False
    order = next(each for each in declared_facts(organisation).documents if each.act.type == "implementation_order")
    believed = replace(facts, documents=(*facts.documents, order))
    return judge(profile, organisation, believed, findings(profile, believed)).verdict != verdict.verdict


def settled_verdict(profile: Profile, organisation: Organisation, facts: SiteFacts) -> bool:
    """True when the verdict is good, wants no person, and the section is found, and no point of a rating is left to be found.

    Never where people and papers are counted, or a plan is held against what the site shows: each page more may hold one more.
    """
    if profile.indicators or profile.breakdowns or profile.plans:
        return False
    if not settled_score(profile, organisation, facts):
        return False
    if profile.rubric and not profile.verdicts:
        return True
    verdict = judge_organisation(profile, organisation, facts).verdict
    good = {rule.verdict for rule in profile.verdicts if rule.kind == "good"}
    return verdict.verdict in good and not verdict.needs_review and facts.section.found is True


def names_lack(profile: Profile, organisation: Organisation, facts: SiteFacts) -> bool:
    """True when the verdict accuses or says that something is lacking, or a plan is held against all that the site shows."""
    if profile.plans:
        return True
    verdict = judge_organisation(profile, organisation, facts).verdict.verdict
    return verdict in {rule.verdict for rule in profile.verdicts if rule.kind in ("violation", "beyond_source")}


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
        results.append(
            OrganisationResult(
                organisation=organisation,
                facts=facts,
                findings=found,
                verdict=verdict,
                measures=measures(facts),
                score=store.facts.score(audit.id, profile.id, organisation.id) or score_of(profile, organisation, facts, found),
            )
        )
    result = AuditResult(audit=audit, profile_id=profile.id, profile_version=version, organisations=tuple(results))
    return completed(workspace, as_it_stands(workspace, result, profile), profile)
