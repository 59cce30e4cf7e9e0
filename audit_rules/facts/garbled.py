"""Texts whose letters are lost: Russian read by OCR as English. The kind at most, never requisites."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from audit_rules.facts.context import Context
from audit_rules.facts.lines import Line
from data.models import UNREADABLE, Act, Text
from data.vocabulary import kinds

_GROUPS = "I,I=и I4=и LI=и .I=ч JI=л ll=п rr=п II=п IO=ю bI=ы xx=ж lll=ш fl=я"
_LETTERS = "Aа aа Bв cс Cс eе Eе Hн Kк kк Mм mт oо Oо pр Pр rт Tт xж Xх yу uи nп gд bь 3з 6б 4ч"
_TWINS = tuple((pair.split("=")[0], pair.split("=")[1]) for pair in _GROUPS.split()) + tuple(
    (pair[0], pair[1]) for pair in _LETTERS.split()
)
_ENOUGH = 74
_LINES = 40


def garbled_acts(text: Text, lines: list[Line], context: Context) -> tuple[Act, ...]:
    """The act a garbled text most looks like; () for any other text."""
    if text.source == "html":
        return ()
    head = "\n".join(line.printed for line in lines[:_LINES])
    latin = sum(char.isascii() and char.isalpha() for char in head)
    cyrillic = sum("а" <= char.lower() <= "я" for char in head)
    damaged = any(line.ocr for line in lines[:_LINES])
    if latin + cyrillic < 60 or not (latin > cyrillic or damaged):
        return ()
    plain = re.sub(r"\s+", " ", _cyrillic(head) if latin > cyrillic else head.lower())
    scores = [(max(fuzz.partial_ratio(phrase, plain) for phrase in phrases), kind) for kind, phrases in kinds().likeness.items()]
    score, kind = max(scores, key=lambda item: item[0])
    if score < (_ENOUGH if latin > cyrillic else 86):
        return ()
    return (
        Act(
            type=kind,
            title=context.link_text[:300],
            number_state=UNREADABLE,
            date_state=UNREADABLE,
            page=lines[0].page,
            last_page=lines[-1].page,
            source=text.pages[0].source,
            confidence=round(score / 200, 2),
            flags=("low_confidence",),
        ),
    )


def _cyrillic(text: str) -> str:
    for latin, letter in _TWINS:
        text = text.replace(latin, letter)
    return text.lower()
