"""Whom and what a thing is about: a schedule of consultations for pupils is not the one that the criterion asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from audit_rules.rules.rated.places import Words, first_place, letters, named
from data.rated_words import rated_words

Told = Literal["it", "other", "unsaid"]
"""The subject is the criterion's; it is another; the words say neither, so that a person must look."""
MOST_LEFT = 3
"""A title that has so few letters beside the words sought says nothing of its subject."""


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What a criterion's thing must be about."""

    about: Words = ()
    """Words that confirm it; without them nothing needs to be confirmed."""
    against: Words = ()
    """Words of another subject."""
    bare: bool = True
    """On the page of the training site a title that names no subject at all («График консультаций») is taken for its own."""

    def told(self, texts: Sequence[str], sought: Iterable[Words], inside: str = "") -> Told:
        """What folded texts tell, the nearest to the thing first: the first that names a subject decides, then the words inside.

        `sought`: patterns by which the thing itself is called: they say nothing of its subject.
        """
        for text in texts:
            right, wrong = first_place(self.about, text), first_place(self.against, text)
            if wrong is not None:
                return "other" if right is None else "it" if right < wrong else "unsaid"
            if right is not None:
                return "it"
        if not self.about or named(self.about, inside):
            return "it"
        return "it" if self.bare and names_nothing_more(next(iter(texts), ""), sought) else "unsaid"


def names_nothing_more(text: str, sought: Iterable[Words]) -> bool:
    """Beside the words sought the text has but numbers, months, «наш», «школа»."""
    spans = [match.span() for words in sought for pattern in words for match in pattern.finditer(text)]
    left = ""
    for token in re.finditer(r"[^\W_]+", text):
        known = any(start < token.end() and token.start() < end for start, end in spans)
        if not known and not rated_words().neutral.fullmatch(token[0]):
            left += token[0]
    return letters(left) <= MOST_LEFT
