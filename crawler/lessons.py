"""What was found behind like links on sister sites: which addresses and words led to acts, and which led nowhere.

Learned at fixed points, after each batch of a vendor's sites in registry order, and from the audit before: no result depends on when an
answer came.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from json import loads
from urllib.parse import urlsplit

from crawler import urls
from crawler.focus import ARCHIVE, LEAF, MENTORING, NEUTRAL, plain
from crawler.politeness import vendor_of
from data.models import Link, Organisation
from data.store import CrawlStore
from data.store.carrying import Looked

_BATCH = 5
_ENOUGH = 2
"""Sister sites after which a like link is judged by them."""
_VAIN = 3
"""Sister sites after which an address that was there on none of them is not tried."""
_HITS = 2
"""Sites on which a guessed way led to acts for one where it was not there: a miss costs as much as a hit saves."""
_MOST_WORDS = 60
_WAY, _NOWHERE = 98.0, -12.0
"""Where in the order a link comes that led to acts on most sister sites, and how much later one that led nowhere."""


@dataclass
class Lessons:
    """Counts of keys (an address within the site, or the words of a link) on the way to acts, and of those that led nowhere."""

    led: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    vain: Counter[str] = field(default_factory=Counter)
    """Addresses tried without a link that were not there."""

    def add(self, learned: Mapping[str, Sequence[str]]) -> None:
        """Count what one site taught."""
        self.led.update(learned.get("led", ()))
        self.missed.update(learned.get("missed", ()))
        self.vain.update(learned.get("vain", ()))

    def order(self, url: str, score: float, root: str, texts: Iterable[str]) -> float:
        """Place in the order of asking: the score where nothing was learned; more or less by what like links led to on sister sites."""
        if not LEAF <= score < MENTORING - 8:
            return score
        shares = [share for key in keys(url, root, texts) if (share := self._share(key)) is not None]
        if not shares:
            return score
        best = max(shares)
        if best >= 0.5:
            return _WAY + best
        # Never behind what is asked only where no act was found.
        return max(score + _NOWHERE, min(score, ARCHIVE + 0.5)) if best == 0 else score

    def in_vain(self, url: str, root: str) -> bool:
        """The address was tried on several sister sites and was on none."""
        key = path_key(url, root)
        return self.vain[key] >= _VAIN and not self.led[key] and not self.missed[key]

    def known_ways(self) -> list[str]:
        """Paths within the site that led to acts on most sister sites, the surest first; not those that many sites have not at all."""
        ways = [
            (key, share)
            for key in self.led
            if key.startswith("/") and (share := self._share(key)) is not None and share >= 0.5 and self.led[key] >= _HITS * self.vain[key]
        ]
        return [key for key, share in sorted(ways, key=lambda each: (-each[1], -self.led[each[0]], each[0]))]

    def _share(self, key: str) -> float | None:
        seen = self.led[key] + self.missed[key]
        return self.led[key] / seen if seen >= _ENOUGH else None


def path_key(url: str, root: str) -> str:
    """The address within the site."""
    parts = urlsplit(url)
    path = parts.path.removeprefix(root.rstrip("/")) or "/"
    return path + (f"?{parts.query}" if parts.query else "")


def keys(url: str, root: str, texts: Iterable[str]) -> list[str]:
    """By what a link is like others: its address within the site, and its words."""
    return [path_key(url, root), *sorted({f"«{plain(text)}" for text in texts if text and len(text) <= _MOST_WORDS})]


def learned_from(
    looked: Sequence[Looked], links: Sequence[Link], found: Sequence[str], guessed: Sequence[str], root: str
) -> dict[str, list[str]]:
    """What one finished look teaches. `found`: acts; `guessed`: addresses without a link that were tried and were not there."""
    taught = {"vain": sorted({path_key(url, root) for url in guessed})}
    if not found:
        return taught
    to: dict[str, list[Link]] = {}
    for link in links:
        to.setdefault(link.target, []).append(link)
    depths = {each.url: each.depth for each in looked if each.fetch and each.fetch.role == "page" and not each.fetch.reason}
    way: set[str] = set()
    for url in found:
        while sources := [link.source for link in to.get(url, []) if link.source in depths and link.source not in way]:
            url = min(sources, key=lambda each: (depths[each], each))
            if not depths[url]:
                break
            way.add(url)
    asked = [each for each in looked if each.fetch and each.fetch.role == "page" and NEUTRAL <= each.score < MENTORING and each.depth]

    def named(addresses: Iterable[str]) -> list[str]:
        return sorted({key for url in addresses for key in keys(url, root, (link.text for link in to.get(url, [])))})

    led = named(way - set(found))
    return {**taught, "led": led, "missed": [key for key in named(each.url for each in asked if each.url not in way) if key not in led]}


class School:
    """The lessons of all vendors of an audit."""

    def __init__(
        self, audit_id: int, store: CrawlStore, registry: Sequence[Organisation], here: Sequence[Organisation], earlier: int | None = None
    ) -> None:
        """`registry`: all organisations of the audit, in its order; `here`: those whose sites this process is still to look at.

        `earlier`: the audit before, which speaks for a site until it is looked at again.
        """
        self._audit_id, self._store, self._earlier = audit_id, store, earlier
        self._sisters: dict[str, list[str]] = {}
        for each in registry:
            if each.site:
                self._sisters.setdefault(vendor_key(each), []).append(each.id)
        self._places = {sister: (name, place) for name, sisters in self._sisters.items() for place, sister in enumerate(sisters)}
        self._over = {each.id: asyncio.Event() for each in here}
        self._known: dict[str, tuple[int, Lessons]] = {}
        self._learned: dict[tuple[int, str], dict[str, list[str]]] = {}

    def over(self, organisation_id: str) -> None:
        """The look at this site has ended."""
        if organisation_id in self._over:
            self._over[organisation_id].set()

    async def lessons(self, organisation_id: str) -> Lessons:
        """What the batches of sister sites before this one's teach, once they are over, and the others taught in the audit before."""
        name, place = self._places[organisation_id]
        before = place - place % _BATCH
        for sister in self._sisters[name][:before]:
            if sister in self._over:
                await self._over[sister].wait()
        if self._known.get(name, (-1, None))[0] != before:
            lessons = Lessons()
            for number, sister in enumerate(self._sisters[name]):
                lessons.add(self._taught(self._audit_id, sister) if number < before else self._taught(self._earlier, sister))
            self._known[name] = (before, lessons)
        return self._known[name][1]

    def _taught(self, audit_id: int | None, organisation_id: str) -> dict[str, list[str]]:
        if audit_id is None:
            return {}
        key = (audit_id, organisation_id)
        if key not in self._learned:
            self._learned[key] = loads(self._store.memo(*key) or "{}").get("taught", {})
        return self._learned[key]


def vendor_key(organisation: Organisation) -> str:
    """Whose sites are sisters: of one vendor or portal, else of one registered domain."""
    host = urls.host_of(urls.canonical(organisation.site or "") or "")
    return vendor_of(host) or urls.registrable(host)
