"""Years of service as schools write them, and whether they make a young specialist: 0 to 3 years."""

from __future__ import annotations

import re
from typing import Literal

from audit_rules.facts.fold import fold
from data.people_words import people_words

Service = Literal["young", "experienced"]

YOUNG_YEARS = 3
_LONGEST = 65
_YEARS = re.compile(
    r"(?<![\d.,/])(\d{1,2})(?:\s?[.,]\s?(\d))?\s?-?х?\s?(?:год(?:а|ов|у)?|лет|г\.?|л\.?)(?![а-я\d])(?:[\s,и]{0,3}(\d{1,2})\s?(?:мес|м\.))?"
)
_MONTHS = re.compile(r"(?<![\d.,/])(\d{1,2})\s?мес")
_BARE = re.compile(r"\W*(\d{1,2})(?:\s?[.,]\s?(\d))?\W*")
_RANGE = re.compile(r"(?:от\s+)?(\d{1,2})\s?(?:-|–|—|до)\s?(\d{1,2})\s?-?х?(?:\s?(?:год(?:а|ов)?|лет))?")
_SLASHED = re.compile(r"\s*(\d{1,2})\s?/\s?(\d{1,2})\s*")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?:\s?г(?:ода|\.)?)?|(?<!\d)(?:19|20)\d\d(?:\s?г(?:ода|\.)?)?")


def service_in(cell: str, *, told: bool) -> Service | None:
    """What a text says of service; None where nothing, or nothing sure. `told`: the place is for service, so bare numbers are years.

    Elsewhere «25 лет» may be an age, and only as few years as no age is are service.
    """
    words = people_words().service
    text = _DATE.sub(" ", _numbers_for_words(fold(cell))).strip(" .,;()")
    if told and words.none.match(text):
        return "young"
    told = told or bool(words.word.search(text))
    found = _ranged(text) or _counted(text, told=told) or _bare(text, told=told)
    return found if told or found == "young" else None


def _numbers_for_words(text: str) -> str:
    return re.sub(r"[а-я]{2,7}", lambda match: str(people_words().service.numbers.get(match[0], match[0])), text)


def _counted(text: str, *, told: bool) -> Service | None:
    match = _YEARS.search(text)
    if match is None:
        months = _MONTHS.search(text)
        return "young" if months and int(months[1]) <= YOUNG_YEARS * 12 else None
    if not told and int(match[1]) > YOUNG_YEARS:
        return None
    return _judged(int(match[1]) + (int(match[2] or 0) / 10) + int(match[3] or 0) / 12, text[: match.start()])


def _judged(years: float, before: str) -> Service | None:
    words = people_words().service
    if years > _LONGEST:
        return None
    if words.below.search(before):
        return "young" if years <= YOUNG_YEARS else None
    if words.above.search(before):
        return "experienced" if years >= YOUNG_YEARS else None
    if words.at_least.search(before):
        return "experienced" if years > YOUNG_YEARS else None
    return "young" if years <= YOUNG_YEARS else "experienced"


def _ranged(text: str) -> Service | None:
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    low, high = int(match[1]), int(match[2])
    return "young" if high <= YOUNG_YEARS else "experienced" if low > YOUNG_YEARS and high > low else None


def _bare(text: str, *, told: bool) -> Service | None:
    if not told:
        return None
    if both := _SLASHED.fullmatch(text):
        first, second = _judged(int(both[1]), ""), _judged(int(both[2]), "")
        return first if first == second else None
    before = re.sub(r"\d.*", "", text)
    match = _BARE.fullmatch(text.removeprefix(before))
    return _judged(int(match[1]) + int(match[2] or 0) / 10, before) if match and (not before or _is_bound(before)) else None


def _is_bound(before: str) -> bool:
    words = people_words().service
    return any(pattern.search(before) for pattern in (words.below, words.above, words.at_least, words.word))
