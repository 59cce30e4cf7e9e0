"""Made-up schools and the made-up people who work there."""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.papers.phrases import words


@dataclass(frozen=True, kw_only=True)
class Person:
    """A surname's stem, initials, given names and sex: enough for the cases that orders use."""

    stem: str
    initials: str
    given: str
    woman: bool

    @property
    def name(self) -> str:
        """Initials first, as under a signature."""
        return f"{self.initials} {self._surname('nom')}"

    @property
    def full(self) -> str:
        """Surname and both given names."""
        return f"{self._surname('nom')} {self.given}"

    def listed(self, case: str = "nom") -> str:
        """Surname first, in the case asked for (nom, acc, dat)."""
        return f"{self._surname(case)} {self.initials}"

    def _surname(self, case: str) -> str:
        endings = {"nom": "а", "acc": "у", "dat": "ой"} if self.woman else {"nom": "", "acc": "а", "dat": "у"}
        return self.stem + endings[case]


@dataclass(frozen=True, kw_only=True)
class School:
    """The organisation whose paper it is."""

    full: str
    short: str
    head: str
    teachers: str
    plain: str
    ministry: str
    department: str
    region: str
    of: str
    district: str
    place: str
    address: str
    phone: str
    tax: str
    director: Person

    @property
    def head_cases(self) -> dict[str, str]:
        """The head's post in the instrumental and the genitive."""
        return {"Директор": {"ins": "директора", "gen": "директора"}}.get(self.head, {"ins": "заведующего", "gen": "заведующего"})


def people(rng: random.Random, count: int) -> list[Person]:
    """So many people, no two with one surname."""
    lists = words("schools")
    return [_person(rng, stem, lists) for stem in rng.sample(lists["stems"], count)]


def _person(rng: random.Random, stem: str, lists: dict[str, list[str]]) -> Person:
    woman = rng.random() < 0.85
    given = rng.choice(lists["female_names" if woman else "male_names"])
    first, second = given.split()
    return Person(stem=stem, given=given, woman=woman, initials=f"{first[0]}.{second[0]}.")


def school(rng: random.Random) -> School:
    """A made-up organisation."""
    lists = words("schools")
    kind, place = rng.choice(lists["types"]), rng.choice(lists["places"])
    region, district = rng.choice(lists["regions"]), rng.choice(lists["districts"])
    number, motto = rng.randint(1, 180), rng.choice(lists["mottos"])
    nick = f" {motto}" if motto else ""
    where = f"{place['type']} {place['city']}"
    return School(
        full=f"{kind['full']} «{kind['what'].capitalize()} № {number}{nick.replace('«', '„').replace('»', '“')}» {where}",
        short=rng.choice(
            [
                f"{kind['short']} {kind['abbr']} № {number}",
                f"{kind['short']} «{kind['abbr']} №{number}»",
                f"{kind['short']} {kind['abbr']} №{number} {where}",
            ]
        ),
        head=kind["head"],
        teachers=kind["teachers"],
        plain=kind["plain"],
        ministry=rng.choice(lists["ministries"]).format(region=region),
        department=rng.choice(lists["departments"]).format(of=place["of"], district=district, region=region),
        region=region,
        of=place["of"],
        district=district,
        place=where,
        address=f"{rng.randint(100, 690)}{rng.randint(100, 999)}, {where}, ул. {rng.choice(lists['streets'])}, д. {rng.randint(1, 90)}",
        phone=f"8({rng.randint(300, 899)}){rng.randint(2, 9)}{rng.randint(10, 99)}-{rng.randint(10, 99)}-{rng.randint(10, 99)}",
        tax=f"ИНН {rng.randint(10**9, 9 * 10**9)}, КПП {rng.randint(10**8, 9 * 10**8)}, ОГРН 10{rng.randint(10**10, 9 * 10**10)}",
        director=people(rng, 1)[0],
    )
