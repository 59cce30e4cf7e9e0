"""What a page calls itself."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from audit_rules.facts.text.normalize import normalise_cell

SEPARATOR = re.compile(r"\s+[|–—·•»«/:-]+\s+|\s*::\s*|\s*\|\s*")
ORGANISATION = re.compile(
    r"\b(?:М[БАК]?ОУ|МБДОУ|МАДОУ|МДОУ|ГБОУ|ГАОУ|ГКОУ|ГБПОУ|СОШ|ООШ|НОШ|МОУ|МУДО|МБУ ?ДО)\b|школ[аы]\b(?! наставн)|гимнази[яи]\b|лице[йя]\b|"
    r"детск(?:ий|ого) сада?|учреждени[ея]|официальн\w+ сайт|колледж|техникум",
    re.IGNORECASE,
)
SITE_PARTS = ["header", "nav", "footer", "aside"]


def page_title(soup: BeautifulSoup) -> str:
    """The main heading; else og:title or <title> without the site's name; "" where there is none."""
    headings = [text for text in (_words(tag) for tag in soup.find_all("h1") if tag.find_parent(SITE_PARTS) is None) if text]
    own = [text for text in headings if not _names_site(text)]
    if own:
        return own[0]
    for text in (_meta(soup, "og:title"), _words(soup.title) if soup.title else ""):
        if text and not _names_site(title := without_site_name(text, _meta(soup, "og:site_name"))):
            return title
    second = [text for text in (_words(tag) for tag in soup.find_all(["h2", "h3"]) if tag.find_parent(SITE_PARTS) is None) if text]
    named = headings[:1] or [_words(soup.title) if soup.title else ""]
    return second[0] if second and not _names_site(second[0]) and len(second) == 1 else named[0]


def without_site_name(title: str, site_name: str = "") -> str:
    """«Наставничество — МБОУ СОШ № 5» → «Наставничество»."""
    parts = [part.strip() for part in SEPARATOR.split(title) if part.strip()]
    own = [part for part in parts if part != site_name and not _names_site(part)]
    return own[0] if own and len(own) < len(parts) else title


def _names_site(text: str) -> bool:
    """An organisation's name and not, say, an order of it."""
    return ORGANISATION.search(text) is not None and re.search(r"наставн|приказ|положени|план|программ|карт", text, re.IGNORECASE) is None


def _words(tag: Tag) -> str:
    return normalise_cell(tag.get_text(" "))


def _meta(soup: BeautifulSoup, name: str) -> str:
    tag = soup.find("meta", attrs={"property": name})
    return normalise_cell(str(tag.get("content") or "")) if isinstance(tag, Tag) else ""
