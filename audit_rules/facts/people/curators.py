"""Curators of mentoring: whom an order's points name, and their posts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit_rules.facts.fold import fold
from audit_rules.facts.names import Named, named_in
from audit_rules.facts.people.person import Person, hidden, nameless, person_of
from audit_rules.facts.people.points import Point
from data.people_words import people_words

_LONGEST_POST = 160
_END = re.compile(r"[,;.:]\s|[,;.]$|\s[-–—]\s|\bкуратор|\bкоординатор|\bответственн|\bнаставни")
_DASHED = re.compile(r"^\s*[,–—-]\s*")


@dataclass(frozen=True, slots=True)
class CuratorFound:
    """One curator, still by name."""

    person: Person
    post: str


def curators_in(points: Sequence[Point]) -> list[CuratorFound] | None:
    """Curators in order, each once; None where a name cannot be read."""
    out: dict[Person, CuratorFound] = {}
    for point in points:
        if not _appoints(point):
            continue
        for named in _appointed(point):
            person = person_of(named)
            if person is None:
                return None
            found = CuratorFound(person, _post(point.text, named))
            if person not in out or (found.post and not out[person].post):
                out[person] = found
    return list(out.values())


def _appoints(point: Point) -> bool:
    words = people_words()
    low, over = point.low, fold(point.heading)
    if words.curator_of_other.search(low) or words.signature.match(low):
        return False
    if words.curator.search(low):
        return bool(words.assigning.search(low) or re.search(r"возложить|исполня|являе|куратор\W{0,3}(?:[-–—:]|$)|[-–—]\s?куратор", low))
    return bool(words.curator.search(over)) and bool(words.assigning.search(over) or "возложить" in over or over.startswith("куратор"))


def _appointed(point: Point) -> list[Named]:
    """Names of the point but mentors and mentees: one order may name both."""
    low = point.low
    named = named_in(point.text)
    if not people_words().mentee.search(low) and not re.search(r"наставником|наставниками", low):
        return named
    place = people_words().curator.search(low)
    return [min(named, key=lambda each: abs(each.start - place.start()))] if place and named else []


def _post(text: str, named: Named) -> str:
    """The post before the name, else after it; as printed, without names."""
    before = _last_post(text[: named.start])
    if before:
        return before
    after = _DASHED.sub("", text[named.end :])
    if not people_words().post.match(fold(after)):
        return ""
    end = _END.search(fold(after), 1)
    return nameless(hidden(after[: end.start() if end else _LONGEST_POST]))


def _last_post(before: str) -> str:
    """The run of words from a post to the end of the text, where nothing parts it from the name."""
    low = fold(before)
    starts = [match.start() for match in people_words().post.finditer(low)]
    chosen = ""
    for start in reversed(starts):
        words = before[start:]
        if len(words) > _LONGEST_POST or _END.search(low[start:].rstrip(" ,-–—"), 1):
            break
        chosen = words
    return nameless(hidden(chosen))
