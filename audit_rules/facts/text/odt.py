"""Text of OpenDocument letters, from their own XML: kreuzberg drops all but the first line of a table's cell."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.package import read_part
from audit_rules.facts.text.quality import letters
from audit_rules.facts.text.rows import Row, plain_row, row_text
from data.models import Text, TextPage

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
MANIFEST_ENCRYPTION = b"encryption-data"
SKIPPED = frozenset({f"{TEXT}tracked-changes", f"{OFFICE}annotation", f"{TEXT}note", f"{TEXT}sequence-decls"})
MAX_SPACES = 200


def read(body: bytes) -> Text:
    """The letter with its page headers first; one page."""
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        if "META-INF/manifest.xml" in package.namelist() and MANIFEST_ENCRYPTION in read_part(package, "META-INF/manifest.xml"):
            raise CannotRead("encrypted", "файл защищён паролем")
        content = etree.fromstring(read_part(package, "content.xml"), _parser())
        styles = etree.fromstring(read_part(package, "styles.xml"), _parser()) if "styles.xml" in package.namelist() else None
    tables: list[tuple[Row, ...]] = []
    headers = [] if styles is None else [_text(header, []) for header in styles.iter(f"{STYLE}header", f"{STYLE}header-first")]
    main = content.find(f".//{OFFICE}text")
    text = normalise("\n".join([*dict.fromkeys(headers), _text(main, tables) if main is not None else ""]))
    if not letters(text):
        raise CannotRead("empty", "в файле нет текста")
    return Text(source="odt", pages=(TextPage(number=1, text=text, source="odt", tables=tuple(tables)),))


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)


def _text(node: etree._Element, tables: list[tuple[Row, ...]]) -> str:
    """Words under the node; a paragraph is a line, a table its rows."""
    if not isinstance(node.tag, str) or node.tag in SKIPPED:
        return ""
    if node.tag == f"{TABLE}table":
        return _table(node, tables)
    if node.tag == f"{TEXT}s":
        return " " * min(int(node.get(f"{TEXT}c") or 1), MAX_SPACES)
    if node.tag == f"{TEXT}tab":
        return "\t"
    if node.tag == f"{TEXT}line-break":
        return "\n"
    inner = (node.text or "") + "".join(_text(child, tables) + (child.tail or "") for child in node)
    return f"\n{inner}\n" if node.tag in {f"{TEXT}p", f"{TEXT}h"} else inner


def _table(table: etree._Element, tables: list[tuple[Row, ...]]) -> str:
    rows = [[_text(cell, tables) for cell in row.findall(f"{TABLE}table-cell")] for row in table.iter(f"{TABLE}table-row")]
    if len(rows) > 1:
        tables.append(tuple(plain_row(row) for row in rows if any(cell.strip() for cell in row)))
    return "\n" + "\n".join(filter(None, (row_text(row) for row in rows))) + "\n"
