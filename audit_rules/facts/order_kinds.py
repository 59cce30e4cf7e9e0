"""The kinds of an order: by its title and by its own points."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from audit_rules.facts.kinds import Kind, look_alike, look_alikes_of, other
from audit_rules.facts.lines import Line
from audit_rules.facts.names import names_in
from audit_rules.facts.phrases import found, pattern, starts
from audit_rules.facts.second_subject import rest_of, says_outright, unamended
from audit_rules.facts.subject import names_teachers, only_pupil_indicators, speaks_of_mentoring, subject_of
from data.models import DocumentType
from data.vocabulary import kinds, look_alikes, words

_TYPES: tuple[DocumentType, ...] = ("implementation_order", "curator_order", "pairs_order")
_POINT = re.compile(r"^§\s?\d|^\W{0,3}(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s|[-•*]\s)")
_SUB_POINT = re.compile(r"^\W{0,3}\d{1,2}\.\d{1,2}|^[-•*]\s")
_NAMED_ORDER = re.compile(
    r"(приказ\w*|распоряжени\w*|положени\w*)\W(?:[^\"]{0,40}?\s)??\"?(?:о|об)\s.*?(?=\sи\s(?:о|об|внедрении|введении|утверждении|организации|назначении)\b|$)"
)
_BY_POINT = 0.93
"""Of a kind told by a point of an order on mentoring."""
_TO_ANNEX = re.compile(r"приложени|согласно|следующ|прилага|список")
_POINT_BEGINS = 12
"""So far a point's number and first words reach, in letters."""
_SCHOOL = re.compile(r"школ\w* (?:\w+ ){0,2}наставни[кч]")


@dataclass(frozen=True, kw_only=True)
class OrderText:
    """What an order says: folded title, the words above it, its points."""

    title: str
    link: str
    body: list[Line]
    whole: str
    glued: bool = False
    ocr: bool = False
    authority: bool = False
    """True: the organisation audited is a body of education."""


def order_kinds(text: OrderText) -> tuple[Kind, ...]:
    """Kinds of one order; () where it has nothing to do with mentoring."""
    title = _own_words(text.title or (text.link if speaks_of_mentoring(text.link) else ""))
    by_title = _by_title(title, text)
    about = speaks_of_mentoring(text.title or title) or bool(by_title)
    by_points = _by_points(text.body, text.glued, own=about, untitled=not text.title)
    school = _school_kinds(title, text.body) if text.authority else ()
    if not about and not by_points and not school:
        like = look_alike(title) if speaks_of_mentoring(text.whole) and found(look_alikes_of("repeal"), title) else None
        return (Kind(type="other", note=like.note, confidence=0.85),) if like else ()
    like = look_alike(title)
    if found(kinds().amendment, title):
        return _beside(title, text, kinds().amendment, replace(other("amendment"), amends=True)) if speaks_of_mentoring(text.whole) else ()
    if school:
        return school
    if like and not (like.id in {"class_teacher", "training"} and by_title) and not (like.id == "young_school" and by_points):
        beside = _beside(title, text, like.phrases, Kind(type="other", note=like.note, confidence=0.85))
        return beside if about else tuple(kind for kind in beside if kind.type in by_points)
    return _merged(title, text, by_title, by_points)


def _beside(title: str, text: OrderText, phrases: tuple[str, ...], not_counted: Kind) -> tuple[Kind, ...]:
    """Of an order whose title has a subject that does not count: what its own points bring about beside it.

    Where only a second half of the title promises it, or a point that may mean it, the order does not count, and a person is asked
    before it is called absent.
    """
    rest, leads = rest_of(title, phrases)
    by_title = {kind: value for kind, value in _by_title(rest, text).items() if not value.flags} if rest else {}
    points = _with_headings(points_of(unamended(text.body)))
    doubtful = not by_title
    by_points = {
        kind: Kind(type=kind, confidence=0.75 if doubtful else _BY_POINT, flags=("doubtful_kind",) if doubtful else ())
        for kind in _TYPES
        if any(says_outright(kind, point, phrases) for point in points)
    }
    if by_points or (by_title and leads):
        promised = {kind: replace(value, confidence=0.75, flags=("doubtful_kind",)) for kind, value in by_title.items()}
        return _merged(rest or title, text, {}, {**promised, **by_points})
    asked = by_title or any(_may_say(kind, point, phrases) for kind in _TYPES for point in points)
    return (replace(not_counted, flags=("doubtful_kind",)) if asked else not_counted,)


