"""Days, months and spans written in a term, each with the year where it bears one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from audit_rules.facts.dates import month_of
from data.plan_words import Months, plan_words

_YEAR_AFTER = r"(?:[\s,]*(20\d\d)(?!\d|\s*[-/]\s*(?:20)?\d\d(?!\d)))?"
_PAIR = re.compile(r"(?<!\d)(20\d\d)\s*[-/]\s*((?:20)?\d\d)(?!\d)")
_DAYS_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\s*-\s*(\d{1,2})\s*\.\s*(\d{1,2})(?!\d)(?:\s*\.\s*(\d{4}|\d{2})(?!\d))?")
_FULL = re.compile(r"(?<![\d.])(\d{1,2})\s*[./]\s*(\d{1,2})\s*[./]\s*(\d{4}|\d{2})(?!\d|\s*\.\s*\d)")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
_DAYS_WORDED = re.compile(rf"(?<![\d.])(\d{{1,2}})\s*(?:-|и|по|,)\s*(\d{{1,2}})\s*([а-я]{{3,10}}){_YEAR_AFTER}")
_DAY_WORDED = re.compile(rf"(?<![\d.])(\d{{1,2}})(?:-?го)?[\s\"«»]+([а-я]{{3,10}})[\s\"]*{_YEAR_AFTER}")
_MONTH_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\s*[./]\s*(20\d\d)(?!\d)")
_DAY_MONTH = re.compile(r"(?<![\d.])(\d{1,2})\s*\.\s*(\d{1,2})(?!\d)")
_ORDINAL = r"(?<![а-яa-z\d])([1-4]|i{1,3}|iv|перв[а-я]{2}|втор[а-я]{2}|трет[а-я]{2,3}|четверт[а-я]{2})"
_QUARTER = re.compile(
    rf"{_ORDINAL}\s*-?\s*(?:[ыоа]?[йя]|го|м|ом)?\s*(?:-\s*([1-4]|i{{1,3}}|iv)\s*)?(квартал|четверт|полугоди)[а-я]*{_YEAR_AFTER}"
)
_WORD = re.compile(rf"(?<![а-я])([а-я]{{3,10}})(?![а-я])\.?{_YEAR_AFTER}")
_YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?![\d./]|\s*-\s*\d)")
_ORDINALS = {"1": 1, "i": 1, "перв": 1, "2": 2, "ii": 2, "втор": 2, "3": 3, "iii": 3, "трет": 3, "4": 4, "iv": 4, "четв": 4}


@dataclass(frozen=True, slots=True)
class Point:
    """One day, or a span of days, months or years, as written from `start` to `end`."""

    start: int
    end: int
    months: Months
    days: tuple[int | None, int | None] = (None, None)
    """None: the whole month."""
    year: int | None = None
    """Year of the first month."""
    school_year: int | None = None
    """A school year named as such; then `months` is nothing."""

    @property
    def is_year(self) -> bool:
        """Only a year, or a school year."""
        return self.months == (0, 0)


def points_in(low: str) -> list[Point]:
    """Points of a folded term in order of place; of those that overlap, the first kind of the list below."""
    taken: list[Point] = []
    for find in _KINDS:
        for point in find(low):
            if not any(point.start < other.end and other.start < point.end for other in taken):
                taken.append(point)
    return sorted(taken, key=lambda point: point.start)


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _pairs(low: str) -> Iterator[Point]:
    for match in _PAIR.finditer(low):
        if int(match[2]) % 100 == (int(match[1]) + 1) % 100:
            yield Point(match.start(), match.end(), (0, 0), school_year=int(match[1]))


def _numeric(low: str) -> Iterator[Point]:
    for match in _ISO.finditer(low):
        yield Point(match.start(), match.end(), (int(match[2]), int(match[2])), (int(match[3]), int(match[3])), int(match[1]))
    for match in _DAYS_NUMERIC.finditer(low):
        month = int(match[3])
        yield Point(match.start(), match.end(), (month, month), (int(match[1]), int(match[2])), _year(match[4]))
    for match in _FULL.finditer(low):
        day, month = int(match[1]), int(match[2])
        yield Point(match.start(), match.end(), (month, month), (day, day), _year(match[3]))


def _worded(low: str) -> Iterator[Point]:
    for match in _DAYS_WORDED.finditer(low):
        if month := month_of(match[3])[0]:
            yield Point(match.start(), match.end(), (month, month), (int(match[1]), int(match[2])), _year(match[4]))
    for match in _DAY_WORDED.finditer(low):
        if month := month_of(match[2])[0]:
            yield Point(match.start(), match.end(), (month, month), (int(match[1]), int(match[1])), _year(match[3]))


def _figures(low: str) -> Iterator[Point]:
    for match in _MONTH_YEAR.finditer(low):
        month = int(match[1])
        yield Point(match.start(), match.end(), (month, month), year=int(match[2]))
    for match in _DAY_MONTH.finditer(low):
        day, month = int(match[1]), int(match[2])
        yield Point(match.start(), match.end(), (month, month), (day, day))


def _parts_of_year(low: str) -> Iterator[Point]:
    words = plan_words()
    for match in _QUARTER.finditer(low):
        first = _ordinal(match[1])
        last = _ordinal(match[2]) if match[2] else first
        if match[3] == "полугоди" and (first > 2 or last > 2):
            continue
        if match[3] == "квартал":
            months = first * 3 - 2, last * 3
        elif match[3] == "четверт":
            months = words.school_quarters[first - 1][0], words.school_quarters[last - 1][1]
        else:
            months = words.school_halves[first - 1][0], words.school_halves[last - 1][1]
        yield Point(match.start(), match.end(), months, year=_year(match[4]))


def _ordinal(word: str) -> int:
    return _ORDINALS[word if word in _ORDINALS else word[:4]]


def _months(low: str) -> Iterator[Point]:
    for span in plan_words().spans:
        for match in re.finditer(rf"(?<![а-я]){span.words.pattern}(?![а-я]){_YEAR_AFTER}", low):
            yield Point(match.start(), match.end(), span.months, year=_year(match[match.lastindex or 0] if match.lastindex else None))
    for match in _WORD.finditer(low):
        if month := month_of(match[1])[0]:
            yield Point(match.start(), match.end(), (month, month), year=_year(match[2]))


def _years(low: str) -> Iterator[Point]:
    for match in _YEAR.finditer(low):
        yield Point(match.start(), match.end(), (0, 0), year=int(match[1]))


_KINDS: tuple[Callable[[str], Iterator[Point]], ...] = (_pairs, _numeric, _worded, _figures, _parts_of_year, _months, _years)
