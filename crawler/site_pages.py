"""One address of a site asked, and what its answer brings: pages, files, site maps, failures."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from crawler import outcomes, urls
from crawler.fetching import Answer
from crawler.focus import (
    ARCHIVE,
    DEAD,
    FIRST,
    LATER,
    LEAF,
    MENTORING,
    MENU,
    NEEDED,
    NEUTRAL,
    NEWS,
    TURNED,
    UNNAMED,
    Place,
    address_words,
    plain,
)
from crawler.identity import is_school
from crawler.links import MAX_LINKS, PageLink
from crawler.outcomes import Trouble
from crawler.outside import ELSEWHERE
from crawler.pages import Page, is_html, is_xml, page_of
from crawler.platforms import platform_named, platform_of
from crawler.platforms.generic import GENERIC
from crawler.reading import Found, place_of, read_links
from crawler.site_state import SiteState
from crawler.sitemaps import is_list, locations, unpack
from crawler.unasked import Looked, unseen_on
from data.site_words import fold, site_words
from data.store import Candidate

FILE_NEAR, _ACT = 82.0, 12.0
"""Scores of a file under a heading on mentoring; of an act that its own link names beyond those of mentoring alone, however deep."""
RESULTS = 80.0
"""What the site's own search finds is near to mentoring whatever it is called."""
DECLARED, SITEMAP, SEARCH = 290.0, 79.5, 61.5
NAMELESS = 46.0
"""From here on what was not asked may be an act by its name, or by having none."""
MAX_SITEMAPS = 12
_MISSING, _TITLE, _HEADING = 404, 5, 40
"""A status; letters that a title has at least, and a heading at most."""
_MAX_NEUTRAL_OF_SITEMAP = 100
_ENOUGH_MENU = 3
"""Pages of the menu known by two pages, from which on a link that only the start page and the news have is news."""
_MAX_SIBLINGS = 10
"""Addresses of one folder that tell nothing, from a site map: a section of the menu has no more pages, a list of news has."""


