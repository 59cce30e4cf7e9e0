"""Госвеб and other sites of NetCat CMS: <school>-r<region>.gosweb.gosuslugi.ru.

Known by   the generator mark, own paths (/netcat_files/, /netcat_template/, /netcat/), or the host with the classes of its blocks (tpl-…)
Starts     /nasha-shkola/nastavnichestvo (the last segment may be Cyrillic), documents of the obligatory section
Files      /netcat_files/<a>/<b>/[<seconds>_]<name>: the seconds are the day of the upload and never the act's
Paging     ?curPos=N
Twins      the same page without its frame or in the dress for print (isNaked, nc_ctpl, template), lists of one day
Saved      tests/pages/gosweb/
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler import urls
from crawler.pages import Page
from crawler.platforms.base import Platform, bears, generator
from crawler.politeness import vendor_of

_PATHS = re.compile(r"^/netcat(_\w+)?/", re.IGNORECASE)
_BLOCKS = re.compile(r"class=[\"'][^\"']*\btpl-(block|component|area|menu|link)", re.IGNORECASE)


@dataclass(frozen=True)
class Gosweb(Platform):
    """See the module."""

    name: str = "gosweb"
    starts: tuple[str, ...] = ("/nasha-shkola/nastavnichestvo", "/svedeniya-ob-obrazovatelnoy-organizatsii/dokumenty")
    search_at: str = "/search/"
    search_field: str = "search_query"
    twins: re.Pattern[str] = re.compile(r"[?&](isNaked|nc_ctpl|template)=|/20\d\d/\d\d/\d\d/?$", re.IGNORECASE)
    lists: re.Pattern[str] = re.compile(r"[?&]curPos=\d", re.IGNORECASE)

    def recognises(self, page: Page) -> bool:
        """Marks of NetCat; the host counts only with its blocks."""
        if "netcat" in generator(page) or bears(page, _PATHS):
            return True
        return vendor_of(urls.host_of(page.url)) == "gosweb" and bool(_BLOCKS.search(page.html))
