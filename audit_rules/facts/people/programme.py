"""Whom a personal programme is for: mentor and mentee by the labels round their names. What cannot be told gives nothing, never a guess."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.names import named_in
from audit_rules.facts.people.counted import counted
from audit_rules.facts.people.entry import Entry, Mentee
from audit_rules.facts.people.marks import Mark, cues_in
from audit_rules.facts.people.person import Person, person_of
from audit_rules.facts.people.service import service_in
from data.models import People
from data.people_words import people_words

_FAR = 70
"""So far a label reaches to its name, in letters."""
_OF_ANOTHER = re.compile(r"директор(?! по)|заведующ|утвержд|согласов|рассмотр|куратор|координатор|методист\b|председател|[.;]\s+(?=\w{4})")
_AND = re.compile(r"^[\s,;|и\d.)]*$")
_BELONGS_BACK = re.compile(r"^\s?(?:\([^)]*\))?\s?(?:,|[-–—])\s?(?:педагог-?|учитель-?)?$")


def programme_people(lines: Sequence[Line], title: str, key: bytes) -> People | None:
    """Mentors and mentees of a personal programme; None where either is not told or a name cannot be read."""
    mentors: dict[Person, None] = {}
    mentees: dict[Person, Mentee] = {}
    for text in _texts(lines, title):
        for mark, after in _given(text):
            person = person_of(mark.named) if mark.named else None
            if person is None:
                return None
            if mark.part == "mentor":
                mentors[person] = None
            elif person not in mentees or not (mentees[person].service or mentees[person].called_young):
                mentees[person] = Mentee(person, service_in(after, told=False), called_young=mark.young)
    if not mentors or not mentees or mentors.keys() & mentees.keys():
        return None
    return counted([Entry(tuple(mentors), tuple(mentees.values()))], [], key)


def _texts(lines: Sequence[Line], title: str) -> Iterator[str]:
    """The title, and each line; one that is a bare label («Наставник:») together with the next."""
    yield title
    label = ""
    for line in lines:
        text = f"{label} {line.text}".strip()
        if not named_in(line.text) and len(line.text) <= _FAR and cues_in(line.low):
            label = line.text
            continue
        label = ""
        yield text


def _given(text: str) -> Iterator[tuple[Mark, str]]:
    """Names that have a part, each with the words that follow it."""
    low = fold(text)
    people = [Mark(named.start, named.end, named) for named in named_in(text)]
    cues = [cue for cue in cues_in(low) if not cue.weak and not people_words().pupils.search(low[cue.end : cue.end + 25])]
    backward = _backward(low, people, cues)
    for place, person in enumerate(people):
        following = people[place + 1].start if place + 1 < len(people) else len(text)
        before = people[place - 1] if place else None
        cue = _cue_after(low, person, following, cues) if backward else _cue_before(low, before.end if before else 0, person, cues)
        if cue:
            person.part, person.young = cue.part, cue.young
        elif before and before.part and _AND.match(low[before.end : person.start]):
            person.part, person.young = before.part, before.young
        if person.part:
            yield person, text[person.end : following]


def _backward(low: str, people: Sequence[Mark], cues: Sequence[Mark]) -> bool:
    """«Иванова А.С. – наставник, …»: the labels stand behind the names."""
    first = cues[0] if cues else None
    before = [person for person in people if first and person.end <= first.start]
    if first is None or not before or re.match(r"\s?[:–—-]\s?\S", low[first.end :]):
        return False
    return bool(_BELONGS_BACK.match(low[before[-1].end : first.start]))


def _cue_before(low: str, since: int, person: Mark, cues: Sequence[Mark]) -> Mark | None:
    near = [cue for cue in cues if since <= cue.start and cue.end <= person.start]
    if not near:
        return None
    between = low[near[-1].end : person.start]
    return near[-1] if len(between) <= _FAR and not _OF_ANOTHER.search(between) else None


def _cue_after(low: str, person: Mark, until: int, cues: Sequence[Mark]) -> Mark | None:
    return next((cue for cue in cues if person.end <= cue.start < until and _BELONGS_BACK.match(low[person.end : cue.start])), None)
