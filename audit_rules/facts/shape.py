"""Has a stretch of text the form of an act? Web pages that list links or tell of mentoring have not."""

from __future__ import annotations

import re

from audit_rules.facts.lines import Line
from audit_rules.facts.names import names_in
from audit_rules.facts.phrases import count, found
from audit_rules.facts.segments import Segment, has_signature
from data.vocabulary import words

_SECTION = re.compile(r"^§\s?\d{1,2}|^\W{0,3}(?:\d{1,2}|[ivx]{1,4})\s?[.)]\s?(?:\d{1,2}[.)]?\s?)?[а-я]")
_SUB_POINT = re.compile(r"^\W{0,3}\d{1,2}\.\d{1,2}")
_SHORT = 45
_BLANK = re.compile(r"_{4,}|…{2,}|\.{8,}")
_ANGLE = re.compile(r"<[а-я ]{4,60}>|\[[а-я ]{6,60}\]|(?<!_)_{3,80}\s{0,3}\((?:фио|ф\.\s?и\.\s?о|наименование|должность)")


def is_act_on_a_page(segment: Segment) -> bool:
    """True where an act itself is typed in the page."""
    lines = segment.lines
    body = "\n".join(line.low for line in lines)
    points = sum(1 for line in lines if _SECTION.match(line.low))
    if segment.order:
        return segment.command is not None and (points >= 1 or has_signature(lines))
    if segment.title is None:
        return False
    sections = found(words().regulation_start, body)
    rows = sum(1 for line in lines if line.text.count(" | ") >= 1)
    match segment.form:
        case "regulation":
            return bool(sections) and len(body) >= (200 if segment.stamped or segment.annex else 300) and points >= 3
        case "roadmap":
            return rows >= 3 or (points >= 4 and len(body) >= 500)
        case "programme":
            return (bool(sections) and (len(body) >= 1_200 or rows >= 3)) or (segment.stamped and len(body) >= 800)
        case "personal_programme":
            return rows >= 2 or (points >= 3 and len(body) >= 400)
        case "list":
            return rows >= 2
        case "agreement":
            return count(("сторон*", "обязуется|обязуются", "предмет соглашения"), body) >= 2
    return False


def is_regulation_body(lines: list[Line]) -> bool:
    """True where points such as «2.1.» run on, as in a regulation whose first page was lost."""
    return sum(1 for line in lines if _SUB_POINT.match(line.low)) >= 3


def is_fragment(segment: Segment) -> bool:
    """True where the beginning is missing: the text starts with its second section, or in the middle of a point."""
    first = next((line.low for line in segment.lines if len(line.low) > 3), "")
    if segment.title is None and segment.form and not any(re.match(r"^\W{0,3}(?:1|i)\s?[.)]", line.low) for line in segment.lines):
        return True
    return bool(re.match(r"^\W{0,3}(?:[2-9]|1[0-9]|ii|iii|iv|v)\s?[.)]", first)) or bool(_SUB_POINT.match(first))


def is_template(segment: Segment, title: str, link: str, names: int) -> bool:
    """True for a blank that somebody else is to fill in."""
    head = "\n".join(line.low for line in segment.lines[:12])
    marked = found(words().template_titles, title) or re.match(r"\W*(?:макет|шаблон|образец|примерн\w{2,3}|типов\w{2,3}|форма)\b", head)
    if marked or found(("макет", "шаблон", "образец"), link):
        return True
    body = "\n".join(line.low for line in segment.lines)
    if found(words().placeholders, body) or len(_ANGLE.findall(body)) >= 2:
        return len(_BLANK.findall(body)) >= 2 or len(_ANGLE.findall(body)) >= 2
    if segment.form in {"personal_programme", "agreement"}:
        return len(_BLANK.findall(body)) >= 6 and names == 0
    return False


_HEADS = ("директор*", "заведующ*", "и о директора", "руководитель", "начальник")
_CLERK = re.compile(r"^\W{0,3}(?:исп|исполнитель|тел|копия|верно)(?![а-я])")


def _is_signature(line: Line, place: int) -> bool:
    """True where the head's post opens the line, or only a day or a name stands before it."""
    if len(line.low) >= 120 or (_SECTION.match(line.low) and not re.match(r"^\W{0,3}\d{1,2}\.\d{1,2}\.", line.low)):
        return False
    before = line.text[:place]
    return place <= 4 or (place <= 32 and (any(char.isdigit() for char in before) or names_in(before + " ") > 0))


def is_signed(lines: list[Line]) -> bool:
    """True where a head's signature was seen, or the lines of those who were made acquainted with the act."""
    signed = any((match := found(_HEADS, line.low)) and _is_signature(line, match.start()) for line in lines[-60:])
    return signed or any(found(words().acquaintance, line.low) for line in lines[-60:])


def tail_of(lines: list[Line]) -> list[Line]:
    """Lines round the head's signature, before those who were made acquainted."""
    for index in range(len(lines) - 1, max(-1, len(lines) - 60), -1):
        if found(words().acquaintance, lines[index].low):
            lines = lines[:index]
    lines = [line for line in lines if not _CLERK.match(line.low)]
    places = [index for index, line in enumerate(lines) if (match := found(_HEADS, line.low)) and _is_signature(line, match.start())]
    if not places:
        return [line for line in lines[-2:] if len(line.text) <= _SHORT and not _SECTION.match(line.low)]
    above = max(0, places[-1] - 1)
    return lines[above if len(lines[above].text) <= _SHORT and not _SECTION.match(lines[above].low) else places[-1] : places[-1] + 3]
