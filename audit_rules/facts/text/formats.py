"""What a file is, by its bytes: servers' types and names lie."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from audit_rules.facts.text.ole import root_streams

Format = Literal[
    "html", "pdf", "docx", "doc", "rtf", "odt", "xlsx", "xls", "ods", "image", "zip", "encrypted", "presentation", "archive", "unknown"
]

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGE_MAGICS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"BM", b"GIF87a", b"GIF89a")
ARCHIVE_MAGICS = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")
ODF_TYPES: dict[bytes, Format] = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "presentation",
}
OOXML_FOLDERS: dict[str, Format] = {"word/": "docx", "xl/": "xlsx", "ppt/": "presentation"}
OLE_STREAMS: dict[str, Format] = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
    "PowerPoint Document": "presentation",
}
MARKUP = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|table|p|h[1-6]|ul|ol|span|a|b|i|font|center|br|form|section|article)\b",
    re.IGNORECASE,
)


def sniff(body: bytes, name: str = "") -> Format:
    """The file's format by magic bytes; the name decides only where the bytes say nothing."""
    head = body[:1024]
    if body.startswith(OLE_MAGIC):
        return _ole_format(body)
    if body.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_format(body)
    if body.startswith(ARCHIVE_MAGICS):
        return "archive"
    if body.startswith(IMAGE_MAGICS) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    if body.lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"{\\rtf"):
        return "rtf"
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:5]
    if start == b"%PDF-" or (b"%PDF-" in head and not start.startswith(b"<")):
        return "pdf"
    return "html" if _is_html(body, name) else "unknown"


def _is_html(body: bytes, name: str) -> bool:
    sample = body[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        sample = sample.decode("utf-16", errors="ignore").encode()
    if b"\x00" in sample[:4096]:
        return False
    return MARKUP.search(sample) is not None or (name.lower().endswith((".html", ".htm")) and b"<" in sample)


def _zip_format(body: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = ODF_TYPES.get(archive.read("mimetype").strip().removesuffix(b"-template"))
                if kind:
                    return kind
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return _broken_zip_format(body)
    if {"content.xml", "META-INF/manifest.xml"} <= set(names):
        return "odt"
    if any(name.lower() == "[content_types].xml" for name in names):
        for folder, kind in OOXML_FOLDERS.items():
            if any(name.lower().startswith(folder) for name in names):
                return kind
    return "zip"


def _broken_zip_format(body: bytes) -> Format:
    """A cut-off office file is a broken document, not an archive: its first local headers still name the parts."""
    head = body[:65536]
    for kind_name, kind in ODF_TYPES.items():
        if kind_name in head[:200]:
            return kind
    if b"[Content_Types].xml" in head:
        for folder, kind in OOXML_FOLDERS.items():
            if folder.encode() in head:
                return kind
    return "zip"


def _ole_format(body: bytes) -> Format:
    streams = root_streams(body)
    return next((kind for stream, kind in OLE_STREAMS.items() if stream in streams), "unknown")
