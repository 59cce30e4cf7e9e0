"""Text of .rtf: paragraphs with their numbers, page headers, tables, text boxes and pictures; nothing deleted or hidden.

A reader of our own: kreuzberg 4 drops the numbers and the pictures, prints deleted and hidden words and page footers, and writes a
hard hyphen («118-А») as «_».
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.letter import PAGE, Letter
from audit_rules.facts.text.letter_flow import Flow
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.numbering import BULLET
from audit_rules.facts.text.rtf_words import CHARSETS, CODE_PAGES, HEADERS, KEPT_STARRED, RUSSIAN, SIGNS, SILENT, SYMBOLS
from data.models import Text

TOKEN = re.compile(rb"\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.DOTALL)
Place = Literal["text", "silent", "quiet", "fonts", "picture"]


@dataclass(frozen=True)
class _State:
    """What holds within a group. `quiet`: words are no text here, a picture is one."""

    place: Place = "text"
    encoding: str = RUSSIAN
    skip: int = 1
    unseen: bool = False
    in_table: bool = False


@dataclass
class _Reading:
    """One file while it is read."""

    letter: Letter = field(default_factory=Letter)
    fonts: dict[int, str] = field(default_factory=dict)
    headers: list[Flow] = field(default_factory=list)
    stack: list[tuple[_State, Flow]] = field(default_factory=list)
    default: str = RUSSIAN
    font: int = 0
    to_skip: int = 0
    starred: bool = False
    high: int = 0
    """First half of a sign beyond the basic plane."""
    picture: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = _State()
        self.body = self.flow = Flow(self.letter)


def read(body: bytes) -> Text:
    """The letter with its page headers first; pages between explicit page breaks."""
    reading = _Reading()
    at = max(0, body.find(b"{\\rtf"))
    while match := TOKEN.match(body, at):
        at = match.end()
        word, number, code, symbol, brace, plain = match.groups()
        if word == b"bin":
            size = max(0, int(number or 0))
            reading.picture.append(body[at : at + size] if reading.state.place == "picture" else b"")
            at += size
        elif brace:
            _group(reading, opens=brace == b"{")
            if not reading.stack:
                break
        elif word:
            _control(reading, word.decode(), int(number) if number else None)
        elif symbol:
            _symbol(reading, symbol)
        else:
            _bytes(reading, bytes.fromhex(code.decode()) if code else plain or b"")
    if reading.stack:
        raise CannotRead("broken", "файл обрывается")
    headers = dict.fromkeys(normalise(flow.text()) for flow in reading.headers)
    return reading.letter.pages("\n".join([*headers, reading.body.text()]), "rtf")


def _group(reading: _Reading, *, opens: bool) -> None:
    if opens:
        reading.stack.append((reading.state, reading.flow))
    elif reading.stack:
        ended = reading.state
        reading.state, reading.flow = reading.stack.pop()
        if ended.place == "picture" != reading.state.place:
            _end_picture(reading)
    reading.to_skip, reading.starred = 0, False


def _control(reading: _Reading, word: str, number: int | None) -> None:
    """One control word."""
    if reading.to_skip and word != "u":
        reading.to_skip -= 1
        return
    starred, reading.starred = reading.starred, False
    state, on = reading.state, number != 0
    if word in SILENT or (starred and word not in KEPT_STARRED):
        reading.state = replace(state, place="silent")
    elif word in HEADERS and state.place == "text":
        reading.flow = Flow(reading.letter)
        reading.headers.append(reading.flow)
    elif word == "pict" and state.place in {"text", "quiet"}:
        reading.state, reading.picture = replace(state, place="picture"), []
    elif word == "sv" and state.place == "text":
        reading.state = replace(state, place="quiet")
    elif word == "fonttbl":
        reading.state = replace(state, place="fonts")
    elif word in {"v", "deleted"}:
        reading.state = replace(state, unseen=on)
    elif word == "plain":
        reading.state = replace(state, unseen=False, encoding=reading.default)
    elif word in {"pard", "intbl"}:
        reading.state = replace(state, in_table=word == "intbl")
    else:
        _encoding(reading, word, number or 0)
        _layout(reading, word)


def _encoding(reading: _Reading, word: str, number: int) -> None:
    state = reading.state
    if word == "ansicpg":
        reading.default = CODE_PAGES.get(number, RUSSIAN)
        reading.state = replace(state, encoding=reading.default)
    elif word == "uc":
        reading.state = replace(state, skip=max(0, min(number, 16)))
    elif word == "u":
        _unicode(reading, number)
    elif word == "f" and state.place == "fonts":
        reading.font = number
    elif word == "f":
        reading.state = replace(state, encoding=reading.fonts.get(number, reading.default))
    elif word == "fcharset":
        reading.fonts[reading.font] = CHARSETS.get(number, reading.default)


def _unicode(reading: _Reading, number: int) -> None:
    number &= 0xFFFF
    if 0xF000 <= number < 0xF100:  # a sign of a symbol font
        number = ord(BULLET)
    if 0xD800 <= number < 0xDC00:
        reading.high = number
    elif 0xDC00 <= number < 0xE000:
        _words(reading, chr(0x10000 + ((reading.high & 0x3FF) << 10) + (number & 0x3FF)))
    else:
        _words(reading, chr(number))
    reading.to_skip = reading.state.skip


def _layout(reading: _Reading, word: str) -> None:
    """Ends of paragraphs, cells and rows; signs that have names."""
    flow = reading.flow
    if reading.state.place != "text":
        return
    if word in SIGNS:
        _words(reading, SIGNS[word])
    elif word in {"par", "sect"}:
        flow.end_paragraph(in_table=reading.state.in_table)
    elif word == "pagebb":
        flow.words(PAGE)
    elif word == "cell":
        flow.end_cell()
    elif word == "row":
        flow.end_row()
    elif word == "nestcell":
        flow.end_inner_cell()
    elif word == "nestrow":
        flow.end_inner_row()
    elif word == "shptxt":
        flow.words("\n")


def _symbol(reading: _Reading, symbol: bytes) -> None:
    if symbol == b"*":
        reading.starred = True
    elif reading.to_skip:
        reading.to_skip -= 1
    elif symbol in SYMBOLS:
        _words(reading, SYMBOLS[symbol])


def _bytes(reading: _Reading, plain: bytes) -> None:
    """Words in the font's code page, but for those that only stand in for a Unicode sign."""
    skipped, reading.to_skip = min(reading.to_skip, len(plain)), max(0, reading.to_skip - len(plain))
    plain = plain[skipped:]
    if reading.state.place == "picture":
        reading.picture.append(plain)
    elif plain and reading.state.encoding == "symbol":
        _words(reading, BULLET if len(plain) == 1 else "")
    elif plain:
        _words(reading, plain.decode(reading.state.encoding, errors="replace"))


def _words(reading: _Reading, text: str) -> None:
    if reading.state.place == "text" and not reading.state.unseen:
        reading.flow.words(text)


def _end_picture(reading: _Reading) -> None:
    """The picture stands in the text; its bytes came as they are or as hexadecimal digits."""
    data = b"".join(reading.picture)
    if re.fullmatch(rb"[0-9a-fA-F\s]*", data):
        digits = re.sub(rb"\s", b"", data)
        data = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    if data.startswith((b"\xff\xd8\xff", b"\x89PNG", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")):
        reading.flow.words(reading.letter.picture(data))
    reading.picture = []
