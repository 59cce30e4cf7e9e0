"""What a site published: pages, news and files, each with its title, its telling words and the day printed on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from audit_rules.facts.fold import fold as fold_act
from audit_rules.facts.foreign import names_another
from audit_rules.facts.names import mask_names
from audit_rules.facts.plans.days import day_in, day_of_page
from audit_rules.facts.plans.elsewhere import news_elsewhere, on_site
from audit_rules.facts.plans.listing import Row, days_beside, entries_in, rows_in
from audit_rules.facts.plans.passages import Passages
from audit_rules.facts.section import SitePages
from audit_rules.facts.unseen import best_link, file_name
from data.models import Link, Text, Unfetched
from data.plan_words import plan_words
from data.plans import Plan, Publication, PublicationKind
from data.site_words import fold, site_words

LONGEST_TITLE = 300


def publications_of(
    pages: SitePages, texts: Mapping[str, Text], unfetched: Sequence[Unfetched], today: dt.date, plans: Sequence[Plan], own_name: str = ""
) -> tuple[Publication, ...]:
    """Pages, news and files in order of their addresses, and what the site leads to and was not read; () where there is no plan to check.

    `texts` by sha-256; `today`: day of fetching, no later day is believed; `own_name`: of the site's organisation.
    A page that prints several items of news gives each; news that the site keeps elsewhere are unread.
    """
    if not any(plan.items for plan in plans):
        return ()
    site = _Site(pages, today, Passages(plans), own_name)
    found = [*site.read_pages(), *site.read_files(texts), *site.unread(unfetched), *news_elsewhere(pages)]
    return tuple(sorted(dict.fromkeys(found), key=lambda each: (each.url, each.date or dt.date.min, each.title)))


class _Site:
    """The pages of one site, and what its lists print beside their links."""

    def __init__(self, pages: SitePages, today: dt.date, passages: Passages, own_name: str) -> None:
        self.pages = pages
        self.own_name = own_name
        self.today = today
        self.passages = passages
        self.listed: dict[str, dt.date] = {}
        self.rows: dict[str, dict[str, Row]] = {}
        """By page and line: «26.10.2023 Семинар …»."""
        for source, text in pages.texts.items():
            lines, links = text.whole.split("\n"), pages.links_from.get(source, ())
            days = dict(days_beside(links, lines, today))
            self.listed |= days
            self.rows[source] = rows_in(links, days, lines, today)
        self.common = _common_lines(pages)

    def read_pages(self) -> Iterator[Publication]:
        """Every page with words of its own, and the items that it prints."""
        for url, text in self.pages.texts.items():
            title = text.title or self.pages.fetches[url].title
            rows = self.rows[url]
            # A row tells of what it leads to and not of the list; what lies on another site has no word here but the row's.
            for row in rows.values():
                if not self._on_site(row.target):
                    yield replace(self._publication(url, row.title, [row.line], row.day), unread=True)
            everything = [line for line in text.whole.split("\n") if line not in rows]
            entries = entries_in(everything, title, self.today)
            for entry in entries:
                yield self._publication(url, entry.lines[0], entry.lines[1:], entry.day)
            if url != self.pages.start:
                lines = [line for line in everything if line not in self.common]
                yield self._publication(url, title, lines, None if entries else self._day(url, title, everything))

    def _publication(self, url: str, title: str, lines: Sequence[str], day: dt.date | None) -> Publication:
        quote, further = self._words(lines, title)
        return Publication(
            title=mask_names(title)[:LONGEST_TITLE],
            url=url,
            kind="news" if self._is_news(url, day) else "page",
            date=day,
            quote=quote,
            further=further,
            sha256=self.pages.fetches[url].sha256 or "",
            names_another=self._names_another(title, quote),
        )

    def _names_another(self, title: str, quote: str) -> bool:
        return names_another(self.own_name, fold_act(title), fold_act(quote))

    def _day(self, url: str, title: str, lines: Sequence[str]) -> dt.date | None:
        """The day by the page's own title, or in its own words, else the day of a list."""
        own = lines if any(fold(line) == fold(title) for line in lines) else [line for line in lines if line not in self.common]
        return day_of_page(own, title, self.today) or self.listed.get(url)

    def _words(self, lines: Sequence[str], title: str) -> tuple[str, str]:
        """The telling words without the title, and what may be telling besides; names of people masked."""
        own = [line.strip() for line in lines if line.strip() and fold(line) != fold(title)]
        quote = self.passages.of(own)
        return mask_names(quote), mask_names(self.passages.further(own, quote))

    def read_files(self, texts: Mapping[str, Text]) -> Iterator[Publication]:
        """Files by the words of their best link; their day is the one their list or link prints. Photographs tell nothing."""
        for url, fetch in self.pages.fetches.items():
            text = texts.get(fetch.sha256 or "")
            if fetch.role != "file" or fetch.reason or (text and text.layout.get("format") == "photograph"):
                continue
            title = self._link_title(url) or file_name(url)
            quote, further = self._words(_lines(text), title) if text else ("", "")
            yield Publication(
                title=mask_names(title)[:LONGEST_TITLE],
                url=url,
                kind="document",
                date=self.listed.get(url) or day_in(title, self.today),
                quote=quote,
                further=further,
                sha256=fetch.sha256 or "",
                unread=text is None or _lost(text),
                names_another=self._names_another(title, quote),
            )

    def unread(self, unfetched: Sequence[Unfetched]) -> Iterator[Publication]:
        """Addresses that gave nothing and those never asked, by the words of the links to them."""
        links = {url: self.pages.links_to.get(url, ()) for url, fetch in self.pages.fetches.items() if fetch.reason}
        links |= {each.url: each.links or self.pages.links_to.get(each.url, ()) for each in unfetched}
        for url, found in links.items():
            if not found or not self._on_site(url) or site_words().picture.search(urlsplit(url).path.lower()):
                continue
            title = max((link.text for link in found), key=len)
            day = self.listed.get(url) or day_in(title, self.today)
            yield Publication(title=mask_names(title)[:LONGEST_TITLE], url=url, kind=self._unread_kind(url, found), date=day, unread=True)

    def _unread_kind(self, url: str, links: Sequence[Link]) -> PublicationKind:
        if site_words().document.search(urlsplit(url).path.lower()):
            return "document"
        return "news" if self._is_news(url, None) or _names_news(links) else "page"

    def _on_site(self, url: str) -> bool:
        """Only the site's own pages and files tell what it published."""
        return on_site(url, self.pages)

    def _link_title(self, url: str) -> str:
        link = best_link(self.pages.links_to.get(url, []))
        return link.text or link.heading if link else ""

    def _is_news(self, url: str, day: dt.date | None) -> bool:
        words = site_words()
        links = self.pages.links_to.get(url, ())
        return bool(words.news.search(urlsplit(url).path.lower())) or (day is not None and _names_news(links))


def _lines(text: Text) -> list[str]:
    """Lines of a file, or of all that an archive holds."""
    own = text.whole.replace("\f", "\n").split("\n")
    return [*own, *(line for _, member in text.members for line in _lines(member))]


def _lost(text: Text) -> bool:
    """True where a part of the file was not read."""
    return (
        text.failure is not None
        or any(page.failure or page.partial for page in text.pages)
        or any(_lost(member) for _, member in text.members)
    )


def _names_news(links: Sequence[Link]) -> bool:
    return any(plan_words().news.search(fold(f"{link.heading} {link.trail}")) for link in links)


def _common_lines(pages: SitePages) -> frozenset[str]:
    """Lines of the start page: what other pages repeat of it is the site's frame."""
    start = pages.texts.get(pages.start)
    return frozenset(start.whole.split("\n")) if start else frozenset()
