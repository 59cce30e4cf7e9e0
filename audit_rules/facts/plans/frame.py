"""The time a plan is made for: what year a month without one belongs to, and what «в течение года» means."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.plan_words import plan_words

AUGUST = 8
"""Plans for a school year begin with its preparation: a lone August is the one before September."""
_SPRING = 3
_HALF = 6
_PAIR = re.compile(r"(?<!\d)(20\d\d)\s*(?:г(?:ода?|\.)?)?\s*[-/]\s*((?:20)?\d\d)(?!\d)\s*((?:г\.?\s*г|гг|годы|годов|год(?!\w)|уч)?)")
_YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?!\d|\s*[-/]\s*(?:20)?\d\d(?!\d))\s*г")
_DAY = re.compile(r"\d\s?\.\s?$|(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]*\s$")


@dataclass(frozen=True, kw_only=True)
class Stage:
    """A stage told by the plan: «Аналитико-обобщающий этап (апрель 2023 г. - май 2023 г.)»."""

    number: int
    heading: str
    """Its name with its days, as written."""
    begins: dt.date | None
    due: dt.date | None
    words: str = ""
    """What is done in it."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The plan's time. Nothing known: a month without a year stays unknown."""

    school_year: int | None = None
    """Calendar year in which it begins."""
    year: int | None = None
    """Calendar year, of a plan made for one."""
    from_day: dt.date | None = None
    """Of a plan known by its approval in the middle of a school year only: what it plans lies after that."""
    stages: tuple[Stage, ...] = ()

    def year_of(self, month: int, after: dt.date | None = None) -> int | None:
        """Year of a month that is written without one; `after`: when the event before it in the plan is due."""
        if self.year is not None:
            return self.year
        if self.from_day:
            return self.from_day.year if self.from_day.month <= month <= AUGUST else None
        if self.school_year is None:
            return None
        next_year = self.school_year + 1
        late = after is not None and after >= dt.date(next_year, _SPRING, 1)
        return self.school_year if month > AUGUST or (month == AUGUST and not late) else next_year

    @property
    def whole(self) -> tuple[dt.date, dt.date] | None:
        """First and last day of «в течение года»; None: not known."""
        if self.year is not None:
            return dt.date(self.year, 1, 1), dt.date(self.year, 12, 31)
        if self.school_year is None:
            return None
        first, last = plan_words().school_year
        return dt.date(self.school_year, first, 1), month_end(self.school_year + 1, last)

    def with_stages(self, stages: Iterable[Stage]) -> Frame:
        """The same time with its stages."""
        return replace(self, stages=tuple(stages))


def frame_of(title: str, approved: dt.date | None, days: Iterable[dt.date] = ()) -> Frame:
    """The plan's time by its folded title, else by the day of its approval, else by the whole days of its table."""
    told = told_frame(title)
    if told is not None:
        return told
    if approved and approved.month >= _HALF:
        return Frame(school_year=approved.year)
    if approved:
        return Frame(school_year=approved.year - 1, from_day=approved)
    years = {day.year if day.month >= AUGUST else day.year - 1 for day in days}
    return Frame(school_year=years.pop()) if len(years) == 1 else Frame()


def told_frame(text: str, *, title: bool = True) -> Frame | None:
    """The year that a folded text names as the plan's own; None where it names none.

    A title for several years gives an empty frame: its months belong to no year that could be told. In other words than a title's
    («title» False) many years are named, so only a school year, or «на 2024 год», counts.
    """
    pairs = [pair for pair in _PAIR.finditer(text) if not _is_past(text, pair.start())]
    pairs = sorted(pairs, key=lambda pair: not _follows(text[: pair.start()]))
    for pair in pairs:
        first, last = int(pair[1]), int(pair[2]) % 100
        if (
            last == (first + 1) % 100
            and pair[3] not in {"гг", "г.г", "годы", "годов"}
            and (title or pair[3] or _follows(text[: pair.start()]))
        ):
            return Frame(school_year=first)
        if title and last > first % 100:
            return Frame()
    years = {int(year[1]) for year in _YEAR.finditer(text) if _is_own(text[: year.start()], title=title)}
    return Frame(year=years.pop()) if len(years) == 1 else None


def _follows(before: str) -> bool:
    """True where the words before a year make it the plan's: «на», «на период»."""
    return bool(re.search(rf"(?<![а-я]){plan_words().school_year_words.pattern}\s*$", before))


def _is_own(before: str, *, title: bool) -> bool:
    if _DAY.search(before) or _is_past(before, len(before)):
        return False
    return title or _follows(before)


def _is_past(text: str, place: int) -> bool:
    """True for «анализ работы за 2022-23 учебный год»."""
    return bool(re.search(rf"{plan_words().past_year_words.pattern}\s*$", text[:place]))


def month_end(year: int, month: int) -> dt.date:
    """Last day of the month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])
