"""What a line, a cell or a word of a web page looks like: a heading, a label, bold."""

from __future__ import annotations

import re

from bs4.element import NavigableString, Tag

from audit_rules.facts.text.normalize import normalise_cell
from data.outline import BOLD, LABEL, PLAIN

LONGEST_BOLD = 160
LONGEST_CELL = 300
MOST_PARTS = 6
_BOLD_TAGS = ["b", "strong", "u", "big"]
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|font-size\s*:\s*(?:1[89]|[2-9]\d)(?:px|pt)", re.IGNORECASE)
_SAYS_SOMETHING = re.compile(r":\s*\S")
_SENTENCE = re.compile(r"[.;,]$")
_LONG_WORD = re.compile(r"[А-ЯЁ]{6}")


def level_of(text: str, *, letters: int, bold_letters: int) -> int:
    """BOLD for a line that is a heading without being one in the markup, LABEL for words that end in a colon."""
    if len(text) > LONGEST_BOLD or not letters or _SAYS_SOMETHING.search(text):
        return PLAIN
    bold = bold_letters == letters
    if text.endswith(":"):
        return BOLD if bold else LABEL
    if bold and not (_SENTENCE.search(text) and len(text) > 60):
        return BOLD
    capital = text == text.upper() and _LONG_WORD.search(text) is not None and len(text) <= 90
    return BOLD if capital and " | " not in text else PLAIN


def is_bold(node: NavigableString) -> bool:
    """The words are bold, underlined or large, by a tag or a style of theirs within their line."""
    parent = node.parent
    for _ in range(5):
        if parent is None or parent.name in {"p", "div", "td", "li", "body"}:
            break
        if parent.name in _BOLD_TAGS or _BOLD_STYLE.search(str(parent.get("style") or "")):
            return True
        if parent.name == "font" and str(parent.get("size") or "").strip("+") in {"4", "5", "6", "7"}:
            return True
        parent = parent.parent
    return parent is not None and _BOLD_STYLE.search(str(parent.get("style") or "")) is not None


def is_number(cell: Tag) -> bool:
    """The cell holds a row's number, or nothing."""
    return re.fullmatch(r"\W*\d{0,3}\W*", cell.get_text()) is not None


def is_short(cell: Tag) -> bool:
    """A cell of a table of facts; a longer one, or one of many lines, is a piece of a page that a table lays out."""
    return len(cell.get_text()) <= LONGEST_CELL and len(cell.find_all(["p", "br", "div", "li", "img"])) <= MOST_PARTS


def names(cell: Tag) -> bool:
    """The cell may name what stands beside it: short, and no link of its own."""
    text = normalise_cell(cell.get_text(" "))
    return 0 < len(text) <= LONGEST_BOLD and cell.find("a", href=True) is None
