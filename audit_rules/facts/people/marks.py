"""Names in a clause and the words round them that give people their part in mentoring."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from audit_rules.facts.names import Named, named_in
from data.people_words import people_words

Part = Literal["mentor", "mentee"]

NEAR = 90
"""So far a word reaches to a name, in letters."""
_STOPS = re.compile(r"[.;:]\s")


@dataclass
class Mark:
    """A person, or a word that gives people their part."""

    start: int
    end: int
    named: Named | None = None
    part: Part | None = None
    plural: bool = False
    young: bool = False
    weak: bool = False
    """Of a word: a bare «за», good only right before a name. Of a person: no more than that told the part."""
    after: bool = False
    """Of a person: the word for the part stands after the name."""
    spent: bool = False


def marks_in(text: str, low: str) -> list[Mark]:
    """Names and words for parts in order of place; a bare «за» only where it leads to a name. `low`: the text folded."""
    people = [Mark(named.start, named.end, named) for named in named_in(text)]
    cues = [cue for cue in cues_in(low) if not any(person.start <= cue.start < person.end for person in people)]
    marks = sorted([*people, *cues], key=lambda mark: mark.start)
    return [mark for place, mark in enumerate(marks) if not mark.weak or _leads(low, marks, place)]


def cues_in(low: str) -> list[Mark]:
    """Words for parts in folded text, in order of place."""
    words = people_words()
    out = [
        Mark(found.start(), found.end(), part="mentee", plural=_is_plural(found[0]), young=bool(words.young.match(found[0])))
        for found in words.mentee.finditer(low)
    ]
    taken = [(mark.start, mark.end) for mark in out]
    for found in words.mentor.finditer(low):
        if not any(start <= found.start() < end for start, end in taken):
            out.append(Mark(found.start(), found.end(), part="mentor", plural=_is_plural(found[0])))
    out += [Mark(found.start(), found.end(), part="mentee", weak=True) for found in words.weak_mentee.finditer(low)]
    return sorted(out, key=lambda mark: mark.start)


def _leads(low: str, marks: list[Mark], place: int) -> bool:
    """True for a «за» with a name right after it, posts between."""
    following = marks[place + 1] if place + 1 < len(marks) else None
    if following is None or following.named is None:
        return False
    between = low[marks[place].end : following.start]
    return len(between) <= NEAR and not _STOPS.search(between) and "," not in between


def _is_plural(words: str) -> bool:
    return bool(people_words().plural_cue.search(words.split()[0]) or people_words().plural_cue.search(words))
