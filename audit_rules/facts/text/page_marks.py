"""Marks left in a web page before its furniture goes: frames, forms, heads of accordions and tabs, pictures of carousels.

A mark is an empty tag without words, so that the page's text stays what it was.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from bs4.element import Tag

from audit_rules.facts.text.normalize import normalise_cell

MARK = "data-seen"
VALUE = "data-seen-as"
COUNTED = "data-seen-counted"
"""On a carousel whose pictures its mark tells."""

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
MOST_WORDS = 300
MOST_HEAD = 200
_OPENS = re.compile(
    r"accordion|spoiler|collaps|toggle|card-header|panel-heading|(?:^|[-_ ])tab(?:$|[-_ ])|tab-?link|t-?title|faq", re.IGNORECASE
)
_HEAD = re.compile(r"head|title|label|btn", re.IGNORECASE)
_NO_FIELDS = frozenset({"hidden", "submit", "button", "reset", "image"})
_CAROUSEL = re.compile(r"slider|carousel|swiper|fotorama|slick|owl-", re.IGNORECASE)
_SEARCH = re.compile(r"search|poisk|поиск|найти|искать|login|log-in|auth|войти|subscri|подпис", re.IGNORECASE)
_ORNAMENT = re.compile(
    r"logo|icon|(?:^|[/_.-])ico(?:$|[/_.-])|button|banner|emoji|smil|pixel|spacer|counter|sprite|gerb|flag|avatar|arrow|load(?:er|ing)|"
    r"\.svg|1x1|(?:^|/)(?:pdf|docx?|word|xlsx?|zip)\.",
    re.IGNORECASE,
)
_FILE = re.compile(r"\.(?:pdf|docx?|rtf|odt|xlsx?|ods|zip|rar|pptx?)(?:$|[?#])", re.IGNORECASE)
SMALL = 80
"""A picture narrower or lower than so many pixels is an icon."""


def leave_marks(soup: BeautifulSoup) -> None:
    """Put a mark at every thing that `drop_furniture` may take out of the tree and that a visitor uses."""
    for frame in soup.find_all(["iframe", "embed", "object"]):
        address = str(frame.get("src") or frame.get("data-src") or frame.get("data") or "").strip()
        if address and not address.startswith(("about:", "javascript:", "data:")):
            frame.insert_after(_mark(soup, "frame", address))
    for form in soup.find_all("form"):
        if words := _form_words(form, soup):
            form.insert_after(_mark(soup, "form", words))
    for head in soup.find_all(_may_open):
        _mark_head(soup, head)
    for carousel in soup.find_all(lambda tag: _CAROUSEL.search(_classes(tag)) is not None):
        pictures = sum(is_picture(image) for image in carousel.find_all("img"))
        if pictures and carousel.find_parent(attrs={COUNTED: True}) is None:
            carousel[COUNTED] = "1"
            carousel.insert_before(_mark(soup, "pictures", str(pictures)))


def is_picture(image: Tag) -> bool:
    """False for icons, logos and other ornaments, and for the face of a link to a document."""
    source = str(image.get("src") or image.get("data-src") or image.get("data-original") or "")
    if _ORNAMENT.search(source if source.startswith("data:") else urlsplit_path(source)):
        return False
    sizes = [str(image.get(name) or "") for name in ("width", "height")]
    if any(size.removesuffix("px").isdigit() and int(size.removesuffix("px")) < SMALL for size in sizes):
        return False
    link = image.find_parent("a")
    return bool(source) and (link is None or not _FILE.search(str(link.get("href") or "")))


def urlsplit_path(address: str) -> str:
    """The path of an address; the address itself where it cannot be taken apart."""
    try:
        return urlsplit(address).path
    except ValueError:
        return address


def _mark(soup: BeautifulSoup, kind: str, value: str) -> Tag:
    tag = soup.new_tag("span")
    tag[MARK], tag[VALUE] = kind, value
    return tag


def _classes(tag: Tag) -> str:
    return " ".join(str(name) for name in [tag.get("id") or "", *(tag.get_attribute_list("class") or ())] if name)


def _form_words(form: Tag, soup: BeautifulSoup) -> str:
    """What the form says; "" for a search, a log-in, and for the form that ASP.NET puts round a whole page."""
    text = normalise_cell(form.get_text(" "))
    if len(text) > max(MOST_WORDS * 4, len(soup.get_text()) // 2) or form.find(["h1", "main", "article"]) is not None:
        return ""
    fields = [each for each in form.find_all(["input", "textarea", "select"]) if _attribute(each, "type") not in _NO_FIELDS]
    kinds = {_attribute(each, "type") for each in fields}
    hints = " ".join(_attribute(each, "placeholder") for each in fields)
    told = " ".join([_classes(form), _attribute(form, "action"), _attribute(form, "role"), hints, text])
    one_line = len(fields) < 2 and form.find("textarea") is None
    if not fields or kinds & {"password", "search"} or (one_line and _SEARCH.search(told)):
        return ""
    return f"{text} {hints}".strip()[:MOST_WORDS] or "форма"


def _attribute(tag: Tag, name: str) -> str:
    return str(tag.get(name) or "")


def _may_open(tag: Tag) -> bool:
    if tag.name in {"html", "body", "main", "article", "ul", "ol", "table", "nav", "form", "section"}:
        return False
    if tag.get("data-toggle") or tag.get("data-bs-toggle") or tag.get("role") == "tab" or tag.get("aria-expanded") is not None:
        return True
    if tag.name == "button":
        return tag.find_parent(HEADINGS) is not None or _OPENS.search(_classes(tag)) is not None
    return (
        tag.name == "div"
        and re.search(r"head|title|label|btn", _classes(tag), re.IGNORECASE) is not None
        and bool(_OPENS.search(_classes(tag)))
    )


def _mark_head(soup: BeautifulSoup, head: Tag) -> None:
    """A mark that bears the head's words: where its pane begins, or before the head where no pane is named."""
    words = normalise_cell(head.get_text(" "))
    if not words or len(words) > MOST_HEAD or head.find_parent(["nav", "header", "footer"]) is not None:
        return
    named = next((str(head.get(name)) for name in ("data-target", "data-bs-target", "aria-controls", "href") if head.get(name)), "")
    pane = soup.find(id=named.removeprefix("#")) if named and "/" not in named else None
    if isinstance(pane, Tag) and pane.name not in HEADINGS:
        pane.insert(0, _mark(soup, "heading", words))
    elif head.name != "a":
        head.insert_before(_mark(soup, "heading", words))
