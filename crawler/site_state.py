"""What one look at a site knows and keeps: its note, its frontier, the words of its links; everything comes from the store."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import partial
from time import monotonic

from crawler.again import Stands, take_up
from crawler.ending import fetch_row, outcome_of, reason_named
from crawler.fetching import Answer, Fetcher, Judge
from crawler.focus import (
    DEAD,
    LEAF,
    NEUTRAL,
    OUTSIDE,
    TURNED,
    Focus,
    address_words,
    load_focus,
)
from crawler.frontier import Frontier, Memo
from crawler.lessons import Lessons
from crawler.links import PageLink
from crawler.outcomes import Trouble
from crawler.outside import ELSEWHERE, MAX_ELSEWHERE, ask_elsewhere, can_be_asked
from crawler.pages import Page
from crawler.platforms import platform_named
from crawler.rendering import Renderer
from crawler.scope import Scope
from crawler.settings import CrawlSettings
from crawler.start import Neighbours
from data.blobs import BlobStore
from data.errors import LayoutChanged
from data.models import Fetch, Link, Organisation, SiteOutcome, StateReason
from data.store import Candidate, CarryStore, CrawlStore


@dataclass(frozen=True, kw_only=True)
class Crawl:
    """What all sites of one crawl share."""

    audit_id: int
    store: CrawlStore
    carried: CarryStore
    blobs: BlobStore
    settings: CrawlSettings
    fetcher: Fetcher
    neighbours: Neighbours
    renderer: Renderer | None = None
    """Draws pages that only scripts draw; None: nothing does."""
    stands: Stands | None = None
    """What earlier audits' verdicts rest on; None: every site is looked at from its start."""
    focus: Focus = field(default_factory=load_focus)


