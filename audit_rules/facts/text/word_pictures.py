"""Pictures within a Word 97–2003 file: scans pasted into letters."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

START = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n")
RECORDS = frozenset({0xF01D, 0xF01E, 0xF02A})
"""JPEG, PNG, JPEG in printer's colours."""
HEADS = (25, 41)
"""Bytes of a record before its picture, with one checksum or two."""


def inline(data: bytes, place: int) -> bytes | None:
    """The picture that stands in a line, by its place in the stream of data."""
    if place + 4 > len(data):
        return None
    (size,) = struct.unpack_from("<I", data, place)
    return next(pictures(data[place : place + size]), None)


def pictures(data: bytes) -> Iterator[bytes]:
    """All pictures of known kinds, each with the record that holds it around."""
    for match in START.finditer(data):
        for head in HEADS:
            record = match.start() - head
            if record >= 0 and struct.unpack_from("<H", data, record + 2)[0] in RECORDS:
                (size,) = struct.unpack_from("<I", data, record + 4)
                yield data[match.start() : record + 8 + size]
                break
