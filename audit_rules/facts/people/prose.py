"""Pairs told in words: «закрепить за молодым специалистом … наставника …», «наставник – …, наставляемый – …»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit_rules.facts.names import named_in
from audit_rules.facts.people.entry import Entry, Mentee
from audit_rules.facts.people.marks import Mark, Part, cues_in, marks_in
from audit_rules.facts.people.parts import agree, give_parts, give_rest, turn_weak
from audit_rules.facts.people.person import person_of
from audit_rules.facts.people.points import Point
from audit_rules.facts.people.service import service_in
from data.people_words import people_words

_DASH = re.compile(r"\s[-–—]\s")
_DASH_BEFORE = re.compile(r"\s[-–—]\s?$")
_PAIRED = re.compile(r"(?:Me+)+|(?:e+M)+|M+e")
_CONTROL = re.compile(r"(?<=[.;])\s(?=Контроль)")
_ITEM_END = re.compile(r";|\n|(?<=[а-я)])\.\s(?=[А-ЯЁ])")


@dataclass(frozen=True, slots=True)
class _Order:
    """The parts a heading names, first first: what its items hold on both sides of their dashes."""

    parts: tuple[Part, ...] = ()
    young: bool = False
    """It calls the mentees young specialists."""


_NO_ORDER = _Order()


def entries_in(point: Point, title: str = "") -> tuple[Entry, ...] | None:
    """Entries of a point: () where it gives nobody a part, None where it does and who mentors whom cannot be told.

    `title`: the act's; «о закреплении наставников за …» tells what «закрепить … за …» means in its points.
    """
    if people_words().curator.search(point.low) and not people_words().mentee.search(point.low):
        return ()
    order = _order(Point(point.heading).low)
    head, _, body = point.text.partition(":")
    if not order.parts and body and not named_in(head) and (inner := _order(Point(head).low)).parts:
        return _items(body, inner)
    if not named_in(point.text):
        return ()
    if order.parts:
        return _items(point.text, order)
    return _clause(_CONTROL.split(point.text)[0], order, _order(Point(title).low))


def _order(low: str) -> _Order:
    """What a heading tells of its items; nothing where it gives no parts, or speaks of pupils."""
    words = people_words()
    if not words.assigning.search(low) or words.pupils.search(low):
        return _Order()
    marks = [mark for mark in cues_in(low) if not mark.weak]
    parts = tuple(dict.fromkeys(mark.part for mark in marks if mark.part))
    if parts == ("mentor",) and words.appointed_as.search(low[: marks[0].end]):
        parts = ("mentor", "mentee")
    return _Order(parts, any(mark.young for mark in marks))


def _items(text: str, order: _Order) -> tuple[Entry, ...] | None:
    out: list[Entry] = []
    for item in _ITEM_END.split(text):
        if not named_in(item):
            continue
        entries = _clause(item, order)
        if entries is None:
            return None
        out += entries
    return tuple(out)


def _clause(text: str, order: _Order, title: _Order = _NO_ORDER) -> tuple[Entry, ...] | None:
    """One clause: parts by the words round the names, else by the sides of its dash."""
    low = Point(text).low
    marks = marks_in(text, low)
    people = [mark for mark in marks if mark.named]
    telling = [mark for mark in marks if mark.part and not mark.named]
    if not people:
        return ()
    if not telling and order.parts:
        return _by_sides(text, people, order)
    if not telling or not (order.parts or people_words().assigning.search(low) or _labelled(telling)):
        return ()
    if all_after := _told_after(low, marks):
        for person, word in all_after:
            person.part, person.young = word.part, word.young or order.young
        return _entries(text, people, assigned=True)
    give_parts(low, marks)
    turn_weak(marks, order.parts or title.parts)
    give_rest(people, all_young=order.young)
    if not agree(marks):
        return None
    return _entries(text, people, assigned=bool(order.parts or people_words().assigning.search(low)))


def _told_after(low: str, marks: list[Mark]) -> list[tuple[Mark, Mark]]:
    """«Иванова А.С., учитель – наставник, Петрова О.В., педагог – наставляемый»: each person with the word behind a dash; [] otherwise."""
    firm = [mark for mark in marks if not mark.weak]
    pairs = list(zip(firm[::2], firm[1::2], strict=False))
    if len(firm) % 2 or len(pairs) < 2:
        return []
    told = all(person.named and word.part and _DASH_BEFORE.search(low[person.end : word.start]) for person, word in pairs)
    return pairs if told else []


def _labelled(telling: list[Mark]) -> bool:
    return {mark.part for mark in telling} == {"mentor", "mentee"}


def _entries(text: str, people: list[Mark], *, assigned: bool) -> tuple[Entry, ...] | None:
    if any(mark.part is None for mark in people):
        return None if assigned else ()
    shape = "".join("M" if mark.part == "mentor" else "e" for mark in people)
    if "e" not in shape:
        return _mentors_alone(text, people, assigned=assigned)
    if "M" not in shape:
        return ()
    if not _PAIRED.fullmatch(shape):
        return None
    entries = [_entry(text, people, group) for group in _groups(shape)]
    return None if any(entry is None for entry in entries) else tuple(entry for entry in entries if entry)


def _mentors_alone(text: str, people: list[Mark], *, assigned: bool) -> tuple[Entry, ...] | None:
    """«Назначить наставниками …»: mentors without a pair; a task given to mentors names none."""
    if not assigned or not re.search(r"наставник(?:ом|ами|ов)?\b", Point(text).low):
        return ()
    persons = [person_of(mark.named) for mark in people if mark.named]
    return None if None in persons else (Entry(tuple(person for person in persons if person)),)


def _groups(shape: str) -> list[range]:
    """Places of each mentor with his mentees."""
    if re.fullmatch(r"M+e", shape):
        return [range(len(shape))]
    pattern = "Me+" if shape[0] == "M" else "e+M"
    return [range(match.start(), match.end()) for match in re.finditer(pattern, shape)]


def _entry(text: str, people: list[Mark], group: range) -> Entry | None:
    mentors, mentees = [], []
    for place in group:
        mark = people[place]
        person = person_of(mark.named) if mark.named else None
        if person is None:
            return None
        if mark.part == "mentor":
            mentors.append(person)
            continue
        end = people[place + 1].start if place + 1 < len(people) else len(text)
        mentees.append(Mentee(person, service_in(text[mark.end : end], told=False), called_young=mark.young))
    return Entry(tuple(mentors), tuple(mentees))


def _by_sides(text: str, people: list[Mark], order: _Order) -> tuple[Entry, ...] | None:
    """«Иванова А.С. – Петрова О.В.» under a heading that names both parts: left of the dash the first, right of it the second."""
    if len(people) == 1 and order.parts == ("mentor", "mentee"):
        person = person_of(people[0].named) if people[0].named else None
        return (Entry((person,)),) if person else None
    dashes = [match.start() for match in _DASH.finditer(text) if people[0].end <= match.start() < people[-1].start]
    parts: tuple[Part, Part] = ("mentor", "mentee") if order.parts[0] == "mentor" else ("mentee", "mentor")
    sides = {sum(mark.end <= dash for mark in people) for dash in dashes}
    if len(sides) != 1:
        return None
    for place, mark in enumerate(people):
        mark.part = parts[0] if place < next(iter(sides)) else parts[1]
        mark.young = order.young
    return _entries(text, people, assigned=True)
