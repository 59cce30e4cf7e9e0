"""Which pages of a site are the page of its training site, and which stand under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from audit_rules.facts.rated.addresses import extension, host_of, under
from audit_rules.facts.section import SitePages, content_links
from data.models import Link
from data.rated_words import rated_words
from data.site_words import fold, site_words

LONGEST_TITLE = 140
MOST_PAGES = 60
MOST_ROOTS = 8
PAGE_ENDINGS = frozenset({"", "html", "htm", "php", "aspx"})


def rated_trees(pages: SitePages) -> dict[str, list[str]]:
    """The rated pages, the likeliest first, each with itself and the pages under it; one that stands under another is no root."""
    trees = {root: pages_under(root, pages) for root in _roots(pages)}
    order = list(trees)
    return {root: under for root, under in trees.items() if not any(_stands_under(root, other, trees, order) for other in order)}


def _stands_under(root: str, other: str, trees: Mapping[str, list[str]], order: Sequence[str]) -> bool:
    """Of two pages that lead to each other the likelier one is above."""
    if root == other or root not in trees[other]:
        return False
    return other not in trees[root] or order.index(other) < order.index(root)


def _roots(pages: SitePages) -> list[str]:
    """Pages that by their titles are rated ones, the likeliest first."""
    ranked = []
    for url, text in pages.texts.items():
        links = pages.links_to.get(url, ())
        told = [_rank(title) for title in (text.title, *(link.text for link in links))]
        rank = min((each for each in told if each is not None), default=None)
        if rank is not None and url != pages.start and not _is_news(url, links):
            ranked.append((rank, pages.fetches[url].depth, len(url), url))
    return [url for *_, url in sorted(ranked)][:MOST_ROOTS]


def pages_under(root: str, pages: SitePages) -> list[str]:
    """The page itself and the pages under it: those it leads to, those of its folder, those of its part of the menu."""
    found = [root]
    for url in _linked(root, pages):
        if url not in found:
            found.append(url)
    for url in [*found[1:]]:
        found += [each for each in _linked(url, pages) if each not in found and _narrower(each, url, pages)]
    found += [
        url for url in sorted(pages.texts) if url not in {*found, pages.start} and (under(url, root) or _in_its_menu(url, root, pages))
    ]
    return found[:MOST_PAGES]


def unread_under(root: str, tree: Sequence[str], pages: SitePages) -> list[str]:
    """Addresses of pages that the rated page, its tree or its part of the menu lead to and that were not read."""
    linked = {link.target for url in tree for link in content_links(url, pages) if _may_be_under(link.target, url)}
    in_menu = {url for url in pages.links_to if _may_be_under(url, root) and _in_its_menu(url, root, pages)}
    return sorted(url for url in (linked | in_menu) - {root, *pages.texts} if extension(url) in PAGE_ENDINGS)


def lost_roots(pages: SitePages, left: Iterable[str]) -> list[tuple[str, str]]:
    """(address, words of the link) of what by its links is the rated page and was not read; `left`: addresses never asked."""
    failed = [url for url, fetch in pages.fetches.items() if fetch.role == "page" and fetch.reason]
    found = []
    for url in sorted({*failed, *left} - set(pages.texts)):
        links = [link for link in pages.links_to.get(url, ()) if _rank(link.text) is not None]
        if links and extension(url) in PAGE_ENDINGS and not _is_news(url, links):
            found.append((url, links[0].text))
    return found


def _rank(title: str) -> int | None:
    text, words = fold(title), rated_words()
    if not text or len(text) > LONGEST_TITLE or words.not_page.search(text):
        return None
    return next((place for place, pattern in enumerate(words.pages) if pattern.search(text)), None)


def _is_news(url: str, links: Sequence[Link]) -> bool:
    words = site_words()
    if words.news.search(urlsplit(url).path.lower()):
        return True
    return bool(links) and all(words.news_trail.search(fold(link.heading)) for link in links)


def _linked(url: str, pages: SitePages) -> Iterator[str]:
    for link in content_links(url, pages):
        if link.target in pages.texts and link.target != pages.start and _may_be_under(link.target, url):
            yield link.target


def _may_be_under(url: str, page_url: str) -> bool:
    parts = urlsplit(url)
    return host_of(url) == host_of(page_url) and not rated_words().elsewhere.search(f"{parts.path.lower()}?{parts.query.lower()}")


def _narrower(url: str, page_url: str, pages: SitePages) -> bool:
    """A page two steps away belongs to it only where it is one thing of a list: a card, an event, a document typed."""
    return under(url, page_url) or len(list(content_links(url, pages))) < 3


def _in_its_menu(url: str, root: str, pages: SitePages) -> bool:
    """The menu, or the breadcrumb, has the page under the rated one."""
    title, menu = fold(pages.texts[root].title), {link.target for link in pages.links_from.get(pages.start, ())}
    for link in pages.links_to.get(url, ()):
        above = fold(link.trail.rpartition(" / ")[2])
        if above and (above == title or _rank(above) is not None) and (link.source == pages.start or url not in menu):
            return True
    return False
