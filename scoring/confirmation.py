"""What a verdict rests on, and whether a second audit of another day bears it out. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from data.models import FAIL, Audit, Evidence, Fetch, Finding, OrganisationResult, Verdict
from data.profile import Profile
from data.reviews import Basis, Body, Confirmation
from scoring.verdicts import NOT_CHECKED

SUSPECTED, SECOND_AUDIT = "suspected", "second_audit"
DIFFERS = "second_reading_differs"
"""Review reason: the second way of reading leads to another verdict."""
FOUND = 200
MOSCOW = ZoneInfo("Europe/Moscow")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What two looks must agree on: the verdict, why, and kind and day of each document that decides."""

    verdict: str | None
    reason: str | None
    requisites: frozenset[tuple[str, dt.date | None, str]]


def deciding(result: OrganisationResult, profile: Profile) -> tuple[Finding, ...]:
    """Findings that the verdict rests on; of what could not be checked, all."""
    code = result.verdict.verdict
    rules = tuple(profile.rules) if code in (None, NOT_CHECKED) else profile.rules_of(profile.verdict(code).when)
    return tuple(each for each in result.findings if each.rule in rules)


def rests_on_absence(result: OrganisationResult, profile: Profile) -> bool:
    """True where the verdict says that something is not there; its proof is the full look, not a document."""
    return any(each.outcome == FAIL and not _own_places(result, [each]) for each in deciding(result, profile))


def basis_of(result: OrganisationResult, profile: Profile, bodies: Mapping[str, Body]) -> Basis:
    """What the rule's verdict rests on. `bodies` are by address; an address without one gave none."""
    unread = {each.url for each in result.facts.unseen}
    places = [each for each in _own_places(result, deciding(result, profile)) if each.url not in unread]
    declared = tuple(_declared(each.act.quote) for each in result.facts.documents if each.act.source == "declared")
    found = dict.fromkeys(bodies.get(each.url, Body(url=each.url, sha256=each.sha256)) for each in places if each.url)
    open_ended = result.verdict.verdict in (None, NOT_CHECKED) or rests_on_absence(result, profile)
    documents = dict.fromkeys(bodies.get(each.url, Body(url=each.url, sha256=each.sha256)) for each in result.facts.documents if each.url)
    return Basis(
        verdict=result.verdict.verdict,
        reason=result.verdict.reason,
        flags=result.verdict.review_reasons,
        deciding=(*found, *declared),
        documents=tuple(documents) if open_ended else (),
        unread=tuple(bodies.get(url, Body(url=url)) for url in sorted(unread)) if open_ended else (),
    )


def outcome_of(result: OrganisationResult, profile: Profile) -> Outcome:
    """What another look must come to as well."""
    places = {(each.url, each.page, each.quote) for each in _own_places(result, deciding(result, profile))}
    documents = (each for each in result.facts.documents if (each.url, each.act.page, each.act.quote) in places)
    return Outcome(
        verdict=result.verdict.verdict,
        reason=result.verdict.reason,
        requisites=frozenset((each.act.type, each.act.date, each.act.date_state) for each in documents),
    )


def of_another_day(audit: Audit, earlier: Audit) -> bool:
    """The audits are of different days: begun on different days by Moscow time, or told to judge as of different ones."""
    return _begun(audit) != _begun(earlier) or audit.as_of != earlier.as_of


def fetched_anew(result: OrganisationResult, profile: Profile, fetches: Mapping[str, Fetch]) -> bool:
    """True where every deciding place came from the site in this audit: neither 304 nor out of an earlier audit.

    For an absence these are all pages of the full look; a page that answered 304 was not looked at again.
    """
    urls = {each.url for each in _own_places(result, deciding(result, profile))}
    if rests_on_absence(result, profile):
        urls |= {each.url for each in fetches.values() if each.role == "page" and not each.reason}
    return bool(urls) and all(_anew(fetches.get(url)) for url in urls)


def agrees(result: OrganisationResult, again: OrganisationResult, profile: Profile) -> bool | None:
    """Whether the second way of reading comes to the same outcome. None: it could not tell, which says nothing either way."""
    if outcome_of(again, profile) == outcome_of(result, profile) and not again.verdict.needs_review:
        return True
    if again.verdict.verdict in (None, NOT_CHECKED, result.verdict.verdict):
        return None
    return False


def with_confirmation(verdict: Verdict, basis: Basis, said: Confirmation | None) -> Verdict:
    """The verdict with what a second audit said of it, as long as nothing that it rests on has changed.

    A night that reads only «not modified» neither confirms nor takes away: the bytes are those that were confirmed.
    """
    if said is None or verdict.confirmation != SUSPECTED or not said.basis.still_holds(basis):
        return verdict
    if said.same:
        return replace(verdict, confirmation=SECOND_AUDIT)
    return replace(verdict, needs_review=True, review_reasons=(*verdict.review_reasons, DIFFERS), confirmation=None)


def _begun(audit: Audit) -> dt.date:
    return audit.started.astimezone(MOSCOW).date()


def _anew(fetch: Fetch | None) -> bool:
    return fetch is not None and not fetch.reused and fetch.status == FOUND and fetch.reason is None


def _own_places(result: OrganisationResult, findings: Sequence[Finding]) -> list[Evidence]:
    """Places of the findings but for the pages that only prove an absence."""
    searched = set(result.facts.searched)
    return [place for each in findings for place in each.evidence if place not in searched]


def _declared(quote: str) -> Body:
    return Body(url="", words=quote)
