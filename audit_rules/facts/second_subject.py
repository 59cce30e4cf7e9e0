"""A title with two subjects: «О внедрении … и внесении изменений в …», «Об итогах … и назначении куратора»."""

from __future__ import annotations

import re

from audit_rules.facts.lines import Line
from audit_rules.facts.phrases import found
from data.models import DocumentType
from data.vocabulary import kinds, words

_CLAUSE = re.compile(r"(?:[,;]\s?(?:а также\s)?|\s(?:и|а также)\s)(?=(?:о|об)\s|[а-я-]{3,}(?:и|е|ах|ях|ом|ой|ем|ых|их)(?![а-я]))")
"""Before a word in the case that «о» asks for another subject may begin; «изменений и дополнений» is one."""
_ABOUT = re.compile(r"^[\W_]*(?:о|об|обо)\s")
_VOWELS = "аеиоуыэюя"
_NUMBER = re.compile(r"^§?[\W_]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s)?[\W_]*")
_SUB_POINT = re.compile(r"^\W{0,3}\d{1,2}\.\d{1,2}|^[-•*]\s")
_DAY = re.compile(r"(?:(?:с|со)\s[\d\W]{1,14}(?:[а-я]{3,9}\s)?(?:\d{4}\s?)?(?:г(?:ода)?\W{1,3})?)?")
"""«2. С 1 сентября 2023 года внедрить …»: a day may stand before the verb, and nobody to whom it would be a task."""


def rest_of(title: str, phrases: tuple[str, ...]) -> tuple[str, bool]:
    """The subjects of a folded title that hold none of the phrases, and whether its first is among them."""
    clauses = _clauses(title)
    kept = [clause for clause in clauses if not found(phrases, clause)]
    leads = bool(kept) and kept[0] is clauses[0]
    return ", ".join(clause if _ABOUT.match(clause) else f"{_about(clause)} {clause}" for clause in kept), leads


def _about(clause: str) -> str:
    return "об" if clause[:1] in _VOWELS else "о"


def _clauses(title: str) -> list[str]:
    out: list[str] = []
    start = 0
    for cut in _CLAUSE.finditer(title):
        if title.count('"', 0, cut.start()) % 2 == 0:
            out.append(title[start : cut.start()].strip())
            start = cut.end()
    return [*out, title[start:].strip()]


def unamended(body: list[Line]) -> list[Line]:
    """The body without the new wording of another act: quoted points, and the sub-points of «внести следующие изменения»."""
    out: list[Line] = []
    amending = quoted = False
    for line in body:
        begins_quoted = quoted or line.text.startswith('"')
        quoted ^= line.text.count('"') % 2 == 1
        if not _SUB_POINT.match(line.low) and not begins_quoted:
            amending = line.low.rstrip().endswith(":") and found(kinds().amending, line.low) is not None
        if not begins_quoted and (not amending or line.low.rstrip().endswith(":")):
            out.append(line)
    return out


def says_outright(kind: DocumentType, point: str, phrases: tuple[str, ...]) -> bool:
    """True where a folded point opens with an order of the kind that has not the second subject for its object."""
    number = _NUMBER.match(point)
    start = number.end() if number else 0
    day = _DAY.match(point, start)
    said = found(kinds().orders[kind].outright, point)
    if said is None or said.start() not in {start, day.end() if day else start}:
        return False
    if found(kinds().amending, point):
        return False
    named = next((word for word in _mentoring(point) if word >= said.end()), said.end())
    return not found(phrases, point if kind == "pairs_order" else point[:named])


def _mentoring(point: str) -> list[int]:
    place, out = 0, []
    while match := found(words().mentoring, point[place:]):
        place += match.end()
        out.append(place)
    return out
