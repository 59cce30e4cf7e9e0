"""What the verdicts of the audit before rest on, for a crawl that asks no more than could change them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit_rules.facts.site import SITE_FACTS_VERSION
from crawler.job import Standing
from data.models import Audit, Organisation, OrganisationResult, SiteFacts
from data.profile import Profile
from data.workspace import Workspace
from nastavnik.judging import settled_verdict
from scoring.confirmation import deciding


class EarlierVerdicts:
    """The latest audit that was judged by the same methodologies in the same versions, organisation by organisation."""

    def __init__(self, workspace: Workspace, audit: Audit, profiles: Sequence[Profile]) -> None:
        self._store, self._profiles = workspace.store, profiles
        self._now = {each.id: each for each in self._store.audits.organisations(audit.id)}
        earlier = [each for each in self._store.audits.finished() if each.id < audit.id and not each.offline]
        self._earlier = earlier[-1] if earlier and not _counts_publications(profiles) else None
        self._then = {each.id: each for each in self._store.audits.organisations(self._earlier.id)} if self._earlier else {}

    def standing(self, organisation_id: str) -> Standing | None:
        """What to ask again of that site; None: nothing stands, it is looked at from its start."""
        now, then = self._now[organisation_id], self._then.get(organisation_id)
        if self._earlier is None or then is None or _asked_of(now) != _asked_of(then):
            return None
        facts = self._store.facts.facts(self._earlier.id, organisation_id, SITE_FACTS_VERSION)
        if facts is None or not facts.outcome.reached:
            return None
        results = list(self._results(then, facts))
        if len(results) != len(self._profiles):
            return None
        if facts.outcome.settled and all(settled_verdict(profile, then, facts) for profile in self._profiles):
            return Standing(audit_id=self._earlier.id, addresses=_decide(results), absence=False)
        return Standing(audit_id=self._earlier.id, addresses=_all_documents(facts), absence=True) if facts.outcome.complete else None

    def _results(self, organisation: Organisation, facts: SiteFacts) -> Iterator[tuple[Profile, OrganisationResult]]:
        """How the organisation stood under each methodology that has not changed since."""
        assert self._earlier is not None
        for profile in self._profiles:
            kept = self._store.facts.verdict(self._earlier.id, profile.id, organisation.id)
            if kept is not None and kept[1] == profile.version:
                found = tuple(self._store.facts.findings(self._earlier.id, profile.id, organisation.id))
                yield profile, OrganisationResult(organisation=organisation, facts=facts, findings=found, verdict=kept[0])


def _counts_publications(profiles: Sequence[Profile]) -> bool:
    """A plan is held against all that a site published: nothing less than a look at all of it tells."""
    return any(profile.plans for profile in profiles)


def _asked_of(organisation: Organisation) -> tuple[object, ...]:
    """What the look at a site depends on."""
    return organisation.site, organisation.name, organisation.training_site, organisation.declared


def _decide(results: Sequence[tuple[Profile, OrganisationResult]]) -> frozenset[str]:
    """Documents that decide, the pages that show them, and the section; of a rated page all."""
    found: set[str] = set()
    for profile, row in results:
        places = {place.url for each in deciding(row, profile) for place in each.evidence}
        found |= {address for each in row.facts.documents if each.url in places for address in (each.url, each.page_url)}
        if row.facts.section.url:
            found.add(row.facts.section.url)
        if profile.rubric and row.organisation.training_site:
            found |= {place.url for each in row.findings for place in each.evidence}
    return frozenset(found - {""})


def _all_documents(facts: SiteFacts) -> frozenset[str]:
    """Where something is absent every document counts, with the page that shows it, and the place of what was not read."""
    counted = (each for each in facts.documents if each.act.type != "other" or each.act.amends or each.act.repeals)
    shown = [address for document in counted for address in (document.url, document.page_url)]
    return frozenset({*shown, facts.section.url or "", *(each.page_url for each in facts.unseen)} - {""})
