"""The parts of one act: what stands above it, its title, its body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.marks import is_other_party, is_stamp
from audit_rules.facts.phrases import found, starts
from audit_rules.facts.segments import Segment, preamble_at
from data.vocabulary import words

_ABOUT = re.compile(r"(?<![а-я])(?:о|об|обо)\s+(?=[а-я\"]{3,})")
_LOWER_ABOUT = re.compile(r"^[\W_]{0,4}(?:о|об|обо)(?![а-я])")
_REQUISITES = re.compile(r"^[\W_]{0,4}(?:от\s*)?[\"_\s]*\d{1,2}[\"_.\s]|^\W{0,3}(?:№|n)\s?\d|^г\.\s")
_POINT = re.compile(r"^\W{0,3}(?:\d{1,2}|i{1,3}|iv|v)\s?[.)]")
_MAX_TITLE = 8
_STAMP_LINES = 60


@dataclass(frozen=True, kw_only=True)
class Parts:
    """`head` is where own requisites stand; `title` as printed; `body` from the first point on."""

    head: list[Line]
    title: str
    body: list[Line]


def parts_of(segment: Segment) -> Parts:
    """Parts of one act."""
    return _order_parts(segment) if segment.order else _paper_parts(segment)


def _order_parts(segment: Segment) -> Parts:
    lines = segment.lines
    command = segment.at(segment.command) or 0
    anchor = segment.at(segment.head)
    begin = 0 if anchor is None else anchor
    stop = preamble_at(lines, begin, command)
    head = lines[: max(stop, 1)]
    title = _order_title(lines, begin, stop)
    return Parts(head=head, title=title, body=lines[command:])


def _order_title(lines: list[Line], begin: int, stop: int) -> str:
    """«О внедрении …», wherever it stands between «ПРИКАЗ» and the preamble; above it where it stands nowhere below."""
    for first, last in ((begin, stop), (0, begin)):
        for index in range(first, last):
            match = _LOWER_ABOUT.match(lines[index].low)
            if match:
                return _run(lines, index, max(last, min(index + 1, len(lines))))
        for index in range(first, max(last, first + 1) if last > first or first == begin else last):
            match = _ABOUT.search(lines[index].low) if index < len(lines) else None
            if match and len(lines[index].low) - match.start() > 8:
                return _run(lines, index, max(last, index + 1), match.start())
    return ""


def _run(lines: list[Line], index: int, stop: int, place: int = 0) -> str:
    parts = [lines[index].text[place:]]
    for line in lines[index + 1 : min(index + _MAX_TITLE, stop)]:
        if (
            _REQUISITES.match(line.low)
            or (_LOWER_ABOUT.match(line.low) and line.text[:1].isupper())
            or (found(("приказ",), line.low) and len(line.low) < 12)
        ):
            break
        parts.append(line.text)
    title = " ".join(part.strip(" |") for part in parts)
    cut = re.search(r"(?<![а-я])(?:в соответствии|на основании|в целях|с целью|во исполнение|руководствуясь|приказываю)", fold(title))
    return _clean(title[: cut.start()] if cut else title)


def _clean(title: str) -> str:
    return re.sub(r"\s+", " ", title.replace("*", "").replace(" | ", " ")).strip(' "_.;')[:400]


def _paper_parts(segment: Segment) -> Parts:
    lines = segment.lines
    title_at = segment.at(segment.title)
    if title_at is None:
        return Parts(head=lines[:_STAMP_LINES], title="", body=lines)
    title, after = _paper_title(lines, title_at)
    stop = _body_at(lines, after)
    return Parts(head=lines[: min(stop, title_at + _STAMP_LINES)], title=title, body=lines[stop:])


def _paper_title(lines: list[Line], index: int) -> tuple[str, int]:
    parts = [lines[index].text]
    place = index + 1
    while place < min(len(lines), index + _MAX_TITLE):
        line = lines[place]
        if (
            _POINT.match(line.low)
            or starts(words().regulation_start, line.low)
            or is_stamp(line)
            or is_other_party(line)
            or " | " in line.text
            or len(line.text) > 220
            or (parts[-1].endswith(".") and len(parts) > 1)
            or _REQUISITES.match(line.low)
            or _is_sentence(line.text)
        ):
            break
        parts.append(line.text)
        place += 1
    return _clean(" ".join(parts)), place


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and text[:1].isupper() and not text.isupper() and len(text) > 24


def _body_at(lines: list[Line], start: int) -> int:
    for index in range(start, min(len(lines), start + _STAMP_LINES)):
        line = lines[index]
        if (
            starts(words().regulation_start, line.low)
            or found(("общие положения",), line.low)
            or (_POINT.match(line.low) and len(line.low) > 6)
        ):
            return index
        if line.text.count(" | ") >= 2 or (len(line.text) > 240 and not is_stamp(line)):
            return index
    return min(len(lines), start + _STAMP_LINES)
