"""Whose mentoring a text is about: teachers', pupils', or both."""

from __future__ import annotations

from typing import Literal

from audit_rules.facts.phrases import count, found
from data.vocabulary import words

Subject = Literal["teachers", "mixed", "pupils", "open"]
"""`open`: nothing says that it is not about teachers."""


def speaks_of_mentoring(low: str) -> bool:
    """True where mentoring is named at all."""
    return bool(found(words().mentoring, low))


def subject_of(title: str, body: str) -> Subject:
    """Whose mentoring, by the title first; both texts folded."""
    vocabulary = words()
    teachers_named = names_teachers(title)
    pupils_named = found((*vocabulary.pupil_titles, *vocabulary.pupil_forms), title)
    if pupils_named:
        if teachers_named:
            return "mixed"
        return "mixed" if found(vocabulary.teacher_forms, body) else "pupils"
    if teachers_named or found(vocabulary.teacher_forms, body):
        return "teachers"
    forms = found(vocabulary.pupil_forms, body)
    pupils = count(vocabulary.pupil_titles, body)
    hints = count(vocabulary.teacher_hints, body)
    if (forms or pupils >= 2) and hints <= pupils:
        return "pupils"
    return "open"


def names_teachers(title: str) -> bool:
    """True where a folded title names teachers as those who are mentored, or a form of theirs."""
    return bool(found((*words().teacher_forms, *words().teacher_hints), title)) or _teachers_mentored(title)


def _teachers_mentored(title: str) -> bool:
    """Teachers stand in the title, and not only as mentors of pupils («педагог – ученик»)."""
    return bool(found(words().teachers, title)) and not found(words().pupil_forms, title)


def only_pupil_indicators(body: str) -> bool:
    """True where an order names indicators or forms of pupils and nothing of teachers being mentored."""
    vocabulary = words()
    if found((*vocabulary.teacher_forms, *vocabulary.teacher_hints), body):
        return False
    return bool(found((*vocabulary.pupil_indicators, *vocabulary.pupil_forms), body))
