"""Periods of an event that comes round, and in how many of them it left a trace."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Collection

from data.plans import PlanItem

_LENGTH = {"monthly": 1, "quarterly": 3, "half_yearly": 5}
"""Months of a period; a school year of nine months has two halves, the first the longer."""
_TWICE = 2


def covered(item: PlanItem, days: Collection[dt.date], grace: dt.timedelta) -> tuple[int, int]:
    """(periods with a trace, periods) between the item's first and last day; «twice a year» is two different months."""
    if item.repeats == "twice_a_year":
        return min(_TWICE, len({(day.year, day.month) for day in days})), _TWICE
    parts = periods(item)
    return sum(any(first <= day <= last + grace for day in days) for first, last in parts), len(parts)


def periods(item: PlanItem) -> list[tuple[dt.date, dt.date]]:
    """First and last day of each period; a rest shorter than half a period belongs to the last."""
    if item.begins is None or item.due is None:
        return []
    length = _LENGTH[item.repeats]
    months = (item.due.year - item.begins.year) * 12 + item.due.month - item.begins.month + 1
    count = max(1, int(months / length + 0.5))
    starts = [_month(item.begins, number * length) for number in range(count)]
    ends = [*(_month(start, -1) for start in starts[1:]), item.due]
    return [
        (item.begins if start == starts[0] else start, end if end is item.due else _last_day(end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _month(day: dt.date, ahead: int) -> dt.date:
    """First day of the month so many months ahead."""
    number = day.year * 12 + day.month - 1 + ahead
    return dt.date(number // 12, number % 12 + 1, 1)


def _last_day(month: dt.date) -> dt.date:
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
