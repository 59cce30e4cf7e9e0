"""Is a date absent from an order, or was it only not made out? «Bears no date» accuses, so whatever looks like part of one counts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from audit_rules.facts.dates import DateHit, month_of
from audit_rules.facts.zones import Zone

_TRACE = re.compile(
    r"(?<![\d/-])(?:19|20)\d\d(?!\d|\s?[-/]\s?(?:20)?\d\d)"
    r"|(?<![\d.])\d{1,2}\s?[.,/-]\s?\d{1,2}\s?[.,/-]"
    r"|(?<!\d)(?:19|20)\d{6}(?!\d)"
    r"|(?<!\d)\d{1,2}[./-][ivxіх]{1,4}[./-]\d\d"
    r"|(?<![а-я])от\s\d{1,2}[\s.]"
)
"""A year that is not a school year, figures with points between, figures run together, a Roman month, «от 5»."""
_DAMAGED_TRACE = re.compile(r"\"[\s_]{0,4}\d|(?<![а-я])от\W{0,6}\d|(?<!\d)(?:\d{4,5}|\d{7,8})(?!\d)|\d\s?г(?![а-я])")
"""On a scan: a figure in quotes or after «от», a run of figures as long as a year or a day with a speck, a figure before «г»."""
_NUMBER_TRACE = re.compile(
    r"(?<![\d./-])(?!(?:19|20)\d\d)\d{1,4}\s?[-/\\]\s?[а-яa-z\d]|^\W*(?!(?:19|20)\d\d\b)\d{1,4}\s?[а-яa-z]{0,2}\W*$|приказ\W{0,4}\d"
)
"""«22/4-ОД», a figure on a line of its own, one after «приказ»: their «№» was not made out."""
_YEAR_OF_BLANK = re.compile(r"[\s_]{0,4}(?:(?:20)?\d\d)?")
"""A blank form's year is printed and no date: «от «__» ______ 2024 г.»."""
_BLANK = re.compile(r"_{3,}|\.{5,}|…{2,}|№\s?_")
_NO_TRACE = re.compile(r"\d\d:\d\d|(?<![а-я])(?:тел|факс|ул|пер|пр-т|инн|кпп|огрн|окпо|бик|индекс)(?![а-я])|@|www|https?")
"""Clocks of signature software, addresses, telephones, tax numbers."""


def may_bear_date(head: Zone, tail: Zone, title: str) -> bool:
    """True where something that may be a date stands in an order's head or beside its signature.

    `title` is folded; the years in it are no requisites.
    """
    if any(hit.state == "whole" for hit in tail.dates):
        return True
    return any(_has_trace(line, ocr=zone.ocr) for zone in (head, tail) for line in _unread_lines(zone) if line.strip() not in title)


def bears_blank(head: Zone) -> bool:
    """True where a typed head leaves a place for its day or number to be filled in."""
    signs = any(number.state == "blank" and not number.doubt for number in head.numbers)
    return signs or any(hit.state == "blank" for hit in head.dates) or _BLANK.search(head.low) is not None


def may_bear_number(head: Zone, title: str) -> bool:
    """True where something that may be a number without its sign stands in a head, its folded title apart."""
    return any(_NUMBER_TRACE.search(line) for line in _unread_lines(head) if not title or line.strip() not in title)


def _has_trace(line: str, *, ocr: bool) -> bool:
    if _TRACE.search(line) or (ocr and _DAMAGED_TRACE.search(line)):
        return True
    return any(month_of(word)[0] for word in re.findall(r"[а-я]{3,10}", line))


def _unread_lines(zone: Zone) -> Iterable[str]:
    """Lines without the dates and numbers that were made out."""
    rest = list(zone.low)
    for start, end in [*map(_taken, zone.dates), *((number.start, number.end) for number in zone.numbers if number.signed)]:
        rest[start:end] = " " * (end - start)
    blanks = (_YEAR_OF_BLANK.match(zone.low, date.end) for date in zone.dates if date.state == "blank")
    for blank in filter(None, blanks):
        rest[blank.start() : blank.end()] = " " * len(blank[0])
    return [line for line in "".join(rest).split("\n") if not _NO_TRACE.search(line)]


def _taken(date: DateHit) -> tuple[int, int]:
    return (date.start, date.end) if date.state in {"whole", "blank"} else (date.start, date.start)
