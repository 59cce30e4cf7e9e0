"""results.json: the audit in the shape of the contract, schema nastavnik.results/1."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from data.models import AuditResult, Document, OrganisationResult, Review
from data.profile import Profile
from reports.files import replacing
from reports.lists import NOT_CHECKED, sort_into_lists

SCHEMA = "nastavnik.results/1"


def results(audit: AuditResult, profile: Profile) -> dict[str, object]:
    """The whole audit; the same audit gives the same value, whatever the time and the machine."""
    lists = sort_into_lists(audit, profile)
    return {
        "schema": SCHEMA,
        "audit": {
            "profile": audit.profile_id,
            "profile_version": audit.profile_version,
            "as_of": audit.audit.as_of.isoformat(),
            "offline": audit.audit.offline,
            "started": _moment(audit.audit.started),
            "finished": _moment(audit.audit.finished),
        },
        "organisations": [_organisation(each) for each in audit.organisations],
        "ranking": [],
        "violations": {code: _ids(each) for code, each in lists.of_kind("violation").items()},
        "beyond_source": {code: _ids(each) for code, each in lists.of_kind("beyond_source").items()},
        "review": _ids(lists.review),
        "not_checked": _ids(lists.at(NOT_CHECKED)),
        "indicators": [],
        "breakdowns": [],
        "plans": [],
    }


def write_json(path: Path, value: Mapping[str, object]) -> None:
    """Write `value` to `path` as UTF-8, whole or not at all."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    with replacing(path) as temporary:
        # Half a surrogate pair out of a damaged document cannot be written as UTF-8.
        temporary.write_bytes(text.encode("utf-8", errors="replace"))


def document(found: Document) -> dict[str, object]:
    """One document, as in `documents` of results.json."""
    act = found.act
    return {
        "type": act.type,
        "title": act.title,
        "number": act.number,
        "number_state": act.number_state,
        "date": act.date.isoformat() if act.date else None,
        "date_state": act.date_state,
        "url": found.url,
        "page_url": found.page_url,
        "quote": act.quote,
        "page": act.page,
        "source": act.source,
        "cites_recommendations": act.cites_recommendations,
        "confidence": round(act.confidence, 2),
        "note": act.note,
    }


def _organisation(result: OrganisationResult) -> dict[str, object]:
    organisation, section, verdict = result.organisation, result.facts.section, result.verdict
    return {
        "id": organisation.id,
        "name": organisation.name,
        "municipality": organisation.municipality,
        "site": organisation.site or organisation.site_as_written,
        "state": verdict.state,
        "state_reason": verdict.state_reason,
        "section": {"found": section.found, "empty": section.empty, "url": section.url, "title": section.title},
        "documents": [document(each) for each in result.facts.documents],
        "verdict": verdict.verdict,
        "reason": verdict.reason,
        "needs_review": verdict.needs_review,
        "review_reasons": list(verdict.review_reasons),
        "confirmation": verdict.confirmation,
        "review": _review(verdict.review),
        "score": None,
        "measures": asdict(result.measures) if result.measures else None,
    }


def _review(review: Review | None) -> dict[str, object] | None:
    if review is None:
        return None
    return {"by": review.by, "at": _moment(review.at), "value": review.value, "was": review.was, "reason": review.reason}


def _ids(listed: Iterable[OrganisationResult]) -> list[str]:
    return [each.organisation.id for each in listed]


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
