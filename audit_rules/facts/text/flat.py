"""OpenDocument in one XML file (.fodt, .fods): packed as the usual zipped file, which its readers know."""

from __future__ import annotations

import base64
import binascii
import io
import re
import zipfile

from lxml import etree

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.package import MAX_PART_BYTES, parser

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"
ROOT = re.compile(rb"\s*<\?xml[^>]*\?>\s*(?:<!--.*?-->\s*)*<office:document\s", re.DOTALL)
MIMES = ("application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.spreadsheet")
STYLES = ("font-face-decls", "styles", "automatic-styles", "master-styles")
CONTENT = ("font-face-decls", "automatic-styles", "body")
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{mime}"/>
</manifest:manifest>"""


def is_flat(body: bytes) -> bool:
    """True for an OpenDocument file that is one XML document."""
    return ROOT.match(body[:4096]) is not None


def packed(body: bytes) -> bytes:
    """The same document zipped.

    Raises:
        CannotRead: no XML, or neither a letter nor a workbook.
    """
    if len(body) > MAX_PART_BYTES:
        raise CannotRead("too_large", "файл слишком велик")
    if b"<!ENTITY" in body[:4096]:
        raise CannotRead("broken", "файл повреждён")
    try:
        root = etree.fromstring(body, parser())
    except etree.XMLSyntaxError as error:
        raise CannotRead("broken", "файл повреждён") from error
    mime = root.get(f"{OFFICE}mimetype", "").removesuffix("-template")
    if mime not in MIMES:
        raise CannotRead("unsupported", "документ в виде XML: такой формат не читается")
    pictures = _pictures(root)
    _close_up(root)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", mime, zipfile.ZIP_STORED)
        archive.writestr("content.xml", _part(root, "document-content", CONTENT))
        archive.writestr("styles.xml", _part(root, "document-styles", STYLES))
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(mime=mime))
        for name, blob in pictures.items():
            archive.writestr(name, blob)
    return out.getvalue()


def _pictures(root: etree._Element) -> dict[str, bytes]:
    """Pictures by their names in the package; the places that held them now link to them."""
    found: dict[str, bytes] = {}
    for node in list(root.iter(f"{OFFICE}binary-data")):
        holder = node.getparent()
        if holder is None:
            continue
        name = f"Pictures/{len(found) + 1}"
        try:
            found[name] = base64.b64decode(node.text or "")
        except binascii.Error:
            found[name] = b""
        holder.set(LINK, name)
        holder.remove(node)
    return found


def _close_up(root: etree._Element) -> None:
    """Takes out the blanks that only indent the XML of tables: the reader of workbooks does not expect them."""
    for node in root.iter(f"{TABLE}*"):
        for child in node:
            child.tail = None if (child.tail or "").isspace() else child.tail
        node.text = None if (node.text or "").isspace() else node.text


def _part(root: etree._Element, name: str, children: tuple[str, ...]) -> bytes:
    part = etree.Element(f"{OFFICE}{name}", nsmap={prefix: name for prefix, name in root.nsmap.items() if prefix})
    for child in children:
        for node in root.iterchildren(f"{OFFICE}{child}"):
            part.append(etree.fromstring(etree.tostring(node), parser()))
    return etree.tostring(part, encoding="UTF-8", xml_declaration=True)
