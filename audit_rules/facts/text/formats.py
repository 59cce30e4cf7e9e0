"""What a file is, by its bytes: servers' types and names lie."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from audit_rules.facts.text.flat import is_flat
from audit_rules.facts.text.ole import root_streams
from audit_rules.facts.text.plain import is_prose

Format = Literal[
    "html",
    "pdf",
    "docx",
    "doc",
    "rtf",
    "odt",
    "xlsx",
    "xls",
    "ods",
    "flat",
    "image",
    "plain",
    "zip",
    "encrypted",
    "presentation",
    "archive",
    "unknown",
]
"""flat: OpenDocument as one XML file; plain: text without any format."""

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
IMAGE_MAGICS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"BM", b"GIF87a", b"GIF89a", b"\x00\x00\x00\x0cjP  ")
ARCHIVE_MAGICS = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ")
OTHERS = (
    (b"AT&TFORM", "книга DjVu"),
    (b"MZ", "программа"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "ярлык Windows"),
    (b"ID3", "звук"),
    (b"RIFF", "видео или звук"),
    (b"OggS", "видео или звук"),
    (b"%!PS", "PostScript"),
)
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
    rb"<(?:!doctype\s+html|html|head|body|title|meta|script|style|div|table|p|h[1-6]|ul|ol|span|a|b|i|font|center|br|form|section|article)"
    rb"(?![\w:-])",
    re.IGNORECASE,
)
OTHER_MARKUP = re.compile(rb"\s*(?:<\?.*?\?>\s*|<!.*?>\s*)*<(?:svg|office:document|w:wordDocument|pkg:package|FictionBook)\b", re.DOTALL)
"""Drawings, and letters as one XML file: not web pages, though words of HTML may stand in them."""
JUNK = b"\xef\xbb\xbf \t\r\n"
"""What careless server programs put before a file."""
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]")
MOST_CONTROL = 0.01
"""More of them is a binary, though the bytes of a tag stand somewhere in it."""


def sniff(body: bytes, name: str = "") -> Format:
    """The file's format by magic bytes; the name decides only where the bytes say nothing."""
    bare = body[:2048].lstrip(JUNK)
    if bare.startswith(OLE_MAGIC):
        return _ole_format(body.lstrip(JUNK))
    if bare.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip_format(body)
    if bare.startswith(ARCHIVE_MAGICS) or body[257:262] == b"ustar":
        return "archive"
    if bare.startswith(IMAGE_MAGICS) or (bare[:4] == b"RIFF" and bare[8:12] == b"WEBP") or bare[4:12] == b"ftypavif":
        return "image"
    if bare.lstrip(b"\x00").startswith(b"{\\rtf"):
        return "rtf"
    if bare.startswith(b"%PDF-") or _holds_pdf(body):
        return "pdf"
    if is_flat(bare):
        return "flat"
    if _is_html(body, name):
        return "html"
    return "plain" if not OTHER_MARKUP.match(body[:4096]) and is_prose(body) else "unknown"


def _holds_pdf(body: bytes) -> bool:
    """A PDF behind a server's headers or warnings; a page that only speaks of PDF has no end of one."""
    return b"%PDF-" in body[:2048] and (not body.lstrip(JUNK).startswith(b"<") or b"startxref" in body[-2048:])


def refusal(body: bytes) -> tuple[Literal["unsupported", "broken"], str]:
    """Why a file of unknown format is not read: what it is, in Russian."""
    bare = body[:64].lstrip(JUNK)
    if bare.startswith(OLE_MAGIC) and not root_streams(body.lstrip(JUNK)):
        return "broken", "файл обрывается"
    known = next((words for magic, words in OTHERS if bare.startswith(magic)), "")
    if bare[4:8] == b"ftyp":
        known = "фотография HEIC" if bare[8:11] in {b"hei", b"hev", b"mif", b"msf"} else "видео или звук"
    if not known and OTHER_MARKUP.match(body[:4096]):
        known = "рисунок SVG" if b"<svg" in body[:4096] else "документ в виде XML"
    return "unsupported", f"{known}: такой формат не читается" if known else "неизвестный формат файла"


def _is_html(body: bytes, name: str) -> bool:
    sample = body[:65536]
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        sample = sample.decode("utf-16", errors="ignore").encode()
    if len(CONTROL.findall(sample)) > MOST_CONTROL * len(sample) or OTHER_MARKUP.match(sample):
        return False
    return MARKUP.search(sample) is not None or (name.lower().endswith((".html", ".htm")) and b"<" in sample)


def _zip_format(body: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                named = archive.read("mimetype").strip().removesuffix(b"-template")
                if named in ODF_TYPES or named.startswith(b"application/vnd.oasis."):
                    return ODF_TYPES.get(named, "unknown")
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError):
        return _broken_zip_format(body)
    names = [name.replace("\\", "/").lstrip("/") for name in names]
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
