"""Stored bodies to texts to facts, for one site at a time; texts are kept by content hash and read once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import replace

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.declared import declared_facts
from audit_rules.facts.site import SITE_FACTS_VERSION, SiteRecord, site_facts
from audit_rules.facts.text import EXTRACTOR_VERSION
from audit_rules.facts.text.pool import ReaderPool
from audit_rules.facts.unseen import file_name
from data.models import Act, Audit, Crop, Fetch, Organisation, SiteFacts, SiteOutcome, Text
from data.workspace import Workspace


class Reading:
    """Texts and facts of the sites of one audit."""

    def __init__(self, workspace: Workspace, audit: Audit, pool: ReaderPool) -> None:
        self.workspace = workspace
        self.store = workspace.store
        self.audit = audit
        self.pool = pool

    def facts(self, organisation: Organisation) -> SiteFacts:
        """The facts of one organisation, from the store where this version made them already."""
        known = self.store.facts.facts(self.audit.id, organisation.id, SITE_FACTS_VERSION)
        if known is not None:
            return known
        if self.audit.offline:
            facts = declared_facts(organisation)
        else:
            outcome = self.store.crawl.outcome(self.audit.id, organisation.id) or SiteOutcome(reached=False, reason=None)
            record = self._record(organisation, outcome, self.store.crawl.fetches(self.audit.id, organisation.id), {})
            facts = site_facts(record)
        self.store.facts.keep_facts(self.audit.id, organisation.id, SITE_FACTS_VERSION, facts)
        return facts

    def _record(self, organisation: Organisation, outcome: SiteOutcome, fetches: list[Fetch], known: dict[str, Text]) -> SiteRecord:
        waiting = {sha256: self.submit(fetch) for sha256, fetch in bodies(fetches).items() if sha256 not in known}
        for sha256, future in waiting.items():
            known[sha256] = self.keep(sha256, future)
        return self.record(organisation, outcome, fetches, known)

    def record(self, organisation: Organisation, outcome: SiteOutcome, fetches: list[Fetch], texts: dict[str, Text]) -> SiteRecord:
        """What the store holds of the site, with its texts."""
        days = [fetch.fetched_at for fetch in fetches if fetch.fetched_at]
        return SiteRecord(
            organisation=organisation,
            outcome=outcome,
            fetches=fetches,
            links=self.store.crawl.links(self.audit.id, organisation.id),
            unfetched=self.store.crawl.unfetched(self.audit.id, organisation.id),
            texts=texts,
            people_key=self.workspace.people_key,
            today=max(days, default=self.audit.started).date(),
        )

    def submit(self, fetch: Fetch) -> Future[Text]:
        """The text of a body, now or when a child process has read it."""
        sha256 = fetch.sha256 or ""
        kept = self.store.facts.reading(sha256, EXTRACTOR_VERSION)
        if kept is not None:
            future: Future[Text] = Future()
            future.set_result(kept)
            return future
        return self.pool.submit(self.workspace.blobs.get(sha256), file_name(fetch.url))

    def keep(self, sha256: str, future: Future[Text]) -> Text:
        """The text, kept for the next time. A timeout or a crash may pass, so those are not kept."""
        text = self._with_stored_crops(future.result())
        if text.failure != "timeout":
            self.store.facts.keep_reading(sha256, EXTRACTOR_VERSION, text)
        return text

    def _with_stored_crops(self, text: Text) -> Text:
        """The text with the pictures of its requisites in the blobs, by their names alone."""
        pages = tuple(replace(page, crops=tuple(map(self._stored, page.crops))) if page.crops else page for page in text.pages)
        members = tuple((name, self._with_stored_crops(member)) for name, member in text.members)
        return replace(text, pages=pages, members=members)

    def _stored(self, crop: Crop) -> Crop:
        return replace(crop, sha256=self.workspace.blobs.put(crop.png, compress=False), png=b"") if crop.png else crop


class Advice:
    """Answers the crawler's question «could anything unseen still change the verdicts of this site?» while it crawls."""

    def __init__(
        self,
        reading: Reading,
        organisations: Iterable[Organisation],
        judge: Callable[[Organisation, SiteFacts], bool],
        accuse: Callable[[Organisation, SiteFacts], bool],
    ) -> None:
        self.reading = reading
        self.organisations = {organisation.id: organisation for organisation in organisations}
        self.judge, self.accuse = judge, accuse
        self.texts: dict[str, dict[str, Text]] = {}
        self.acts: dict[tuple[int, Context], tuple[Act, ...]] = {}

    async def settled(self, organisation_id: str) -> bool:
        """True when the verdicts are good, need no person, and the section is found."""
        organisation = self.organisations[organisation_id]
        done = self.judge(organisation, await self._facts(organisation_id, SiteOutcome(reached=True)))
        if done:
            self.forget(organisation_id)
        return done

    async def accused(self, organisation_id: str) -> bool:
        """True when a verdict would be a violation, were the site looked at wholly by now."""
        return self.accuse(
            self.organisations[organisation_id], await self._facts(organisation_id, SiteOutcome(reached=True, complete=True))
        )

    async def _facts(self, organisation_id: str, outcome: SiteOutcome) -> SiteFacts:
        organisation = self.organisations[organisation_id]
        fetches = self.reading.store.crawl.fetches(self.reading.audit.id, organisation_id)
        texts = self.texts.setdefault(organisation_id, {})
        new = {sha256: self.reading.submit(fetch) for sha256, fetch in bodies(fetches).items() if sha256 not in texts}
        for sha256, future in new.items():
            await asyncio.wrap_future(future)
            texts[sha256] = self.reading.keep(sha256, future)
        # Where a plan is held against the site no look ends early, whatever it published.
        return site_facts(self.reading.record(organisation, outcome, fetches, texts), self._acts, of_plans=False)

    def forget(self, organisation_id: str) -> None:
        """Let go of the texts of a site."""
        for text in self.texts.pop(organisation_id, {}).values():
            for key in [key for key in self.acts if key[0] == id(text)]:
                del self.acts[key]

    def _acts(self, text: Text, context: Context) -> tuple[Act, ...]:
        key = (id(text), context)
        if key not in self.acts:
            self.acts[key] = acts_in(text, context)
        return self.acts[key]


def bodies(fetches: Iterable[Fetch]) -> dict[str, Fetch]:
    """Bodies that were stored, each once."""
    return {fetch.sha256: fetch for fetch in fetches if fetch.sha256 and not fetch.reason}
