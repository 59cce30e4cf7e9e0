"""Joomla.

Known by   the generator mark, its own paths (/media/jui/, /media/system/js/, /components/com_…) or index.php?option=com_…
Items      <id>-<slug>.html, /index.php/<alias>, /component/<name>/?view=…: there the query is the identity
Files      /images/<name>.pdf; catalogues of files give ?download=<id>:<name>, /attachments/download/, task=download
Paging     ?start=N (older limitstart)
Twins      print (tmpl=component&print=1 and its layout), mail to a friend, feeds, sorted lists
Search     the form sends by POST, so the address is the component's: com_finder (whole words) where the page names it, else com_search
Saved      tests/pages/joomla/
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from crawler.pages import Page
from crawler.platforms.base import Platform, bears, generator
from crawler.searching import PART, WORD, SearchForm

_PATHS = re.compile(
    r"^(/[\w-]+)?/(media/(jui|system/js|system/css|vendor/joomla|com_\w+|templates/site)|components/com_\w+|modules/mod_\w+)/|[?&]option=com_\w+",
    re.IGNORECASE,
)
_FINDER = re.compile(r"com_finder|mod-finder|/component/finder|finder/search", re.IGNORECASE)


@dataclass(frozen=True)
class Joomla(Platform):
    """See the module."""

    name: str = "joomla"
    search_at: str = "/index.php"
    search_field: str = "searchword"
    search_fixed: tuple[tuple[str, str], ...] = (("option", "com_search"), ("view", "search"), ("searchphrase", "all"))
    search_words: str = PART
    twins: re.Pattern[str] = re.compile(
        r"[?&]print=1|[?&]format=(feed|pdf|opensearch|ical)|[?&]option=com_(mailto|users|ajax)|/component/(mailto|users)/|/administrator/|[?&]filter_order=",
        re.IGNORECASE,
    )
    dress: re.Pattern[str] = re.compile(r"(highlight|tmpl|template)=", re.IGNORECASE)
    lists: re.Pattern[str] = re.compile(r"[?&](start|limitstart)=\d|[?&]view=(category|categories|archive)\b", re.IGNORECASE)

    def recognises(self, page: Page) -> bool:
        """Marks of the engine."""
        return "joomla" in generator(page) or bears(page, _PATHS)

    def search(self, page: Page) -> SearchForm | None:
        """The form of the page, else the component's own address."""
        form = super().search(page)
        if form is None or not _FINDER.search(page.html):
            return form
        if form.fixed == self.search_fixed:
            form = replace(form, field="q", fixed=(("option", "com_finder"), ("view", "search")))
        return replace(form, words=WORD)
