"""Bases typed as lists: «1. Иванова Анна Сергеевна, учитель математики, стаж 25 лет»."""

from __future__ import annotations

from collections.abc import Sequence

from audit_rules.facts.fold import fold
from audit_rules.facts.names import named_in
from audit_rules.facts.people.columns import Role
from audit_rules.facts.people.entry import Entry, Mentee
from audit_rules.facts.people.person import person_of
from audit_rules.facts.people.points import Point
from audit_rules.facts.people.service import service_in
from data.people_words import people_words


def listed(points: Sequence[Point], subject: Role, *, all_young: bool) -> tuple[Entry, ...] | None:
    """People of the list's items that name one each; None where an item names more, or cannot be read."""
    out: list[Entry] = []
    for point in points:
        named = named_in(point.text)
        if not named or not (point.marked or named[0].start == 0) or _is_signature(point):
            continue
        person = person_of(named[0])
        if len(named) > 1 or person is None:
            return None
        if subject == "mentor":
            out.append(Entry((person,)))
        else:
            rest = point.text[named[0].end :]
            young = all_young or bool(people_words().young.search(fold(rest)))
            out.append(Entry((), (Mentee(person, service_in(rest, told=False), called_young=young),)))
    return tuple(out)


def _is_signature(point: Point) -> bool:
    return not point.marked and bool(people_words().signature.search(point.low))
