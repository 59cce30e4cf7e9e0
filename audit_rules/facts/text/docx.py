"""Text of .docx and its kin (.docm, .dotx): page headers, paragraphs with their numbers, tables and text boxes in document order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from audit_rules.facts.text.docx_lists import Lists
from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.letter import PAGE, Letter
from audit_rules.facts.text.merged import MAX_SPAN, Cell
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.package import Package
from data.models import Text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
UNSEEN = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "rPr", "tblPr", "trPr", "tcPr", "footnoteReference", "ruby"})
OFF = frozenset({"0", "false", "off"})


@dataclass
class _Reading:
    """What is gathered while the document is walked."""

    package: Package
    lists: Lists
    relations: dict[str, tuple[str, str]]
    letter: Letter = field(default_factory=Letter)


def read(body: bytes) -> Text:
    """Pages between explicit page breaks; a picture of a whole page is a page of its own, source «ocr»."""
    package = Package(body)
    name = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), "word/document.xml")
    root = package.xml(name)
    main = root.find(f"{W}body") if root is not None else None
    if main is None:
        raise CannotRead("broken", "файл повреждён")
    reading = _Reading(package, Lists(package, name), package.relations(name))
    text = "\n".join([*_page_headers(main, reading), _text(main, reading)])
    return reading.letter.pages(text, "docx")


def _page_headers(main: etree._Element, reading: _Reading) -> list[str]:
    """The headers of the pages, each once, the first page's first."""
    found: dict[str, None] = {}
    for section in main.iter(f"{W}sectPr"):
        first_differs = _is_on(section.find(f"{W}titlePg"))
        kinds = ("first", "default") if first_differs else ("default",)
        references = {reference.get(f"{W}type"): reference.get(f"{R}id", "") for reference in section.iter(f"{W}headerReference")}
        for kind in kinds:
            _, part = reading.relations.get(references.get(kind, ""), ("", ""))
            root = reading.package.xml(part) if part else None
            if root is not None:
                header = _Reading(reading.package, reading.lists, reading.package.relations(part), reading.letter)
                found[normalise(_text(root, header))] = None
    return [text for text in found if text]


def _text(node: etree._Element, reading: _Reading) -> str:
    """Words under the node: a paragraph is a line, a table its rows, a page break a form feed."""
    if not isinstance(node.tag, str):
        return ""
    name = etree.QName(node).localname
    if name in UNSEEN:
        return ""
    if name == "t":
        return node.text or ""
    if name in {"tab", "ptab"}:
        return "\t"
    if name in {"br", "cr"}:
        return PAGE if node.get(f"{W}type") == "page" else "\n"
    if name in {"pPr", "sectPr"}:
        return PAGE if _starts_page(node) else ""
    if name == "noBreakHyphen":
        return "-"
    if name in {"blip", "imagedata"}:
        return _picture(node, reading)
    if name == "tbl":
        return reading.letter.table([_row(row, reading) for row in node.iter(f"{W}tr") if _owner(row) is node])
    return _words(node, name, reading)


def _words(node: etree._Element, name: str, reading: _Reading) -> str:
    if name == "r" and _is_on(node.find(f"{W}rPr/{W}vanish")):
        return ""
    if name == "p":
        return f"{_paragraph(node, reading)}\n"
    inner = _inner(node, reading)
    return f"\n{inner}\n" if name == "txbxContent" else inner


def _inner(node: etree._Element, reading: _Reading) -> str:
    return "".join(_text(child, reading) for child in node)


def _paragraph(node: etree._Element, reading: _Reading) -> str:
    """The paragraph with its number in front, behind a page break if there is one."""
    number = reading.lists.label(node)
    text = _inner(node, reading)
    return PAGE + number + text[1:] if number and text.startswith(PAGE) else number + text


def _starts_page(properties: etree._Element) -> bool:
    """A paragraph that starts a page of its own."""
    return _is_on(properties.find(f"{W}pageBreakBefore"))


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(f"{W}val") not in OFF


def _owner(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _row(row: etree._Element, reading: _Reading) -> list[Cell]:
    """The row's cells; columns that it leaves out at its left are blank ones."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    return [Cell("")] * (0 if before is None else _number(before)) + [_cell(cell, reading) for cell in _cells(row)]


def _cell(cell: etree._Element, reading: _Reading) -> Cell:
    merged, wide = cell.find(f"{W}tcPr/{W}vMerge"), cell.find(f"{W}tcPr/{W}gridSpan")
    text = _inner(cell, reading)
    goes_on = merged is not None and merged.get(f"{W}val") != "restart" and not text.strip()
    return Cell(text, columns=1 if wide is None else _number(wide), goes_on=goes_on)


def _number(node: etree._Element) -> int:
    value = node.get(f"{W}val", "")
    return min(int(value), MAX_SPAN) if value.isdecimal() else 1


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The row's own cells, also those in content controls; not those of a nested table."""
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr"), None) is row:
            yield cell


def _picture(node: etree._Element, reading: _Reading) -> str:
    """A mark in the place of a picture that lies in the file."""
    _, part = reading.relations.get(node.get(f"{R}embed") or node.get(f"{R}id") or "", ("", ""))
    blob = reading.package.part(part) if part else None
    return reading.letter.picture(blob) if blob else ""
