"""Automatic numbers of a Word 97–2003 letter."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from audit_rules.facts.text.numbering import LEVELS, Level, Numbering, Signs
from audit_rules.facts.text.word import WordFile
from audit_rules.facts.text.word_runs import Properties

LIST_TABLE, OVERRIDES = 73, 74
DEPTH, LIST = 0x260A, 0x460B
HEAD_BYTES, LIST_BYTES, OVERRIDE_BYTES = 28, 28, 16
SIGNS: dict[int, Signs] = {
    0: "decimal",
    1: "ROMAN",
    2: "roman",
    3: "LATIN",
    4: "latin",
    22: "zero",
    23: "bullet",
    58: "russian",
    59: "RUSSIAN",
    255: "none",
}


class Lists:
    """The lists of one letter and the numbers given so far."""

    def __init__(self, file: WordFile) -> None:
        self._numbering = Numbering()
        self._levels = dict(_lists(file.part(LIST_TABLE), file.after(LIST_TABLE)))
        self._ids = list(_overrides(file.part(OVERRIDES)))

    def label(self, paragraph: Properties) -> str:
        """The number before a paragraph with these properties, a space behind; "" before one of no list."""
        number = int.from_bytes(paragraph.get(LIST, b""), "little")
        if not 0 < number <= len(self._ids):
            return ""
        key = self._ids[number - 1]
        return self._numbering.label(key, self._levels.get(key, ()), int.from_bytes(paragraph.get(DEPTH, b""), "little"))


def _overrides(data: bytes) -> Iterator[int]:
    """The list that each number in a paragraph's properties means."""
    for index in range(struct.unpack_from("<I", data)[0] if len(data) >= 4 else 0):
        offset = 4 + index * OVERRIDE_BYTES
        if offset + 4 > len(data):
            return
        yield struct.unpack_from("<i", data, offset)[0]


def _lists(table: bytes, levels: bytes) -> Iterator[tuple[int, tuple[Level, ...]]]:
    """Lists by their ids; their levels lie behind the table, one after the other."""
    at = 0
    for index in range(struct.unpack_from("<H", table)[0] if len(table) >= 2 else 0):
        offset = 2 + index * LIST_BYTES
        if offset + LIST_BYTES > len(table):
            return
        simple = table[offset + 26] & 1
        found = []
        for _ in range(1 if simple else LEVELS):
            if at + HEAD_BYTES > len(levels):
                return
            level, size = _level(levels, at)
            found.append(level)
            at += size
        yield struct.unpack_from("<i", table, offset)[0], tuple(found)


def _level(data: bytes, at: int) -> tuple[Level, int]:
    """One level and how many bytes it takes."""
    start, signs = struct.unpack_from("<iB", data, at)
    text_at = at + HEAD_BYTES + data[at + 24] + data[at + 25]
    (count,) = struct.unpack_from("<H", data.ljust(text_at + 2, b"\0"), text_at)
    text = data[text_at + 2 : text_at + 2 + count * 2].decode("utf-16-le", errors="ignore")
    pattern = "".join(f"%{ord(sign) + 1}" if ord(sign) < LEVELS else sign for sign in text)
    return Level(SIGNS.get(signs, "decimal"), pattern, start), text_at + 2 + count * 2 - at
