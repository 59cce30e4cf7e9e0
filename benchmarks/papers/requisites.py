"""How an act's number and date are written: shapes of words/shapes.yml filled with a number and a day."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

from benchmarks.papers.model import State
from benchmarks.papers.phrases import words
from benchmarks.papers.school import School

MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
_SHORT = ("янв", "февр", "мар", "апр", "мая", "июн", "июл", "авг", "сент", "окт", "нояб", "дек")
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_YEAR_ENDS = ("двадцатого", "двадцать первого", "двадцать второго", "двадцать третьего", "двадцать четвёртого", "двадцать пятого")
_SUFFIXES = ("ОД", "од", "О", "о", "Д", "П", "к", "осн", "у/д")
_NUMBERS = (
    "{a}",
    "{a}",
    "{b}",
    "{a}-{s}",
    "{a}/{s}",
    "{b}/{s}",
    "{b}-{sfx}",
    "{a}-{sfx}",
    "{a}-{sfx}",
    "{b}/{s}-{sfx}",
    "{a}{tail}",
    "{b}-{s}",
)


@dataclass(frozen=True, kw_only=True)
class Written:
    """An act's requisites as they stand on its paper, with the truth about them."""

    shape: int
    number: str | None
    date: dt.date | None
    day: dt.date
    """The day the act was made, printed or not."""
    number_state: State = "read"
    date_state: State = "read"
    date_also: dt.date | None = None
    number_also: tuple[str, ...] = ()
    text: str = ""
    head: tuple[str, ...] = ()
    stamp: tuple[str, ...] = ()
    worded: bool = False
    flat: bool = False
    picture_head: bool = False
    ocr: str = ""
    cover: str = ""
    anchor: str = ""
    later: tuple[dt.date, str] | None = None
    """A later order named beside it (an amendment): a trap."""
    registration: str = ""

    @property
    def states_matter(self) -> bool:
        """Its shape is about what is not printed or not to be read."""
        return (self.number_state, self.date_state) != ("read", "read") or bool(self.cover or self.later or self.registration)


def shape_ids(*, picture: bool | None = None) -> list[int]:
    """Numbers of the shapes there are; picture: those a scan can show (True) or a text can (False)."""
    return sorted({spec["id"] for spec in words("shapes") if picture is None or _fits(spec, picture)})


def places_of(shape: int, *, picture: bool) -> frozenset[str]:
    """Where a shape can stand: `order`, `stamp`."""
    specs = _specs(shape, picture)
    return frozenset(place for spec in specs for place in _places(spec))


def written(shape: int, school: School, day: dt.date, rng: random.Random, *, place: str, picture: bool) -> Written:
    """Requisites of that shape, for an order's letterhead (`order`) or another act's stamp (`stamp`)."""
    spec = rng.choice([item for item in _specs(shape, picture) if place in _places(item)])
    if spec.get("days") == "unpadded":
        day = day.replace(day=rng.randint(1, 9))
    if shape == 35 and day.year < 2020:  # years in words are listed from 2020 on
        day = day.replace(year=2022, day=min(day.day, 28))
    slots = {**_date_slots(day), **_number_slots(rng), **_school_slots(school)}
    slots["n"] = rng.choice(spec.get("n") or _NUMBERS).format(**slots)
    slots["later"], later, slots["later_n"] = _later(day, rng)
    number = spec["truth"].format(**slots) if "truth" in spec else slots["n"]
    states = spec.get("states", {})
    return Written(
        shape=shape,
        number=number.replace(" ", "") if states.get("number", "read") == "read" else None,
        date=day if states.get("date", "read") == "read" else None,
        day=day,
        number_state=states.get("number", "read"),
        date_state=states.get("date", "read"),
        date_also=_also(spec, day),
        text=rng.choice(spec["text"]).format(**slots) if "text" in spec else "",
        head=_filled(spec.get("head", ()), slots),
        stamp=_filled(spec.get("stamp", ()), slots),
        worded=spec.get("worded", False),
        flat=spec.get("flat", False),
        picture_head=spec.get("picture_head", False),
        ocr=spec.get("ocr", ""),
        cover={"month": slots["month"], "number": number}.get(spec.get("cover", ""), ""),
        anchor=str(day.year),
        later=(later, slots["later_n"]) if spec.get("amended") else None,
        registration=slots["reg"] if spec.get("registration") else "",
    )


