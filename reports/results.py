"""results.json: the audit in the shape of the contract, schema nastavnik.results/1."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from data.models import AuditResult, Document, OrganisationResult, Review
from data.plans import ItemResult, PlanResult
from data.profile import Profile
from data.rated import Score
from data.tallies import WHOLE, BreakdownValue, IndicatorValue
from reports.files import replacing
from reports.lists import NOT_CHECKED, sort_into_lists

SCHEMA = "nastavnik.results/1"


def results(audit: AuditResult, profile: Profile) -> dict[str, object]:
    """The whole audit; the same audit gives the same value, whatever the time and the machine."""
    lists = sort_into_lists(audit, profile)
    accusing = {each.verdict for each in profile.verdicts if each.kind == "violation"}
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
        "organisations": [_organisation(each, accusing) for each in audit.organisations],
        "ranking": [{"place": each.place, "id": each.organisation, "total": each.total} for each in audit.ranking],
        "violations": {code: _ids(each) for code, each in lists.of_kind("violation").items()},
        "beyond_source": {code: _ids(each) for code, each in lists.of_kind("beyond_source").items()},
        "review": _ids(lists.review),
        "not_checked": _ids(lists.at(NOT_CHECKED)),
        "indicators": [_indicator(each) for each in audit.indicators],
        # The contract's breakdowns have no scope: those of single municipalities stand in the workbook.
        "breakdowns": [_breakdown(each) for each in audit.breakdowns if each.scope == WHOLE],
        "plans": [_plan(each) for each in audit.plans],
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


def _organisation(result: OrganisationResult, accusing: Collection[str]) -> dict[str, object]:
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
        # The contract has it of violations alone; the papers want it of what is beyond the source too.
        "confirmation": verdict.confirmation if verdict.verdict in accusing else None,
        "review": _review(verdict.review),
        "score": _score(result.score) if result.score else None,
        "measures": asdict(result.measures) if result.measures else None,
    }


def _score(score: Score) -> dict[str, object]:
    return {
        "rubric": score.rubric,
        "total": score.total,
        "unknown": score.unknown,
        "max": score.max,
        "criteria": dict(score.criteria),
    }


def _indicator(value: IndicatorValue) -> dict[str, object]:
    return {
        "id": value.id,
        "title": value.title,
        "scope": value.scope,
        "numerator": _number(value.numerator),
        "denominator": _number(value.denominator),
        "not_checked": value.not_checked,
        "value": _number(value.value),
        "unit": value.unit,
        "target": _number(value.target),
        "data_source": value.data_source,
    }


def _breakdown(value: BreakdownValue) -> dict[str, object]:
    rows = [{"title": row.title, "count": row.count, "share": row.share} for row in value.rows]
    return {"id": value.id, "title": value.title, "rows": rows}


def _plan(result: PlanResult) -> dict[str, object]:
    share = None if result.share is None else round(result.share, 4)
    items = [_plan_item(each) for each in result.items]
    return {"organisation": result.organisation, "title": result.plan.title, "share": share, "items": items}


def _plan_item(result: ItemResult) -> dict[str, object]:
    return {
        "item": result.item.item,
        "due": result.item.due.isoformat() if result.item.due else None,
        "status": result.status,
        "evidence": next((each.url for each in result.evidence if each.url), None),
    }


def _number(value: float | None) -> float | None:
    """50 instead of 50.0: counts are counts."""
    return int(value) if value is not None and float(value).is_integer() else value


def _review(review: Review | None) -> dict[str, object] | None:
    if review is None:
        return None
    return {"by": review.by, "at": _moment(review.at), "value": review.value, "was": review.was, "reason": review.reason}


def _ids(listed: Iterable[OrganisationResult]) -> list[str]:
    return [each.organisation.id for each in listed]


def _moment(moment: dt.datetime | None) -> str | None:
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
