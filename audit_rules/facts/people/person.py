"""One person: a name brought to one shape, and the keyed hash that stands for it."""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass

from audit_rules.facts.fold import fold
from audit_rules.facts.names import HIDDEN, Named, is_surname_like, mask_names, named_in
from audit_rules.facts.people.surnames import surname_stem
from data.people_words import people_words

_HASH_LENGTH = 16
_CAPITALISED = re.compile(r"(?:^|[,;(]|\d[.)]|\sи)\s*([А-ЯЁ][а-яё]{2,25})\s*(?=$|[,;)])")
_WORD = re.compile(r"[^\W\d_]{3}")


@dataclass(frozen=True, slots=True)
class Person:
    """A name without its case: the same for «Иванова Анна Сергеевна», «А. С. Ивановой» and «ИВАНОВА А.С.»."""

    surname: str
    """The stem."""
    initials: str

    def hashed(self, key: bytes) -> str:
        """What is kept of the person."""
        return hmac.new(key, f"{self.surname} {self.initials}".encode(), "sha256").hexdigest()[:_HASH_LENGTH]


def person_of(named: Named) -> Person | None:
    """The person; None where the surname is missing or damaged."""
    if not named.surname or named.damaged:
        return None
    return Person(surname_stem(named.surname), named.initials.lower())


def people_of(cell: str) -> tuple[tuple[Named, Person], ...] | None:
    """People of a cell that is to name some, () for «вакансия» or a blank; None where it holds what may be a name and cannot be read."""
    if people_words().nobody.match(fold(cell.strip())) or not _WORD.search(cell):
        return ()
    names = named_in(cell, loose=True)
    people = tuple((named, person) for named in names if (person := person_of(named)))
    if len(people) != len(names) or not people:
        return None
    return None if _another_surname(cell, names) else people


def _another_surname(cell: str, names: list[Named]) -> bool:
    """True where beside the names a lone surname stands between commas: «Иванова А.С., Петрова»."""
    rest = cell
    for named in reversed(names):
        rest = f"{rest[: named.start]}, {rest[named.end :]}"
    return any(
        is_surname_like(match[1]) and not people_words().honoured.search(fold(rest[: match.start(1)]))
        for match in _CAPITALISED.finditer(rest)
    )


def nameless(text: str) -> str:
    """The words as printed, without names of people and what is left round them."""
    return re.sub(r"\s{2,}", " ", mask_names(text).replace(HIDDEN, " ")).strip(" ,;:.-–—|()")


def hidden(text: str) -> str:
    """The words as printed, names in them masked."""
    return " ".join(mask_names(text).split())
