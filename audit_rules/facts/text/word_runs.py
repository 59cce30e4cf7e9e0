"""Properties in a Word 97–2003 file ([MS-DOC]): how the lists of them are laid out, and which hold at a place."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

PAGE_BYTES = 512
OPERANDS = (1, 1, 2, 4, 2, 2, 0, 3)
"""Bytes of an operand, by its code's last three bits; 0: as many as it says itself."""
TABLE_LAYOUT = 0xD608
"""The one property whose length takes two bytes."""

Properties = dict[int, bytes]
"""Operand by code."""


@dataclass
class Runs:
    """Properties along the file: of the run that holds a place in the file."""

    ends: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    properties: list[Properties] = field(default_factory=list)

    def at(self, place: int) -> Properties:
        """Properties of the character that lies there."""
        index = bisect_right(self.starts, place) - 1
        return self.properties[index] if index >= 0 and place < self.ends[index] else {}


def runs_of(main: bytes, table: bytes, pages: Callable[[bytes], Iterator[tuple[int, int, Properties]]]) -> Runs:
    """All runs of the file; `table` says on which pages of it they lie, `pages` how one page is read."""
    runs = Runs()
    for _, _, entry in plex(table, 4):
        start = (struct.unpack("<I", entry)[0] & 0x3FFFFF) * PAGE_BYTES
        page = main[start : start + PAGE_BYTES]
        if len(page) == PAGE_BYTES:
            for first, end, found in pages(page):
                runs.starts.append(first)
                runs.ends.append(end)
                runs.properties.append(found)
    return runs


def character_runs(page: bytes) -> Iterator[tuple[int, int, Properties]]:
    """Runs of characters on one page: places from and to, and what holds there."""
    count = page[-1]
    if (count + 1) * 4 + count > PAGE_BYTES:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        offset = page[(count + 1) * 4 + index] * 2
        data = page[offset + 1 : offset + 1 + page[offset]] if offset else b""
        yield places[index], places[index + 1], properties(data)


def paragraph_runs(page: bytes) -> Iterator[tuple[int, int, Properties]]:
    """Paragraphs on one page, the same way."""
    count = page[-1]
    if (count + 1) * 4 + count * 13 > PAGE_BYTES:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        offset = page[(count + 1) * 4 + index * 13] * 2
        data = b""
        if 0 < offset < PAGE_BYTES - 1:
            length, start = (page[offset] * 2 - 1, offset + 1) if page[offset] else (page[offset + 1] * 2, offset + 2)
            data = page[start + 2 : start + length]
        yield places[index], places[index + 1], properties(data)


def plex(data: bytes, size: int) -> Iterator[tuple[int, int, bytes]]:
    """Records of a PLC: numbers of characters (or places) from and to, and the record's bytes."""
    count = max(0, (len(data) - 4) // (size + 4))
    numbers = struct.unpack_from(f"<{count + 1}I", data) if count else ()
    for index in range(count):
        start = (count + 1) * 4 + index * size
        yield numbers[index], numbers[index + 1], data[start : start + size]


def properties(data: bytes) -> Properties:
    """A list of properties, each a code and an operand whose length the code tells."""
    found: Properties = {}
    at = 0
    while at + 2 <= len(data):
        (code,) = struct.unpack_from("<H", data, at)
        at += 2
        size = OPERANDS[code >> 13]
        if size == 0:
            if at >= len(data):
                break
            if code == TABLE_LAYOUT:
                size, at = struct.unpack_from("<H", data.ljust(at + 2, b"\0"), at)[0] - 1, at + 2
            else:
                size, at = data[at], at + 1
        found[code] = data[at : at + size]
        at += max(0, size)
    return found
