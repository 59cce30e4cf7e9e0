"""Text of OpenDocument letters, from their own XML: kreuzberg drops all but the first line of a table's cell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.letter import PAGE, Letter
from audit_rules.facts.text.merged import MAX_SPAN, Cell
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.odt_deleted import drop_deleted
from audit_rules.facts.text.odt_lists import Lists
from audit_rules.facts.text.package import Package
from data.models import Text

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"
MANIFEST = "META-INF/manifest.xml"
UNSEEN = frozenset(
    {f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}sequence-decls", f"{OFFICE}forms", f"{SVG}title", f"{SVG}desc"}
)
MAX_SPACES = 200


@dataclass
class _Reading:
    """What is gathered while the document is walked."""

    package: Package
    lists: Lists
    hidden: frozenset[str]
    """Styles of words that are not shown."""
    new_page: frozenset[str]
    """Styles of paragraphs that start a page."""
    letter: Letter = field(default_factory=Letter)


def read(body: bytes) -> Text:
    """The letter with its page headers first; pages between explicit page breaks."""
    package = Package(body)
    if b"encryption-data" in (package.part(MANIFEST) or b""):
        raise CannotRead("encrypted", "файл защищён паролем")
    content, styles = package.xml("content.xml"), package.xml("styles.xml")
    main = content.find(f".//{OFFICE}text") if content is not None else None
    if content is None or main is None:
        raise CannotRead("broken", "файл повреждён")
    drop_deleted(content)
    parts = [content] if styles is None else [styles, content]
    reading = _Reading(package, Lists(parts), _styles(parts, f"{TEXT}display", "none"), _styles(parts, f"{FO}break-before", "page"))
    headers = [] if styles is None else [normalise(_text(node, reading)) for node in styles.iter(f"{STYLE}header-first", f"{STYLE}header")]
    return reading.letter.pages("\n".join([*dict.fromkeys(headers), _text(main, reading)]), "odt")


def _styles(parts: list[etree._Element], attribute: str, value: str) -> frozenset[str]:
    """Names of the styles with this property."""
    styles = (style for part in parts for style in part.iter(f"{STYLE}style"))
    return frozenset(style.get(f"{STYLE}name", "") for style in styles if any(child.get(attribute) == value for child in style))


def _text(node: etree._Element, reading: _Reading) -> str:
    """Words under the node; a paragraph is a line, a table its rows."""
    if not isinstance(node.tag, str) or node.tag in UNSEEN or node.get(f"{TEXT}style-name") in reading.hidden:
        return ""
    if node.tag == f"{TABLE}table":
        return _table(node, reading)
    if node.tag == f"{TEXT}s":
        return " " * min(int(node.get(f"{TEXT}c") or 1), MAX_SPACES)
    if node.tag == f"{TEXT}tab":
        return "\t"
    if node.tag == f"{TEXT}line-break":
        return "\n"
    if node.tag == f"{DRAW}image":
        blob = reading.package.part(node.get(LINK, ""))
        return reading.letter.picture(blob) if blob else ""
    return _words(node, reading)


def _words(node: etree._Element, reading: _Reading) -> str:
    if node.tag not in {f"{TEXT}p", f"{TEXT}h"}:
        return _inner(node, reading)
    number = reading.lists.label(node)
    page = PAGE if node.get(f"{TEXT}style-name") in reading.new_page else ""
    return f"{page}\n{number}{_inner(node, reading)}\n"


def _inner(node: etree._Element, reading: _Reading) -> str:
    return (node.text or "") + "".join(_text(child, reading) + (child.tail or "") for child in node)


def _table(table: etree._Element, reading: _Reading) -> str:
    own = [row for row in table.iter(f"{TABLE}table-row") if next(row.iterancestors(f"{TABLE}table"), None) is table]
    return "\n" + reading.letter.table([list(_cells(row, reading)) for row in own])


def _cells(row: etree._Element, reading: _Reading) -> Iterator[Cell]:
    """The row's cells; places that a merged one covers have none of their own."""
    for cell in row.iterchildren(f"{TABLE}table-cell"):
        made = Cell(
            _inner(cell, reading),
            columns=_number(cell, "number-columns-spanned"),
            rows=_number(cell, "number-rows-spanned"),
        )
        yield from [made] * min(_number(cell, "number-columns-repeated"), MAX_SPAN)


def _number(cell: etree._Element, name: str) -> int:
    value = cell.get(f"{TABLE}{name}", "")
    return int(value) if value.isdecimal() else 1
