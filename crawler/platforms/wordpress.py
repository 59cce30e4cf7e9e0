"""WordPress.

Known by   the generator mark, or its own paths (/wp-content/, /wp-includes/, /wp-json/)
Files      /wp-content/uploads/YYYY/MM/<name>: the month of the upload; catalogues of files give ?wpdmdl=N
Paging     /page/N/, ?paged=N; a month's posts (/2022/09/) are part of the archive of posts, a day's are a grid of days
Twins      feeds, replies, shares, authors, days
Search     /?s=…
Saved      tests/pages/wordpress/
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crawler.links import PageLink
from crawler.pages import Page
from crawler.platforms.base import Platform, bears, generator
from crawler.searching import PART

_PATHS = re.compile(r"/wp-(content|includes|json)/", re.IGNORECASE)
_MONTH = re.compile(r"/(19|20)\d\d(/\d\d)?/?$|[?&]m=(19|20)\d\d(\d\d)?$")


@dataclass(frozen=True)
class WordPress(Platform):
    """See the module."""

    name: str = "wordpress"
    sitemaps: tuple[str, ...] = ("wp-sitemap.xml", "sitemap.xml")
    search_at: str = "/"
    search_field: str = "s"
    search_words: str = PART
    twins: re.Pattern[str] = re.compile(
        r"/feed/?(\?|$)|[?&](replytocom|share|feed|action|rest_route)=|/wp-(json|login|admin|register)|/xmlrpc\.php|/author/|[?&]author=\d"
        r"|/(19|20)\d\d/\d\d/\d\d/?$|[?&]m=(19|20)\d{6}$|/trackback/?$|/embed/?$",
        re.IGNORECASE,
    )
    lists: re.Pattern[str] = re.compile(r"/page/\d+/?(\?|$)|[?&](paged|cat)=\d|/category/", re.IGNORECASE)

    def recognises(self, page: Page) -> bool:
        """Marks of the engine."""
        return "wordpress" in generator(page) or bears(page, _PATHS)

    def links(self, page: Page) -> list[PageLink]:
        """Links; months mark pages of the archive.

        Raises:
            LayoutChanged: a page of the archive without rows.
        """
        return [replace(link, pager=True) if _MONTH.search(link.url) else link for link in super().links(page)]
