"""Names of the top streams of an OLE compound file (.doc, .xls, .ppt, encrypted .docx)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

HEADER_BYTES = 512
ENTRY_BYTES = 128
NO_SECTOR = 0xFFFFFFFA
"""This and all above are marks, not sector numbers."""
NO_ENTRY = 0xFFFFFFFF


def root_streams(body: bytes) -> set[str]:
    """Streams and storages directly under the root. Embedded objects lie deeper, so a sheet inside a letter is not met.

    Of a damaged file: all names that can be seen.
    """
    entries = _entries(body)
    if not entries:
        return set()
    found: set[str] = set()
    seen: set[int] = set()
    waiting = [entries[0][3]]
    while waiting:
        index = waiting.pop()
        if index in seen or not 0 <= index < len(entries):
            continue
        seen.add(index)
        name, left, right, _child = entries[index]
        found.add(name)
        waiting += [left, right]
    return found or {entry[0] for entry in entries}


def _entries(body: bytes) -> list[tuple[str, int, int, int]]:
    """Directory entries as (name, left, right, child)."""
    if len(body) < HEADER_BYTES:
        return []
    size = 1 << min(struct.unpack_from("<H", body, 30)[0], 12)
    fat = _fat(body, size)
    entries = []
    for sector in _chain(struct.unpack_from("<I", body, 48)[0], fat):
        start = (sector + 1) * size
        for offset in range(start, min(start + size, len(body) - ENTRY_BYTES + 1), ENTRY_BYTES):
            length = struct.unpack_from("<H", body, offset + 64)[0]
            name = body[offset : offset + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="ignore")
            entries.append((name, *struct.unpack_from("<III", body, offset + 68)))
    return entries


def _fat(body: bytes, size: int) -> list[int]:
    """Next sector of each sector, as far as the header's own table of 109 sectors reaches (7 MB of file or more)."""
    table: list[int] = []
    for sector in struct.unpack_from("<109I", body, 76):
        start = (sector + 1) * size
        if sector >= NO_SECTOR or start + size > len(body):
            break
        table += struct.unpack_from(f"<{size // 4}I", body, start)
    return table


def _chain(first: int, fat: list[int]) -> Iterator[int]:
    seen: set[int] = set()
    while first < NO_SECTOR and first not in seen:
        seen.add(first)
        yield first
        first = fat[first] if first < len(fat) else NO_ENTRY
