"""1C-Bitrix.

Known by   its own paths (/bitrix/js/, /bitrix/templates/, /bitrix/cache/, /upload/iblock/) or its script (BX.message, BX.setCSSList)
Files      /upload/iblock/<3 hex>/<name>, /upload/medialibrary/…; counted downloads hide behind /bitrix/redirect.php?…goto=<address>
Paging     ?PAGEN_1=N; SHOWALL_1=1 shows the whole list on one page
Search     /search/?q=…; results bear sphrase_id, which is no part of the address; the map of the site is /search/map.php
Saved      tests/pages/bitrix/
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlsplit

from crawler.links import PageLink, urljoin_or_empty
from crawler.pages import Page
from crawler.platforms.base import Platform, bears

_PATHS = re.compile(r"^/bitrix/(js|templates|cache|css|panel|components)/|^/upload/(iblock|medialibrary|resize_cache)/", re.IGNORECASE)
_SCRIPT = re.compile(r"\bBX\.(message|setCSSList|setJSList|ready)\b|\bbitrix_sessid\b")
_COUNTED = re.compile(r"/bitrix/(redirect|rk|click)\.php$", re.IGNORECASE)
_WHOLE = re.compile(r"[?&]SHOWALL_\d+=1", re.IGNORECASE)


@dataclass(frozen=True)
class Bitrix(Platform):
    """See the module."""

    name: str = "bitrix"
    starts: tuple[str, ...] = ("/search/map.php",)
    search_at: str = "/search/"
    twins: re.Pattern[str] = re.compile(
        r"[?&](print|logout|register|forgot_password|change_password|action|set_filter|bitrix_include_areas)=|/rss/?(\?|$)"
        r"|[?&](month|day)=\d|/bitrix/admin/|[?&]SHOWALL_\d+=0",
        re.IGNORECASE,
    )
    dress: re.Pattern[str] = re.compile(r"(sphrase_id|clear_cache|back_url\w*|login|show_include_exec_time)=", re.IGNORECASE)
    lists: re.Pattern[str] = re.compile(r"[?&](PAGEN_\d+|SHOWALL_\d+)=\d", re.IGNORECASE)

    def recognises(self, page: Page) -> bool:
        """Paths or scripts of the engine."""
        return bears(page, _PATHS) or bool(_SCRIPT.search(page.html))

    def links(self, page: Page) -> list[PageLink]:
        """Links, those behind a counter as what they lead to; «Все» turns the pages of a list too.

        Raises:
            LayoutChanged: a turned page of a list without rows.
        """
        return [_known(page, link) for link in super().links(page)]


def _known(page: Page, link: PageLink) -> PageLink:
    if _WHOLE.search(link.url):
        return replace(link, pager=True)
    parts = urlsplit(link.url)
    aim = parse_qs(parts.query).get("goto", [""])[0] if _COUNTED.search(parts.path) else ""
    return replace(link, url=urljoin_or_empty(page.base, aim)) if aim else link