def _may_say(kind: DocumentType, point: str, phrases: tuple[str, ...]) -> bool:
    """True where a point opens nearly as one of the kind does, and is not about the second subject."""
    aside = found((*phrases, *kinds().amending), point)
    return not aside and speaks_of_mentoring(point) and _opens(kinds().orders[kind].points, [point])


def _own_words(title: str) -> str:
    """The title without the name of the order it repeals: «Об отмене приказа «О внедрении …»» introduces nothing."""
    return _NAMED_ORDER.sub(r"\1", title) if found(look_alikes_of("repeal"), title[:60]) else title


def _merged(title: str, text: OrderText, by_title: dict[DocumentType, Kind], by_points: dict[DocumentType, Kind]) -> tuple[Kind, ...]:
    subject = subject_of(title, text.whole)
    if subject == "pupils" and found((*words().pupil_titles, *words().pupil_forms), title):
        return (other("pupils"),)
    out = {**by_points, **{kind: value for kind, value in by_title.items() if not (value.flags and by_points)}}
    if not about_order(title, text) and "implementation_order" in out and "implementation_order" not in by_title:
        out["implementation_order"] = replace(out["implementation_order"], confidence=0.7)
    if not out:
        return (other("order", 0.7),)
    if "pairs_order" in out and not names_teachers(title) and _fixes_pupils_only(text.body):
        if len(out) == 1 and not found(words().teachers, text.whole):
            return (other("pupils"),)
        out["pairs_order"] = replace(out["pairs_order"], flags=(*out["pairs_order"].flags, "doubtful_kind"))
    if subject == "mixed" and not names_teachers(title):
        out = {kind: replace(value, flags=(*value.flags, "doubtful_kind")) for kind, value in out.items()}
    if "implementation_order" in out and only_pupil_indicators(text.whole):
        order = out["implementation_order"]
        out["implementation_order"] = replace(order, flags=(*order.flags, "pupil_indicators_only"))
    return tuple(out[kind] for kind in _TYPES if kind in out)


def _fixes_pupils_only(body: list[Line]) -> bool:
    """True where every point that fixes pairs is about pupils, and none of them names a teacher."""
    said = [point for point in points_of(body) if found(kinds().orders["pairs_order"].points, point)]
    return bool(said) and all(_of_pupils(point) and not found(words().teachers, point) for point in said)


def about_order(title: str, text: OrderText) -> bool:
    """True where the title itself names mentoring."""
    return speaks_of_mentoring(title)


def _school_kinds(title: str, body: list[Line]) -> tuple[Kind, ...]:
    """Of a municipal body's order: it creates the mentoring school, appoints its head, or both."""
    points = _with_headings(points_of(body))
    head, school = kinds().orders["school_head_order"], kinds().orders["mentoring_school_order"]
    out: list[Kind] = []
    if found(school.titles, title) or _opens(school.points, points):
        out.append(Kind(type="mentoring_school_order"))
    elif not found(head.titles, title) and _only_of_school(title) and _opens(school.doubtful, points):
        out.append(Kind(type="mentoring_school_order", confidence=0.7, flags=("doubtful_kind",)))
    if found(head.titles, title) or any(found(head.points, point) for point in points):
        out.append(Kind(type="school_head_order"))
    return tuple(out)


def _only_of_school(title: str) -> bool:
    """The title names the school, and nothing makes the order one on an event or a report."""
    others = (like.phrases for like in look_alikes().lookalikes if like.id != "young_school")
    return bool(_SCHOOL.search(title)) and not any(found(phrases, title) for phrases in others)


def _opens(phrases: tuple[str, ...], points: list[str]) -> bool:
    """A point begins with it: what stands further on is a task of somebody."""
    return any(match.start() <= _POINT_BEGINS for point in points if (match := found(phrases, point)))


def _by_title(title: str, text: OrderText) -> dict[DocumentType, Kind]:
    out: dict[DocumentType, Kind] = {}
    for kind in _TYPES:
        table = kinds().orders[kind]
        match = found(table.titles, title) or (found(table.titles, title, glued=True) if text.glued else None)
        if match and _about_mentoring(kind, title, text.whole):
            out[kind] = Kind(type=kind, confidence=0.95)
        elif found(table.doubtful, title) if table.doubtful else None:
            out[kind] = Kind(type=kind, confidence=0.75, flags=("doubtful_kind",))
    if len(out) > 1:
        out = {kind: value for kind, value in out.items() if not value.flags}
    if not out and text.ocr and title:
        out = _by_likeness(title)
    return out


