"""The site's own search: the form that a page shows, or the address that an engine is known to search at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from crawler.links import urljoin_or_empty
from crawler.pages import Page

WORD = "наставничество"
PART = "наставни"
"""For engines that seek parts of words."""
_HINTS = re.compile(r"search|poisk|поиск|найти|искать|\bq\b|\bs\b|query|text")
_OTHER_FORMS = re.compile(r"subscri|email|login")


@dataclass(frozen=True, kw_only=True)
class SearchForm:
    """A search of the site itself: GET, one text field."""

    action: str
    field: str
    fixed: tuple[tuple[str, str], ...] = ()
    encoding: str = "utf-8"
    words: str = WORD

    @property
    def address(self) -> str:
        """Where the words are searched for."""
        query = urlencode([*self.fixed, (self.field, self.words)], encoding=self.encoding, errors="replace", quote_via=quote)
        return f"{self.action.partition('?')[0]}?{query}"


def search_form(page: Page) -> SearchForm | None:
    """The page's search, where it is a GET form with one text field and nothing to log in with."""
    for form in page.tree.iter("form"):
        if (form.get("method") or "get").lower() != "get":
            continue
        fields = [field for field in form.iter("input") if field.get("name")]
        texts = [field for field in fields if (field.get("type") or "text").lower() in ("text", "search")]
        if len(texts) != 1 or any((field.get("type") or "").lower() == "password" for field in fields):
            continue
        if not _is_search(form, texts[0]):
            continue
        fixed = tuple((field.get("name"), field.get("value") or "") for field in fields if (field.get("type") or "").lower() == "hidden")
        action = urljoin_or_empty(page.base, (form.get("action") or "").strip() or page.url)
        if action:
            return SearchForm(action=action, field=texts[0].get("name"), fixed=fixed, encoding=_encoding(page))
    return None


def _is_search(form: Any, text: Any) -> bool:
    shown = [form.get("action"), form.get("id"), form.get("class"), text.get("name"), text.get("placeholder")]
    hints = " ".join(word for word in shown if word).lower()
    return bool(_HINTS.search(hints)) and not _OTHER_FORMS.search(hints)


def _encoding(page: Page) -> str:
    """What the form is sent in: that of the page."""
    old = not page.body[:4096].lower().count(b"utf-8") and "windows-1251" in page.html[:4096].lower()
    return "cp1251" if old else "utf-8"
