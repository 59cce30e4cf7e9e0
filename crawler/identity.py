"""Whose site a start page says it is: by the number of the school in its <title>."""

from __future__ import annotations

import re

from crawler.pages import Page, squeeze

_NAMED = re.compile(
    r"\b(?:\w*школ\w*|сош|оош|нош|[мгч]\w{0,2}оу|гимнази\w*|лице\w*|интернат\w*|(?:детск\w+ )?сад\w*|д/с|\w*доу)\b[^№|\d]{0,60}№\s*(\d+)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"№\s*(\d+)")


def another_named(page: Page, own_name: str) -> str | None:
    """The title of a start page that names a school of another number than the organisation's; None where it does not, or nothing tells.

    Numbers are compared where both have one: a school may have several (of its buildings, of its past), one in common is enough.
    """
    own = {number.lstrip("0") for number in _NUMBER.findall(own_name)}
    title = next((squeeze(element.text_content()) for element in page.tree.iter("title")), "")
    shown = {number.lstrip("0") for number in _NUMBER.findall(title)} if _NAMED.search(title) else set()
    return title if own and shown and not own & shown else None
