"""uCoz (also narod.ru and sites on domains of their own): pages /index/<title>/0-8 and modules (news, files, articles).

Known by   the generator mark, its own paths (/.s/, /_ld/, /_nw/, /_pu/, /_fr/), its menu (uMenuRoot) or its scripts
Items      /load/<title>/<section>-<category>-0-<id>; the order's number and date can stand only in the title of the address
Files      /_ld/<n>/<name>; what a card of the catalogue offers is /load/0-0-1-<id>-20
Paging     ?page2, /load/<category>-<page>; shown by script (spages) with plain addresses beside it
Twins      the calendar of entries (/news/2022-09, /news/2022-09-14): the same entries stand in the list; pages of members and of the panel
Saved      tests/pages/ucoz/
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crawler.links import PageLink
from crawler.pages import Page
from crawler.platforms.base import Platform, bears, generator

_PATHS = re.compile(r"^/(\.s|_ld|_nw|_pu|_bl|_fr|_si|_ph)/", re.IGNORECASE)
_MARKS = re.compile(r"\buMenu(Root|Item|V|H)\b|window\.uCoz\b|\bucoz\.net/src/|хостинг[^<]{0,40}uCoz|id=[\"']?uMenuDiv", re.IGNORECASE)
_MODULES = r"(?:news|load|publ|blog|photo|board|stuff)"
_TURNED = re.compile(rf"/{_MODULES}/(?:[^/?]+/)*\d+-\d+$|\?page\d+$", re.IGNORECASE)


@dataclass(frozen=True)
class Ucoz(Platform):
    """See the module."""

    name: str = "ucoz"
    starts: tuple[str, ...] = ("/load/", "/news/")
    search_at: str = "/search/"
    twins: re.Pattern[str] = re.compile(
        rf"/{_MODULES}/(?:1-)?\d{{4}}-\d\d?(?:-\d\d?)?$|/{_MODULES}/\d+-0-\d{{4}}-|/panel/|/index/(1|3|8|15|23|34)(-\d+)?$|/rss/?$|/gb/?$|/stat/",
        re.IGNORECASE,
    )
    lists: re.Pattern[str] = re.compile(rf"^[^?]*/{_MODULES}/(?:[^/?]+/)*(?:\d+(?:-\d+)?)?(?:\?page\d+)?$", re.IGNORECASE)

    def recognises(self, page: Page) -> bool:
        """Marks of the engine."""
        return "ucoz" in generator(page) or bears(page, _PATHS) or bool(_MARKS.search(page.html))

    def links(self, page: Page) -> list[PageLink]:
        """Links without the calendar; pages of a list marked so.

        Raises:
            LayoutChanged: a list of a module without rows.
        """
        return [replace(link, pager=True) if _TURNED.search(link.url) else link for link in super().links(page)]
