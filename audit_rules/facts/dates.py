"""Dates in a stretch of text, as acts write them: whole, blank, damaged, without a year."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Literal

import dateparser
from rapidfuzz.distance import OSA

from audit_rules.facts.fold import fold
from data.vocabulary import requisite_words

State = Literal["whole", "blank", "damaged", "no_year", "no_day"]
_MANY = 300
EARLIEST = dt.date(1990, 1, 1)
_SHORT_YEARS = 2010
"""Before it a scan's year of two digits is rather one of four that lost two."""


@dataclass(frozen=True, slots=True)
class DateHit:
    """One date. `date` is there only when whole; `day` and `month` also where the year is missing."""

    start: int
    end: int
    state: State
    date: dt.date | None = None
    day: int = 0
    month: int = 0
    repaired: bool = False
    """A digit of the year was put right."""
    doubt: float = 0.0
    """0…1, what the reading costs in confidence."""


_FILL = r"[\s_.,|\"*~'<>-]{0,40}"
_YEAR = r"(20[\s_|]{0,6}\d[\s_]{0,2}\d|20__?\d\d|19\d\d)(?!\d)"
_BROKEN = r"[0-9OОoоIlІi|!\]\[ЗзбSBВ]"
_DIGITS = str.maketrans("OОoоIlІi|!][ЗзбSBВ", "000011111111336588")
_NUMERIC = re.compile(
    r"(?<![\d/\\OОIlІЗз|!])(?<!\d[.,\-/\\])(\d{1,2})[\"_]{0,4}[\s_]{0,4}[.,/\\\-][\s_]{0,6}(\d{1,2})(?:[\s_\"]{0,4}[.,/\\\-][\s_\"]{0,6}|[\s_\"]{1,4})"
    r"(\d{4}|\d\s\d\s\d\s\d|20[_\s]{1,4}\d\d|\d{2}(?![|!IlOoОо]))(?!\d)(?![.\-/]\d)"
)
_ISO = re.compile(r"(?<![\d./\-])((?:19|20)\d\d)[-./](\d\d)[-./](\d\d)(?!\d)")
_WORD = re.compile(
    rf"(?<![\d./\\-])(\d{{1,2}}|[ОOIlЗз\]\[][\dб]|\d[ОOIlЗзб\]\[])(?:-?го)?{_FILL}([а-яa-z]{{3,12}}){_FILL}(?:{_YEAR}|(\d\d)(?=[\s_]{{0,3}}г))",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(
    r"(?<![\d./\\-])((?:19|20)\d\d)[\s_]{0,3}(?:года?|г\.?)[\s_,]{1,6}[\"_]{0,2}(\d{1,2})[\"_]{0,2}\s{1,3}([а-я]{3,12})",
    re.IGNORECASE,
)
_OF_DAY = r"\s{0,2}(?:-?го\s)?(?:дня|числа)"
_DAY_QUOTED = r"(?:[\"_]{1,2}\s?\d{1,2}\s?[\"_]{1,2}|\d{1,2}(?=" + _OF_DAY + "))"
_MONTH = r"(?P<month>[а-я]{3,12})(?:\s{1,3}месяца)?"
_DAY_OF = (
    re.compile(
        rf"(?<![\d./\\-])(?P<day>\d{{1,2}})[\s\"_]{{0,3}}{_OF_DAY}\s{{1,3}}{_MONTH}[\s,]{{1,4}}(?P<year>20\d\d)(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"(?<![а-я]){_MONTH}[\s,]{{1,4}}(?P<day>{_DAY_QUOTED})(?:{_OF_DAY})?[\s,]{{1,4}}(?P<year>20\d\d)(?!\d)", re.IGNORECASE),
    re.compile(
        rf"(?<![\d./\\-])(?P<year>20\d\d)\s{{0,3}}(?:года?|г\.?)[\s,]{{1,4}}{_MONTH}[\s,]{{1,4}}(?P<day>{_DAY_QUOTED})(?:{_OF_DAY})?",
        re.IGNORECASE,
    ),
)
"""«01 дня сентября 2023 г.», «сентября «01» дня 2023 года», «2023 года сентября 1 дня»."""
_QUOTED = re.compile(
    rf"[\"_*][\s_]{{0,12}}(\d{{1,2}})[\s_]{{0,12}}[\"_*][\s_|.]{{0,40}}\"?(\d{{1,2}})[\"\s_|.]{{1,40}}(?:{_YEAR}|(\d\d)(?=[\s_]{{0,3}}г))"
)
_HALF_QUOTED = re.compile(rf"(?<![\d.])(\d\d)[\s_]{{0,4}}\"[\s_|.]{{0,40}}(\d\d)[\s_|.]{{1,40}}{_YEAR}(?!\s?[/-])")
"""«[< 13» 03 ___ 2021»: a scan's opening quote lost."""
_ROMAN = re.compile(r"(?<![\d.])(\d{1,2})[.\s\"]{1,3}([IVXІХ]{1,4})[.\s]{1,3}((?:19|20)\d\d)(?!\d)")
_BROKEN_ROMAN = re.compile(r"(?<![\d.])(\d{1,2})\.\s?([IVXІХ1УШП\\/l|!]{1,4})\.\s?((?:19|20)\d\d)(?!\d)")
"""«10.Х1.2023», «31.УШ.2020», «16.\\.2021»: a scan's Roman month."""
_ROMAN_LETTERS = dict.fromkeys("І1l|!", "I") | {"Х": "X", "У": "V", "Ш": "III", "П": "II", "\\/": "V", "\\": "V", "/": "V"}
_BROKEN_NUMERIC = re.compile(
    rf"(?<![\w.])({_BROKEN}{{1,2}})\s?\.\s?({_BROKEN}{{2}})\s?\.\s?({_BROKEN}{{4}}|\d\d)(?=[\s,;)\"гrzт]|\.(?!\d)|$)", re.MULTILINE
)
_SPACED = re.compile(r"(?<![\d.])(\d{2}) (\d{2}) (20\d\d)(?!\d)")
_NO_YEAR = re.compile(rf"(?<![\d./\-])(\d{{1,2}}){_FILL}([а-яa-z]{{3,12}})", re.IGNORECASE)
_NUMERIC_NO_YEAR = re.compile(r"\"[\s_]{0,6}(\d{1,2})\s?\.\s?(\d{2})\.?[\s_]{0,6}\"")
_LATER_YEAR = re.compile(r"(?<![\d.])(20\d\d)[\s_]{0,3}г")
_NO_DAY = re.compile(r"([а-яa-z]{3,12})[\s_]{1,4}((?:19|20)\d\d)(?!\d|\s?[-/]\s?(?:20)?\d\d)", re.IGNORECASE)
_BLANK = re.compile(
    r"(?:от|оm)[\s_\"]{0,30}[\"_][\s_\"]{0,60}(?:20[\s_]{0,12}\.?\s?г?|(?=\n|$|№|N|\|))|"
    r"\"[\s_]{0,20}\"[\s_.|]{0,60}20[\s_]{0,12}\.?\s?г?|(?<!_)_{2,6}\.[ _]{0,3}_{2,6}\.[ _]{0,3}20[_ ]{1,4}"
)
_DAMAGED = re.compile(
    r"(?:\.{2,}|…)[\s]?[а-я]{2,8}[\s_]{0,4}(?:19|20)\d\d|2\s?0\s?[\d%*£^|]?\s?[%*£^$€¥§]{1,3}\s?[гr]?|"
    r"(?:от|\")\s{0,3}\S{1,6}\s{0,3}\"?\s{0,3}\S{2,12}\s{1,3}20\d\d\s?[гr]|\d{1,2}[.,]\S{2,4}[.,](?:19|20)\d\d|"
    r"(?:(?<![а-я])от|\")[\s_\"]{0,4}\d{1,2}[\s_\"]{0,12}(?:19|20)\d\d\s?[гr]"
)
"""The last: «от «152023 г.», a day and a year whose month is gone."""
LONE_MONTH = 0.4
"""What «17.1.2025» costs on a scan: its month may be Roman, or have lost a figure."""
_TORN_DAY = re.compile(r"(?:^|\n|[^\d\s№])[1-3] $")
"""«1 4.03.2022»: a day torn in two, or a number beside a day."""
_TORN_AFTER_FROM = re.compile(r"(?<![а-яa-z])[оo]\s?[тtm]\s{0,2}[0-3] $", re.IGNORECASE)
_CLOCK = re.compile(r"[\s,T]{1,3}\d{1,2}:\d\d")
_GENITIVE_STARTS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_ROMAN_MONTHS = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11, "XII": 12}


@cache
def _months() -> dict[str, int]:
    return {fold(word): number for number, words in requisite_words().months.items() for word in words}


@cache
def _year_words() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,2}}){_FILL}([а-я]{{3,12}})[\s,]{{1,6}}две\s+тысячи\s+({_year_tail()})")


