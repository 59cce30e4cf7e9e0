"""News that a school keeps in a social network or on another site: what stands there was not read."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from audit_rules.facts.section import SitePages
from data.models import Link
from data.plan_words import plan_words
from data.plans import Publication
from data.site_words import fold

_LONGEST_LINE = 200
_LIST_TITLE = 40
"""Letters that the title of a list of news has at the most."""


def news_elsewhere(pages: SitePages) -> Iterator[Publication]:
    """A publication, unread, for each place where by a link or by words of the site its news are."""
    found: dict[str, Publication] = {}
    for links in pages.links_from.values():
        for link in links:
            host = (urlsplit(link.target).hostname or "").removeprefix("www.")
            if host and not on_site(link.target, pages) and _leads_to_news(link):
                found.setdefault(host, _unread(f"Новости на {host}", link.target))
    for source, text in pages.texts.items():
        for line in text.whole.split("\n"):
            if place := _told_network(line, text.title):
                found.setdefault(fold(place), _unread(f"Новости: {place}", source))
    yield from found.values()


def on_site(url: str, pages: SitePages) -> bool:
    """The address is of the site's own host."""
    return urlsplit(url).hostname == urlsplit(pages.start).hostname


def _leads_to_news(link: Link) -> bool:
    words, low = plan_words(), fold(link.text)
    network = words.networks.search(fold(link.target)) or words.networks.search(low)
    return bool(words.own_news.match(low) or (network and words.news.search(f"{low} {fold(link.heading)}")))


def _told_network(line: str, title: str) -> str:
    """The social network that a line names beside news, or that stands on the page of news; "" where none does."""
    words, flat = plan_words(), " ".join(line.split())
    network = words.networks.search(flat.lower()) if len(flat) <= _LONGEST_LINE else None
    if network is None:
        return ""
    on_page_of_news = len(title) <= _LIST_TITLE and words.news.search(fold(title))
    return flat[slice(*network.span())] if on_page_of_news or words.news.search(fold(flat)) else ""


def _unread(title: str, url: str) -> Publication:
    return Publication(title=title, url=url, kind="news", unread=True)
