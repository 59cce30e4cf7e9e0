"""Numbers of a web page's lists: a browser prints them, the page's text lacks them."""

from __future__ import annotations

import re

from bs4.element import Tag

from audit_rules.facts.text.numbering import Signs, shown

MARK = "\ue002"
LABEL_END = re.compile(f"{MARK}\\s*")
"""Behind a number: the words of its item go on the same line, whatever block they stand in."""
SIGNS: dict[str, Signs] = {"a": "latin", "A": "LATIN", "i": "roman", "I": "ROMAN"}
NO_NUMBERS = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
TYPED_NUMBER = re.compile(r"\W*\d")


def labels(root: Tag) -> dict[int, str]:
    """The number of each item of the numbered lists under `root`, by the item's identity."""
    found: dict[int, str] = {}
    for numbered in root.find_all("ol"):
        if not NO_NUMBERS.search(str(numbered.get("style", ""))):
            found.update(_labels(numbered))
    return found


def _labels(numbered: Tag) -> dict[int, str]:
    signs = SIGNS.get(str(numbered.get("type", "")), "decimal")
    number = _number(numbered.get("start"), 1)
    found = {}
    for item in numbered.find_all("li", recursive=False):
        number = _number(item.get("value"), number)
        text = item.get_text()
        if text.strip() and not TYPED_NUMBER.match(text):
            found[id(item)] = f"{shown(number, signs)}.{MARK}"
        number += 1
    return found


def _number(value: object, otherwise: int) -> int:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"-?\d{1,6}", text) else otherwise
