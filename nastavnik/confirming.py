"""The second audit's work: a suspected violation is held against an earlier day and read a second, independent way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from audit_rules.facts.site import site_facts
from audit_rules.facts.text import EXTRACTOR_VERSION
from audit_rules.facts.text.pool import ReaderPool
from audit_rules.facts.text.second import SECOND_VERSION, second_reading
from audit_rules.facts.unseen import file_name
from data.models import Audit, AuditResult, Fetch, OrganisationResult, SiteOutcome, Text
from data.profile import Profile
from data.reviews import Confirmation
from data.workspace import Workspace
from nastavnik.judging import judge_organisation
from nastavnik.reading import Reading, bodies
from nastavnik.standing import as_it_stands
from nastavnik.standing import bodies as stored_bodies
from scoring.confirmation import SUSPECTED, agrees, basis_of, deciding, fetched_anew, of_another_day, outcome_of, rests_on_absence


def confirmed(workspace: Workspace, result: AuditResult, profile: Profile, readers: int) -> AuditResult:
    """The result as it stands, after every suspected violation that this audit can bear out was held against an earlier day.

    `result` has the rules' own verdicts; `readers` child processes read files the second way.
    """
    suspected = [row for row in result.organisations if row.verdict.confirmation == SUSPECTED]
    if suspected and not result.audit.offline:
        with ReaderPool(max_workers=readers, read=second_reading) as pool:
            looking = _SecondLook(workspace, result.audit, profile, pool)
            for row in suspected:
                looking.at(row)
    return as_it_stands(workspace, result, profile)


class _SecondLook:
    """One audit seen as the second one."""

    def __init__(self, workspace: Workspace, audit: Audit, profile: Profile, pool: ReaderPool) -> None:
        self.workspace, self.store = workspace, workspace.store
        self.audit, self.profile, self.pool = audit, profile, pool
        self.known = self.store.reviews.confirmations(profile.id, audit.id)
        self.earlier = [
            each
            for each in reversed(self.store.audits.finished(profile=profile.id))
            if each.id < audit.id and not each.offline and of_another_day(audit, each)
        ]

    def at(self, row: OrganisationResult) -> None:
        """Keep what this look says of the violation, if it may say anything: all three conditions of the contract must hold."""
        fetches = {fetch.url: fetch for fetch in self.store.crawl.fetches(self.audit.id, row.organisation.id)}
        first = self._seen_before(row)
        if first is None or not fetched_anew(row, self.profile, fetches):
            return
        basis = basis_of(row, self.profile, stored_bodies(self.store, self.audit, row.organisation.id))
        if any(each.basis.still_holds(basis) for each in self.known.get(row.organisation.id, [])):
            return
        again = self._read_again(row, fetches)
        same = agrees(row, again, self.profile) if again else None
        if same is not None:
            said = Confirmation(
                organisation=row.organisation.id,
                profile=self.profile.id,
                first=first.id,
                second=self.audit.id,
                at=dt.datetime.now(dt.UTC),
                same=same,
                basis=basis,
            )
            self.store.reviews.confirm(said)

    def _seen_before(self, row: OrganisationResult) -> Audit | None:
        """The latest earlier audit of another day that came to the same violation by the same requisites, and doubted it as little."""
        wanted = outcome_of(row, self.profile)
        for audit in self.earlier:
            earlier = self._stored(audit, row)
            if earlier and earlier.verdict.confirmation == SUSPECTED and outcome_of(earlier, self.profile) == wanted:
                return audit
        return None

    def _stored(self, audit: Audit, row: OrganisationResult) -> OrganisationResult | None:
        """What that audit's rules said of the organisation."""
        facts = self.store.facts.facts(audit.id, row.organisation.id)
        kept = self.store.facts.verdict(audit.id, self.profile.id, row.organisation.id)
        if facts is None or kept is None:
            return None
        findings = tuple(self.store.facts.findings(audit.id, self.profile.id, row.organisation.id))
        return OrganisationResult(organisation=row.organisation, facts=facts, findings=findings, verdict=kept[0])

    def _read_again(self, row: OrganisationResult, fetches: dict[str, Fetch]) -> OrganisationResult | None:
        """The organisation judged by texts read the second way; None where one that decides has no second way."""
        deciders = {place.url for finding in deciding(row, self.profile) for place in finding.evidence} - {
            e.url for e in row.facts.searched
        }
        everything = rests_on_absence(row, self.profile)
        texts: dict[str, Text] = {}
        wanted: list[tuple[Fetch, Text]] = []
        for sha256, fetch in bodies(fetches.values()).items():
            text = self.store.facts.reading(sha256, EXTRACTOR_VERSION)
            if text is None:
                return None
            texts[sha256] = text
            if fetch.url in deciders or (everything and fetch.role == "file" and not text.failure):
                wanted.append((fetch, text))
        for fetch, again in self._second_texts([fetch for fetch, _ in wanted]):
            if not again.failure:
                texts[fetch.sha256 or ""] = again
            elif fetch.url in deciders or again.failure != "unsupported":
                return None
        reading = Reading(self.workspace, self.audit, self.pool)
        outcome = self.store.crawl.outcome(self.audit.id, row.organisation.id) or SiteOutcome(reached=False)
        facts = site_facts(reading.record(row.organisation, outcome, list(fetches.values()), texts))
        return judge_organisation(self.profile, row.organisation, facts, self.audit.as_of)

    def _second_texts(self, fetches: Iterable[Fetch]) -> Iterator[tuple[Fetch, Text]]:
        """Each body's second text, kept like the first."""
        waiting = []
        for fetch in fetches:
            kept = self.store.facts.reading(fetch.sha256 or "", SECOND_VERSION)
            body = b"" if kept else self.workspace.blobs.get(fetch.sha256 or "")
            waiting.append((fetch, kept, None if kept else self.pool.submit(body, file_name(fetch.url))))
        for fetch, kept, future in waiting:
            text = kept or (future.result() if future else Text(source="unknown", failure="broken"))
            if text.failure != "timeout" and kept is None:
                self.store.facts.keep_reading(fetch.sha256 or "", SECOND_VERSION, text)
            yield fetch, text
