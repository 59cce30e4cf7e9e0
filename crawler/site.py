"""The look at one site, one request after another: the next address is chosen when the answer before it is in the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from time import monotonic

from crawler import urls
from crawler.ending import reason_named
from crawler.focus import (
    ARCHIVE,
    LATER,
    LEAF,
    MENU,
    NEEDED,
    NEUTRAL,
    Place,
)
from crawler.lessons import learned_from
from crawler.links import PageLink
from crawler.off_menu import MAX_OFF_MENU, OFF_MENU, tells, told_by_maps
from crawler.site_again import SiteAgain
from crawler.site_pages import NAMELESS
from data.models import SiteOutcome
from data.store import Candidate

_MAX_FAILURES = 6
_CLOSED = 73.5
"""Place in the order of a page that leads to others unknown yet: before pages under such, after lists of documents."""
_MENU = 5
"""Links of the start page into one folder by which it holds the menu's pages."""


class SiteWalk(SiteAgain):
    """Goes through one site to its end."""

    async def step(self) -> bool:
        """Go on by one address; True when that may have changed what is known of the acts, so that `settled` is worth asking."""
        if not self._memo.base:
            return await self._open()
        if self._memo.again:
            return await self._look_again()
        if self._memo.stands == "settled" and not self.mentoring_waits:
            return True
        if self._owes_off_menu:
            self._admit_off_menu()
            return False
        candidate = self._frontier.next(self._order)
        assert candidate is not None
        return await self._visit(candidate)

    def _order(self, candidate: Candidate) -> float:
        """Where the address comes in the order of asking, by its worth and by what sister sites taught."""
        if candidate.score == ARCHIVE:
            # Its first page tells which links of the start page are news.
            return LEAF if urls.paging(candidate.url) else MENU + 0.5
        texts = self._texts.get(candidate.url, ())
        key = (candidate.url, candidate.score, len(texts))
        if key not in self._orders:
            score = max(candidate.score, self._way(candidate, texts))
            self._orders[key] = self._lessons.order(candidate.url, score, self._memo.root, texts)
        return self._orders[key]

    def _way(self, candidate: Candidate, texts: Iterable[str]) -> float:
        """Place in the order of a page of the menu that may lead to the section; 0 where the start page names what is under it."""
        start = self._memo.base + self._memo.root
        if not NEEDED < candidate.score < _CLOSED or candidate.depth > 1 or start not in self._sources.get(candidate.url, ()):
            return 0.0
        return max((self._crawl.focus.way(text) or _CLOSED for text in texts if text not in self._opened), default=0.0)

    @property
    def over(self) -> SiteOutcome | None:
        """How the look ended; None while there is something to ask."""
        if self._unreached is not None or not self._memo.base:
            return self._unreached
        if self._memo.again:
            return None
        if self._memo.stands == "settled":
            return None if self._memo.changed else self.settled()
        best = self._frontier.best()
        if self._memo.failures >= _MAX_FAILURES:
            return self._outcome(reason_named(self._memo.last_failure))
        if self._owes_off_menu and not self._spent():
            return None
        if best is None or best.score < NEUTRAL or self._acts_are_placed():
            return self._outcome(None)
        if best.score < LEAF and self._memo.neutral >= self._crawl.settings.max_neutral:
            return self._outcome(None)
        if self._spent():
            owed = best.score > ARCHIVE or (best.score == ARCHIVE and not self._memo.search_works) or best.score in (LEAF, OFF_MENU)
            return self._outcome("budget" if owed else None)
        return None

    @property
    def _owes_off_menu(self) -> bool:
        """Nothing that a link recommends waits, and the site maps may tell of more."""
        best, memo = self._frontier.best(), self._memo
        if memo.off_menu or not memo.sitemaps or (best is not None and best.score >= LEAF):
            return False
        return not self._acts_are_placed()

    def _admit_off_menu(self) -> None:
        """Let pages in that only the site maps tell of, and whose addresses name nothing that is never asked."""
        memo, scope = self._memo, self._scope()
        place = Place(score=NEUTRAL, depth=1)
        told = told_by_maps(self._crawl.store.fetches(*self._key), memo.sitemaps, self._crawl.blobs)
        keys = [scope.key(url) for each in told if (url := urls.canonical(each, memo.base))]
        new = [key for key in dict.fromkeys(keys) if scope.owns(key) and not self._frontier.seen(key)]
        worth = [key for key in new if self._crawl.focus.link(PageLink(url=key), key, place) >= NEUTRAL]
        # What an address says is something; of a mere number nobody knows what is behind it.
        worth.sort(key=tells)
        memo.off_menu = True
        if len(worth) > MAX_OFF_MENU and not tells(worth[MAX_OFF_MENU]):
            self._gap("budget")
        self._crawl.store.add(*self._key, self._admit([(key, OFF_MENU) for key in worth], 1))
        self._crawl.carried.note(*self._key, memo.dump())

    @property
    def cut_short(self) -> bool:
        """Pages of other subjects were left out for the place of the acts being known, by this look or by one that was taken over."""
        if self._memo.stands == "complete" and self._memo.changed:
            return self._memo.placed and not self._memo.thorough
        best = self._frontier.best()
        return best is not None and best.score >= NEUTRAL and self._acts_are_placed()

    def look_everywhere(self) -> None:
        """Ask pages of other subjects too, as where no act was found; what was taken over and has changed is looked at from its start."""
        if self._memo.stands == "complete":
            self._look_anew()
        self._memo.thorough = True

    def _acts_are_placed(self) -> bool:
        return self._memo.placed and not self._memo.thorough and not self._rates and not self._owes_where_acts_are_known()

    def _owes_where_acts_are_known(self) -> bool:
        """Something waits that the full look needs though the place of the acts is known: all but pages of other subjects and old news.

        What may be an act by having no name is waited for, and what lies beside the acts.
        """
        folders = {_folder(url) for url in self._memo.acts} - self._common_folders()
        return any(
            each.score > ARCHIVE
            or (each.score == ARCHIVE and not urls.paging(each.url))
            or (each.score >= NAMELESS and self._crawl.focus.is_file(each.url))
            or (each.score >= NEUTRAL and (_folder(each.url) in folders or each.url.rstrip("/") in folders))
            for each in self._frontier.waiting()
        )

    def _common_folders(self) -> set[str]:
        """Folders that say nothing of what lies in them: the root, and those that hold the pages of the menu."""
        root = self._memo.base + self._memo.root
        menu = Counter(_folder(url) for url, sources in self._sources.items() if root in sources)
        return {root.rstrip("/"), *(folder for folder, count in menu.items() if count >= _MENU)}

    @property
    def left_telling(self) -> bool:
        """A run that was killed did not come to ask whether the verdicts are settled by what it stored last."""
        return self._memo.telling and not (self._memo.again or self._memo.stands)

    @property
    def mentoring_waits(self) -> bool:
        """Something waits that names mentoring, and may be the order, the regulation or the section."""
        best = self._frontier.best()
        return best is not None and best.score > LATER

    def finish(self, outcome: SiteOutcome) -> None:
        """Close the site: what was never worth a request is given up, what the budget left stays."""
        memo = self._memo
        if outcome.reached and not (memo.stands and not memo.changed):
            looked, links = self._crawl.carried.looked(*self._key), self._crawl.store.links(*self._key)
            memo.taught = learned_from(looked, links, memo.acts, memo.vain, memo.root)
            self._crawl.carried.note(*self._key, memo.dump())
        given_up = [each.url for each in self._frontier.waiting() if each.score < NAMELESS]
        self._crawl.store.skip(*self._key, given_up, None)
        self._crawl.store.finish(*self._key, outcome)

    def settled(self) -> SiteOutcome:
        """The outcome of a site where nothing unseen could change the verdicts."""
        return self._outcome("budget", settled=True)

    def _spent(self) -> bool:
        memo, settings = self._memo, self._crawl.settings
        return memo.requests >= settings.max_requests or memo.size_bytes >= settings.max_bytes or monotonic() > self._deadline


def _folder(url: str) -> str:
    """The address above."""
    return url.partition("?")[0].rstrip("/").rpartition("/")[0]