def _year_tail() -> str:
    words = requisite_words().year_words
    return "|".join([*(rf"{ten}\s+(?:{'|'.join(words.ones)})" for ten in words.tens), *words.teens, *words.ones])


@cache
def _day_words() -> re.Pattern[str]:
    words = requisite_words()
    stems = "|".join(words.day_words)
    return re.compile(
        rf"(?<![а-я])(?:(двадцать|тридцать)\s+)?({stems})(?:ого|ое|ее|ье|ьего|его)\s+([а-я]{{3,12}})[\s,]{{1,6}}"
        rf"(?:((?:19|20)\d\d)(?!\d)|две\s+тысячи\s+({_year_tail()}))"
    )


def _as_printed(word: str) -> int:
    """The month of an undamaged word; strict, so that no other word of a line becomes one."""
    if not word.startswith(_GENITIVE_STARTS) or not word.isalpha():
        return 0
    found = dateparser.parse(f"1 {word} 2021", languages=["ru"], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True})
    return int(found.month) if found and (found.day, found.year) == (1, 2021) else 0


@cache
def month_of(word: str) -> tuple[int, bool]:
    """(month, whether a letter was put right); 0 where the word is no month or might be two of them."""
    word = fold(word)
    months = _months()
    known = _as_printed(word) or months.get(word, 0)
    if known:
        return known, False
    if len(word) < 5:
        return 0, False
    near = {
        number
        for name, number in months.items()
        if len(name) >= 5 and abs(len(name) - len(word)) <= 1 and OSA.distance(name, word) <= (2 if len(name) >= 7 else 1)
    }
    return (near.pop(), True) if len(near) == 1 else (0, False)


