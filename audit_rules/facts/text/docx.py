"""Text of .docx: page headers, paragraphs, tables and text boxes in document order; pasted scans by OCR."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.package import check_package
from audit_rules.facts.text.picture import read_embedded
from audit_rules.facts.text.quality import letters
from audit_rules.facts.text.rows import Row, plain_row, row_text
from data.models import Text, TextPage

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
SKIPPED_NAMES = frozenset({"Fallback", "del", "moveFrom", "instrText", "delText", "pPr", "rPr", "tblPr", "trPr", "tcPr", "sectPr"})
PAGE = "\f"
MAX_PICTURES = 30
FEW_LETTERS = 100


@dataclass
class _Reading:
    """What is gathered while the document is walked."""

    document: Document
    tables: list[tuple[Row, ...]] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    """By the mark that stands for the picture in the text, in document order."""


def read(body: bytes) -> Text:
    """Pages between explicit page breaks; a picture of a whole page is a page of its own, source «ocr»."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as package:
            check_package(package)
        document = docx.Document(io.BytesIO(body))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise CannotRead("broken", "файл повреждён") from error
    reading = _Reading(document)
    text = "\n".join([*_page_headers(document), _text(document.element.body, reading)])
    pages = _pages(text, reading)
    if not any(page.failure or letters(page.text) for page in pages):
        raise CannotRead("empty", "в файле нет текста")
    return Text(source="docx", pages=tuple(pages))


def _page_headers(document: Document) -> list[str]:
    """The headers of the pages, each once, in order."""
    found: dict[str, None] = {}
    for section in document.sections:
        for header in (section.first_page_header, section.header):
            if not header.is_linked_to_previous:
                found[normalise(_text(header._element, _Reading(document)))] = None
    return [text for text in found if text]


def _text(node: etree._Element, reading: _Reading) -> str:
    """Words under the node: a paragraph is a line, a table its rows, a page break a form feed."""
    if not isinstance(node.tag, str):
        return ""
    name = etree.QName(node).localname
    if name in SKIPPED_NAMES:
        return PAGE if name in {"pPr", "sectPr"} and _breaks_page(node) else ""
    if name == "t":
        return node.text or ""
    if name == "tab":
        return "\t"
    if name in {"br", "cr"}:
        return PAGE if node.get(f"{W}type") == "page" else "\n"
    if name == "noBreakHyphen":
        return "-"
    if name in {"blip", "imagedata"}:
        return _picture(node, reading)
    if name == "tbl":
        return _table(node, reading)
    if name == "txbxContent":
        return "\n" + "".join(_text(child, reading) for child in node) + "\n"
    inner = "".join(_text(child, reading) for child in node)
    return f"{inner}\n" if name == "p" else inner


def _breaks_page(properties: etree._Element) -> bool:
    """A paragraph that starts a page of its own."""
    before = properties.find(f"{W}pageBreakBefore")
    return before is not None and before.get(f"{W}val") not in {"0", "false"}


def _table(table: etree._Element, reading: _Reading) -> str:
    rows = [[_text(cell, reading).replace(PAGE, "\n") for cell in _cells(row)] for row in table.iter(f"{W}tr") if _owner(row) is table]
    if len(rows) > 1:
        reading.tables.append(tuple(plain_row(row) for row in rows if any(cell.strip() for cell in row)))
    return "\n".join(filter(None, (row_text(row) for row in rows))) + "\n"


def _owner(row: etree._Element) -> etree._Element | None:
    return next(row.iterancestors(f"{W}tbl"), None)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    """The row's own cells, also those in content controls; not those of a nested table."""
    for cell in row.iter(f"{W}tc"):
        if next(cell.iterancestors(f"{W}tr"), None) is row:
            yield cell


def _picture(node: etree._Element, reading: _Reading) -> str:
    """A mark in the place of a picture that lies in the file."""
    part = reading.document.part.related_parts.get(node.get(f"{R}embed") or node.get(f"{R}id") or "")
    if part is None or len(reading.pictures) >= MAX_PICTURES:
        return ""
    mark = f"\ue000{len(reading.pictures)}\ue001"
    reading.pictures[mark] = part.blob
    return mark


def _pages(text: str, reading: _Reading) -> list[TextPage]:
    """The text cut at page breaks, and every picture with words read: whole pages apart, a stamp in its line."""
    typed = letters("".join(part.partition("\ue001")[2] for part in ("\ue001" + text).split("\ue000")))
    scans: dict[str, TextPage] = {}
    confidence = 1.0
    for mark, blob in reading.pictures.items():
        page = read_embedded(blob, lone=typed < FEW_LETTERS, in_head=letters(text[: text.find(mark)]) < 1500)
        if page is None:
            text = text.replace(mark, "\n")
        elif page.partial:
            text = text.replace(mark, f"\n{page.text}\n")
            confidence = min(confidence, page.confidence)
        else:
            scans[mark] = page
            text = text.replace(mark, PAGE + mark + PAGE)
    pages: list[TextPage] = []
    tables = tuple(reading.tables)
    for part in text.split(PAGE):
        number = len(pages) + 1
        if scan := scans.get(part):
            pages.append(TextPage(number=number, text=scan.text, source="ocr", confidence=scan.confidence, failure=scan.failure))
        elif letters(part):
            pages.append(TextPage(number=number, text=normalise(part), source="docx", confidence=confidence, tables=tables))
            tables = ()
    return pages
