"""Entries as counts: each person once, each pair once, by hashes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

from audit_rules.facts.people.curators import CuratorFound
from audit_rules.facts.people.entry import Entry
from audit_rules.facts.people.person import Person
from data.models import Curator, People


def counted(entries: Sequence[Entry], curators: Sequence[CuratorFound], key: bytes) -> People | None:
    """All that the entries and curators say; None where they name nobody."""
    whole = _with_whole_initials(entries)
    mentors = [person for entry in whole for person in entry.mentors]
    mentees = [mentee for entry in whole for mentee in entry.mentees]
    if not mentors and not mentees and not curators:
        return None
    experienced = {mentee.person for mentee in mentees if mentee.service == "experienced"}
    young = {mentee.person for mentee in mentees if mentee.service == "young" or mentee.called_young} - experienced
    people = [mentee.person for mentee in mentees]
    return People(
        mentors=_hashes(mentors, key),
        mentees=_hashes(people, key),
        young=_hashes([person for person in people if person in young], key),
        experienced=_hashes([person for person in people if person in experienced], key),
        pairs=tuple(dict.fromkeys((m.hashed(key), e.person.hashed(key)) for entry in whole for m in entry.mentors for e in entry.mentees)),
        competences=tuple(dict.fromkeys((m.hashed(key), word) for entry in whole for m in entry.mentors for word in entry.competences)),
        curators=tuple(Curator(person=found.person.hashed(key), post=found.post) for found in curators),
    )


def _hashes(people: Sequence[Person], key: bytes) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.hashed(key) for person in people))


def _with_whole_initials(entries: Sequence[Entry]) -> list[Entry]:
    """«Иванова А.» is «Иванова А.С.» where the act knows one such only."""
    known = {person for entry in entries for person in (*entry.mentors, *(mentee.person for mentee in entry.mentees))}
    namesakes: dict[str, list[Person]] = {}
    for person in known:
        namesakes.setdefault(f"{person.surname} {person.initials[:1]}", []).append(person)
    whole: dict[Person, Person] = {}
    for same in namesakes.values():
        longer = [person for person in same if len(person.initials) > 1]
        whole |= {person: longer[0] if len(longer) == 1 and len(person.initials) == 1 else person for person in same}
    return [
        replace(
            entry,
            mentors=tuple(whole[person] for person in entry.mentors),
            mentees=tuple(replace(mentee, person=whole[mentee.person]) for mentee in entry.mentees),
        )
        for entry in entries
    ]


def together(one: People | None, other: People | None) -> People | None:
    """People of two parts of one act; what was counted in either."""
    if one is None or other is None:
        return one or other
    joined = {item.name: tuple(dict.fromkeys((*getattr(one, item.name), *getattr(other, item.name)))) for item in fields(People)}
    return People(**joined)
