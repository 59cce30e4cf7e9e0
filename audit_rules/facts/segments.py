"""A text cut into acts: an order and its annexes, plans and regulations that follow one another in one file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from audit_rules.facts.lines import Line
from audit_rules.facts.marks import (
    Title,
    is_annex,
    is_capital_order,
    is_command,
    is_draft_mark,
    is_order_head,
    is_other_party,
    is_stamp,
    is_sub_annex,
    title_of,
)
from audit_rules.facts.phrases import found, starts
from data.vocabulary import issuers, laws, requisite_words, words

_POINT = re.compile(r"^\W{0,2}(?:п\.?\s?|пункт\s)?1\s?(?:[.)]|\s[а-я])|^§\s?1\b")
_ANY_POINT = re.compile(r"^\W{0,2}\d{1,2}\s?[.)]\s?[а-я]")
_NUMBERED = re.compile(
    r"^\W{0,3}\d{1,2}(?:\.\d{1,2}){0,3}\s?[.)]?\s(?!\d)[\"(]?[а-я]{3}(?<!янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)|^§\s?\d"
)
"""«1.2. Наставничество …», and no day «12 мая»."""
_LETTERHEAD_LINE = re.compile(r"^\W{0,3}(?:(?:от\s)?[\"_\s]{0,4}\d{1,2}[\"_.\s]|\d{6},|№|[гпсд]\.\s|инн|тел|адрес)")
"""A day, a number, a place, an address between the institution's name and «ПРИКАЗ»."""
_EXTRACT = re.compile(r"выписка")
_ABOUT = re.compile(r"^[\W_]{0,4}(?:о|об)\s[а-я]{4,}")
_OPENS_TITLE = re.compile(r"[\"*_ ]*[А-ЯЁ][А-Яа-яЁё\" -]*")
"""Words without a digit or a stop: a line that may be the first of a title."""
_SHORT_LINE, _TITLE_LINES = 45, 4
_SIGNATURE_LINE, _SIGNED_WITHIN = 100, 8
"""A head's signature: so many characters at most, so many lines above the next paper at most (acquaintance stands between)."""
_HEAD_REACH = 70
_BLOCK_REACH = 14
_STAMP_REACH = 25
_REPEATING = {"personal_programme", "agreement"}


@dataclass(slots=True)
class Segment:
    """One act's lines. Indices are of the lines given to `segments_of`."""

    start: int
    end: int = 0
    order: bool = False
    head: int | None = None
    """Line of «ПРИКАЗ»."""
    command: int | None = None
    """Line of «ПРИКАЗЫВАЮ», or of the first point where the word is missing."""
    title: int | None = None
    form: str | None = None
    annex: bool = False
    stamped: bool = False
    inner: bool = False
    """True: an annex that may belong to the paper before it, not to an order."""
    parent: Segment | None = None
    closing: list[Line] = field(default_factory=list)
    """An approval that stands below the paper it approves."""
    lines: list[Line] = field(default_factory=list)
    """Filled when the cut is done."""

    def at(self, index: int | None) -> int | None:
        """An index of the text as one of the segment."""
        return None if index is None else index - self.start


def segments_of(lines: list[Line]) -> list[Segment]:
    """Acts and whatever stands between them, in order; nothing is lost."""
    if not lines:
        return []
    orders = _orders(lines)
    found_segments: list[Segment] = []
    for index, line in enumerate(lines):
        current = found_segments[-1] if found_segments else None
        order = next((item for item in orders if (item.head if item.head is not None else item.command) == index), None)
        if order:
            order.start = _letterhead(lines, index, found_segments)
            if current and order.start <= current.start:
                found_segments.pop()
            found_segments.append(order)
            continue
        if current and current.order and current.command is not None and index <= current.command:
            continue
        if is_annex(line):
            _annex(found_segments, index, order_words_in(" ".join(item.low for item in lines[index : index + 2])))
        elif is_stamp(line):
            _stamp(lines, found_segments, index)
        else:
            title = title_of(line) or _title_over_lines(lines, index)
            if title and not _marks_a_draft(lines, index):
                _title(lines, found_segments, index, title)
    return _finished(lines, found_segments)


def _marks_a_draft(lines: list[Line], index: int) -> bool:
    """True for «Проект» in the corner of an order: the word names no paper of its own."""
    return is_draft_mark(lines[index]) and any(map(is_order_head, lines[index + 1 : index + _BLOCK_REACH]))