def _year(digits: str) -> int:
    bare = re.sub(r"\D", "", digits)
    year = int(bare)
    return year if len(bare) == 4 else year + (2000 if year < 60 else 1900)


def _hit(match: re.Match[str], day: int, month: int, year: int, today: dt.date, *, doubt: float = 0.0, repaired: bool = False) -> DateHit:
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return DateHit(match.start(), match.end(), "damaged")
    if not EARLIEST <= date <= today:
        return DateHit(match.start(), match.end(), "damaged")
    return DateHit(match.start(), match.end(), "whole", date, day, month, repaired, doubt)


def _numeric(text: str, today: dt.date, ocr: bool) -> list[DateHit]:
    out = []
    for match in _ISO.finditer(text):
        out.append(_hit(match, int(match[3]), int(match[2]), int(match[1]), today))
    for match in _NUMERIC.finditer(text):
        day, month, year = int(match[1]), int(match[2]), match[3]
        if len(match[1]) == 1 and (torn := _torn(text, match, today)):
            out.append(torn)
            continue
        if len(year) == 2 and (month > 12 or day > 31 or not _short_year_fits(text, match)):
            continue
        if len(year) == 4 and not year.startswith(("19", "20")) and not (month <= 12 and day <= 31):
            continue
        doubt = LONE_MONTH if ocr and match[2] == "1" else 0.05 if len(year) == 2 else 0.0
        out.append(_hit(match, day, month, _year(year), today, doubt=doubt))
    for match in _QUOTED.finditer(text):
        out.append(_hit(match, int(match[1]), int(match[2]), _year(match[3] or match[4]), today))
    for match in _ROMAN.finditer(text):
        out.append(_hit(match, int(match[1]), _ROMAN_MONTHS.get(fold_roman(match[2]), 0), int(match[3]), today))
    for match in _BROKEN_NUMERIC.finditer(text):
        parts = [part.translate(_DIGITS) for part in match.groups()]
        if sum(char.isdigit() for char in "".join(match.groups())) < 5 or "".join(match.groups()).isdigit():
            continue
        repaired = parts[2] != match[3]
        out.append(_hit(match, int(parts[0]), int(parts[1]), _year(parts[2]), today, doubt=0.2, repaired=repaired))
    if ocr:
        for match in _BROKEN_ROMAN.finditer(text):
            if not match[2].isdigit() and (month := _ROMAN_MONTHS.get(_as_roman(match[2]), 0)):
                out.append(_hit(match, int(match[1]), month, int(match[3]), today, doubt=0.15))
        for match in _HALF_QUOTED.finditer(text):
            out.append(_hit(match, int(match[1]), int(match[2]), _year(match[3]), today, doubt=0.2))
        for match in _SPACED.finditer(text):
            out.append(_hit(match, int(match[1]), int(match[2]), int(match[3]), today, doubt=0.2))
    return out


