"""The section on mentoring of teachers: a page or folder whose own title names it; not a news item, a single file, or pupils' mentoring."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from audit_rules.facts.unseen import pupils_only
from data.models import Fetch, Link, Section, SiteOutcome, Text
from data.site_words import fold, site_words

LONGEST_TITLE = 120
"""A section's title is short; a longer one is a sentence of news."""
EMPTY_LETTERS = 80


@dataclass(frozen=True, kw_only=True)
class SitePages:
    """The HTML pages of a site, by address, with the links between them."""

    fetches: Mapping[str, Fetch]
    texts: Mapping[str, Text]
    """By address."""
    links_to: Mapping[str, Sequence[Link]]
    links_from: Mapping[str, Sequence[Link]]
    start: str


def section(pages: SitePages, outcome: SiteOutcome) -> Section:
    """The best candidate; found is None where there is none and the look is not full."""
    candidates = []
    for url, text in pages.texts.items():
        for title in dict.fromkeys([text.title, *(link.text for link in pages.links_to.get(url, ()))]):
            rank = _rank(title, url, pages.links_to.get(url, ()))
            if rank is not None and url != pages.start:
                empty = _empty(url, text, pages)
                candidates.append((rank, empty, title != text.title, len(title), pages.fetches[url].depth, url, title))
    if candidates:
        *_, url, title = best = min(candidates)
        return Section(found=True, empty=best[1], url=url, title=" ".join(title.split()))
    return Section(found=False if outcome.complete and not _broken(pages) else None)


def _rank(title: str, url: str, links: Sequence[Link]) -> int | None:
    """Place of the title among the words of sections; None: it is no title of a section."""
    words, text = site_words(), fold(title)
    if not text or len(text) > LONGEST_TITLE or words.act_title.match(text) or pupils_only(text):
        return None
    if words.news.search(urlsplit(url).path.lower()) or any(words.news_trail.search(fold(link.trail)) for link in links):
        return None
    if _in_news(links) or words.not_act.search(words.year.sub("", text)):
        return None
    return next((place for place, pattern in enumerate(words.section) if pattern.search(text)), None)


def _in_news(links: Sequence[Link]) -> bool:
    """True where every link to the page stands under a heading of news."""
    words = site_words()
    return bool(links) and all(words.news_trail.search(fold(link.heading)) for link in links)


def content_links(url: str, pages: SitePages) -> list[Link]:
    """Links of a page that are not the menu: those that the start page does not have."""
    menu = {link.target for link in pages.links_from.get(pages.start, ())} if url != pages.start else set()
    return [link for link in pages.links_from.get(url, ()) if link.target not in menu and link.target != url]


def _empty(url: str, text: Text, pages: SitePages) -> bool:
    start = pages.texts.get(pages.start)
    common = {line.strip() for line in start.whole.splitlines()} if start and url != pages.start else set()
    own = [line.strip() for line in text.whole.splitlines() if line.strip() and line.strip() not in common]
    words = fold(" ".join(line for line in own if fold(line) != fold(text.title)))
    if site_words().empty_text.search(words) and len(words) < 3 * EMPTY_LETTERS:
        return True
    return sum(letter.isalpha() for letter in words) < EMPTY_LETTERS and not content_links(url, pages)


def _broken(pages: SitePages) -> bool:
    """True where a page that by its link is the section did not open."""
    for url, fetch in pages.fetches.items():
        if fetch.reason and any(_rank(link.text, url, [link]) is not None for link in pages.links_to.get(url, ())):
            return True
    return False
