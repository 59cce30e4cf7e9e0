"""Verdicts as they stand: what second audits and people said, laid over what the rules said."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import replace

from audit_rules.facts.text import EXTRACTOR_VERSION
from data.models import Audit, AuditResult, Fetch, OrganisationResult
from data.profile import Profile
from data.reviews import Basis, Body, Confirmation
from data.store import Store
from data.workspace import Workspace
from reports.russian import moscow_day
from scoring.confirmation import basis_of, with_confirmation
from scoring.decisions import with_decision


def as_it_stands(workspace: Workspace, result: AuditResult, profile: Profile) -> AuditResult:
    """The result with confirmations and decisions; `result` has the rules' own verdicts.

    A past audit is shown as it stood when the next one ended: what was decided later was decided of the later one.
    """
    if not profile.verdicts:
        return result
    store, audit = workspace.store, result.audit
    confirmations = store.reviews.confirmations(profile.id, audit.id)
    decisions = store.reviews.decisions(profile.id, before=_end_of(store, audit, profile))
    rows = []
    for row in result.organisations:
        said, decision = confirmations.get(row.organisation.id, []), decisions.get(row.organisation.id)
        if said or decision:
            known = bodies(store, audit, row.organisation.id)
            row = _confirmed(row, profile, said, known)
            row = with_decision(row, profile, decision, basis_of(row, profile, known), moscow_day(audit.started)) if decision else row
        rows.append(row)
    return replace(result, organisations=tuple(rows))


def rule_verdict(store: Store, audit: Audit, profile: Profile, row: OrganisationResult) -> tuple[OrganisationResult, Basis]:
    """The organisation as it stood before anyone decided on it, and what that rested on.

    Raises:
        LookupError: the audit was not judged under this profile.
    """
    kept = store.facts.verdict(audit.id, profile.id, row.organisation.id)
    if kept is None:
        raise LookupError(row.organisation.id)
    known = bodies(store, audit, row.organisation.id)
    said = store.reviews.confirmations(profile.id, audit.id).get(row.organisation.id, [])
    own = _confirmed(replace(row, verdict=kept[0]), profile, said, known)
    return own, basis_of(own, profile, known)


def bodies(store: Store, audit: Audit, organisation_id: str) -> dict[str, Body]:
    """Every body that the audit stored of the site, by address."""
    return {fetch.url: _body(store, fetch) for fetch in store.crawl.fetches(audit.id, organisation_id) if fetch.sha256 and not fetch.reason}


def _confirmed(row: OrganisationResult, profile: Profile, said: Sequence[Confirmation], known: dict[str, Body]) -> OrganisationResult:
    basis = basis_of(row, profile, known)
    holding = next((each for each in said if each.basis.still_holds(basis)), None)
    return replace(row, verdict=with_confirmation(row.verdict, basis, holding))


def _body(store: Store, fetch: Fetch) -> Body:
    sha256 = fetch.sha256 or ""
    if fetch.role == "file":
        return Body(url=fetch.url, sha256=sha256)
    text = store.facts.reading(sha256, EXTRACTOR_VERSION)
    words = hashlib.sha256(text.whole.encode("utf-8", "surrogatepass")).hexdigest() if text and text.whole else ""
    return Body(url=fetch.url, sha256=sha256, words=words)


def _end_of(store: Store, audit: Audit, profile: Profile) -> dt.datetime | None:
    """When the next audit of this methodology ended; None: this is the last one."""
    later = (each for each in store.audits.finished(profile=profile.id) if each.id > audit.id)
    return next((each.finished for each in later), None)
