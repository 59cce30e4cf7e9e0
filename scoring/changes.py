"""Two audits of one methodology held against each other. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from data.changes import STATUSES, Changes, Difference, ListChange, MunicipalityChange, Note, SchoolChange, Status, Step, What
from data.models import AuditResult, Document, OrganisationResult, Verdict
from data.profile import Profile
from scoring.verdicts import NOT_CHECKED

REVIEW = "review"


def changes(first: AuditResult, second: AuditResult, profile: Profile) -> Changes:
    """What changed from the first audit to the second. Lists are the profile's, violators first."""
    pairs = _pairs(first, second)
    listed = [each for kind in ("violation", "beyond_source") for each in profile.verdicts if each.kind == kind]
    good = _codes(profile, "good")
    lists = [
        ListChange(verdict=each.verdict, title=each.title, steps=tuple(_steps(pairs, frozenset({each.verdict}), good))) for each in listed
    ]
    notes: list[Note] = ["other_version"] if first.profile_version != second.profile_version else []
    notes += ["offline"] if first.audit.offline != second.audit.offline else []
    return Changes(
        first=first.audit,
        second=second.audit,
        profile=profile.id,
        versions=(first.profile_version, second.profile_version),
        notes=tuple(notes),
        lists=tuple(lists),
        schools=tuple(change for pair in pairs if (change := _school(*pair))),
        municipalities=tuple(_municipalities(list(violator_steps(first, second, profile)), pairs)),
    )


def violator_steps(first: AuditResult, second: AuditResult, profile: Profile) -> tuple[Step, ...]:
    """What became of every violator of either audit, whatever the list: one that went from list to list is `still` one."""
    return tuple(_steps(_pairs(first, second), _codes(profile, "violation"), _codes(profile, "good")))


def _codes(profile: Profile, kind: str) -> frozenset[str]:
    return frozenset(each.verdict for each in profile.verdicts if each.kind == kind)


def place_of(verdict: Verdict) -> str:
    """The list in which an organisation stands: its verdict's code, `review`, or `not_checked`."""
    if verdict.verdict in (None, NOT_CHECKED):
        return NOT_CHECKED if verdict.verdict or verdict.state != "audited" else ""
    return REVIEW if verdict.needs_review and verdict.review is None else str(verdict.verdict)


Pair = tuple[OrganisationResult | None, OrganisationResult | None]


def _pairs(first: AuditResult, second: AuditResult) -> list[Pair]:
    """Organisations of both audits by id: the later registry's order, then those that are in it no more."""
    before = {each.organisation.id: each for each in first.organisations}
    after = {each.organisation.id for each in second.organisations}
    pairs: list[Pair] = [(before.get(each.organisation.id), each) for each in second.organisations]
    return pairs + [(each, None) for each in first.organisations if each.organisation.id not in after]


def _steps(pairs: Iterable[Pair], codes: frozenset[str], good: frozenset[str]) -> Iterable[Step]:
    for before, after in pairs:
        was = before is not None and place_of(before.verdict) in codes
        now = after is not None and place_of(after.verdict) in codes
        if was or now:
            status: Status = ("still" if was else "new") if now else _left(before, after, good)
            yield Step(status=status, before=before, after=after)


def _left(before: OrganisationResult | None, after: OrganisationResult | None, good: frozenset[str]) -> Status:
    """Why an organisation is not in the list any more; «fixed» is said only of what the audit saw to be good."""
    if before is None or after is None:
        return "dropped"
    place = place_of(after.verdict)
    if place in (NOT_CHECKED, ""):
        return "not_checked"
    if place == REVIEW:
        return "in_review"
    if after.verdict.review is not None and after.verdict.review.was == _own(before.verdict):
        return "decided"
    return "fixed" if place in good else "moved"


def _own(verdict: Verdict) -> str | None:
    """The rule's own verdict."""
    return verdict.review.was if verdict.review else verdict.verdict


def _school(before: OrganisationResult | None, after: OrganisationResult | None) -> SchoolChange | None:
    if before is None or after is None:
        return SchoolChange(before=before, after=after)
    differences = [Difference(what=what, before=was, after=now) for what, was, now in _told(before, after) if was != now]
    found = _beyond(after.facts.documents, before.facts.documents)
    gone = _beyond(before.facts.documents, after.facts.documents) if after.facts.outcome.complete or after.facts.offline else ()
    if not (differences or found or gone):
        return None
    return SchoolChange(before=before, after=after, differences=tuple(differences), found=found, gone=gone)


def _told(before: OrganisationResult, after: OrganisationResult) -> Iterable[tuple[What, str, str]]:
    one, two = before.verdict, after.verdict
    yield "place", place_of(one), place_of(two)
    yield "reason", one.reason or "", two.reason or ""
    yield "state", one.state_reason or one.state, two.state_reason or two.state
    yield "section", _section(before), _section(after)
    yield "confirmation", one.confirmation or "", two.confirmation or ""
    yield "site", before.organisation.site or "", after.organisation.site or ""
    yield "score", _score(before), _score(after)


def _section(result: OrganisationResult) -> str:
    found = result.facts.section.found
    return "unknown" if found is None else "found" if found else "absent"


def _score(result: OrganisationResult) -> str:
    return str(result.score.total) if result.score else ""


def _beyond(some: tuple[Document, ...], others: tuple[Document, ...]) -> tuple[Document, ...]:
    """Acts of the first that the others do not hold, by kind, number and day; what does not count is left out."""
    left = Counter((each.act.type, each.act.number, each.act.date) for each in others)
    beyond = []
    for each in some:
        key = (each.act.type, each.act.number, each.act.date)
        if left[key]:
            left[key] -= 1
        elif each.act.type != "other":
            beyond.append(each)
    return tuple(beyond)


def _municipalities(steps: list[Step], pairs: Iterable[Pair]) -> Iterable[MunicipalityChange]:
    """Municipalities in registry order; one whose organisation moved to another counts it where it stands now."""
    names = dict.fromkeys(_municipality(before, after) for before, after in pairs)
    counts: dict[str, Counter[Status]] = {name: Counter() for name in names}
    for step in steps:
        counts[_municipality(step.before, step.after)][step.status] += 1
    for name, count in counts.items():
        left = sum(count[status] for status in STATUSES if status not in ("new", "still"))
        yield MunicipalityChange(
            name=name,
            before=count["still"] + left,
            after=count["still"] + count["new"],
            counts={status: count[status] for status in STATUSES},
        )


def _municipality(before: OrganisationResult | None, after: OrganisationResult | None) -> str:
    known = after or before
    return known.organisation.municipality if known else ""