def _torn(text: str, match: re.Match[str], today: dt.date) -> DateHit | None:
    """«от 2 1.08.2023»: after «от» no number but the day's first figure can stand; elsewhere it may be a number beside the day."""
    start = match.start() - 2
    if _TORN_AFTER_FROM.search(text, max(0, start - 6), match.start()):
        return replace(_hit(match, int(text[start] + match[1]), int(match[2]), _year(match[3]), today, doubt=0.1), start=start)
    return DateHit(start, match.end(), "damaged") if _TORN_DAY.search(text, max(0, start - 1), match.start()) else None


def _as_roman(word: str) -> str:
    """Roman figures out of what OCR made of them."""
    for read, figure in _ROMAN_LETTERS.items():
        word = word.replace(read, figure)
    return word


def fold_roman(word: str) -> str:
    """Roman figures in Latin letters."""
    return word.replace("І", "I").replace("Х", "X")


def _short_year_fits(text: str, match: re.Match[str]) -> bool:
    """Two digits may be a year unless they are a point's number («пункт 2.3.22») or a case index («2.11-40»)."""
    before = fold(text[max(0, match.start() - 12) : match.start()])
    separators = set(re.sub(r'[\d\s_"]', "", match[0]))
    if separators != {"."} and not (
        len(separators) == 1 and (before.endswith("от ") or fold(text[match.end() :][:2]).strip().startswith("г"))
    ):
        return False
    return not re.search(r"(?:п|пп|пункт\w*|раздел\w*|ст)\.?\s*$", before)


def _worded(text: str, low: str, today: dt.date) -> list[DateHit]:
    out = []
    for match in _WORD.finditer(text):
        month, mended = month_of(match[2])
        if month and not _is_number_above(text, match):
            day = int(match[1].translate(_DIGITS))
            doubt = (0.15 if mended else 0.0) + (0.15 if not match[1].isdigit() else 0.0) + (0.05 if match[4] else 0.0)
            out.append(_hit(match, day, month, _year(match[3] or match[4]), today, doubt=doubt))
    for match in _YEAR_FIRST.finditer(text):
        month, mended = month_of(match[3])
        if month and not mended and not re.match(r"[\s_]{0,3}(?:19|20)\d\d", text[match.end() :]):
            out.append(_hit(match, int(match[2]), month, int(match[1]), today))
    for match in (match for shape in _DAY_OF for match in islice(shape.finditer(text), _MANY)):
        month, mended = month_of(match["month"])
        if month and not mended:
            out.append(_hit(match, int(re.sub(r"\D", "", match["day"])), month, int(match["year"]), today))
    for match in _year_words().finditer(low):
        month, _ = month_of(match[2])
        if month:
            out.append(_hit(match, int(match[1]), month, 2000 + _words_to_year(match[3]), today))
    for match in _day_words().finditer(low):
        month, _ = month_of(match[3])
        days = requisite_words().day_words
        tens = {"двадцать": 20, "тридцать": 30}.get(match[1] or "", 0)
        if month:
            year = int(match[4]) if match[4] else 2000 + _words_to_year(match[5])
            out.append(_hit(match, tens + days[match[2]], month, year, today))
    return out


