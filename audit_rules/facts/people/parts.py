"""Each name of a clause given its part, by the words before it or right after it; no part where two readings are open."""

from __future__ import annotations

import re

from audit_rules.facts.people.marks import NEAR, Mark, Part
from data.people_words import people_words

_OBLIQUE = re.compile(r"(?:ой|ей|ую|ого|ому|ым|им)$", re.IGNORECASE)


def give_parts(low: str, marks: list[Mark]) -> None:
    """Each name its part by the cue before it, or right after it."""
    waiting: list[Mark] = []
    current: Mark | None = None
    for place, mark in enumerate(marks):
        if mark.named is None:
            if current and not current.spent and not current.weak:
                waiting.append(current)
            before = marks[place - 1] if place else None
            mark.spent = mark.spent or bool(before and before.named is None and before.spent and before.part == mark.part)
            current = None if mark.spent else mark
            continue
        following = marks[place + 1] if place + 1 < len(marks) else None
        if current and people_words().not_part.search(low[current.end : mark.start]):
            current = None
        if following and _in_brackets(low, following):
            _give(mark, following, after=True)
        elif current and (not current.spent or (current.plural and not waiting) or _enumerated(low, marks, place)):
            _give(mark, current)
        elif following and following.part and not following.named and not following.weak and _belongs_before(low, marks, place):
            _give(mark, following, after=True)
        elif waiting:
            _give(mark, waiting.pop())


def _in_brackets(low: str, cue: Mark) -> bool:
    """True for «(наставник)», said of the name before it."""
    return cue.named is None and low[: cue.start].rstrip().endswith("(") and low[cue.end :].lstrip().startswith((")", ","))


def _give(person: Mark, cue: Mark, *, after: bool = False) -> None:
    person.part, person.young, person.weak, person.after = cue.part, cue.young, cue.weak, after
    cue.spent = True


def _enumerated(low: str, marks: list[Mark], place: int) -> bool:
    """True for «…, …» and «… и …»: names in a row share a part."""
    before = marks[place - 1] if place else None
    if before is None or before.named is None:
        return False
    return bool(re.match(r"\s*(?:,|и\s)", low[before.end : marks[place].start]))


def _belongs_before(low: str, marks: list[Mark], place: int) -> bool:
    """True where the cue after a name is said of that name: «Иванову А.С. наставником …», «Петрова О.В. – молодой специалист»."""
    cue = marks[place + 1]
    between = low[marks[place].end : cue.start]
    if len(between) > NEAR or re.search(r"[.;:]\s", between):
        return False
    following = marks[place + 2] if place + 2 < len(marks) else None
    if following is None or following.named is None:
        return True
    if people_words().appointed_as.search(low[max(0, cue.start - 12) : cue.end]):
        return True
    if not people_words().nominative.match(low[cue.start : cue.end]):
        return False
    label = re.match(r"\s*[:–—-]", low[cue.end :])
    return not label and bool(_OBLIQUE.search(following.named.surname)) and "," not in low[cue.end : following.start]


def _said_after(marks: list[Mark], place: int) -> bool:
    """True for «за Петровой О.В., молодым специалистом»."""
    after = marks[place + 1] if place + 1 < len(marks) else None
    return bool(after and not after.named and not after.weak and after.part == marks[place].part and after.start - marks[place].end < NEAR)


def turn_weak(marks: list[Mark], parts: tuple[Part, ...]) -> None:
    """What a bare «за» means: the mentee, where a mentor is named or headings say so; the mentor, where mentees are attached to him."""
    people = [mark for mark in marks if mark.named]
    weak = [mark for place, mark in enumerate(marks) if mark.named and mark.weak and not _said_after(marks, place)]
    if not weak or any(mark.part == "mentor" for mark in people):
        return
    told = any(mark.part == "mentee" and not mark.weak for mark in people)
    meant: Part | None = "mentor" if told or parts[:1] == ("mentee",) else "mentee" if parts[:1] == ("mentor",) else None
    for mark in weak:
        mark.part = meant


def give_rest(people: list[Mark], *, all_young: bool) -> None:
    """Names without a cue take the part that is left, where all others share one.

    Not after «наставником …»: the next name may be whom he mentors or who is appointed («наставником Петрова назначить Иванова»).
    """
    known = {mark.part for mark in people if mark.part}
    bare = [mark for mark in people if mark.part is None]
    if len(known) == 1 and bare:
        told = [mark for mark in people if mark.part]
        before, behind = bare[-1].end <= told[0].start, bare[0].start >= told[-1].end
        doubted = known == {"mentor"} and behind and not told[-1].after
        if (before or behind) and not doubted:
            for mark in bare:
                mark.part = "mentor" if known == {"mentee"} else "mentee"
                mark.young = all_young


def agree(marks: list[Mark]) -> bool:
    """False where a word for a part is left over that no name beside it has: the clause was not understood."""
    for place, cue in enumerate(marks):
        if cue.named or cue.spent or cue.weak:
            continue
        before = next((mark for mark in reversed(marks[:place]) if mark.named), None)
        after = next((mark for mark in marks[place:] if mark.named), None)
        beside = [mark for mark in (before, after) if mark and mark.part == cue.part]
        if not beside:
            return False
        beside[0].young = beside[0].young or (cue.young and beside[0] is before)
    return True
