"""Russian forms: plurals, days, quotation marks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from zoneinfo import ZoneInfo

MOSCOW = ZoneInfo("Europe/Moscow")

_MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")


def plural(count: int, one: str, few: str, many: str) -> str:
    """«1 организация», «2 организации», «5 организаций»."""
    tens, units = count % 100, count % 10
    if 11 <= tens <= 14 or units == 0 or units >= 5:
        return f"{count} {many}"
    return f"{count} {one if units == 1 else few}"


def agreed(count: int, one: str, many: str) -> str:
    """The word that goes with «21 организация» or with «2 организации»: «не названа», «не названы»."""
    return plural(count, one, many, many).partition(" ")[2]


def organisations(count: int) -> str:
    """«21 организация»."""
    return plural(count, "организация", "организации", "организаций")


def ranges(numbers: Sequence[int]) -> str:
    """«1–3, 7, 9, 10»: rising numbers, three and more in a row as a range."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def day_in_words(day: dt.date) -> str:
    """«30 июня 2024 г.»."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} г."


def day_in_full(day: dt.date) -> str:
    """«30 июня 2024 года»."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year} года"


def dotted(day: dt.date) -> str:
    """«30.06.2024»."""
    return f"{day.day:02d}.{day.month:02d}.{day.year}"


def moscow_day(moment: dt.datetime) -> dt.date:
    """The day of `moment` in Moscow."""
    return moment.astimezone(MOSCOW).date()


def moscow_time(moment: dt.datetime) -> str:
    """«30.06.2024 14:05» by Moscow time."""
    local = moment.astimezone(MOSCOW)
    return f"{dotted(local.date())} {local:%H:%M}"


def quoted(text: str) -> str:
    """`text` in «»; quotation marks inside become „“."""
    return f"«{text.replace('«', '„').replace('»', '“')}»"


def capitalised(text: str) -> str:
    """`text` with its first letter large and the others as they are."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """`text` with its first letter small, unless it begins with an abbreviation: to go on after a colon."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
