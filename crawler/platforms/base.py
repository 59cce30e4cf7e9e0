"""What an engine knows of its own sites; the generic way to read a page stands behind every one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from crawler import urls
from crawler.links import PageLink, links_of, urljoin_or_empty
from crawler.pages import Page
from crawler.searching import WORD, SearchForm, search_form
from data.errors import LayoutChanged

NOTHING = re.compile(r"(?!)")
"""Matches no address."""
_ATTRIBUTE = re.compile(r"(?:href|src|action|data-src)\s*=\s*[\"']?([^\"'\s>]{2,500})", re.IGNORECASE)
_SAYS_EMPTY = re.compile(
    r"\bнет (материал|запис|новост|документ|файл|элемент|публикац|объявлен|событ)|(записей|материалов|новостей|документов) (пока )?нет"
    r"|ничего не найдено|не найдено ни одно|не содержит (материал|запис|документ)|(раздел|список|категория|папка) (пока )?пуст"
    r"|раздел (наполняется|в разработке)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Platform:
    """One engine. Subclasses override what they know better than the generic way."""

    name: str = "generic"
    starts: tuple[str, ...] = ()
    """Paths below the root where acts on mentoring stand on such sites; asked where the menu names none."""
    rated_starts: tuple[str, ...] = ()
    """Paths where a training site's rated page stands on such sites."""
    sitemaps: tuple[str, ...] = ("sitemap.xml",)
    """Site maps below the root, where robots.txt names none."""
    search_at: str = ""
    """Path of the engine's own search, where the page shows no form of it."""
    search_field: str = "q"
    search_fixed: tuple[tuple[str, str], ...] = ()
    search_words: str = WORD
    printed: re.Pattern[str] = NOTHING
    """Addresses of cards that print the text of the file they lead to: the file itself is asked after them."""
    telling: bool = True
    """Addresses are made of titles, so that a site map tells which are worth asking."""
    twins: re.Pattern[str] = NOTHING
    """Addresses that show once more what stands elsewhere (print, feeds, replies) or a grid of days: never followed."""
    dress: re.Pattern[str] = NOTHING
    """Parts of a query that change nothing of what is shown."""
    lists: re.Pattern[str] = NOTHING
    """Addresses of the engine's own lists: such a page without a single row is a changed layout, not an empty list."""

    def recognises(self, page: Page) -> bool:
        """The page was made by this engine: by its signs, not by its host alone."""
        return True

    def links(self, page: Page) -> list[PageLink]:
        """All links of the page worth knowing.

        Raises:
            LayoutChanged: the page is of a kind this engine knows and does not look as known.
        """
        found = [self._undressed(link) for link in links_of(page) if not self.twins.search(link.url.partition("#")[0])]
        if self.lists.search(page.url) and not _SAYS_EMPTY.search(page.text) and not any(_rows(page, found)):
            raise LayoutChanged(f"{page.url}: в списке нет ни одной строки")
        return found

    def search(self, page: Page) -> SearchForm | None:
        """The site's own search: the form of the page, else where the engine is known to search."""
        form = search_form(page)
        if form is not None and urls.host_of(form.action) == urls.host_of(page.url):
            return replace(form, words=self.search_words)
        if not self.search_at:
            return form
        action = urls.origin_of(page.url) + self.search_at
        return SearchForm(action=action, field=self.search_field, fixed=self.search_fixed, words=self.search_words)

    def _undressed(self, link: PageLink) -> PageLink:
        parts = urlsplit(link.url) if "?" in link.url else None
        if parts is None or self.dress is NOTHING:
            return link
        query = "&".join(piece for piece in parts.query.split("&") if not self.dress.match(piece))
        return link if query == parts.query else replace(link, url=urlunsplit(parts._replace(query=query)))


@lru_cache(maxsize=2)
def own_addresses(page: Page) -> tuple[str, ...]:
    """Path and query of every address in the source that lies on the page's own host; what a page links to elsewhere says nothing of it."""
    own = urls.host_of(page.url).removeprefix("www.")
    written = dict.fromkeys(found[1].replace("&amp;", "&") for found in _ATTRIBUTE.finditer(page.html))
    absolute = (urlsplit(urljoin_or_empty(page.base, address)) for address in written)
    return tuple(urlunsplit(("", "", *parts[2:4], "")) for parts in absolute if _host(parts.netloc) == own)


def bears(page: Page, paths: re.Pattern[str]) -> bool:
    """The page's own scripts, styles, pictures or links lie at such paths."""
    return any(paths.search(address) for address in own_addresses(page))


def generator(page: Page) -> str:
    """What the page says made it, in lower case; "" where it is silent."""
    metas = page.tree.iter("meta")
    return next((str(meta.get("content") or "").lower() for meta in metas if (meta.get("name") or "").lower() == "generator"), "")


def exactly_one(found: Iterable[Any], what: str, url: str) -> Any:
    """The only element.

    Raises:
        LayoutChanged: there is none, or more than one.
    """
    elements = list(found)
    if len(elements) != 1:
        raise LayoutChanged(f"{url}: {what}: ожидался один, найдено {len(elements)}")
    return elements[0]


def _host(netloc: str) -> str:
    return netloc.rpartition("@")[2].partition(":")[0].lower().removeprefix("www.")


def _rows(page: Page, links: list[PageLink]) -> Iterator[PageLink]:
    """Links that may be rows of a list: neither its pages nor its frame."""
    here = urlsplit(page.url).path.rstrip("/")
    for link in links:
        if not link.boilerplate and not link.pager and link.text and urlsplit(link.url).path.rstrip("/") not in ("", here):
            yield link
