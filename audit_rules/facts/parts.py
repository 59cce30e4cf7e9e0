"""The parts of one act: what stands above it, its title, its body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.marks import is_other_party, is_stamp
from audit_rules.facts.phrases import found, pattern, starts
from audit_rules.facts.repealed import is_mark
from audit_rules.facts.segments import Segment, preamble_at
from audit_rules.facts.subject import speaks_of_mentoring
from data.vocabulary import issuers, words

_ABOUT = re.compile(r"(?<![а-я])(?:о|об|обо)\s+(?=[а-я\"]{3,})")
_LOWER_ABOUT = re.compile(r"^[\W_]{0,4}(?:о|об|обо)(?![а-я])")
_REQUISITES = re.compile(r"^[\W_]{0,4}(?:от\s*)?[\"_\s]*\d{1,2}[\"_.\s]|^\W{0,3}(?:№|n)\s?\d|^г\.\s")
_POINT = re.compile(r"^\W{0,3}(?:\d{1,2}|i{1,3}|iv|v)\s?[.)]")
_DAY = re.compile(r"^\W{0,3}\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:20)?\d\d(?!\d)")
_CITES = re.compile(r"(?:приказ|решени|протокол|письм|распоряжени|постановлени|закон)[а-я]{0,4}\s(?:[а-я ]{0,40})?(?:№|n|от)\s?\d")
_MAX_TITLE = 8
_STAMP_LINES = 60


@dataclass(frozen=True, kw_only=True)
class Parts:
    """`head` is where own requisites stand; `title` as printed; `body` from the first point on."""

    head: list[Line]
    title: str
    body: list[Line]
    marks: tuple[Line, ...] = ()
    """Lines above the body that say that the act is in force no more: their days and numbers are another act's."""


def parts_of(segment: Segment) -> Parts:
    """Parts of one act."""
    parts = _order_parts(segment) if segment.order else _paper_parts(segment)
    above = segment.lines[: len(segment.lines) - len(parts.body)]
    marks = tuple(line for line in (above or parts.head) if is_mark(line))
    return replace(parts, head=[line for line in parts.head if line not in marks], marks=marks) if marks else parts


def _order_parts(segment: Segment) -> Parts:
    lines = segment.lines
    command = segment.at(segment.command) or 0
    anchor = segment.at(segment.head)
    begin = 0 if anchor is None else anchor
    stop = preamble_at(lines, begin, command)
    title, after = _order_title(lines, begin, stop)
    if begin < after < stop:
        stop = _prose_at(lines, after, stop)
    head = lines[: max(stop, 1)]
    return Parts(head=head, title=title, body=lines[command:])


def _prose_at(lines: list[Line], start: int, stop: int) -> int:
    """Index of the first line below the title that is a sentence: a preamble, whatever word it opens with."""
    for index in range(start, stop):
        if _is_prose(lines[index]):
            return index
    return stop


def _is_prose(line: Line) -> bool:
    """True for a line of a sentence: many words, and no requisites at its start."""
    if _REQUISITES.match(line.low) or line.text.isupper() or " | " in line.text or is_stamp(line):
        return False
    words_of_line = re.findall(r"[а-я]{2,}", line.low)
    named = found(issuers().institutions, line.low)
    cites = _CITES.search(line.low) is not None
    return line.text[:1].isupper() and len(words_of_line) >= (2 if cites else 4) and not (named and named.start() <= 30)


def _order_title(lines: list[Line], begin: int, stop: int) -> tuple[str, int]:
    """«О внедрении …», wherever it stands between «ПРИКАЗ» and the preamble, or above it; and the index of the line after it."""
    for first, last in ((begin, stop), (0, begin)):
        for index in range(first, last):
            match = _LOWER_ABOUT.match(lines[index].low)
            if match:
                return _run(lines, index, max(last, min(index + 1, len(lines))))
        for index in range(first, max(last, first + 1) if last > first or first == begin else last):
            match = _ABOUT.search(lines[index].low) if index < len(lines) else None
            if match and len(lines[index].low) - match.start() > 8:
                return _run(lines, index, max(last, index + 1), match.start())
    return "", 0


def _run(lines: list[Line], index: int, stop: int, place: int = 0) -> tuple[str, int]:
    parts = [lines[index].text[place:]]
    for line in lines[index + 1 : min(index + _MAX_TITLE, stop)]:
        if _is_prose(line) and any(char.isdigit() for char in line.text):
            break
        if (
            _REQUISITES.match(line.low)
            or (_LOWER_ABOUT.match(line.low) and line.text[:1].isupper())
            or (found(("приказ",), line.low) and len(line.low) < 12)
        ):
            break
        parts.append(line.text)
    title = " ".join(part.strip(" |") for part in parts)
    cut = re.search(r"(?<![а-я])(?:в соответствии|на основании|в целях|с целью|во исполнение|руководствуясь|приказываю)", fold(title))
    return _clean(title[: cut.start()] if cut else title), index + len(parts)


def _clean(title: str) -> str:
    """Without marks of layout and of the quotation that the whole stands in; a name quoted at either end keeps its pair."""
    told = re.sub(r"\s+", " ", title.replace("*", "").replace(" | ", " ")).strip(" _.;")
    return (told if told.count('"') > 1 and '"' in told[1:-1] else told.strip(' "'))[:400].strip(" _.;")


def _paper_parts(segment: Segment) -> Parts:
    lines = segment.lines
    title_at = segment.at(segment.title)
    if title_at is None:
        return Parts(head=lines[:_STAMP_LINES], title="", body=lines)
    title, after = _paper_title(lines, title_at)
    stop = _body_at(lines, after)
    return Parts(head=lines[: min(stop, title_at + _STAMP_LINES)], title=title, body=lines[stop:])


def _paper_title(lines: list[Line], index: int) -> tuple[str, int]:
    above = lines[index - 1] if index else None
    headed = (
        above is not None and _LOWER_ABOUT.match(above.low) and speaks_of_mentoring(above.low) and not speaks_of_mentoring(lines[index].low)
    )
    parts = [f"{lines[index].text} {above.text}" if headed and above else lines[index].text]
    place = index + 1
    while place < min(len(lines), index + _MAX_TITLE):
        line = lines[place]
        if (
            _POINT.match(line.low)
            or starts((*words().regulation_start, *words().passport_rows), line.low)
            or _is_table_head(line)
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


def _is_table_head(line: Line) -> bool:
    """True for «Наименование этапа Сроки Ответственные»: the heads of a table's columns, its rules lost in a scan."""
    if speaks_of_mentoring(line.low) and len(pattern(words().table_heads).findall(line.low)) < 3:
        return False
    return len(set(pattern(words().table_heads).findall(line.low))) >= 2


def _is_sentence(text: str) -> bool:
    return text.rstrip().endswith(".") and text[:1].isupper() and not text.isupper() and len(text) > 24


def _body_at(lines: list[Line], start: int) -> int:
    for index in range(start, min(len(lines), start + _STAMP_LINES)):
        line = lines[index]
        if (
            starts((*words().regulation_start, *words().passport_rows), line.low)
            or found(("общие положения",), line.low)
            or (_POINT.match(line.low) and not _DAY.match(line.low) and len(line.low) > 6)
        ):
            return index
        if line.text.count(" | ") >= 2 or (len(line.text) > 240 and not is_stamp(line)):
            return index
    return min(len(lines), start + _STAMP_LINES)