def plainly(school: School, day: dt.date, rng: random.Random, number: str) -> str:
    """A number and a day in one of the usual ways, as in an annex line."""
    slots = {**_date_slots(day), "n": number}
    return rng.choice(
        ("от {dd}.{mm}.{yyyy} № {n}", "от {dd}.{mm}.{yyyy} г. № {n}", "№ {n} от {dd}.{mm}.{yyyy}", "от «{dd}» {month} {yyyy} г. № {n}")
    ).format(**slots)


def new_number(rng: random.Random) -> str:
    """A number of one of the usual kinds."""
    return rng.choice(_NUMBERS).format(**_number_slots(rng))


def spoken(day: dt.date, rng: random.Random) -> str:
    """A day in running text."""
    ways = ("{dd}.{mm}.{yyyy}", "{d} {month} {yyyy} года", "{dd} {month} {yyyy} г.", "{dd}.{mm}.{yyyy} г.")
    return rng.choice(ways).format(**_date_slots(day))


def _specs(shape: int, picture: bool) -> list[dict[str, Any]]:
    return [spec for spec in words("shapes") if spec["id"] == shape and _fits(spec, picture)]


def _fits(spec: dict[str, Any], picture: bool) -> bool:
    return not (spec.get("text_only") and picture) and not (spec.get("cover") and not picture)


def _places(spec: dict[str, Any]) -> set[str]:
    if "text" in spec:
        return {"order", "stamp"}
    return {place for key, place in (("head", "order"), ("stamp", "stamp")) if key in spec}


def _also(spec: dict[str, Any], day: dt.date) -> dt.date | None:
    if spec.get("also") != "date":
        return None
    ambiguous = spec["id"] == 47 and day.month >= 9  # «…ября» is any of four months
    return None if ambiguous else day


def _filled(lines: tuple[str, ...] | list[str], slots: dict[str, str]) -> tuple[str, ...]:
    return tuple(line.format(**slots) for line in lines)


def _later(day: dt.date, rng: random.Random) -> tuple[str, dt.date, str]:
    later = day + dt.timedelta(days=rng.randint(60, 500))
    return f"{later:%d.%m.%Y}", later, f"{rng.randint(20, 300)}-{rng.choice(_SUFFIXES[:3])}"


def _date_slots(day: dt.date) -> dict[str, str]:
    month = MONTHS[day.month - 1]
    start = day.year if day.month >= 6 else day.year - 1
    return {
        "dd": f"{day.day:02}",
        "d": str(day.day),
        "mm": f"{day.month:02}",
        "m": str(day.month),
        "yyyy": str(day.year),
        "yy": f"{day.year % 100:02}",
        "month": month,
        "MONTH": month.upper(),
        "mon": _SHORT[day.month - 1],
        "month_tail": month[-4:],
        "roman": _ROMAN[day.month - 1],
        "year_words": "две тысячи " + _YEAR_ENDS[min(max(day.year - 2020, 0), 5)],
        "spaced": ". ".join(" ".join(part) for part in (f"{day.day:02}", f"{day.month:02}")) + f" . {day.year}",
        "school_year": f"{start}-{start + 1}",
    }


def _number_slots(rng: random.Random) -> dict[str, str]:
    return {
        "a": str(rng.randint(101, 489)),
        "b": str(rng.randint(12, 98)),
        "b2": str(rng.randint(12, 98)),
        "s": str(rng.randint(1, 9)),
        "s2": str(rng.randint(1, 9)),
        "sfx": rng.choice(_SUFFIXES),
        "tail": rng.choice("абв"),
        "reg": str(rng.randint(100, 999)),
    }


def _school_slots(school: School) -> dict[str, str]:
    return {
        "post": school.head,
        "post_ins": school.head_cases["ins"],
        "post_gen": school.head_cases["gen"],
        "short": school.short,
        "place": school.place,
        "name": school.director.name,
    }
