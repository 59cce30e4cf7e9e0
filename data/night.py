"""Hours of Moscow in which sites may be asked."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from zoneinfo import ZoneInfo

MOSCOW = ZoneInfo("Europe/Moscow")
_WRITTEN = re.compile(r"(\d{1,2})[:.](\d{2})\s*[-–—]\s*(\d{1,2})[:.](\d{2})")


@dataclass(frozen=True)
class NightWindow:
    """From `start` (inclusive) to `end` (exclusive), over midnight where `end` is the earlier."""

    start: dt.time
    end: dt.time

    @classmethod
    def parse(cls, text: str) -> NightWindow:
        """From «22:00-06:00».

        Raises:
            ValueError: in Russian, for the person who wrote it.
        """
        found = _WRITTEN.fullmatch(text.strip())
        try:
            first, minute, last, other = (int(part) for part in (found.groups() if found else ()))
            start, end = dt.time(first, minute), dt.time(last, other)
        except ValueError:
            raise ValueError("часы обхода пишутся так: «22:00-06:00» (время московское)") from None
        if start == end:
            raise ValueError("начало и конец часов обхода совпадают; чтобы обходить в любое время, уберите настройку night_window")
        return cls(start, end)

    def opens(self, now: dt.datetime) -> dt.datetime | None:
        """The moment, in Moscow's time, until which nothing may be asked; None: `now` is within the hours."""
        here = now.astimezone(MOSCOW)
        time = here.time()
        inside = self.start <= time < self.end if self.start < self.end else time >= self.start or time < self.end
        if inside:
            return None
        day = here.date() + dt.timedelta(days=time >= self.start)
        return dt.datetime.combine(day, self.start, tzinfo=MOSCOW)

    @property
    def in_words(self) -> str:
        """«с 22:00 до 06:00 по Москве»."""
        return f"с {self.start:%H:%M} до {self.end:%H:%M} по Москве"
