"""Text of .doc (Word 97–2003): page headers, paragraphs with their numbers, tables, text boxes and pictures in document order.

Files of Word 6.0 and 95 go to word95.py.
A reader of our own: kreuzberg 4 prints deleted and hidden words and field codes, loses page headers, numbers and pictures.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.letter import PAGE, Letter
from audit_rules.facts.text.letter_flow import Flow
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.ole import Ole
from audit_rules.facts.text.word import WordFile
from audit_rules.facts.text.word95 import is_word95
from audit_rules.facts.text.word95 import read as read_word95
from audit_rules.facts.text.word_lists import Lists
from audit_rules.facts.text.word_pictures import inline, pictures
from audit_rules.facts.text.word_runs import Properties, plex
from audit_rules.facts.text.word_signs import CELL_END, DRAWING, FIELD_BEGINS, FIELD_ENDS, FIELD_RESULT, PARAGRAPH_END, PICTURE, SIGNS
from data.models import Text

SECTIONS, HEADER_PARTS, ANCHORS, BOXES = 6, 11, 40, 56
"""Places in the header's table of places."""
FIRST_HEADER = 6
"""Before it stand the lines over footnotes."""
HEADER_KINDS = frozenset({0, 1, 4})
"""Of even, of odd and of first pages; the others are footers."""
ON, AGAINST_STYLE = b"\x01", b"\x81"
DELETED, HIDDEN, PICTURE_PLACE = 0x0800, 0x083C, 0x6A03
NEW_PAGE, IN_TABLE, ROW_END, INNER_CELL, INNER_ROW = 0x2407, 0x2416, 0x2417, 0x244B, 0x244C


def read(body: bytes) -> Text:
    """The letter with its page headers first; pages between explicit page breaks."""
    ole = Ole(body)
    try:
        if is_word95(ole.stream("WordDocument")):
            return read_word95(ole.stream("WordDocument"))
        reading = _Reading(WordFile(ole))
        text = "\n".join([*reading.headers(), reading.text(*reading.file.story("main")), reading.rest()])
    except (struct.error, IndexError) as error:
        raise CannotRead("broken", "файл повреждён") from error
    return reading.letter.pages(text, "doc")


class _Reading:
    """One file while it is read."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.letter = Letter()
        self.lists = Lists(file)
        self.sections = {end - 1 for _, end, _ in plex(file.part(SECTIONS), 12)}
        self.anchors = {first: struct.unpack_from("<I", entry)[0] for first, _, entry in plex(file.part(ANCHORS), 26)}
        self.boxes = dict(_boxes(file))
        self.strays = [box for shape, box in self.boxes.items() if shape and shape not in self.anchors.values()]
        """Text boxes of which no mark in the text speaks: those in a group of shapes."""
        self.drawings = list(pictures(file.main))

    def headers(self) -> list[str]:
        """The headers of the pages, each once."""
        base, end = self.file.story("headers")
        parts = [(first + base, last + base) for first, last, _ in plex(self.file.part(HEADER_PARTS), 0)]
        found: dict[str, None] = {}
        for index, (first, last) in enumerate(parts[FIRST_HEADER:]):
            if index % 6 in HEADER_KINDS and last <= end:
                found[normalise(self.text(first, last))] = None
        return [text for text in found if text]

    def text(self, first: int, end: int) -> str:
        """Characters of a part of the text, as lines and tables."""
        flow = Flow(self.letter)
        in_code: list[bool] = []
        starts = True
        for number, sign, place in self.file.signs(first, end):
            if sign == FIELD_BEGINS:
                in_code.append(True)
            elif sign in {FIELD_RESULT, FIELD_ENDS}:
                in_code[-1:] = [False] if in_code and sign == FIELD_RESULT else []
            elif any(in_code) or self._unseen(place):
                continue
            else:
                if starts:
                    flow.words(self._start(self.file.paragraph(place)))
                starts = sign in {PARAGRAPH_END, CELL_END} or number in self.sections
                if starts:
                    _end(flow, sign, self.file.paragraph(place))
                else:
                    flow.words(self._shown(number, sign, place))
        if any(in_code):
            raise CannotRead("broken", "файл повреждён")
        return flow.text()

    def _start(self, paragraph: Properties) -> str:
        """What stands before a paragraph's words."""
        return (PAGE if paragraph.get(NEW_PAGE) == ON else "") + self.lists.label(paragraph)

    def _unseen(self, place: int) -> bool:
        """Deleted in a revision, or hidden."""
        found = self.file.characters.at(place)
        return found.get(DELETED) == ON or found.get(HIDDEN) in {ON, AGAINST_STYLE}

    def _shown(self, number: int, sign: str, place: int) -> str:
        """What a person sees in the character's place."""
        if sign == PICTURE:
            start = self.file.characters.at(place).get(PICTURE_PLACE)
            return self._picture(inline(self.file.data, int.from_bytes(start, "little")) if start else None)
        if sign == DRAWING:
            box = self.boxes.get(self.anchors.get(number, 0)) or (self.strays.pop(0) if self.strays else None)
            if box is not None:
                return f"\n{self.text(*box)}\n"
            return self._picture(self.drawings.pop(0) if self.drawings else None)
        return SIGNS.get(sign, sign)

    def _picture(self, blob: bytes | None) -> str:
        return self.letter.picture(blob) if blob else ""

    def rest(self) -> str:
        """Text boxes and pictures that no mark in the text stands for."""
        return "\n".join([*(self.text(*box) for box in self.strays), *(self.letter.picture(blob) for blob in self.drawings)])


def _end(flow: Flow, sign: str, paragraph: Properties) -> None:
    """The end of a paragraph, a cell or a row."""
    if sign == CELL_END:
        flow.end_row() if paragraph.get(ROW_END) == ON else flow.end_cell()
    elif paragraph.get(INNER_ROW) == ON:
        flow.end_inner_row()
    elif paragraph.get(INNER_CELL) == ON:
        flow.end_inner_cell()
    else:
        flow.end_paragraph(in_table=paragraph.get(IN_TABLE) == ON)


def _boxes(file: WordFile) -> Iterator[tuple[int, tuple[int, int]]]:
    """Text boxes: the shape's number, and from which character to which."""
    base, end = file.story("boxes")
    for first, last, entry in plex(file.part(BOXES), 22):
        if last + base <= end:
            yield struct.unpack_from("<I", entry, 14)[0], (first + base, last + base)
