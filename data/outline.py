"""What a web page shows, line by line: headings, words, links, pictures, forms."""

from __future__ import annotations

from dataclasses import dataclass

PLAIN = 0
BOLD = 7
"""Level of bold words that are a line of their own, as old pages write their headings."""
LABEL = 8
"""Level of the first cell of a row of two, and of the term of a definition list: it names what stands beside it."""


@dataclass(frozen=True, kw_only=True)
class PageLine:
    """One line as a person sees it."""

    text: str = ""
    level: int = PLAIN
    """1…6 a heading, BOLD, LABEL, or PLAIN."""
    links: tuple[tuple[str, str], ...] = ()
    """(words, address as the page writes it), in order."""
    frames: tuple[str, ...] = ()
    """Addresses of what is shown in a frame."""
    forms: tuple[str, ...] = ()
    """Words of each form that a visitor may fill in; a search and a log-in are none."""
    pictures: int = 0
    """Photographs and the like; icons and ornaments are none."""
