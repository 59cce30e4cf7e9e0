"""Streams of an OLE compound file (.doc, .xls, .ppt, encrypted .docx)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

HEADER_BYTES = 512
ENTRY_BYTES = 128
MINI_SECTOR = 64
NO_SECTOR = 0xFFFFFFFA
"""This and all above are marks, not sector numbers."""
NO_ENTRY = 0xFFFFFFFF


@dataclass(frozen=True)
class Entry:
    """A stream or a storage, and its neighbours in the directory's tree."""

    name: str
    left: int
    right: int
    child: int
    start: int
    size: int


def root_streams(body: bytes) -> set[str]:
    """Streams and storages directly under the root. Embedded objects lie deeper, so a sheet inside a letter is not met.

    Of a damaged file: all names that can be seen.
    """
    return set(Ole(body).root)


class Ole:
    """One compound file; a damaged one gives what can be reached."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        self._size = 1 << min(struct.unpack_from("<H", body, 30)[0], 12) if len(body) >= HEADER_BYTES else HEADER_BYTES
        self._fat = self._table() if len(body) >= HEADER_BYTES else []
        self._entries = self._directory() if len(body) >= HEADER_BYTES else []
        self.root = self._root()

    def stream(self, name: str) -> bytes:
        """The stream's bytes, as many as are there; b"" where there is no such stream."""
        entry = self.root.get(name)
        if entry is None:
            return b""
        (mini_limit,) = struct.unpack_from("<I", self._body, 56)
        if entry.size >= mini_limit:
            return self._chained(entry.start)[: entry.size]
        container = self._chained(self._entries[0].start)
        raw = self._chained(struct.unpack_from("<I", self._body, 60)[0])
        mini_fat = list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))
        sectors = (container[sector * MINI_SECTOR : (sector + 1) * MINI_SECTOR] for sector in _chain(entry.start, mini_fat))
        return b"".join(sectors)[: entry.size]

    def _root(self) -> dict[str, Entry]:
        found: dict[str, Entry] = {}
        seen: set[int] = set()
        waiting = [self._entries[0].child] if self._entries else []
        while waiting:
            index = waiting.pop()
            if index in seen or not 0 <= index < len(self._entries):
                continue
            seen.add(index)
            entry = self._entries[index]
            found[entry.name] = entry
            waiting += [entry.left, entry.right]
        return found or {entry.name: entry for entry in self._entries}

    def _directory(self) -> list[Entry]:
        data = self._chained(struct.unpack_from("<I", self._body, 48)[0])
        entries = []
        for offset in range(0, len(data) - ENTRY_BYTES + 1, ENTRY_BYTES):
            (length,) = struct.unpack_from("<H", data, offset + 64)
            name = data[offset : offset + max(0, min(length, 64) - 2)].decode("utf-16-le", errors="ignore")
            entries.append(Entry(name, *struct.unpack_from("<III", data, offset + 68), *struct.unpack_from("<II", data, offset + 116)))
        return entries

    def _chained(self, first: int) -> bytes:
        return b"".join(self._sector(sector) for sector in _chain(first, self._fat))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._body[start : start + self._size]

    def _table(self) -> list[int]:
        """Next sector of each sector: by the header's own table of 109 places, and by the sectors that go on with it."""
        places = list(struct.unpack_from("<109I", self._body, 76))
        (more,) = struct.unpack_from("<I", self._body, 68)
        seen: set[int] = set()
        while more < NO_SECTOR and more not in seen and len(self._sector(more)) == self._size:
            seen.add(more)
            *numbers, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            places += numbers
        table: list[int] = []
        for place in places:
            data = self._sector(place) if place < NO_SECTOR else b""
            if len(data) < self._size:
                break
            table += struct.unpack(f"<{self._size // 4}I", data)
        return table


def _chain(first: int, fat: list[int]) -> Iterator[int]:
    seen: set[int] = set()
    while first < NO_SECTOR and first not in seen:
        seen.add(first)
        yield first
        first = fat[first] if first < len(fat) else NO_ENTRY
