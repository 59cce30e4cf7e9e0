"""Text of .doc of Word 6.0 and 95: eight-bit characters in one stretch, tables by the marks of their rows.

Only whole saves are read. «Fast saves» keep their pieces out of order, deleted ones among them: such a file is refused with the reason.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.letter import Letter
from audit_rules.facts.text.letter_flow import Flow
from audit_rules.facts.text.word_runs import PAGE_BYTES, Properties, Runs, plex
from audit_rules.facts.text.word_signs import CELL_END, DRAWING, FIELD_BEGINS, FIELD_ENDS, FIELD_RESULT, PARAGRAPH_END, PICTURE, SIGNS
from data.models import Text

IDENT, NEWER = 0xA5DC, 0xC1
FAST_SAVED, ENCRYPTED = 0x0004, 0x0100
FIRST, LENGTHS = 0x18, 0x34
"""In the header: where the text begins and ends in the file, and how long its parts are: body, footnotes, headers."""
CHARACTERS, PARAGRAPHS = 0xB8, 0xC0
"""In the header: where the pages with properties are listed."""
IN_TABLE, ROW_END, DELETED, HIDDEN = 24, 25, 65, 92
ON = {b"\x01", b"\x81"}
SIZES: dict[int, int] = (
    dict.fromkeys([2, *range(16, 20), 21, 22, 26, 27, 28, *range(30, 37), *range(38, 44), *range(45, 50), 69, 72, 80, 93, 96, 97, 99], 2)
    | dict.fromkeys([4, *range(5, 12), 13, 14, 24, 25, 29, 37, 44, 50, 51, 65, 66, 67, 71, 75, *range(85, 93), 94, 98, 100, 102, 104], 1)
    | dict.fromkeys([101, 107, 109, 110, 182, 183, 184, 189, 195, 197, 198], 2)
    | dict.fromkeys([117, 118, 185, 186], 1)
    | dict.fromkeys([20, 70, 192, 194, 196], 4)
    | {73: 3, 83: 0, 95: 3, 187: 12, 193: 5}
)
"""Bytes of an operand by its property's code."""
TOLD = frozenset({3, 12, 15, 23, 68, 74, 81, 82, 103, 105, 106, 108, 191})
"""Codes whose operand begins with its own length."""
TOLD_IN_TWO = frozenset({188, 190})


def is_word95(main: bytes) -> bool:
    """True for the main stream of a Word 6.0 or 95 file."""
    return len(main) >= 0x200 and struct.unpack_from("<H", main)[0] == IDENT and struct.unpack_from("<H", main, 2)[0] < NEWER


def read(main: bytes) -> Text:
    """The letter with its page headers first.

    Raises:
        CannotRead: encrypted, fast-saved or damaged.
    """
    (flags,) = struct.unpack_from("<H", main, 10)
    if flags & ENCRYPTED:
        raise CannotRead("encrypted", "файл защищён паролем")
    if flags & FAST_SAVED:
        raise CannotRead("unsupported", "файл Word 6.0 или 95, записанный быстрым сохранением, не читается: сохраните его заново")
    start, end = struct.unpack_from("<II", main, FIRST)
    body, notes, headers = struct.unpack_from("<III", main, LENGTHS)
    if not 0 < start < end <= len(main) or body + notes + headers > end - start:
        raise CannotRead("broken", "файл повреждён")
    letter = Letter()
    reading = _Reading(main, letter)
    above = start + body + notes
    return letter.pages("\n".join([reading.text(above, above + headers), reading.text(start, start + body)]), "doc")


class _Reading:
    """One file while it is read."""

    def __init__(self, main: bytes, letter: Letter) -> None:
        self.main = main
        self.letter = letter
        self.characters = _runs(main, CHARACTERS, entry=1)
        self.paragraphs = _runs(main, PARAGRAPHS, entry=7)

    def text(self, first: int, end: int) -> str:
        """Characters between two places of the file, as lines and tables."""
        flow = Flow(self.letter)
        codes: list[bool] = []
        cells, rows = 0, 0
        for place, sign in enumerate(self.main[first:end].decode("cp1251", errors="replace"), first):
            if sign == FIELD_BEGINS:
                codes.append(True)
            elif sign in {FIELD_RESULT, FIELD_ENDS}:
                codes[-1:] = [False] if codes and sign == FIELD_RESULT else []
            elif any(codes) or _is_on(self.characters.at(place), DELETED) or _is_on(self.characters.at(place), HIDDEN):
                continue
            elif sign == CELL_END:
                row = _is_on(self.paragraphs.at(place), ROW_END)
                cells, rows = cells + 1, rows + row
                flow.end_row() if row else flow.end_cell()
            elif sign == PARAGRAPH_END:
                flow.end_paragraph(in_table=_is_on(self.paragraphs.at(place), IN_TABLE))
            elif sign not in {PICTURE, DRAWING}:
                flow.words(SIGNS.get(sign, sign))
        if any(codes) or (cells and not rows):
            raise CannotRead("broken", "файл повреждён")
        return flow.text()


def _is_on(properties: Properties, code: int) -> bool:
    return properties.get(code) in ON


def _runs(main: bytes, listed: int, *, entry: int) -> Runs:
    """Runs of characters (entries of one byte) or of paragraphs (of seven) with their properties."""
    place, size = struct.unpack_from("<II", main, listed)
    runs = Runs()
    for _, _, number in plex(main[place : place + size], 2):
        start = int.from_bytes(number, "little") * PAGE_BYTES
        page = main[start : start + PAGE_BYTES]
        for first, end, found in _page(page, entry) if len(page) == PAGE_BYTES else ():
            runs.starts.append(first)
            runs.ends.append(end)
            runs.properties.append(found)
    return runs


def _page(page: bytes, entry: int) -> Iterator[tuple[int, int, Properties]]:
    count = page[-1]
    if (count + 1) * 4 + count * entry >= PAGE_BYTES:
        return
    places = struct.unpack_from(f"<{count + 1}I", page)
    for index in range(count):
        at = page[(count + 1) * 4 + index * entry] * 2
        if not at:
            data = b""
        elif entry == 1:
            data = page[at + 1 : at + 1 + page[at]]
        else:
            data = page[at + 3 : at + 2 * page[at]]  # after its length, and its style in two bytes
        yield places[index], places[index + 1], _properties(data)


def _properties(data: bytes) -> Properties:
    """Properties until one of an unknown length."""
    found: Properties = {}
    at = 0
    while at < len(data):
        code = data[at]
        at += 1
        if code in TOLD:
            size, at = (data[at] if at < len(data) else 0), at + 1
        elif code in TOLD_IN_TWO:
            size, at = int.from_bytes(data[at : at + 2], "little") - 1, at + 2
        elif code in SIZES:
            size = SIZES[code]
        else:
            break
        found[code] = data[at : at + size]
        at += max(0, size)
    return found