def _title_over_lines(lines: list[Line], index: int) -> Title | None:
    """A title whose form takes several lines: «ПОРЯДОК ⏎ осуществления наставничества», «ДОРОЖНАЯ ⏎ КАРТА …»."""
    first = lines[index]
    if len(first.text) > _SHORT_LINE or not _OPENS_TITLE.fullmatch(first.text):
        return None
    text, low = first.text, first.low
    for line in lines[index + 1 : index + _TITLE_LINES]:
        if line.page != first.page or " | " in line.text or is_annex(line) or is_stamp(line):
            break
        text, low = f"{text} {line.text}", f"{low} {line.low}"
        title = title_of(replace(first, text=text, low=low))
        if title:
            return replace(title, strong=title.strong or first.text.isupper())
    return None


def _orders(lines: list[Line]) -> list[Segment]:
    """Orders by their commands, and those without one by head and points."""
    heads = [index for index, line in enumerate(lines) if is_order_head(line)]
    commands = [index for index, line in enumerate(lines) if is_command(line)]
    out: list[Segment] = []
    floor = -1
    for command in commands:
        if out and command - (out[-1].command or 0) <= 2:
            continue
        near = [head for head in heads if max(floor, command - _HEAD_REACH) < head <= command]
        capital = [head for head in near if is_capital_order(lines[head])]
        chosen = capital or near
        head = chosen[-1] if chosen else None
        if out and head is None and not _fresh_letterhead(lines, floor, command):
            continue
        out.append(Segment(start=0, order=True, head=head, command=command))
        floor = command
    taken = {item.head for item in out}
    for place, head in enumerate(heads):
        stop = min(
            [
                *(item.head if item.head is not None else item.command or 0 for item in out if (item.head or item.command or 0) > head),
                len(lines),
            ]
        )
        following = heads[place + 1] if place + 1 < len(heads) else len(lines)
        inside = any(item.command is not None and item.head is not None and item.head <= head <= item.command for item in out)
        formal = is_capital_order(lines[head]) or (not out and _heads_the_text(lines, head))
        if head not in taken and not inside and formal and not _in_stamp(lines, head):
            body = _first_point(lines, head, min(stop, following, head + 45))
            if body is not None:
                out.append(Segment(start=0, order=True, head=head, command=body))
    return sorted(out, key=lambda item: item.command or 0)


def _fresh_letterhead(lines: list[Line], floor: int, command: int) -> bool:
    """True where between the last act and a command without «ПРИКАЗ» a letterhead's name stands."""
    reach = lines[max(floor + 1, command - 25) : command]
    return any(line.page == lines[command].page and line.top <= 6 and found(issuers().institutions, line.low) for line in reach)


def _in_stamp(lines: list[Line], head: int) -> bool:
    return any(is_stamp(line) for line in lines[max(0, head - 6) : head])


def _first_point(lines: list[Line], head: int, stop: int) -> int | None:
    extract = _EXTRACT.search(lines[head].low)
    for index in range(head + 1, stop):
        if _POINT.match(lines[index].low) or (extract and _ANY_POINT.match(lines[index].low)):
            return index
        if starts((*words().preamble, *words().infinitives), lines[index].low):
            return index
        if is_stamp(lines[index]) or is_annex(lines[index]):
            return None
    return None


def _heads_the_text(lines: list[Line], head: int) -> bool:
    """True for «Приказ № 14» in plain letters, among the first lines, with its «Об утверждении …» under it."""
    if head > _BLOCK_REACH:
        return False
    below = lines[head + 1 : head + 5]
    about = next((place for place, line in enumerate(below) if _ABOUT.match(line.low)), None)
    return about is not None and not any(title_of(line) for line in below[:about])


def _letterhead(lines: list[Line], head: int, before: list[Segment]) -> int:
    """Where the letterhead above «ПРИКАЗ» begins."""
    current = before[-1] if before else None
    if current is None:
        return 0
    floor = max(current.start, current.title or 0, current.command or 0) if not _bare(current) else current.start
    if _bare(current):
        return current.start
    top = head - lines[head].top
    if lines[head].top <= 30 and top > floor:
        return top
    start = head
    names = (*issuers().institutions, *issuers().authorities)
    for index in range(head - 1, max(floor, head - _BLOCK_REACH), -1):
        if _ANY_POINT.match(lines[index].low) or starts(issuers().institution_heads, lines[index].low):
            break
        of_letterhead = found(names, lines[index].low) or _LETTERHEAD_LINE.match(lines[index].low)
        if of_letterhead and len(lines[index].text) <= 200:
            start = index
        elif start - index > 3:
            break
    return start


