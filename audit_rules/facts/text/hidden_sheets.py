"""Names of the sheets that a workbook does not show: drafts that nobody published."""

from __future__ import annotations

import struct

from audit_rules.facts.text.ole import Ole
from audit_rules.facts.text.package import Package

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
SHEET, END = 0x85, 0x0A
"""Records of a workbook's head: one for every sheet, and its end."""


def in_xls(body: bytes) -> frozenset[str]:
    """Of an Excel 97–2003 workbook."""
    data = Ole(body).stream("Workbook")
    hidden = set()
    at = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        record = data[at + 4 : at + 4 + size]
        if kind == END:
            break
        if kind == SHEET and len(record) > 8 and record[4] & 3:
            hidden.add(record[8:].decode("utf-16-le" if record[7] & 1 else "cp1251", errors="ignore"))
        at += 4 + size
    return frozenset(hidden)


def in_ods(body: bytes) -> frozenset[str]:
    """Of an OpenDocument workbook."""
    content = Package(body).xml("content.xml")
    if content is None:
        return frozenset()
    styles = {
        style.get(f"{STYLE}name")
        for style in content.iter(f"{STYLE}style")
        if any(child.get(f"{TABLE}display") == "false" for child in style.iterchildren(f"{STYLE}table-properties"))
    }
    return frozenset(table.get(f"{TABLE}name", "") for table in content.iter(f"{TABLE}table") if table.get(f"{TABLE}style-name") in styles)
