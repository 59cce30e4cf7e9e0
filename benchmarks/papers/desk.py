"""The writer's desk: one school, one year, and every date or number put on paper that is not the act's own."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.papers import school as schools
from benchmarks.papers.model import Trap
from benchmarks.papers.phrases import chosen, filled, words
from benchmarks.papers.requisites import MONTHS, spoken
from benchmarks.papers.school import Person, School


@dataclass(kw_only=True)
class Desk:
    """Says things about one school as of the day of its act, and keeps the traps it has laid."""

    rng: random.Random
    school: School
    day: dt.date
    picture: bool
    """The file will be a picture, or a PDF with one."""
    short: bool
    """Bodies are kept short (scans are dear to read)."""
    traps: list[Trap] = field(default_factory=list)
    crowd: list[Person] = field(default_factory=list)
    values: dict[str, str] = field(default_factory=dict)
    """Slots that only one act has."""

    @property
    def year(self) -> int:
        """The year in which the school year of the act began."""
        return self.day.year if self.day.month >= 6 else self.day.year - 1

    def say(self, template: str, **values: str) -> str:
        """One wording of the template, with its slots filled."""
        own = {**self.values, **values}
        text = filled(chosen(template, self.rng), lambda name: own[name] if name in own else self._slot(name))
        return chosen(text, self.rng).replace("..", ".")

    def one(self, templates: list[str], **values: str) -> str:
        """One wording of one of the templates."""
        return self.say(self.rng.choice(templates), **values)

    def chance(self, share: float) -> bool:
        """True so often."""
        return self.rng.random() < share

    def trap(self, cause: str, day: dt.date | None = None, number: str | None = None) -> None:
        """Remember a date or a number that is not the act's own."""
        self.traps.append(Trap(cause=cause, date=day, number=number))

    def person(self) -> Person:
        """Someone not met before."""
        if not self.crowd:
            taken = self.school.director.stem
            self.crowd = [person for person in schools.people(self.rng, 30) if person.stem != taken]
        return self.crowd.pop()

    def laws(self, fewest: int, most: int) -> str:
        """Acts cited, one after another; often the district's own, of some days before."""
        known = [law for law in words("laws")["federal"] if law.get("from", law["day"]) < self.day]
        cited = self.rng.sample(known, min(len(known), self.rng.randint(fewest, most)))
        texts = [self._law(law) for law in cited]
        if self.chance(0.5):
            texts.append(self._local_law())
        return ", ".join(texts)

    def _law(self, law: dict[str, str]) -> str:
        self.trap("law", dt.date.fromisoformat(str(law["day"])), str(law["number"]))
        return law["text"]

    def _local_law(self) -> str:
        day = self.day - dt.timedelta(days=self.rng.randint(1, 30))
        number = f"{self.rng.randint(40, 990)}{self.rng.choice(['', '-од', '/1', '-р'])}"
        self.trap("district", day, number)
        return self.one(words("laws")["local"], day=f"{day:%d.%m.%Y}", number=number)

    def _slot(self, name: str) -> str:
        school, rng = self.school, self.rng
        plain = {
            "short": school.short,
            "s": school.short,
            "of": school.of,
            "district": school.district,
            "region": school.region,
            "year": f"{self.year}-{self.year + 1}" if rng.random() < 0.6 else f"{self.year}/{self.year + 1}",
            "y1": str(self.year),
            "y2": str(self.year + 1),
        }
        if name in plain:
            return plain[name]
        asked: dict[str, Callable[[], str]] = {
            "people": lambda: rng.choice(words("titles")["people"]),
            "SYS": lambda: rng.choice(words("titles")["SYS"]),
            "laws": lambda: self.laws(1, 3),
            "laws_gen": lambda: _genitive(self.laws(1, 3)),
            "law": lambda: self.laws(1, 2),
            "start": self._entry,
            "term": self._term,
            "term_from": lambda: self._term(5, 60),
            "term_to": lambda: self._term(120, 290),
            "deputy": lambda: rng.choice(words("schools")["deputies"][school.teachers]),
            "deputy_cap": lambda: {"учитель": "Заместителю директора", "воспитатель": "Старшему воспитателю"}[school.teachers],
            "acc": lambda: self.person().listed("acc"),
            "dat": lambda: self.person().listed("dat"),
            "k": lambda: str(rng.randint(1, 3)),
            "old_day": lambda: self._old()[0],
            "old_number": lambda: self._old()[1],
            "own_day": lambda: self._old()[0],
            "own_number": lambda: self._old()[1],
        }
        return asked[name]()

    def _entry(self) -> str:
        day = self.day + dt.timedelta(days=self.rng.randint(1, 20))
        self.trap("entry", day)
        return spoken(day, self.rng)

    def _term(self, soonest: int = 10, latest: int = 290) -> str:
        day = self.day + dt.timedelta(days=self.rng.randint(soonest, latest))
        self.trap("term", day)
        return spoken(day, self.rng)

    def _old(self) -> tuple[str, str]:
        """An earlier order of the school, the same throughout the paper."""
        if "old" not in self.values:
            day = self.day - dt.timedelta(days=self.rng.randint(60, 700))
            number = f"{self.rng.randint(20, 400)}-{self.rng.choice(['од', 'ОД', 'О'])}"
            self.trap("earlier order", day, number)
            self.values |= {"old": "", "old_day": f"{day:%d.%m.%Y}", "old_number": number}
        return self.values["old_day"], self.values["old_number"]

    def protocol(self) -> dict[str, str]:
        """A council's minutes of the same day or some days before."""
        day = self.day - dt.timedelta(days=self.rng.choice([0, 0, 1, 1, 2, 3]))
        number = str(self.rng.randint(1, 9))
        self.trap("protocol", day, number)
        return {"pday": f"{day:%d.%m.%Y}", "pn": number, "pdd": f"{day.day:02}", "pmonth": MONTHS[day.month - 1], "py": str(day.year)}


def _genitive(text: str) -> str:
    for instrumental, genitive in words("laws")["genitive"].items():
        text = text.replace(instrumental, genitive)
    return text
