"""The look at one site, one request after another: the next address is chosen when the answer before it is in the store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from time import monotonic

from crawler import outcomes, urls
from crawler.ending import fetch_row, outcome_of, reason_named
from crawler.fetching import Answer, Fetcher, Judge
from crawler.focus import ARCHIVE, DEAD, LATER, NEEDED, NEUTRAL, OUTSIDE, RATED_PAGE, UNNAMED, Focus, Place, load_focus
from crawler.frontier import Frontier, Memo
from crawler.guards import refusal
from crawler.identity import another_named
from crawler.links import PageLink
from crawler.outcomes import Trouble
from crawler.pages import Page, is_html, is_xml
from crawler.platforms import platform_named, platform_of
from crawler.platforms.generic import GENERIC
from crawler.reading import Found, place_of, read_links
from crawler.scope import Scope, in_list
from crawler.settings import CrawlSettings
from crawler.sitemaps import locations, unpack
from crawler.start import Neighbours, Opened, open_site
from data.blobs import BlobStore
from data.errors import LayoutChanged
from data.models import Fetch, Link, Organisation, SiteOutcome, StateReason
from data.store import Candidate, CrawlStore

RESULTS = 80.0
"""What the site's own search finds is near to mentoring whatever it is called."""
START, DECLARED, GUESS, SITEMAP, SEARCH = 300.0, 290.0, 74.0, 79.5, 61.5
NAMELESS = 46.0
"""From here on what was not asked may be an act by its name, or by having none."""
_MAX_FAILURES = 6
_MAX_NEUTRAL_OF_SITEMAP = 100
_MAX_SIBLINGS = 10
"""Addresses of one folder that tell nothing, from a site map: a section of the menu has no more pages, a list of news has."""
_MAX_SITEMAPS = 12


@dataclass(frozen=True, kw_only=True)
class Crawl:
    """What all sites of one crawl share."""

    audit_id: int
    store: CrawlStore
    blobs: BlobStore
    settings: CrawlSettings
    fetcher: Fetcher
    neighbours: Neighbours
    focus: Focus = field(default_factory=load_focus)


