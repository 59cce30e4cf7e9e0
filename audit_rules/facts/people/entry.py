"""What one row or point says: who mentors whom, and what is told of them."""

from __future__ import annotations

from dataclasses import dataclass

from audit_rules.facts.people.person import Person
from audit_rules.facts.people.service import Service


@dataclass(frozen=True, slots=True)
class Mentee:
    """One who is mentored."""

    person: Person
    service: Service | None = None
    called_young: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """Every mentor of it is paired with every mentee of it."""

    mentors: tuple[Person, ...] = ()
    mentees: tuple[Mentee, ...] = ()
    competences: tuple[str, ...] = ()
    """Of its mentors."""
