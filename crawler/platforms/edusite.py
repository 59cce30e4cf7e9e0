"""Edusite: one vendor's school sites (edumsko.ru and its twins in other regions, the older edusite.ru and caduk.ru).

Known by   the vendor's host together with its paths, or its upload paths (/uploads/<bucket>/<site>/section/…, /DswMedia/…)
Starts     the same act may lie under any of them; menu paths differ from school to school
Cards      …/doc/ID is one document's page; ID grows with uploads and says nothing of the act's date; …/folder/ID is a list of cards
Saved      tests/pages/edusite/
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler import urls
from crawler.pages import Page
from crawler.platforms.base import Platform, bears
from crawler.politeness import vendor_of

_UPLOADS = re.compile(r"/uploads/\d+/\d+/(section/\d+|generalimage)/|/DswMedia/", re.IGNORECASE)
_SVEDEN = re.compile(r"class=[\"'][^\"']*containersved", re.IGNORECASE)
_PATHS = re.compile(r"/(collective|documents|activity|p\d+aa\d+\.html)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Edusite(Platform):
    """See the module."""

    name: str = "edusite"
    starts: tuple[str, ...] = (
        "/collective/nastavnik",
        "/collective/nastavnichestvo",
        "/collective/specialist",
        "/documents/other_documents",
        "/documents/regulat_documents",
    )

    rated_starts: tuple[str, ...] = ("/activity/innovate",)

    def recognises(self, page: Page) -> bool:
        """Uploads of the vendor, or its host with its menu paths."""
        if bears(page, _UPLOADS) or _SVEDEN.search(page.html):
            return True
        return vendor_of(urls.host_of(page.url)) == "edusite" and bears(page, _PATHS)
