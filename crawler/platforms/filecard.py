"""File/card: one vendor's school sites on many domains (uralschool.ru, schoolmsk.ru, own and Cyrillic ones).

Known by   its paths (/file/card?id=…, /file/download?id=…, /upload/sc<site>_new/…), or the vendor's host with its obligatory section
Cards      /file/card?id=N prints a document's title and the text of its file; the file itself is /file/download?id=N
Lists      a section is ?section_id=N, a list of cards or a page of text; a stored file's address is 32 hexadecimal digits and tells nothing
Saved      tests/pages/filecard/
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler import urls
from crawler.links import PageLink
from crawler.pages import Page
from crawler.platforms.base import Platform, bears
from crawler.politeness import vendor_of
from data.errors import LayoutChanged

_PATHS = re.compile(r"^/file/(card|download)\?(?:.*&)?id=\d|^/upload/\w+_new/", re.IGNORECASE)
_SECTION = re.compile(r"^/sveden/(common|document)", re.IGNORECASE)
_CARD = re.compile(r"/file/card\?", re.IGNORECASE)
_FILE = re.compile(r"/file/download\?|/upload/\w+/files/", re.IGNORECASE)


@dataclass(frozen=True)
class FileCard(Platform):
    """See the module."""

    name: str = "filecard"
    printed: re.Pattern[str] = _CARD
    telling: bool = False

    def recognises(self, page: Page) -> bool:
        """The vendor's paths; its host counts only with its section."""
        return bears(page, _PATHS) or (vendor_of(urls.host_of(page.url)) == "filecard" and bears(page, _SECTION))

    def links(self, page: Page) -> list[PageLink]:
        """Links as they stand.

        Raises:
            LayoutChanged: a card that leads to no file.
        """
        found = super().links(page)
        if _CARD.search(page.url) and not any(_FILE.search(link.url) for link in found):
            raise LayoutChanged(f"{page.url}: на карточке документа нет ссылки на файл")
        return found