def _is_number_above(text: str, match: re.Match[str]) -> bool:
    """«ПРИКАЗ № 5», and on the next line «Февраль 2022»: the five is the order's number."""
    return "\n" in text[match.end(1) : match.start(2)] and bool(
        re.search(r"[№N#][\s_]{0,6}$", text[max(0, match.start() - 8) : match.start()])
    )


def _words_to_year(phrase: str) -> int:
    words = requisite_words().year_words
    ten, *one = phrase.split()
    return words.tens[ten] + words.ones[one[0]] if one else (words.teens | words.ones)[ten]


def _partial(text: str) -> list[DateHit]:
    out = []
    for match in _BLANK.finditer(text):
        if match.end() > match.start():
            out.append(DateHit(match.start(), match.end(), "blank"))
    for match in _NUMERIC_NO_YEAR.finditer(text):
        out.append(DateHit(match.start(), match.end(), "no_year", day=int(match[1]), month=int(match[2])))
    for match in _NO_YEAR.finditer(text):
        month, mended = month_of(match[2])
        if month and not mended and 1 <= int(match[1]) <= 31 and not _is_number_above(text, match):
            out.append(DateHit(match.start(), match.end(), "no_year", day=int(match[1]), month=month))
    for match in _NO_DAY.finditer(text):
        if month_of(match[1])[0]:
            out.append(DateHit(match.start(), match.end(), "no_day", month=month_of(match[1])[0]))
    out.extend(DateHit(match.start(), match.end(), "damaged") for match in _DAMAGED.finditer(text))
    return out


def dates_in(text: str, today: dt.date, *, ocr: bool = False) -> list[DateHit]:
    """Dates in order of place; a whole one wins over what overlaps it. Days with a clock beside them (signature stamps) are left out."""
    low = fold(text)
    taken: list[DateHit] = []
    whole = [hit for hit in (*_numeric(text, today, ocr), *_worded(text, low, today)) if not _CLOCK.match(text, hit.end)]
    if ocr:
        whole = [DateHit(hit.start, hit.end, "damaged") if _lost_a_digit(text, hit) else hit for hit in whole]
    clocked = [hit for hit in _numeric(text, today, ocr) if _CLOCK.match(text, hit.end)]
    ranked = sorted(whole, key=lambda hit: (hit.state != "whole", hit.doubt, hit.start - hit.end))
    for hit in [*clocked, *ranked[:_MANY], *_partial(text)[:_MANY]]:
        if not any(hit.start < other.end and other.start < hit.end for other in taken):
            taken.append(hit)
    kept = [hit for hit in taken if hit not in clocked]
    return _with_later_years(text, sorted(kept, key=lambda hit: hit.start), today)


def _lost_a_digit(text: str, hit: DateHit) -> bool:
    """True for a scan's «2» мая 2024» whose opening quote went with its first digit, and for «27.05.02», a year cut short."""
    if hit.date is None:
        return False
    span = text[hit.start : hit.end]
    if re.match(r"\d[\s_]?\"", span):
        return not re.search(r"[\"_][\s_]{0,3}$", text[max(0, hit.start - 5) : hit.start])
    return hit.date.year < _SHORT_YEARS and re.search(r"\d{4}", span) is None


def _with_later_years(text: str, hits: list[DateHit], today: dt.date) -> list[DateHit]:
    """«29.09» in a stamp, its year on a line of its own below: one date."""
    out = []
    for hit in hits:
        if hit.state == "no_year":
            match = _LATER_YEAR.search(text, hit.end, hit.end + 120)
            between = [other for other in hits if match and hit.end <= other.start < match.start() and other.state != "blank"]
            numbered = match and "№" in text[hit.end : match.start()]
            if match and not between and not numbered and text[hit.end : match.start()].count("\n") <= 6:
                span = re.compile(r".{1,400}", re.DOTALL).match(text, hit.start, match.end())
                if span:
                    hit = _hit(span, hit.day, hit.month, int(match[1]), today, doubt=0.1)
        out.append(hit)
    return out
