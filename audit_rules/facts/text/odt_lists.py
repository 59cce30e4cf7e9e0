"""Automatic numbers of an OpenDocument letter: lists within lists, and styles that say how their numbers look."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from audit_rules.facts.text.numbering import LEVELS, PLAIN, Level, Numbering, Signs

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
SIGNS: dict[str, Signs] = {
    "1": "decimal",
    "a": "latin",
    "A": "LATIN",
    "i": "roman",
    "I": "ROMAN",
    "а": "russian",
    "А": "RUSSIAN",
    "": "none",
}


@dataclass(frozen=True)
class _List:
    """One list: what its numbers count as, and its style."""

    key: str
    style: str


class Lists:
    """The lists of one letter and the numbers given so far."""

    def __init__(self, parts: list[etree._Element]) -> None:
        self._numbering = Numbering()
        self._styles = {style.get(f"{STYLE}name", ""): _levels(style) for part in parts for style in part.iter(f"{TEXT}list-style")}
        outlines = [_levels(style) for part in parts for style in part.iter(f"{TEXT}outline-style")]
        self._outline = outlines[0] if outlines else ()
        self._known: dict[etree._Element, _List] = {}
        self._last: dict[str, str] = {}
        self._by_id: dict[str, str] = {}

    def label(self, paragraph: etree._Element) -> str:
        """The number before the first paragraph of a list's item, a space behind; "" before any other."""
        item = paragraph.getparent()
        if item is None or item.tag != f"{TEXT}list-item":
            return self._outline_label(paragraph) if paragraph.tag == f"{TEXT}h" else ""
        if paragraph.getprevious() is not None:
            return ""
        around = list(item.iterancestors(f"{TEXT}list"))
        found = self._list(around[-1])
        style = next((node.get(f"{TEXT}style-name") for node in around if node.get(f"{TEXT}style-name")), found.style)
        return self._numbering.label(found.key, self._styles.get(style or "", ()), len(around) - 1)

    def _outline_label(self, heading: etree._Element) -> str:
        depth = heading.get(f"{TEXT}outline-level", "1")
        listed = heading.get(f"{TEXT}is-list-header") != "true" and depth.isdigit()
        return self._numbering.label("", self._outline, int(depth) - 1) if listed else ""

    def _list(self, node: etree._Element) -> _List:
        """The outermost list; it may go on with the numbers of an earlier one."""
        if node not in self._known:
            style = node.get(f"{TEXT}style-name", "")
            key = self._by_id.get(node.get(f"{TEXT}continue-list", ""), "")
            if not key and node.get(f"{TEXT}continue-numbering") == "true":
                key = self._last.get(style, "")
            key = key or f"list {len(self._known) + 1}"
            self._known[node] = _List(key, style)
            self._last[style] = self._by_id[node.get(XML_ID, "")] = key
        return self._known[node]


def _levels(style: etree._Element) -> tuple[Level, ...]:
    levels = [PLAIN] * LEVELS
    for node in style:
        depth = node.get(f"{TEXT}level", "") if isinstance(node.tag, str) else ""
        if depth.isdigit() and 0 < int(depth) <= LEVELS:
            levels[int(depth) - 1] = _level(node, int(depth))
    return tuple(levels)


def _level(node: etree._Element, depth: int) -> Level:
    if node.tag == f"{TEXT}list-level-style-bullet":
        return Level("bullet")
    signs = SIGNS.get(node.get(f"{STYLE}num-format", "")[:1], "decimal")
    shown, start = node.get(f"{TEXT}display-levels", "1"), node.get(f"{TEXT}start-value", "1")
    first = depth - int(shown) + 1 if shown.isdigit() else depth
    numbers = ".".join(f"%{place}" for place in range(max(1, first), depth + 1))
    pattern = f"{node.get(f'{STYLE}num-prefix', '')}{numbers}{node.get(f'{STYLE}num-suffix', '')}"
    return Level(signs, pattern, int(start) if start.isdigit() else 1)
