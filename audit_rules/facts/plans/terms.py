"""A term as written to its first and last day, and how often the event comes round."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from audit_rules.facts.fold import fold
from audit_rules.facts.plans.frame import Frame, Stage, month_end
from audit_rules.facts.plans.points import Point, points_in
from data.plan_words import plan_words
from data.plans import Repeats

LONGEST_TERM = 160
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_LETTER = re.compile(r"[^\W\d_]")
_STAGE = re.compile(r"(?<![а-яa-z\d])(?:([ivx]{1,4}|\d)\s*-?(?:[ыо]й)?\s*этап|этап\s*№?\s*([ivx]{1,4}|\d))(?![а-яa-z\d])")
_SPAN = re.compile(r"[\s.]*(?:года?|г)?[\s.]*(?:-|по)\s*")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}


@dataclass(frozen=True, kw_only=True)
class Term:
    """When an event is due. No days: the words name none that could be told."""

    begins: dt.date | None = None
    due: dt.date | None = None
    repeats: Repeats = ""
    year_inferred: bool = False


def low_term(text: str) -> str:
    """The term folded, dashes alike, blanks single."""
    return " ".join(_DASHES.sub("-", fold(text)).split())


def term_of(text: str, frame: Frame, after: dt.date | None = None) -> Term:
    """The days of a term; `after`: when the event before it in the plan is due.

    An impossible day, or one whose year nothing tells, gives no days: the term itself is kept by the caller.
    """
    low = low_term(text)
    repeats, low = _repeats(low)
    points = points_in(low)
    inferred = True
    if pair := next((point for point in points if point.school_year is not None), None):
        frame, inferred = replace(frame, school_year=pair.school_year, year=None, from_day=None), False
    dated = [point for point in points if not point.is_year]
    if dated:
        return _of_points(low, dated, frame, repeats, after, inferred=inferred)
    if stage := _stage(low, frame):
        return Term(begins=stage.begins, due=stage.due, repeats=repeats)
    if year := next((point for point in points if point.year), None):
        frame, inferred = Frame(year=year.year), False
    whole = frame.whole if points or repeats or plan_words().whole.search(low) or plan_words().yearly.search(low) else None
    if whole is None:
        return Term(repeats=repeats)
    return Term(begins=whole[0], due=whole[1], repeats=repeats, year_inferred=inferred)


def is_term(text: str) -> bool:
    """True where the words are a term and nothing else."""
    low = low_term(text)
    if not low or len(low) > LONGEST_TERM:
        return False
    _, rest = _repeats(low)
    known = rest != low
    words = plan_words()
    for pattern in (words.whole, words.yearly, _STAGE):
        known = known or bool(pattern.search(rest))
        rest = pattern.sub(" ", rest)
    points = points_in(rest)
    for point in points:
        rest = rest[: point.start] + " " * (point.end - point.start) + rest[point.end :]
    return (known or bool(points)) and not _LETTER.search(words.filler.sub(" ", rest))


def stage_number(word: str) -> int:
    """«3», «III» as a number; 0 for anything else."""
    return int(word) if word.isdigit() else _ROMAN.get(word, 0)


def _repeats(low: str) -> tuple[Repeats, str]:
    """How often, and the term without the words that say so."""
    words = plan_words().repeats
    known: tuple[tuple[Repeats, re.Pattern[str]], ...] = (
        ("when_needed", words.when_needed),
        ("twice_a_year", words.twice_a_year),
        ("half_yearly", words.half_yearly),
        ("quarterly", words.quarterly),
        ("monthly", words.monthly),
        ("always", words.always),
    )
    for repeats, pattern in known:
        if match := pattern.search(low):
            return repeats, low[: match.start()] + " " * (match.end() - match.start()) + low[match.end() :]
    return "", low


def _stage(low: str, frame: Frame) -> Stage | None:
    match = _STAGE.search(low)
    number = stage_number(match[1] or match[2]) if match else 0
    return next((stage for stage in frame.stages if number and stage.number == number), None)


def _of_points(low: str, points: list[Point], frame: Frame, repeats: Repeats, after: dt.date | None, *, inferred: bool) -> Term:
    years = _years(points, frame, after)
    told = any(point.year for point in points)
    spans = [_days(point, year) for point, year in zip(points, years, strict=True)]
    known = [span for span in spans if span]
    if len(known) < len(spans):
        return Term(repeats=repeats)
    begins: dt.date | None = min(first for first, _ in known)
    due: dt.date | None = max(last for _, last in known)
    if any(first > last for first, last in known) or _runs_back(low, points, known):
        return Term(repeats=repeats)
    before = low[: points[0].start]
    if len(points) == 1 and plan_words().until.search(before):
        begins = None
    elif len(points) == 1 and points[0].days[0] == points[0].days[1] and plan_words().since.search(before):
        due = frame.whole[1] if frame.whole and begins and frame.whole[1] >= begins else None
    return Term(begins=begins, due=due, repeats=repeats, year_inferred=inferred and not told)


def _runs_back(low: str, points: list[Point], spans: list[tuple[dt.date, dt.date]]) -> bool:
    """True for «30.09-15.09.2023»: the ends of a span are the wrong way round."""
    pairs = zip(pairwise(points), pairwise(spans), strict=True)
    return any(_SPAN.fullmatch(low[one.end : two.start]) and early[0] > late[0] for (one, two), (early, late) in pairs)


def _years(points: list[Point], frame: Frame, after: dt.date | None) -> list[int | None]:
    """A year not written is that of the nearest written one in the term («декабрь - февраль 2024»), else the plan's."""
    out: list[int | None] = []
    for place, point in enumerate(points):
        later = next((other for other in points[place + 1 :] if other.year), None)
        earlier = next((other for other in reversed(points[:place]) if other.year), None)
        month = point.months[0]
        if point.year:
            # «зима 2024», «4 четверть»: the year of a span over the turn is that of its end.
            out.append(point.year - (point.months[1] < month))
        elif later and later.year:
            out.append(later.year - (month > later.months[0]))
        elif earlier and earlier.year:
            out.append(earlier.year + (month < earlier.months[0]))
        else:
            out.append(frame.year_of(month, after))
    return out


def _days(point: Point, year: int | None) -> tuple[dt.date, dt.date] | None:
    """First and last day; None for an impossible one, or where the year is not known."""
    if year is None:
        return None
    (first_month, last_month), (first_day, last_day) = point.months, point.days
    try:
        first = dt.date(year, first_month, first_day or 1)
        end_year = year + (last_month < first_month)
        last = dt.date(end_year, last_month, last_day) if last_day else month_end(end_year, last_month)
    except ValueError:
        return None
    return first, last