def _about_mentoring(kind: DocumentType, title: str, whole: str) -> bool:
    """«О назначении куратора» alone says nothing: the text must speak of mentoring."""
    if speaks_of_mentoring(title):
        return True
    return speaks_of_mentoring(whole) and (kind == "pairs_order" or len(pattern(words().mentoring).findall(whole)) >= 2)


def _by_likeness(title: str) -> dict[DocumentType, Kind]:
    """Letters damaged by OCR: the phrase the title is most like."""
    head = title[:200]
    likeness = kinds().likeness
    scores = {kind: max(fuzz.partial_ratio(phrase, head) for phrase in likeness[kind]) for kind in _TYPES}
    best = max(scores, key=lambda kind: scores[kind])
    return {best: Kind(type=best, confidence=0.7)} if scores[best] >= 84 else {}


def points_of(body: list[Line]) -> list[str]:
    """Points of an order, lines of one point joined, folded."""
    out: list[str] = []
    for line in body:
        opens = _POINT.match(line.text) or (line.text[:1].isupper() and starts(words().infinitives, line.low))
        if not out or opens or len(out[-1]) > 1_200:
            out.append(line.low)
        else:
            out[-1] = f"{out[-1]} {line.low}"
    return out


def _with_headings(points: list[str]) -> list[str]:
    """«1. Утвердить:» said again before each of its sub-points."""
    out: list[str] = []
    heading = ""
    for point in points:
        part = bool(_SUB_POINT.match(point))
        out.append(f"{heading} {point}" if part and heading else point)
        if not part:
            heading = point if point.rstrip().endswith(":") and len(point) <= 80 else ""
    return out


def _by_points(body: list[Line], glued: bool, *, own: bool, untitled: bool) -> dict[DocumentType, Kind]:
    """Kinds by the points; `own`: the order's title is about mentoring, `untitled`: its points alone say what it is about."""
    printed = [line.text for line in body]
    names = names_in("\n".join(printed))
    out: dict[DocumentType, Kind] = {}
    points = _with_headings(points_of(body))
    for place, point in enumerate(points):
        with_next = " ".join(points[place : place + 2])
        for kind in _TYPES:
            if kind in out:
                continue
            match = found(kinds().orders[kind].points, point, glued)
            means_it = match and _means_it(kind, point, with_next, match.start(), names)
            if (means_it and (own or _of_teachers(point, body))) or (own and _says_it_here(kind, point)):
                out[kind] = Kind(type=kind, confidence=_BY_POINT if own else 0.8)
            elif means_it and untitled and not _of_pupils(point):
                out[kind] = Kind(type=kind, confidence=0.7, flags=("doubtful_kind",))
    return out


def _of_pupils(point: str) -> bool:
    return bool(found((*words().pupil_titles, *words().pupils), point))


def _of_teachers(point: str, body: list[Line]) -> bool:
    """In an order on something else: the point is about mentoring of teachers, not of pupils who take part in a project."""
    return not _of_pupils(point) and names_teachers(" ".join(line.low for line in body))


def _says_it_here(kind: DocumentType, point: str) -> bool:
    """«Назначить куратором Иванову»: no word of mentoring is needed in an order that is all about it."""
    table = kinds().orders[kind]
    match = found(table.own_points, point) if table.own_points else None
    return match is not None and match.start() <= 80 and not found(table.not_points, point)


def _means_it(kind: DocumentType, point: str, with_next: str, place: int, names: int) -> bool:
    """False for tasks given to somebody: «куратору: … закрепить наставнические пары до 1 октября»."""
    if place > 40 and kind != "curator_order":
        return False
    if kind == "curator_order":
        return (place <= 60 and speaks_of_mentoring(with_next)) or bool(found(("целев* модел*", "программ* наставни*"), with_next))
    if kind == "pairs_order":
        tasked = found(("до", "не позднее", "в срок"), point[place : place + 160]) and not names
        return not tasked and (names >= 2 or bool(_TO_ANNEX.search(with_next)) or "|" in with_next)
    return speaks_of_mentoring(point)
