"""The parts of a Word 97–2003 file ([MS-DOC]): its characters in order, and the properties that stand by each."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.ole import Ole
from audit_rules.facts.text.word_runs import Properties, character_runs, paragraph_runs, plex, properties, runs_of

IDENT = 0xA5EC
OLDEST = 0xC1
"""Version of Word 97; Word 6 and 95 laid their files out otherwise."""
ENCRYPTED, SECOND_TABLE = 0x0100, 0x0200
STORIES = {"main": 0x4C, "footnotes": 0x50, "headers": 0x54, "macros": 0x58, "comments": 0x5C, "endnotes": 0x60, "boxes": 0x64}
"""Where the header says how long each part of the text is; they follow one another in this order."""
CHARACTERS, PARAGRAPHS, PIECES = 12, 13, 33
"""Places in the header's table of places."""
COMPRESSED = 0x40000000

LONG_LISTS = frozenset({0x6645, 0x6646})


@dataclass(frozen=True)
class Piece:
    """Characters that lie together in the file: from which character on, where, and how wide."""

    first: int
    count: int
    place: int
    width: int


class WordFile:
    """One file; a file that is not of this kind, or broken: CannotRead."""

    def __init__(self, ole: Ole) -> None:
        self.data, self.main = ole.stream("Data"), ole.stream("WordDocument")
        if len(self.main) < 0x200 or struct.unpack_from("<H", self.main)[0] != IDENT:
            raise CannotRead("broken", "файл повреждён")
        if struct.unpack_from("<H", self.main, 2)[0] < OLDEST:
            raise CannotRead("unsupported", "файл Word старше 97")
        (flags,) = struct.unpack_from("<H", self.main, 10)
        if flags & ENCRYPTED:
            raise CannotRead("encrypted", "файл защищён паролем")
        self._table = ole.stream("1Table" if flags & SECOND_TABLE else "0Table")
        self.pieces = list(self._pieces())
        self.characters = runs_of(self.main, self.part(CHARACTERS), character_runs)
        self._paragraphs = runs_of(self.main, self.part(PARAGRAPHS), paragraph_runs)

    def paragraph(self, place: int) -> Properties:
        """Properties of the paragraph whose character lies there; a long list of them lies elsewhere."""
        found = self._paragraphs.at(place)
        for code in LONG_LISTS & found.keys():
            start = int.from_bytes(found[code], "little")
            size = int.from_bytes(self.data[start : start + 2], "little")
            found = {**found, **properties(self.data[start + 2 : start + 2 + size])}
        return found

    def part(self, number: int) -> bytes:
        """One part of the table stream, by its place in the header's table."""
        offset = 0x9A + number * 8
        if offset + 8 > len(self.main):
            return b""
        place, size = struct.unpack_from("<II", self.main, offset)
        return self._table[place : place + size]

    def after(self, number: int) -> bytes:
        """All of the table stream behind that part."""
        place, size = struct.unpack_from("<II", self.main, 0x9A + number * 8)
        return self._table[place + size :]

    def story(self, name: str) -> tuple[int, int]:
        """First character of a part of the text and the one behind it."""
        first = 0
        for story, offset in STORIES.items():
            (count,) = struct.unpack_from("<I", self.main, offset)
            if story == name:
                return first, first + count
            first += count
        raise KeyError(name)

    def signs(self, first: int, end: int) -> Iterator[tuple[int, str, int]]:
        """Characters with their numbers and their places in the file."""
        for piece in self.pieces:
            low, high = max(first, piece.first), min(end, piece.first + piece.count)
            if low < high:
                place = piece.place + (low - piece.first) * piece.width
                raw = self.main[place : place + (high - low) * piece.width]
                text = raw.decode("cp1251" if piece.width == 1 else "utf-16-le", errors="replace")
                for index, sign in enumerate(_by_unit(text)):
                    yield low + index, sign, place + index * piece.width

    def _pieces(self) -> Iterator[Piece]:
        clx = self.part(PIECES)
        at = 0
        while at + 3 <= len(clx) and clx[at] == 1:
            at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
        if at + 5 > len(clx) or clx[at] != 2:
            raise CannotRead("broken", "файл повреждён")
        table = clx[at + 5 : at + 5 + struct.unpack_from("<I", clx, at + 1)[0]]
        for first, end, entry in plex(table, 8):
            (place,) = struct.unpack_from("<I", entry, 2)
            narrow = bool(place & COMPRESSED)
            start, width = ((place & ~COMPRESSED) // 2, 1) if narrow else (place, 2)
            if end < first or start + (end - first) * width > len(self.main):
                raise CannotRead("broken", "файл обрывается")
            yield Piece(first, end - first, start, width)


def _by_unit(text: str) -> Iterator[str]:
    """One item for every character of the file: signs beyond the basic plane take two."""
    for sign in text:
        yield sign
        if sign > "\uffff":
            yield ""
