"""Headings as a reader meets them going down a page: real ones, bold lines, titles of accordions; those of the frame apart."""

from __future__ import annotations

import re
from typing import Any

from crawler.pages import squeeze

_TAGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "legend", "caption", "summary", "dt"})
_TITLED = frozenset({"div", "span", "p", "button"})
_TITLE = re.compile(
    r"(^|\s)(eTitle|page-?title|(page|section|block|accordion|spoiler|panel|tab|collapse|toggle|faq)s?[_-]+"
    r"(title|heading|header|head|button|toggle|name|caption))(\s|$)",
    re.IGNORECASE,
)
"""Names of blocks that are headings without being called so in the markup."""
_LAST = 7
_MAX_TEXT = 400


class Headings:
    """What stands over the place that was reached."""

    def __init__(self) -> None:
        self._frame = ""
        self._levels: dict[int, str] = {}

    def meet(self, element: Any, *, framed: bool) -> None:
        """Take in a heading. `framed`: it stands in a menu, header, footer or sidebar."""
        text = squeeze(element.text_content())
        if not 0 < len(text) <= _MAX_TEXT:
            return
        if framed:
            self._frame = text
            return
        level = int(element.tag[1]) if re.fullmatch(r"h[1-6]", element.tag) else _LAST
        self._levels = {each: words for each, words in self._levels.items() if each < level} | {level: text}

    def nearest(self, *, framed: bool) -> str:
        """The heading right over the place; "" where there is none."""
        return self._frame if framed else self._levels[max(self._levels)] if self._levels else ""

    def above(self, *, framed: bool) -> str:
        """Headings over the nearest one, but for the title of the page."""
        lower = [] if framed else sorted(self._levels)[:-1]
        return " / ".join(self._levels[level] for level in lower if level > 1)


def is_heading(element: Any) -> bool:
    """The element is a heading, or a bold line of its own, or is called the title of a block."""
    if element.tag in _TAGS:
        return True
    if element.tag in ("b", "strong"):
        return _stands_alone(element)
    return element.tag in _TITLED and bool(_TITLE.search(element.get("class") or ""))


def _stands_alone(element: Any) -> bool:
    """Bold words that are a line of their own, as old pages write their headings."""
    parent = element.getparent()
    if parent is None or parent.tag not in ("p", "div", "td", "center", "span") or len(parent) > 3:
        return False
    around = [parent.text, element.tail, *(child.tail for child in parent), *(child.text for child in parent if child is not element)]
    return not any(text and text.strip() for text in around)
