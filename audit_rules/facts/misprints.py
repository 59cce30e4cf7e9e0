"""Misprints in the title of a list: «Слисок наставников», «База наствников»."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

from audit_rules.facts.subject import speaks_of_mentoring
from data.vocabulary import kinds

_WORD = re.compile(r"[а-я]{5,16}")
_LONG = 10
"""From so many letters on two of them may be wrong."""


@lru_cache(maxsize=4096)
def mended(low: str) -> str:
    """The folded title with each word that is nearly one of a list's words put right; endings of such words are no misprints."""
    return _WORD.sub(lambda match: _mended_word(match[0]), low)


def _mended_word(word: str) -> str:
    if speaks_of_mentoring(word):
        return word
    for right in kinds().list_words:
        wrong = OSA.distance(word, right, score_cutoff=2)
        if word.startswith(right[:-1]) or wrong > (2 if len(right) >= _LONG else 1):
            continue
        return right
    return word
