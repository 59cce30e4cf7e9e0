"""The start of a look: the site opened, and what is worth asking before any link is known."""

from __future__ import annotations

import datetime as dt

from crawler import urls
from crawler.fetching import Answer
from crawler.focus import ARCHIVE, FIRST, NEEDED, NEWS, OUTSIDE, PAPER, RATED_PAGE, STAFF_NEWS, Place
from crawler.guards import refusal
from crawler.identity import another_named, moved_to
from crawler.outcomes import Trouble
from crawler.outside import ELSEWHERE
from crawler.platforms import platform_named, platform_of
from crawler.scope import in_list
from crawler.site_pages import DECLARED, MAX_SITEMAPS, SITEMAP, SitePages
from crawler.start import Opened, open_site
from data.models import SiteOutcome, StateReason
from data.store import Candidate

START, GUESS = 300.0, 60.5
"""Scores of the start page, and of what nobody linked to: asked after all that is needed and linked."""
_MAX_OF_COVER = 3
"""Own links that a start page has at the most where it is a mere cover."""
_MAX_WAYS = 2
"""Addresses that led to acts on sister sites, tried where the start page names no mentoring."""


class SiteStart(SitePages):
    """The beginning at a site."""

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
        return self._store_page(
            opened.answer, Candidate(url=opened.key, score=START, depth=0), [*extra, *self._ways_in(opened), *self._declared(opened)]
        )

    def _settle_in(self, opened: Opened) -> None:
        memo = self._memo
        memo.looked_at = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        memo.base, memo.root = opened.scope.base, opened.scope.root
        memo.hosts, memo.foreign = list(opened.scope.hosts), list(opened.scope.foreign)
        memo.platform = platform_of(opened.page).name
        memo.notes += opened.notes
        if another := another_named(opened.page, self._organisation.name):
            memo.notes.append(f"сайт называет другую организацию: «{another[:120]}»")
            self._gap("other_site")
        if moved := moved_to(opened.page):
            memo.notes.append(f"на главной странице сказано, что сайт теперь по адресу {moved}")
            self._gap("other_site")
        memo.schooled = False
        memo.bare = self._leads_nowhere(opened)

    def _ways_in(self, opened: Opened) -> list[tuple[str, float]]:
        """What a mere cover leads to: behind «Вход на сайт» is the site's real start page.

        The same site in another dress or language is one only where there is nothing else.
        """
        scope, focus, place = opened.scope, self._crawl.focus, Place(score=START, depth=0)
        own: dict[str, float] = {}
        mirrors: set[str] = set()
        for link in self._links(opened.page):
            address = urls.canonical(link.url) if link.kind != "image" else None
            if (
                address is None
                or not scope.owns(key := scope.key(address))
                or key == opened.key
                or focus.is_file(key)
                or focus.is_machine(key)
            ):
                continue
            own[key] = max(focus.link(link, key, place), own.get(key, 0.0))
            if focus.is_mirror(link.text):
                mirrors.add(key)
        if len(own) > _MAX_OF_COVER:
            return []
        ways = [key for key, score in own.items() if score < NEEDED and score not in (ARCHIVE, STAFF_NEWS, NEWS, PAPER)]
        return [(key, FIRST) for key in ways if key not in mirrors or mirrors.issuperset(own)]

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
        usual_maps = [] if maps else [f"{root}{name}" for name in platform_named(memo.platform).sitemaps]
        telling = platform_named(memo.platform).telling
        known = [(scope.key(each), SITEMAP if telling else GUESS) for each in maps[:MAX_SITEMAPS]]
        known += [(key, GUESS) for each in usual_maps if not self._lessons.in_vain(key := scope.key(each), scope.root)]
        memo.sitemaps += [key for key, _ in known]
        memo.guesses += [key for key, _ in known]
        found += known
        guesses = [] if "sveden" in opened.page.html.lower() or scope.root != "/" else [(f"{scope.base}/sveden/document/", GUESS)]
        if not self._crawl.focus.is_mentoring(opened.page.text):
            guesses += [(f"{scope.base}{path}", GUESS) for path in platform_named(memo.platform).starts]
            linked = {scope.key(address) for link in self._links(opened.page) if (address := urls.canonical(link.url))}
            ways = [scope.key(f"{root.rstrip('/')}{path}") for path in self._lessons.known_ways()]
            guesses += [(url, GUESS) for url in ways if url not in linked][:_MAX_WAYS]
            guesses = [(url, score) for url, score in dict(guesses).items() if not self._lessons.in_vain(url, scope.root)]
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
            return [(key, ELSEWHERE if self._may_hop(key) else OUTSIDE)]
        return [] if in_list(key, "social") else [(key, DECLARED)]
