"""One site's choice of the next address: what waits, what was seen, how many of a kind were let in. Everything comes from the store."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, fields
from json import dumps, loads

from crawler import urls
from crawler.focus import ARCHIVE, LEAF, MENU, NEEDED, NEUTRAL, PICTURE, RATED, RATED_UNDER, SUBJECT, TURNED, UNNAMED
from crawler.off_menu import MAX_OFF_MENU, OFF_MENU
from data.store import Candidate, CrawlStore

MAX_PAGES_OF_LIST = 12
"""Pages of one list that are turned."""
MAX_ARCHIVE = 30
"""Pages of a site's archives of news that are turned."""
MAX_ARCHIVE_SEARCHED = 12
"""The same where the site's own search is known to find."""
MAX_NEEDED_OF_FAMILY = 200
MAX_MENU_OF_FAMILY = 80
MAX_NEUTRAL_OF_FAMILY = 25
MAX_PICTURES = 12
MAX_RATED = 80
"""Pages under a rated page."""


@dataclass
class Memo:
    """The spider's note on a site: written with every page, so that a killed crawl goes on exactly where it stood."""

    base: str = ""
    root: str = "/"
    hosts: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    platform: str = ""
    requests: int = 0
    size_bytes: int = 0
    neutral: int = 0
    failures: int = 0
    """Failed addresses one after another."""
    last_failure: str = ""
    guesses: list[str] = field(default_factory=list)
    """Addresses that nobody linked to; that they are not there says nothing."""
    sitemaps: list[str] = field(default_factory=list)
    search: str = ""
    search_works: bool = False
    """The site's search found what names mentoring: what it does not find in old news is not there."""
    placed: bool = False
    """An act on mentoring was found where a link named it: others are not sought among pages of other subjects."""
    telling: bool = False
    """What was stored last may have changed what is known of the acts: killed there, the look goes on with the question that was due."""
    menu: list[str] = field(default_factory=list)
    """Addresses that waited by the start page's word alone and that another page links to too, which is no list of news."""
    unturned: bool = False
    """Pages of an archive of news were left unturned."""
    families: dict[str, int] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    """Digests of the pages' texts: the same text at another address leads nowhere new."""
    gaps: list[str] = field(default_factory=list)
    """Reasons why needed pages were not seen."""
    notes: list[str] = field(default_factory=list)
    schooled: bool = True
    """A page named an educational organisation of some kind; False: the organisation's own site would have."""
    listed: bool = False
    """A page was seen that by its link or title holds documents or leads to them, as every school's site has."""
    off_menu: bool = False
    """Pages that only site maps tell of were let in."""
    bare: bool = False
    """The start page leads nowhere: its menu, or all of it, is drawn by scripts."""
    thorough: bool = False
    """Pages of other subjects are asked though the place of the acts is known: the organisation would be named a violator."""
    acts: list[str] = field(default_factory=list)
    """Addresses of those acts."""
    vain: list[str] = field(default_factory=list)
    """Guessed addresses that were not there."""
    taught: dict[str, list[str]] = field(default_factory=dict)
    """What the look at this site teaches of its sisters (crawler/lessons.py)."""
    looked_at: str = ""
    """Moment (ISO 8601) when the latest look from the start began."""
    again: bool = False
    """An earlier look was taken over, and not all of it that must be asked again has been."""
    stands: str = ""
    """What was taken over: "settled" or "complete"; "" where the site is looked at from its start."""
    changed: bool = False
    """Something of what was asked again is not as it was."""
    lost: list[str] = field(default_factory=list)
    """Addresses that pages asked again link to no more."""
    anew: bool = False
    """What was taken over did not stand: the site is looked at from its start."""

    def dump(self) -> str:
        """JSON."""
        return dumps(vars(self), ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> Memo:
        """From JSON; a new note from ""."""
        known = {each.name for each in fields(cls)}
        return cls(**{name: value for name, value in loads(text or "{}").items() if name in known})


class Frontier:
    """What waits, the best first: higher score, then nearer to the start, then address."""

    def __init__(self, audit_id: int, organisation_id: str, store: CrawlStore, memo: Memo) -> None:
        self._memo = memo
        self._waiting = {each.url: each for each in store.frontier(audit_id, organisation_id)}
        self._seen = store.seen(audit_id, organisation_id)

    def best(self) -> Candidate | None:
        """The next address; None where nothing waits."""
        return min(self._waiting.values(), key=lambda each: (-each.score, each.depth, each.url), default=None)

    def next(self, order: Callable[[Candidate], float]) -> Candidate | None:
        """The address to be asked next, by another order than that of worth; None where nothing waits."""
        return min(self._waiting.values(), key=lambda each: (-order(each), each.depth, each.url), default=None)

    def waiting(self) -> list[Candidate]:
        """Everything that waits."""
        return list(self._waiting.values())

    def seen(self, url: str) -> bool:
        """The address is known, asked or not."""
        return url in self._seen

    def done(self, url: str) -> None:
        """The address was asked or given up."""
        self._waiting.pop(url, None)
        self._seen.add(url)

    def belittled(self, addresses: Collection[str]) -> list[str]:
        """Those of the addresses that wait and that only a site map recommends."""
        return [url for url in addresses if (known := self._waiting.get(url)) is not None and known.score % 1 == UNNAMED]

    def elsewhere(self, addresses: list[str], score: float) -> list[Candidate]:
        """Addresses that are only noted, as candidates for the store; those known already left out."""
        new = [url for url in dict.fromkeys(addresses) if url not in self._seen]
        for url in new:
            self._seen.add(url)
            self._waiting[url] = Candidate(url=url, score=score, depth=0)
        return [self._waiting[url] for url in new]

    def admit(self, url: str, score: float, depth: int) -> Candidate | None:
        """The address as a candidate for the store; None where it is asked already, has waited with as good a score, or is one too many."""
        known = self._waiting.get(url)
        if known is not None:
            if known.score >= score:
                return None
            self._waiting[url] = Candidate(url=url, score=score, depth=known.depth)
            return self._waiting[url]
        if url in self._seen or not self._room(url, score):
            return None
        self._seen.add(url)
        self._waiting[url] = Candidate(url=url, score=score, depth=depth)
        return self._waiting[url]

    def _room(self, url: str, score: float) -> bool:
        """Generated pages (calendars, endless lists, sessions in addresses) are let in up to a number of each kind."""
        if score < NEUTRAL:
            return True
        name, most = self._kind(url, score)
        count = self._memo.families.get(name, 0)
        if count >= most:
            self._refused(score)
            return False
        self._memo.families[name] = count + 1
        return True

    def _kind(self, url: str, score: float) -> tuple[str, int]:
        """What the address is counted as, and how many of these are let in."""
        if score == ARCHIVE:
            return "archive", MAX_ARCHIVE_SEARCHED if self._memo.search_works else MAX_ARCHIVE
        if (turned := urls.paging(url)) and (score in TURNED or score < LEAF):
            return f"list {turned}", MAX_PAGES_OF_LIST
        if score in (RATED, RATED_UNDER):
            return "rated", MAX_RATED
        if score >= NEEDED:
            return f"needed {urls.family(url)}", MAX_NEEDED_OF_FAMILY
        if score in (MENU, LEAF, SUBJECT):
            return f"menu {urls.family(url)}", MAX_MENU_OF_FAMILY
        if score == OFF_MENU:
            return "off menu", MAX_OFF_MENU
        if score == PICTURE:
            return "pictures", MAX_PICTURES
        return f"neutral {urls.family(url)}", MAX_NEUTRAL_OF_FAMILY

    def _refused(self, score: float) -> None:
        if score == ARCHIVE:
            self._memo.unturned = True
        elif (score >= MENU or score in (LEAF, SUBJECT)) and "budget" not in self._memo.gaps:
            self._memo.gaps.append("budget")
