"""The day on which a site says that it published something."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from audit_rules.facts.dates import dates_in
from data.plan_words import plan_words
from data.site_words import fold

HEAD_LINES = 6
"""So near its title an item of news bears its day."""
_CLOCK = re.compile(r"[\s,T]{1,3}(?:в\s)?\d{1,2}:\d\d(?::\d\d)?")
SHORT_LINE = 60
"""A line with the day of publication holds little else."""


def day_of_page(lines: Sequence[str], title: str, today: dt.date) -> dt.date | None:
    """The day printed by the title, or in a line that says «Опубликовано»; None where there is none, or where two differ."""
    start = next((place for place, line in enumerate(lines) if title and fold(line) == fold(title)), 0)
    near = [line for line in lines[max(0, start - 2) : start + HEAD_LINES] if len(line) <= SHORT_LINE]
    said = [line for line in lines if len(line) <= SHORT_LINE and plan_words().published.search(fold(line))]
    for some in (said, near):
        days = [day for line in some if (day := day_in(line, today))]
        if days:
            return days[0] if len(set(days)) == 1 or some is near else None
    return None


def day_in(line: str, today: dt.date) -> dt.date | None:
    """The only day of a line, a clock beside it left out."""
    days = {hit.date for hit in dates_in(_CLOCK.sub(" ", line), today) if hit.state == "whole" and hit.date}
    return days.pop() if len(days) == 1 else None