class SiteWalk:
    """One organisation's site, from wherever the store says it stands."""

    def __init__(self, crawl: Crawl, organisation: Organisation) -> None:
        self._crawl, self._organisation = crawl, organisation
        self._key = (crawl.audit_id, organisation.id)
        self._memo = Memo.load(crawl.store.memo(*self._key))
        self._frontier = Frontier(*self._key, crawl.store, self._memo)
        self._told = {(link.target, link.text) for link in crawl.store.links(*self._key)}
        self._deadline = monotonic() + crawl.settings.max_seconds
        self._unreached: SiteOutcome | None = None
        self._put_elsewhere()

    async def step(self) -> bool:
        """Go on by one address; True when that may have changed what is known of the acts, so that `settled` is worth asking."""
        if not self._memo.base:
            return await self._open()
        candidate = self._frontier.best()
        assert candidate is not None
        return await self._visit(candidate)

    @property
    def _rates(self) -> bool:
        """The audit rates this organisation's page."""
        return self._crawl.settings.rating and self._organisation.training_site is not None

    @property
    def over(self) -> SiteOutcome | None:
        """How the look ended; None while there is something to ask."""
        if self._unreached is not None or not self._memo.base:
            return self._unreached
        best = self._frontier.best()
        if self._memo.failures >= _MAX_FAILURES:
            return self._outcome(reason_named(self._memo.last_failure))
        if best is None or best.score < NEUTRAL:
            return self._outcome(None)
        if best.score < ARCHIVE and self._memo.neutral >= self._crawl.settings.max_neutral:
            return self._outcome(None)
        if self._spent():
            owed = best.score > ARCHIVE or (best.score == ARCHIVE and not self._memo.search_works)
            return self._outcome("budget" if owed else None)
        return None

    @property
    def mentoring_waits(self) -> bool:
        """Something waits that names mentoring, and may be the order, the regulation or the section."""
        best = self._frontier.best()
        return best is not None and best.score > LATER

    def finish(self, outcome: SiteOutcome) -> None:
        """Close the site: what was never worth a request is given up, what the budget left stays."""
        given_up = [each.url for each in self._frontier.waiting() if each.score < NAMELESS]
        self._crawl.store.skip(*self._key, given_up, None)
        self._crawl.store.finish(*self._key, outcome)

    def settled(self) -> SiteOutcome:
        """The outcome of a site where nothing unseen could change the verdicts."""
        return self._outcome("budget", settled=True)

    # ── start ───────────────────────────────────────────────────────────────────────────────────────────────────────

    async def _open(self) -> bool:
        crawl, site = self._crawl, self._organisation.site or ""
        opened = await open_site(site, self._organisation.id, self._get, crawl.neighbours)
        if isinstance(opened, Answer):
            trouble = opened.trouble or Trouble("down")
            fetch = self._fetch(opened.url, opened, trouble, depth=0)
            if trouble.reason != "robots":
                crawl.store.record(*self._key, fetch)
            asked = 1 + len(opened.redirects)
            # Of a document a link is dead; a site whose start is not there does not work.
            reason: StateReason = "down" if trouble.reason == "dead_link" else trouble.reason
            self._unreached = SiteOutcome(reached=False, reason=reason, detail=trouble.detail, requests=asked)
            return False
        self._settle_in(opened)
        sitemaps = (await crawl.fetcher.robots.rules(self._memo.base)).sitemaps
        extra = self._first_candidates(opened, sitemaps)
        return self._store_page(opened.answer, Candidate(url=opened.key, score=START, depth=0), [*extra, *self._declared(opened)])

    def _settle_in(self, opened: Opened) -> None:
        memo = self._memo
        memo.base, memo.root = opened.scope.base, opened.scope.root
        memo.hosts, memo.foreign = list(opened.scope.hosts), list(opened.scope.foreign)
        memo.platform = platform_of(opened.page).name
        memo.notes += opened.notes
        if another := another_named(opened.page, self._organisation.name):
            memo.notes.append(f"сайт называет другую организацию: «{another[:120]}»")
            self._gap("other_site")
        memo.bare = self._leads_nowhere(opened)

    def _leads_nowhere(self, opened: Opened) -> bool:
        """The start page shows no way on: its menu is drawn by a script. A site of one long page has its own anchors or files."""
        page, scope = opened.page, opened.scope
        if len(page.text) < 300 and next(page.tree.iter("script"), None) is not None:
            return True
        found = [urls.canonical(link.url) for link in self._links(page) if link.kind != "image"]
        own = {key for address in found if address and scope.owns(key := scope.key(address))} - {opened.key}
        anchors = page.tree.xpath("count(//a[starts-with(@href, '#') and string-length(@href) > 1])")
        return not own and anchors < 3

    def _first_candidates(self, opened: Opened, sitemaps: list[str]) -> list[tuple[str, float]]:
        """Addresses known before any link: the root, site maps, the obligatory section, the platform's usual places."""
        memo, scope = self._memo, opened.scope
        found: list[tuple[str, float]] = []
        root = scope.base + scope.root
        if root not in (opened.key, *(scope.key(hop) for hop in opened.answer.redirects)):
            memo.guesses.append(root)
            found.append((root, START - 5))
        maps = [address for each in sitemaps if (address := urls.canonical(each, scope.base)) and scope.owns(scope.key(address))]
        for address in maps[:_MAX_SITEMAPS] or [f"{root}{name}" for name in platform_named(memo.platform).sitemaps]:
            key = scope.key(address)
            memo.sitemaps.append(key)
            memo.guesses.append(key)
            found.append((key, SITEMAP))
        guesses = [] if "sveden" in opened.page.html.lower() or scope.root != "/" else [(f"{scope.base}/sveden/document/", GUESS)]
        if not self._crawl.focus.is_mentoring(opened.page.text):
            usual = [f"{scope.base}{path}" for path in platform_named(memo.platform).starts]
            place = Place(score=START, depth=0)
            guesses += [(url, max(GUESS, self._crawl.focus.link(PageLink(url=url), url, place))) for url in usual]
        if self._rates:
            guesses += [(f"{scope.base}{path}", RATED_PAGE) for path in platform_named(memo.platform).rated_starts]
        memo.guesses += [address for address, _ in guesses]
        return found + guesses

    def _declared(self, opened: Opened) -> list[tuple[str, float]]:
        """The address that the organisation named for its order: a good place to look, also on another host, never a sister's site."""
        declared = urls.canonical(self._organisation.declared.link or "")
        if declared is None or (key := opened.scope.key(declared)) == opened.key:
            return []
        if opened.scope.owns(key):
            return [(key, DECLARED)]
        sister = urls.origin_of(key) == opened.scope.base or self._crawl.neighbours.other(key, self._organisation.id)
        if sister or refusal(key, allow_private=self._crawl.settings.allow_private) or in_list(key, "not_own"):
            return []
        if in_list(key, "clouds"):
            return [(key, OUTSIDE)]
        return [] if in_list(key, "social") else [(key, DECLARED)]

    # ── one address ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def _visit(self, candidate: Candidate) -> bool:
        memo, url = self._memo, candidate.url
        guessed = url in memo.guesses
        answer = await self._get(url, patient=memo.failures < 3 and not guessed)
        trouble = answer.trouble or self._pretence(answer)
        if trouble is not None and trouble.reason == "robots":
            self._forbidden(candidate, guessed=guessed)
            return False
        if trouble is not None:
            self._failed(candidate, answer, trouble, guessed=guessed)
            return False
        if url in memo.sitemaps:
            return self._store_sitemap(answer, candidate)
        if is_html(answer.body):
            return self._store_page(answer, candidate, [])
        return self._store_file(answer, candidate)

    async def _get(self, url: str, *, patient: bool = True, judge: Judge | None = None) -> Answer:
        """The answer; where it says «not modified», with the body of the earlier audit."""
        known = self._known(url)
        answer = await self._crawl.fetcher.fetch(url, known=known, patient=patient, judge=judge)
        if not answer.not_modified:
            return answer
        if known is None or known.sha256 is None:
            return replace(answer, trouble=Trouble("server_error", "ответ 304 на безусловный запрос"))
        body = self._crawl.blobs.get(known.sha256)
        return replace(answer, body=body, content_type=known.content_type, etag=known.etag, last_modified=known.last_modified)

    def _known(self, url: str) -> Fetch | None:
        """The earlier audit's answer, where it may be asked for conditionally: its body is at hand."""
        if self._crawl.settings.fresh:
            return None
        known = self._crawl.store.previous(*self._key, url)
        return known if known is not None and known.sha256 and known.sha256 in self._crawl.blobs else None

    def _pretence(self, answer: Answer) -> Trouble | None:
        if not is_html(answer.body):
            return None
        return outcomes.load_answers().look(Page(answer.final_url, answer.body, answer.content_type))

    def _forbidden(self, candidate: Candidate, *, guessed: bool) -> None:
        """A page that nothing recommends hides nothing; the reason stays on what was needed, and the outcome is told from it."""
        self._frontier.done(candidate.url)
        needed = not guessed and (candidate.score >= NEEDED or self._crawl.focus.is_file(candidate.url))
        self._crawl.store.skip(*self._key, [candidate.url], "robots" if needed else None)

    def _failed(self, candidate: Candidate, answer: Answer, trouble: Trouble, *, guessed: bool) -> None:
        memo, url = self._memo, candidate.url
        self._frontier.done(url)
        if guessed:
            self._crawl.store.skip(*self._key, [url], None)
            return
        gone = trouble.reason in ("dead_link", "redirect_loop")
        memo.failures = memo.failures if gone else memo.failures + 1
        memo.last_failure = trouble.reason
        if not gone and candidate.score >= NEEDED and not self._crawl.focus.is_file(url):
            self._gap(trouble.reason)
        self._count(answer, candidate)
        self._crawl.store.record(*self._key, self._fetch(url, answer, trouble, candidate.depth), memo=memo.dump())

    def _store_file(self, answer: Answer, candidate: Candidate) -> bool:
        fetch = self._fetch(candidate.url, answer, None, candidate.depth)
        self._frontier.done(candidate.url)
        self._count(answer, candidate)
        self._memo.failures = 0
        self._crawl.store.record(*self._key, fetch, memo=self._memo.dump())
        return True

    def _store_sitemap(self, answer: Answer, candidate: Candidate) -> bool:
        """Addresses of an XML site map; one that is no XML is an ordinary page or nothing."""
        xml = unpack(answer.body)
        self._frontier.done(candidate.url)
        if not is_xml(xml):
            self._crawl.store.skip(*self._key, [candidate.url], None)
            return False
        addresses, index = locations(xml)
        scope, memo = self._scope(), self._memo
        new: list[Candidate] = []
        neutral: dict[str, list[tuple[str, float]]] = {}
        place = place_of(Page(scope.base, b""), self._crawl.focus, score=NEUTRAL, depth=1, training=False, rates=self._rates)
        for address in addresses:
            url = urls.canonical(address, candidate.url)
            if url is None or not scope.owns(key := scope.key(url)) or self._frontier.seen(key):
                continue
            if index and len(memo.sitemaps) < _MAX_SITEMAPS:
                memo.sitemaps.append(key)
                memo.guesses.append(key)
                new += self._admit([(key, SITEMAP - 0.1)], 1)
            elif not index:
                score = self._crawl.focus.link(PageLink(url=key), key, place)
                if score >= NAMELESS:
                    new += self._admit([(key, self._by_address(key, score))], 1)
                elif score >= NEUTRAL:
                    neutral.setdefault(key.rstrip("/").rpartition("/")[0], []).append((key, score))
        # Where an item of a list matters, a link names it. Pages at the root are the menu's.
        alone = [each for folder, found in neutral.items() if len(found) <= _MAX_SIBLINGS or folder == scope.base for each in found]
        new += self._admit(alone[:_MAX_NEUTRAL_OF_SITEMAP], 1)
        self._count(answer, candidate)
        # Kept as a page: it is a part of what was searched.
        fetch = self._fetch(candidate.url, replace(answer, body=xml), None, candidate.depth)
        self._crawl.store.record(*self._key, fetch, new=new, memo=memo.dump())
        return False

    def _by_address(self, url: str, score: float) -> float:
        """The score of an address that only a site map tells of: what merely lies in a folder of documents waits for its list."""
        if score >= RESULTS or self._crawl.focus.is_hub_address(url):
            return score
        return min(score, NEEDED) + UNNAMED

    def _store_page(self, answer: Answer, candidate: Candidate, extra: list[tuple[str, float]]) -> bool:
        memo, scope = self._memo, self._scope()
        page = Page(answer.final_url, answer.body, answer.content_type)
        if page.torn and candidate.score >= NEEDED:
            # What is there counts; what is not there may have followed the break.
            self._gap("server_error")
        self._frontier.done(candidate.url)
        if memo.platform == GENERIC.name and scope.owns(candidate.url):
            # The start page may be a mere cover.
            memo.platform = platform_of(page).name
        training = bool(self._organisation.training_site)
        score = RESULTS if candidate.url == memo.search else candidate.score
        place = place_of(page, self._crawl.focus, score=score, depth=candidate.depth, training=training, rates=self._rates)
        found = self._links(page) if self._news(page) else self._files_only(page)
        read = read_links(
            found,
            source=candidate.url,
            place=place,
            scope=scope,
            focus=self._crawl.focus,
            allow_private=self._crawl.settings.allow_private,
            menu=self._told,
        )
        # What is linked to is no guess any more: that it is not there is a dead link.
        linked = {url for url, _ in read.worth} - {*memo.sitemaps, memo.search}
        memo.guesses = [url for url in memo.guesses if url not in linked]
        memo.search_works |= candidate.url == memo.search and self._finds(read)
        worth = self._not_turned_in_vain(candidate.url, read)
        worth += self._search(page)
        new = self._admit(worth + extra, candidate.depth + 1)
        elsewhere = self._frontier.elsewhere(read.outside, OUTSIDE) + self._frontier.elsewhere(read.dead, DEAD)
        self._count(answer, candidate)
        memo.failures = 0
        fetch = self._fetch(candidate.url, answer, None, candidate.depth)
        self._crawl.store.record(*self._key, fetch, links=self._worth_keeping(read.links), new=[*new, *elsewhere], memo=memo.dump())
        self._put_elsewhere()
        self._belittle(read)
        return place.mentoring or self._crawl.focus.is_act(page.title)

    def _belittle(self, read: Found) -> None:
        """Give up what a site map recommended by its address alone and a link now names as something else."""
        best: dict[str, float] = {}
        for url, score in read.worth:
            best[url] = max(score, best.get(url, 0.0))
        self._give_up(self._frontier.belittled([url for url, score in best.items() if score < NEUTRAL]), None)

    def _put_elsewhere(self) -> None:
        """Take what lies elsewhere out of the frontier, with why; also what a killed run left there."""
        for score, reason in ((OUTSIDE, "outside_link"), (DEAD, "dead_link")):
            self._give_up([each.url for each in self._frontier.waiting() if each.score == score], reason_named(reason))

    def _give_up(self, addresses: list[str], reason: StateReason | None) -> None:
        if addresses:
            self._crawl.store.skip(*self._key, addresses, reason)
        for url in addresses:
            self._frontier.done(url)

    # ── pieces ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _links(self, page: Page) -> list[PageLink]:
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

    def _news(self, page: Page) -> bool:
        """The page says something that no page before it said."""
        digest = hashlib.sha256(f"{page.title} {page.text[:50_000]}".encode("utf-8", "replace")).hexdigest()[:16]
        if digest in self._memo.texts and len(page.text) > 40:
            return False
        self._memo.texts.append(digest)
        return True

    def _not_turned_in_vain(self, url: str, read: Found) -> list[tuple[str, float]]:
        """A turned page of a list that brings nothing but further pages ends the list."""
        turned = urls.paging(url)
        if turned is None:
            return read.worth
        own = [(address, score) for address, score in read.worth if urls.paging(address) != turned]
        brings = any(not self._frontier.seen(address) for address, _ in own)
        return read.worth if brings else own

    def _search(self, page: Page) -> list[tuple[str, float]]:
        if self._memo.search:
            return []
        form = platform_named(self._memo.platform).search(page)
        action = urls.canonical(form.action) if form else None
        if form is None or action is None or not self._scope().owns(self._scope().key(action)):
            return []
        url = self._scope().key(urls.canonical(form.address) or action)
        self._memo.search = url
        self._memo.guesses.append(url)
        return [(url, SEARCH)]

    def _finds(self, read: Found) -> bool:
        """The page of results names mentoring in a link that no page before it had."""
        focus = self._crawl.focus
        return any(focus.is_mentoring(link.text) and (link.target, link.text) not in self._told for link in read.links)

    def _admit(self, worth: list[tuple[str, float]], depth: int) -> list[Candidate]:
        # A turned page of a list lies no deeper than the list.
        turned = {url for url, score in worth if score == ARCHIVE or urls.paging(url)}
        admitted = (self._frontier.admit(url, score, depth - (url in turned)) for url, score in worth)
        return [each for each in admitted if each is not None]

    def _worth_keeping(self, links: list[Link]) -> list[Link]:
        """A menu stands on every page: a link to a page is kept once with its words; a link to a file with every place it stands."""
        kept: list[Link] = []
        for link in links:
            known = (link.target, link.text) in self._told
            if not known or self._crawl.focus.is_file(link.target):
                self._told.add((link.target, link.text))
                kept.append(link)
        return kept

    def _count(self, answer: Answer, candidate: Candidate) -> None:
        self._memo.requests += 1 + len(answer.redirects)
        self._memo.size_bytes += 0 if answer.not_modified else len(answer.body)
        self._memo.neutral += NEUTRAL <= candidate.score < ARCHIVE

    def _gap(self, reason: str) -> None:
        if reason not in self._memo.gaps:
            self._memo.gaps.append(reason)

    def _spent(self) -> bool:
        memo, settings = self._memo, self._crawl.settings
        return memo.requests >= settings.max_requests or memo.size_bytes >= settings.max_bytes or monotonic() > self._deadline

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
