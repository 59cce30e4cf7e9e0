"""Automatic numbers of a .docx, by its numbering part and the paragraphs' styles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lxml import etree

from audit_rules.facts.text.numbering import LEVELS, PLAIN, Level, Numbering, Signs
from audit_rules.facts.text.package import Package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SIGNS: dict[str, Signs] = {
    "decimal": "decimal",
    "decimalZero": "zero",
    "lowerLetter": "latin",
    "upperLetter": "LATIN",
    "lowerRoman": "roman",
    "upperRoman": "ROMAN",
    "russianLower": "russian",
    "russianUpper": "RUSSIAN",
    "bullet": "bullet",
    "none": "none",
}


@dataclass(frozen=True)
class _Place:
    """Where a paragraph stands: list and depth, each None where it is not said."""

    list_id: str | None = None
    depth: int | None = None


class Lists:
    """The lists of one document and the numbers given so far."""

    def __init__(self, package: Package, document: str) -> None:
        parts = dict(package.relations(document).values())
        numbering = package.xml(parts.get("numbering", "")) if "numbering" in parts else None
        styles = package.xml(parts.get("styles", "")) if "styles" in parts else None
        self._numbering = Numbering()
        self._abstract = {} if numbering is None else {_id(node, "abstractNumId"): node for node in numbering.iter(f"{W}abstractNum")}
        self._lists = {} if numbering is None else {_id(node, "numId"): node for node in numbering.iter(f"{W}num")}
        self._styles = {} if styles is None else {_id(style, "styleId"): style for style in styles.iter(f"{W}style")}
        self._levels: dict[str, tuple[str, tuple[Level, ...]]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """The number that stands before the paragraph, a space behind; "" where none does."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None and not self._styles:
            return ""
        place = self._place(properties)
        if place.list_id in {None, "0"} or place.list_id not in self._lists:
            return ""
        key, levels = self._levels_of(place.list_id)
        return self._numbering.label(key, levels, place.depth or 0)

    def _place(self, properties: etree._Element | None) -> _Place:
        """By the paragraph's own properties, then by its style and the styles that one rests on."""
        place = _own_place(properties)
        style = _value(properties, "pStyle")
        for _ in range(LEVELS):
            if place.list_id is not None or style is None or style not in self._styles:
                break
            node = self._styles[style]
            inherited = _own_place(node.find(f"{W}pPr"))
            if inherited.list_id is not None and inherited.depth is None:
                inherited = replace(inherited, depth=self._depth_of_style(inherited.list_id, style))
            place = _Place(inherited.list_id, inherited.depth if place.depth is None else place.depth)
            style = _value(node, "basedOn")
        return place

    def _depth_of_style(self, list_id: str, style: str) -> int | None:
        """A list's level can name the style that stands for it."""
        abstract = self._abstract.get(_value(self._lists.get(list_id), "abstractNumId") or "")
        for level in abstract.iter(f"{W}lvl") if abstract is not None else ():
            if _value(level, "pStyle") == style:
                return _number(level.get(f"{W}ilvl"))
        return None

    def _levels_of(self, list_id: str) -> tuple[str, tuple[Level, ...]]:
        """What the list counts as, and its levels. One that starts anew does so when it is first met."""
        if list_id not in self._levels:
            node = self._lists[list_id]
            key = _value(node, "abstractNumId") or ""
            levels = _levels(self._followed(key))
            for override in node.iter(f"{W}lvlOverride"):
                depth, start = _number(override.get(f"{W}ilvl")) or 0, _number(_value(override, "startOverride"))
                own = override.find(f"{W}lvl")
                if 0 <= depth < LEVELS and own is not None:
                    levels[depth] = _level(own)
                if 0 <= depth < LEVELS and start is not None:
                    levels[depth] = replace(levels[depth], start=start)
                    self._numbering.restart(key, depth)
            self._levels[list_id] = (key, tuple(levels))
        return self._levels[list_id]

    def _followed(self, key: str) -> etree._Element | None:
        """The list's description; it may only name a style that has it."""
        node = self._abstract.get(key)
        style = self._styles.get(_value(node, "numStyleLink") or "")
        list_id = _own_place(style.find(f"{W}pPr")).list_id if style is not None else None
        return self._abstract.get(_value(self._lists.get(list_id or ""), "abstractNumId") or "", node)


def _own_place(properties: etree._Element | None) -> _Place:
    numbers = properties.find(f"{W}numPr") if properties is not None else None
    return _Place(_value(numbers, "numId"), _number(_value(numbers, "ilvl")))


def _levels(abstract: etree._Element | None) -> list[Level]:
    levels = [PLAIN] * LEVELS
    for node in abstract.iterchildren(f"{W}lvl") if abstract is not None else ():
        depth = _number(node.get(f"{W}ilvl"))
        if depth is not None and 0 <= depth < LEVELS:
            levels[depth] = _level(node)
    return levels


def _level(node: etree._Element) -> Level:
    start = _number(_value(node, "start"))
    signs = SIGNS.get(_value(node, "numFmt") or "decimal", "decimal")
    return Level(signs, _value(node, "lvlText") or "", 1 if start is None else start)


def _value(node: etree._Element | None, name: str) -> str | None:
    child = node.find(f"{W}{name}") if node is not None else None
    return child.get(f"{W}val") if child is not None else None


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.lstrip("-").isdigit() else None


def _id(node: etree._Element, name: str) -> str:
    return node.get(f"{W}{name}") or ""