class SiteState:
    """One organisation's site, from wherever the store says it stands."""

    def __init__(self, crawl: Crawl, organisation: Organisation, lessons: Lessons) -> None:
        self._crawl, self._organisation, self._lessons = crawl, organisation, lessons
        self._key = (crawl.audit_id, organisation.id)
        self._answered: dict[str, tuple[Answer, str]] = {}
        self._found: tuple[Page, str, list[PageLink]] | None = None
        self._take_up()
        self._begin()
        self._deadline = monotonic() + crawl.settings.max_seconds
        self._unreached: SiteOutcome | None = None
        self._put_elsewhere()

    def _take_up(self) -> None:
        """Take an earlier look over, where the site is new to this audit and something stands."""
        crawl = self._crawl
        if crawl.stands is None or crawl.settings.fresh or crawl.store.memo(*self._key):
            return
        standing = crawl.stands(self._organisation.id)
        if standing is not None:
            take_up(*self._key, standing, crawl.store, crawl.carried, crawl.focus, full_look_days=crawl.settings.full_look_days)

    def _begin(self) -> None:
        """Everything that is known of the site, from the store."""
        store = self._crawl.store
        self._memo = Memo.load(store.memo(*self._key))
        self._has_earlier = store.has_earlier(*self._key)
        self._frontier = Frontier(*self._key, store, self._memo)
        self._again = self._crawl.carried.waiting(*self._key) if self._memo.again else []
        links = store.links(*self._key)
        self._told = {(link.target, link.text) for link in links}
        self._texts: dict[str, set[str]] = defaultdict(set)
        self._sources: dict[str, set[str]] = defaultdict(set)
        self._opened: set[str] = set()
        """Titles under which the menu of the start page names pages."""
        for link in links:
            self._tell(link)
        self._orders: dict[tuple[str, float, int], float] = {}
        self._taken = {each.url: each for each in store.fetches(*self._key)} if self._memo.again else {}
        self._held: dict[str, list[Link]] = defaultdict(list)
        for link in links if self._memo.again else ():
            self._held[link.source].append(link)

    @property
    def _rates(self) -> bool:
        """The audit rates this organisation's page."""
        return self._crawl.settings.rating and self._organisation.training_site is not None

    def _asks(self) -> dict[str, bool]:
        """What the audit wants of a page beyond acts."""
        return {"rates": self._rates, "events": self._crawl.settings.events}

    async def _get(self, url: str, *, patient: bool = True, judge: Judge | None = None) -> Answer:
        """The answer; where it says «not modified», with the body of the earlier audit."""
        if (answered := self._answered.get(url)) is not None and not self._memo.again:
            return replace(answered[0], body=self._crawl.blobs.get(answered[1]))
        known = self._known(url)
        ask = partial(self._crawl.fetcher.fetch, known=known, patient=patient, judge=judge)
        answer = await (ask_elsewhere(url, ask) if self._may_hop(url) else ask(url))
        if not answer.not_modified:
            return await self._drawn(answer)
        if known is None or known.sha256 is None:
            return replace(answer, trouble=Trouble("server_error", "ответ 304 на безусловный запрос"))
        body = self._crawl.blobs.get(known.sha256)
        return replace(answer, body=body, content_type=known.content_type, etag=known.etag, last_modified=known.last_modified)

    async def _drawn(self, answer: Answer) -> Answer:
        """The answer, its page as scripts draw it where they must; then what is not seen may still hide behind a script."""
        if self._crawl.renderer is None or answer.trouble is not None:
            return answer
        drawn, asked = await self._crawl.renderer.drawn(answer)
        self._memo.requests += asked
        if drawn is not answer:
            self._gap("js_only")
        return drawn

    def _known(self, url: str) -> Fetch | None:
        """The earlier audit's answer, where it may be asked for conditionally: its body is at hand."""
        if self._crawl.settings.fresh or not self._has_earlier:
            return None
        known = self._taken.get(url) if self._memo.again else self._crawl.store.previous(*self._key, url)
        return known if known is not None and known.sha256 and known.sha256 in self._crawl.blobs else None

    def _links(self, page: Page) -> list[PageLink]:
        """Links of the page, found once."""
        if self._found is None or self._found[0] is not page or self._found[1] != self._memo.platform:
            self._found = (page, self._memo.platform, self._found_links(page))
        return self._found[2]

    def _found_links(self, page: Page) -> list[PageLink]:
        try:
            return platform_named(self._memo.platform).links(page)
        except LayoutChanged as error:
            note = f"{self._memo.platform}: {error}"
            if note not in self._memo.notes:
                self._memo.notes.append(note)
            self._gap("js_only")
            return platform_named("generic").links(page)

    def _files_only(self, page: Page) -> list[PageLink]:
        return [link for link in self._links(page) if self._crawl.focus.is_file(link.url)]

    def _tell(self, link: Link) -> None:
        """Note how pages of the site name an address; an item of news is no place where acts are kept."""
        if not self._crawl.focus.is_news("", address_words(link.source)):
            self._texts[link.target].add(link.text)
            self._sources[link.target].add(link.source)
            if link.source == self._memo.base + self._memo.root:
                self._opened.add(link.trail.rpartition(" / ")[2])

    def _is_linked(self, url: str) -> bool:
        """Links lead to the address from the start page on; what only a site map tells of stands on a page that may not have been seen."""
        start, seen, waiting = self._memo.base + self._memo.root, {url}, [url]
        while waiting:
            here = waiting.pop()
            if here == start:
                return True
            new = self._sources.get(here, set()) - seen
            seen |= new
            waiting += new
        return False

    def _worth_keeping(self, links: list[Link]) -> list[Link]:
        """A menu stands on every page: a link to a page is kept once with its words; a link to a file with every place it stands."""
        kept: list[Link] = []
        for link in links:
            known = (link.target, link.text) in self._told
            if not known or self._crawl.focus.is_file(link.target):
                self._told.add((link.target, link.text))
                self._tell(link)
                kept.append(link)
        return kept

    def _admit(self, worth: list[tuple[str, float]], depth: int) -> list[Candidate]:
        # A turned page of a list lies no deeper than the list.
        turned = {url for url, score in worth if score in TURNED}
        admitted = (self._frontier.admit(url, score, depth - (url in turned)) for url, score in worth)
        return [each for each in admitted if each is not None]

    def _count(self, answer: Answer, candidate: Candidate) -> None:
        self._memo.requests += 1 + len(answer.redirects)
        self._memo.size_bytes += 0 if answer.not_modified else len(answer.body)
        self._memo.neutral += NEUTRAL <= candidate.score < LEAF

    def _gap(self, reason: str) -> None:
        if reason not in self._memo.gaps:
            self._memo.gaps.append(reason)

    def _scope(self) -> Scope:
        memo = self._memo
        return Scope(base=memo.base, root=memo.root, hosts=tuple(memo.hosts), foreign=tuple(memo.foreign))

    def _fetch(self, url: str, answer: Answer, trouble: Trouble | None, depth: int) -> Fetch:
        return fetch_row(url, answer, trouble, depth, blobs=self._crawl.blobs, focus=self._crawl.focus)

    def _outcome(self, cut: StateReason | None, *, settled: bool = False) -> SiteOutcome:
        store = self._crawl.store
        waiting = {each.url: each.score for each in self._frontier.waiting()}
        return outcome_of(
            self._memo, store.fetches(*self._key), store.unfetched(*self._key), waiting, self._crawl.focus, cut=cut, settled=settled
        )

    def _give_up(self, addresses: list[str], reason: StateReason | None) -> None:
        if addresses:
            self._crawl.store.skip(*self._key, addresses, reason)
        for url in addresses:
            self._frontier.done(url)

    def _may_hop(self, url: str) -> bool:
        """The address is of a document on somebody else's host, and such documents may be asked."""
        scope = self._scope()
        return (
            self._crawl.settings.outside_documents
            and bool(scope.base)
            and not scope.owns(url)
            and not scope.is_part(url)
            and not scope.may_hold_files(url)
            and not self._crawl.neighbours.other(url, self._organisation.id)
            and can_be_asked(url, scope, self._crawl.focus)
        )

    def _elsewhere(self, addresses: list[str]) -> list[Candidate]:
        """Candidates for what lies elsewhere: the document itself where it may be asked, all else only noted."""
        left = MAX_ELSEWHERE - self._memo.families.get("elsewhere", 0)
        asked = [url for url in dict.fromkeys(addresses) if not self._frontier.seen(url) and self._may_hop(url)][:left]
        if asked:
            self._memo.families["elsewhere"] = MAX_ELSEWHERE - left + len(asked)
        return self._frontier.elsewhere(asked, ELSEWHERE) + self._frontier.elsewhere(addresses, OUTSIDE)

    def _put_elsewhere(self) -> None:
        """Take what lies elsewhere out of the frontier, with why; also what a killed run left there."""
        for score, reason in ((OUTSIDE, "outside_link"), (DEAD, "dead_link")):
            self._give_up([each.url for each in self._frontier.waiting() if each.score == score], reason_named(reason))
