"""Letters as Word 6.0 and 95 wrote them, made by the layout of those files."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

SECTOR = 512
TEXT_AT = 0x600
IN_TABLE, ROW_END = bytes([24, 1]), bytes([24, 1, 25, 1])
DELETED, HIDDEN = bytes([65, 1]), bytes([92, 1])


@dataclass(frozen=True)
class Piece:
    """Characters of one look: `end` is a paragraph's properties where the piece ends one, `look` those of its characters."""

    text: str
    end: bytes | None = None
    look: bytes = b""


def paragraph(text: str) -> Piece:
    return Piece(f"{text}\r", end=b"")


def row(*cells: str) -> list[Piece]:
    """A row of a table and its end."""
    width = len(cells)
    edges = b"".join(struct.pack("<h", 2000 * place) for place in range(width + 1))
    layout = bytes([width]) + edges + bytes(10 * width)
    definition = bytes([190]) + struct.pack("<H", len(layout) + 1) + layout
    return [*(Piece(f"{cell}\x07", end=IN_TABLE) for cell in cells), Piece("\x07", end=ROW_END + definition)]


def letter(pieces: Sequence[Piece], *, version: int = 0x68, flags: int = 0) -> bytes:
    """The file."""
    pieces = [*pieces, paragraph("")]
    text = b"".join(piece.text.encode("cp1251") for piece in pieces)
    body = bytearray(TEXT_AT)
    body += text
    body += bytes(-len(body) % SECTOR)
    looks = [(piece.text, piece.look) for piece in pieces]
    ends: list[tuple[str, bytes]] = []
    for piece in pieces:
        before = ends.pop()[0] if ends and ends[-1][1] == b"?" else ""
        ends.append((before + piece.text, b"?" if piece.end is None else piece.end))
    tables = []
    for parts, entry in ((looks, 1), (ends, 7)):
        places, pages = [], []
        for page, first, last in _pages(parts, entry):
            places.append((first, last))
            pages.append(len(body) // SECTOR)
            body += page
        numbers = [first for first, _ in places] + [places[-1][1]]
        tables.append(struct.pack(f"<{len(numbers)}I", *numbers) + struct.pack(f"<{len(pages)}H", *pages))
    head = bytearray(0x300)
    struct.pack_into("<HHHHhH", head, 0, 0xA5DC, version, 0, 0x419, 0, flags)
    struct.pack_into("<II", head, 0x18, TEXT_AT, TEXT_AT + len(text))
    struct.pack_into("<I", head, 0x34, len(text))
    for place, table in zip((0xB8, 0xC0), tables, strict=True):
        struct.pack_into("<II", head, place, len(body), len(table))
        body += table
    struct.pack_into("<I", head, 0x20, len(body))
    body[: len(head)] = head
    return _compound(bytes(body))


def _pages(parts: Sequence[tuple[str, bytes]], entry: int) -> list[tuple[bytes, int, int]]:
    """Pages of properties, as many runs on each as there is room for; with the places of the file from and to."""
    out: list[tuple[bytes, int, int]] = []
    place, waiting = TEXT_AT, list(parts)
    while waiting:
        places, top = [place], SECTOR - 1
        offsets: list[int] = []
        packed: dict[int, bytes] = {}
        while waiting:
            text, found = waiting[0]
            block = _block(found, entry)
            room = (len(offsets) + 2) * 4 + (len(offsets) + 1) * entry
            if room > (top - len(block)) // 2 * 2:
                break
            waiting.pop(0)
            place += len(text)
            places.append(place)
            top = (top - len(block)) // 2 * 2 if block else top
            offsets.append(top // 2 if block else 0)
            packed |= {top: block} if block else {}
        page = bytearray(SECTOR)
        struct.pack_into(f"<{len(places)}I", page, 0, *places)
        for index, offset in enumerate(offsets):
            page[len(places) * 4 + index * entry] = offset
        for at, block in packed.items():
            page[at : at + len(block)] = block
        page[-1] = len(offsets)
        out.append((bytes(page), places[0], places[-1]))
    return out


def _block(found: bytes, entry: int) -> bytes:
    if entry == 1:
        return bytes([len(found)]) + found if found else b""
    data = struct.pack("<H", 0) + found
    data += bytes((len(data) + 1) % 2)
    return bytes([(len(data) + 1) // 2]) + data


def _compound(stream: bytes) -> bytes:
    """One stream, «WordDocument», as an OLE compound file."""
    stream += bytes(max(4096 - len(stream), -len(stream) % SECTOR))
    sectors = len(stream) // SECTOR
    free, end, table = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat = [table, end, *(number + 1 for number in range(2, 1 + sectors)), end]
    assert len(fat) <= SECTOR // 4
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0)
    head += struct.pack("<109I", 0, *[free] * 108)
    root = _entry("Root Entry", 5, child=1, start=end, size=0)
    document = _entry("WordDocument", 2, child=free, start=2, size=len(stream))
    directory = (root + document).ljust(SECTOR, b"\0")
    return head + struct.pack("<128I", *fat, *[free] * (128 - len(fat))) + directory + stream


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    none = 0xFFFFFFFF
    return raw.ljust(64, b"\0") + struct.pack("<HBBIII36xIII", len(raw) + 2, kind, 1, none, none, child, start, size, 0)