def _bare(segment: Segment) -> bool:
    return not segment.order and segment.title is None and not segment.annex and not segment.stamped


def _annex(segments: list[Segment], index: int, of_order: bool) -> None:
    current = segments[-1] if segments else None
    if current and current.annex and current.title is None and index - current.start <= 12:
        return
    if current and current.stamped and current.title is None and index - current.start <= 12:
        current.annex = True
        return
    inner = current is not None and not current.order and not of_order
    segments.append(Segment(start=index if segments else 0, annex=True, inner=inner, parent=_order_of(segments)))


def _order_of(segments: list[Segment]) -> Segment | None:
    return next((segment for segment in reversed(segments) if segment.order), None)


def _stamp(lines: list[Line], segments: list[Segment], index: int) -> None:
    current = segments[-1] if segments else None
    if current is None:
        segments.append(Segment(start=0, stamped=True))
        return
    if not current.order and current.title is None and index - current.start <= _STAMP_REACH:
        current.stamped = True
        return
    under_title = not current.order and current.title is not None and not current.stamped and not current.annex
    if under_title and index - (current.title or 0) <= 8 and not any(map(_of_body, lines[(current.title or 0) + 1 : index])):
        current.stamped = True
        return
    start = index
    for place in range(index - 1, max(current.start, (current.command or current.title or 0), index - _BLOCK_REACH), -1):
        if lines[place].page != lines[index].page or _of_body(lines[place]):
            break
        if is_other_party(lines[place]) or (lines[place].top <= 8 and found(issuers().institutions, lines[place].low)):
            start = place
    segments.append(Segment(start=start, stamped=True, parent=_order_of(segments)))


def _of_body(line: Line) -> bool:
    """True for a point or a sentence of the paper above: no line of a stamp or of a letterhead."""
    sentence = line.text.endswith(".") and line.text[:1].isupper() and len(line.text) > _SHORT_LINE and line.low.count(" ") >= _TITLE_LINES
    return sentence or line.text.endswith(";") or _NUMBERED.match(line.low) is not None


def _title(lines: list[Line], segments: list[Segment], index: int, title: Title) -> None:
    current = segments[-1] if segments else None
    if title.form == "other" and _within_stamps(lines, index):
        return
    if current is None:
        segments.append(Segment(start=0, title=index, form=title.form))
        return
    if not current.order and current.title is None:
        current.title, current.form = index, title.form
        return
    if not current.order and current.title is not None and _only_a_heading(lines, current, index):
        current.title, current.form = index, title.form
        return
    if current.order:
        tops_a_page = lines[index].top <= 3 and lines[index].page > lines[current.command or current.start].page
        if title.strong and (tops_a_page or _below_signature(lines, current, index, title)):
            segments.append(Segment(start=index, title=index, form=title.form, parent=current))
        return
    if _another(lines, current, index, title):
        segments.append(Segment(start=_page_top(lines, index, current), title=index, form=title.form, parent=current.parent))


def _below_signature(lines: list[Line], order: Segment, index: int, title: Title) -> bool:
    """True for a paper typed under the order's last line, without «Приложение»: the head has signed above, and it is about mentoring."""
    if title.form in {"other", "list"} or not found(words().mentoring, " ".join(line.low for line in lines[index : index + 3])):
        return False
    above = lines[max((order.command or order.start) + 1, index - _SIGNED_WITHIN) : index]
    return any(_signs(line) for line in above)


def _signs(line: Line) -> bool:
    return len(line.text) < _SIGNATURE_LINE and not _ANY_POINT.match(line.low) and bool(starts(issuers().institution_heads, line.low))


def _only_a_heading(lines: list[Line], current: Segment, index: int) -> bool:
    """True where the title so far is a page's or a card's heading («Положения», «Документы»), and the paper's own stands below it."""
    first = current.title or 0
    if current.form == "programme" and (starts(words().passport_titles, lines[index].low) or _quoted(lines, first, index)):
        return False
    between = lines[first + 1 : index]
    if index - first > _STAMP_REACH or any(_ANY_POINT.match(line.low) or " | " in line.text for line in between):
        return False
    named = found(words().mentoring, " ".join(line.low for line in lines[first : first + 2]))
    if (lines[first].low == lines[index].low and index - first > 1) or any(is_stamp(line) or is_annex(line) for line in between):
        return True
    return not named and bool(found(words().mentoring, " ".join(line.low for line in lines[index : index + 3])))