class SitePages(SiteState):
    """The answers of a site."""

    async def _visit(self, candidate: Candidate) -> bool:
        memo, url = self._memo, candidate.url
        guessed = url in memo.guesses
        answer = await self._get(url, patient=memo.failures < 3 and not guessed)
        trouble = answer.trouble or self._pretence(answer)
        if trouble is not None and trouble.reason == "dead_link" and self._is_there_all_the_same(answer, url):
            trouble = None
        if trouble is not None and candidate.score == ELSEWHERE:
            # Whatever kept us from it there, the document is unknown as if nobody had asked.
            self._count(answer, candidate)
            self._give_up([url], "dead_link" if trouble.reason == "dead_link" else "outside_link")
            return False
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

    def _pretence(self, answer: Answer) -> Trouble | None:
        if not is_html(answer.body):
            return None
        return outcomes.load_answers().look(page_of(answer.final_url, answer.body, answer.content_type))

    def _is_there_all_the_same(self, answer: Answer, url: str) -> bool:
        """Told as missing by its status alone: it has the title by which links name it, or documents, and says nothing of being missing."""
        if answer.status != _MISSING or not is_html(answer.body):
            return False
        page, answers = page_of(answer.final_url, answer.body, answer.content_type), outcomes.load_answers()
        named = {plain(text) for text in self._texts.get(url, ()) if len(text) >= _TITLE}
        shown = named & set(map(plain, page.headings)) or (named and answers.offers_documents(page))
        return bool(shown) and answers.look(page) is None

    def _forbidden(self, candidate: Candidate, *, guessed: bool) -> None:
        """A page that nothing recommends hides nothing; the reason stays on what was needed, and the outcome is told from it."""
        self._frontier.done(candidate.url)
        needed = not guessed and (_is_owed(candidate) or self._crawl.focus.is_file(candidate.url))
        self._crawl.store.skip(*self._key, [candidate.url], "robots" if needed else None)

    def _failed(self, candidate: Candidate, answer: Answer, trouble: Trouble, *, guessed: bool) -> None:
        memo, url = self._memo, candidate.url
        self._frontier.done(url)
        if guessed:
            memo.vain.append(url)
            self._crawl.store.skip(*self._key, [url], None)
            return
        gone = trouble.reason in ("dead_link", "redirect_loop")
        memo.failures = memo.failures if gone else memo.failures + 1
        memo.last_failure = trouble.reason
        if not gone and _is_owed(candidate) and not self._crawl.focus.is_file(url):
            self._gap(trouble.reason)
        self._count(answer, candidate)
        memo.telling = False
        self._crawl.store.record(*self._key, self._fetch(url, answer, trouble, candidate.depth), memo=memo.dump())

    def _is_place(self, candidate: Candidate) -> bool:
        """By its link what was just read is an act on mentoring of teachers, so that the place of such acts is known."""
        focus, texts = self._crawl.focus, self._texts.get(candidate.url, set())
        # A site map tells of an act and not of the page where it stands among others.
        if candidate.url in self._memo.acts or not texts or candidate.score >= DECLARED or focus.is_news("", address_words(candidate.url)):
            return candidate.url in self._memo.acts
        if candidate.score == LATER:
            named = any(focus.later.match(plain(text)) for text in texts)
        else:
            named = candidate.score >= (FILE_NEAR if focus.is_file(candidate.url) else MENTORING + _ACT)
        words = site_words()
        told = map(fold, texts)
        if (
            not named
            or not self._is_linked(candidate.url)
            or any(words.not_act.search(text) or (words.pupils.search(text) and not words.teachers.search(text)) for text in told)
        ):
            return False
        self._memo.acts.append(candidate.url)
        return True

    def _store_file(self, answer: Answer, candidate: Candidate) -> bool:
        self._memo.placed |= self._is_place(candidate)
        fetch = self._fetch(candidate.url, answer, None, candidate.depth)
        self._frontier.done(candidate.url)
        self._count(answer, candidate)
        self._memo.failures, self._memo.telling = 0, True
        self._crawl.store.record(*self._key, fetch, memo=self._memo.dump())
        return True

    def _store_sitemap(self, answer: Answer, candidate: Candidate) -> bool:
        """Addresses of an XML site map; one that is no XML is an ordinary page or nothing."""
        xml = unpack(answer.body)
        self._frontier.done(candidate.url)
        if not is_xml(xml) and not is_list(xml):
            self._crawl.store.skip(*self._key, [candidate.url], None)
            return False
        addresses, index = locations(xml)
        scope, memo = self._scope(), self._memo
        new: list[Candidate] = []
        neutral: dict[str, list[tuple[str, float]]] = {}
        place = place_of(
            Page(scope.base, b""),
            self._crawl.focus,
            score=NEUTRAL,
            depth=1,
            training=False,
            rates=self._rates,
            events=self._crawl.settings.events,
        )
        for address in addresses:
            url = urls.canonical(address, candidate.url)
            if url is None or not scope.owns(key := scope.key(url)) or self._frontier.seen(key):
                continue
            if index and len(memo.sitemaps) < MAX_SITEMAPS:
                memo.sitemaps.append(key)
                memo.guesses.append(key)
                new += self._admit([(key, SITEMAP - 0.1)], 1)
            elif not index:
                score = self._crawl.focus.link(PageLink(url=key), key, place)
                if score >= NAMELESS:
                    new += self._admit([(key, self._by_address(key, score))], 1)
                elif score >= NEUTRAL:
                    neutral.setdefault(key.rstrip("/").rpartition("/")[0], []).append((key, score + UNNAMED))
        # Where an item of a list matters, a link names it. Pages at the root are the menu's.
        alone = [each for folder, found in neutral.items() if len(found) <= _MAX_SIBLINGS or folder == scope.base for each in found]
        new += self._admit(alone[:_MAX_NEUTRAL_OF_SITEMAP], 1)
        memo.off_menu = False
        self._count(answer, candidate)
        # Kept as a page: it is a part of what was searched.
        fetch = self._fetch(candidate.url, replace(answer, body=xml), None, candidate.depth)
        memo.telling = False
        self._crawl.store.record(*self._key, fetch, new=new, memo=memo.dump())
        return False

    def _by_address(self, url: str, score: float) -> float:
        """The score of an address that only a site map tells of: what merely lies in a folder of documents waits for its list.

        Acts wait for the section, whose links tell an order from a plan.
        """
        if score > MENTORING:
            return LATER - UNNAMED
        if score >= RESULTS or self._crawl.focus.is_hub_address(url):
            return score
        return min(score, NEEDED) + UNNAMED

    def _store_page(self, answer: Answer, candidate: Candidate, extra: list[tuple[str, float]]) -> bool:
        memo, scope = self._memo, self._scope()
        page = page_of(answer.final_url, answer.body, answer.content_type)
        if page.torn and _is_owed(candidate):
            # What is there counts; what is not there may have followed the break.
            self._gap("server_error")
        self._frontier.done(candidate.url)
        memo.schooled = memo.schooled or is_school(page)
        if memo.platform == GENERIC.name and scope.owns(candidate.url):
            # The start page may be a mere cover.
            memo.platform = platform_of(page).name
        training = bool(self._organisation.training_site)
        score = RESULTS if candidate.url == memo.search else candidate.score
        place = place_of(
            page,
            self._crawl.focus,
            score=score,
            depth=candidate.depth,
            training=training,
            rates=self._rates,
            events=self._crawl.settings.events,
        )
        memo.placed |= self._is_place(candidate)
        memo.listed |= candidate.score < FIRST and (place.hub or place.mentoring)
        # All of a site may stand in one page, under headings.
        memo.listed = memo.listed or any(self._crawl.focus.names_documents(line) for line in page.lines if len(line) <= _HEADING)
        if len(self._links(page)) >= MAX_LINKS:
            self._gap("budget")
        found = self._links(page) if self._news(page) or memo.again else self._files_only(page)
        if memo.again:
            self._unlink(candidate.url, found)
        read = read_links(
            found,
            source=candidate.url,
            place=place,
            scope=scope,
            focus=self._crawl.focus,
            allow_private=self._crawl.settings.allow_private,
            menu=self._told,
        )
        self._note_unseen(page, place, candidate, read, found)
        # What is linked to is no guess any more: that it is not there is a dead link.
        linked = {url for url, _ in read.worth} - {*memo.sitemaps, memo.search}
        self._give_up_twins(linked)
        self._tell_news(candidate, place, found)
        memo.guesses = [url for url in memo.guesses if url not in linked]
        memo.search_works |= candidate.url == memo.search and self._finds(read)
        worth = self._not_turned_in_vain(candidate, self._files_later(candidate.url, read))
        worth += self._search(page)
        new = self._admit(worth + extra, candidate.depth + 1)
        self._note_parts(read.parts)
        elsewhere = self._elsewhere(read.outside) + self._frontier.elsewhere(read.dead, DEAD)
        self._count(answer, candidate)
        memo.failures, memo.telling = 0, place.mentoring or self._crawl.focus.is_act(page.title)
        self._belittle(read)
        fetch = self._fetch(candidate.url, answer, None, candidate.depth)
        self._crawl.store.record(*self._key, fetch, links=self._worth_keeping(read.links), new=[*new, *elsewhere], memo=memo.dump())
        self._put_elsewhere()
        return memo.telling

    def _note_unseen(self, page: Page, place: Place, candidate: Candidate, read: Found, found: list[PageLink]) -> None:
        """Note what the page may hold and nobody can ask for; the start page is at hand only where that is in question."""
        own = {url for url, score in read.worth if score >= NEEDED and (url not in self._sources or self._crawl.focus.is_file(url))}
        # What a script quotes may be anything.
        own -= {self._scope().key(url) for each in found if each.kind in ("script", "quoted") and (url := urls.canonical(each.url))}
        looked = Looked(page=page, mentoring=place.mentoring, hub=place.hub, score=candidate.score, empty=not own, start=self._start_page)
        for reason in unseen_on(looked, self._crawl.focus):
            self._gap(reason)

    def _start_page(self) -> Page | None:
        start = self._memo.base + self._memo.root
        kept = next((each for each in self._crawl.store.fetches(*self._key) if each.url == start and each.sha256), None)
        return page_of(kept.final_url, self._crawl.blobs.get(kept.sha256), kept.content_type) if kept and kept.sha256 else None

    def _note_parts(self, addresses: list[str]) -> None:
        """What the site keeps elsewhere was not looked at; a sister school's site is no part of this one."""
        for url in addresses:
            note = f"часть документов размещена на {urls.host_of(url)}"
            if not self._crawl.neighbours.other(url, self._organisation.id):
                self._gap("outside_link")
                if note not in self._memo.notes:
                    self._memo.notes.append(note)

    def _unlink(self, url: str, found: list[PageLink]) -> None:
        """Forget links that the page held and holds no more; a page or file that was needed must be linked from elsewhere, or is lost."""
        scope = self._scope()
        now = {scope.key(address) for link in found if (address := urls.canonical(link.url))}
        gone = [link for link in self._held.pop(url, []) if link.target not in now]
        if not gone:
            return
        self._crawl.carried.unlink(*self._key, gone)
        self._told -= {(link.target, link.text) for link in gone}
        asked = {each.url for each in self._crawl.store.fetches(*self._key) if not each.reason}
        self._memo.lost += sorted({link.target for link in gone} & asked)

    def _give_up_twins(self, linked: set[str]) -> None:
        """Give up guessed addresses that links write with a slash at the end, or without one."""
        bare = {url.rstrip("/") for url in linked}
        waiting = {each.url for each in self._frontier.waiting()}
        self._give_up([url for url in self._memo.guesses if url in waiting and url not in linked and url.rstrip("/") in bare], None)

    def _belittle(self, read: Found) -> None:
        """Give up what a site map recommended by its address alone and a link now names as something else."""
        best: dict[str, float] = {}
        for url, score in read.worth:
            best[url] = max(score, best.get(url, 0.0))
        self._give_up(self._frontier.belittled([url for url, score in best.items() if score < NEUTRAL]), None)

    def _tell_news(self, candidate: Candidate, place: Place, found: list[PageLink]) -> None:
        """Give up links of the start page that a list of news repeats and no other page does: latest news whose titles say nothing."""
        if candidate.score >= FIRST or place.events:
            return
        scope, memo = self._scope(), self._memo
        alone = {each.url for each in self._frontier.waiting() if each.score == MENU} - {*memo.menu}
        here = [(key, link) for link in found if (address := urls.canonical(link.url)) and (key := scope.key(address)) in alone]
        if not place.news:
            memo.menu += sorted({key for key, _ in here})
        elif candidate.score == ARCHIVE and len(memo.menu) >= _ENOUGH_MENU:
            items = {key for key, link in here if not link.boilerplate and self._crawl.focus.link(link, key, place) == NEWS}
            self._give_up(sorted(items), None)

    def _news(self, page: Page) -> bool:
        """The page says something that no page before it said."""
        digest = hashlib.sha256(f"{page.title} {page.text[:50_000]}".encode("utf-8", "replace")).hexdigest()[:16]
        if digest in self._memo.texts and len(page.text) > 40:
            return False
        self._memo.texts.append(digest)
        return True

    def _not_turned_in_vain(self, candidate: Candidate, read: Found) -> list[tuple[str, float]]:
        """A turned page of a list that brings nothing but further pages ends the list."""
        turned = urls.paging(candidate.url) if candidate.score in TURNED else None
        if turned is None:
            return read.worth
        own = [(address, score) for address, score in read.worth if score not in TURNED or urls.paging(address) != turned]
        brings = any(not self._frontier.seen(address) for address, _ in own)
        return read.worth if brings else own

    def _files_later(self, url: str, read: Found) -> Found:
        """Of a card that prints its file's text: the file may be asked when what is printed decides nothing."""
        if not platform_named(self._memo.platform).printed.search(url):
            return read
        return replace(read, worth=[(each, min(score, LATER) if self._crawl.focus.is_file(each) else score) for each, score in read.worth])

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


def _is_owed(candidate: Candidate) -> bool:
    """The full look holds the page: where it cannot be seen, nothing may be called absent."""
    return candidate.score >= NEEDED or candidate.score in (MENU, LEAF)