def _quoted(lines: list[Line], title: int, index: int) -> bool:
    """True for the name in quotes that a title above goes on to: «ЦЕЛЕВАЯ ПРОГРАММА … ⏎ «Модель наставничества»»."""
    return index - title <= 2 * _TITLE_LINES and lines[index].text.lstrip(" *").startswith('"')


def _within_stamps(lines: list[Line], index: int) -> bool:
    """True for «Протокол № 7 от …» that only says who agreed: a stamp stands above it, or an approval soon below."""
    if any(is_other_party(line) or is_stamp(line) for line in lines[max(0, index - 6) : index]):
        return True
    numbered = found(requisite_words().protocol_words, lines[index].low) and any(char.isdigit() for char in lines[index].text)
    return bool(numbered) and any(is_stamp(line) or _names_a_paper(line) for line in lines[index + 1 : index + 1 + _STAMP_REACH // 2])


def _names_a_paper(line: Line) -> bool:
    title = title_of(line)
    return title is not None and title.strong and title.form != "other"


def _page_top(lines: list[Line], index: int, current: Segment) -> int:
    top = index - lines[index].top
    return top if lines[index].top <= 4 and top > (current.title or current.start) else index


def _another(lines: list[Line], current: Segment, index: int, title: Title) -> bool:
    """True where a second title begins an act of its own inside a file without stamps."""
    if title.form in {"other", "list"} and not (title.strong and lines[index].top <= 3):
        return False
    if any(is_sub_annex(line) for line in lines[max(0, index - 4) : index]):
        return False
    if (
        title.form in _REPEATING
        and current.title is not None
        and lines[index].low == lines[current.title].low
        and index - current.title > 3
    ):
        return True
    around = " ".join(line.low for line in lines[index : index + 3])
    if not title.strong or title.form == current.form or not found(words().mentoring, around):
        return False
    return lines[index].top <= 4 or index - (current.title or 0) > 20


def _finished(lines: list[Line], segments: list[Segment]) -> list[Segment]:
    if not segments:
        segments = [Segment(start=0)]
    segments[0].start = 0
    for place, segment in enumerate(segments):
        segment.end = segments[place + 1].start if place + 1 < len(segments) else len(lines)
        segment.lines = lines[segment.start : segment.end]
    _close(segments)
    return [segment for segment in segments if segment.lines]


def _close(segments: list[Segment]) -> None:
    """«Утверждено приказом …» as the last lines of a regulation belongs to it."""
    if len(segments) < 2:
        return
    paper, last = segments[-2:]
    if last.stamped and last.title is None and not last.order and paper.form and not paper.stamped and len(last.lines) <= _BLOCK_REACH:
        paper.closing = last.lines
        paper.lines = [*paper.lines, *last.lines]
        paper.end = last.end
        segments.pop()


def preamble_at(lines: list[Line], start: int, stop: int) -> int:
    """Index of the line where a preamble begins, or `stop`."""
    for index in range(start, stop):
        line = lines[index]
        if starts(words().preamble, line.low):
            return index
        if line.ocr and not _ABOUT.match(line.low) and (_like_preamble(line.low) or (index > start and _goes_on_citing(line.low))):
            return index
    return stop


_CITING = re.compile(r"(?:приказ[ауо]\w{0,2}|письм[ауо]\w?|распоряжени[еюя]м?|постановлени[еюя]м?|закон[ауо]\w{0,2})\s+(?:от\b|[а-я]{4,})")


def _goes_on_citing(low: str) -> bool:
    """True for the rest of a preamble whose first line was lost under a seal: «№ 657, приказа отдела образования от …»."""
    match = _CITING.search(low)
    return match is not None and match.start() > 0 and bool(found((*laws().issuers, *issuers().authorities), low[match.start() :]))


def _like_preamble(low: str) -> bool:
    """True where a scan's line begins nearly as a preamble does: «в соотвехётнии с»."""
    long = [phrase for phrase in words().preamble if len(phrase) >= 10 and phrase.replace(" ", "").isalpha()]
    bare = low.lstrip(" .,'\"‘’`_-")
    return any(fuzz.ratio(bare[: len(phrase)], phrase) >= 75 for phrase in long)


def has_signature(lines: list[Line]) -> bool:
    """True where the end of an act was seen: a head's signature or the lines of acquaintance."""
    tail = lines[-40:]
    return any(found((*issuers().institution_heads, *words().acquaintance), line.low) and len(line.low) < 160 for line in tail)


def order_words_in(low: str) -> bool:
    """True where a word for an order stands in the text."""
    return bool(found(requisite_words().order_words, low))
