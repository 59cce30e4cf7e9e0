"""Titles of papers: which of them name a subject of their own, so that the paper is surely of something else than mentoring."""

from __future__ import annotations

import re
from typing import Any

from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W\d_]+")
_WHOLE = re.compile(r"[а-я]{5,}")
_CUT = re.compile(r"(?:…|\.\.)\W*$")
_ABOUT = frozenset({"о", "об", "обо"})
_NAMES_SUBJECT = re.compile(r"(?<!\w)(?:о|об|обо|по|про)(?!\w)")
_NUMBER = re.compile(r"№|\d|(?<!\w)б/н")
_QUOTED = re.compile(r"[«\"“„]([^«»\"“”„]+)[»\"”“]")
_MOST_BETWEEN = 8
"""Words between the kind of an act and its «о»: number, day, month, year."""
_LIKE_MENTORING = 70.0
"""Percent of letters from which on a word may be a misspelt «наставничество»."""


class Titles:
    """The words of data/focus.yml that tell titles apart."""

    def __init__(self, words: dict[str, Any]) -> None:
        own = words["own_subjects"]
        self._about, self._of, self._again = (_starts(own[name]) for name in ("kinds_about", "kinds_of", "kinds_again"))
        self._open, self._carriers, self._schools = (_starts(own[name]) for name in ("open", "carriers", "schools"))
        self._beginnings = (*own["open"], *own["carriers"])
        self._remarks = re.compile("|".join(f"(?:{each})" for each in words["remarks"]))
        self._numbered = re.compile(rf"\W*(?:(?:{'|'.join(words['numbered'])})|№)")

    def is_act(self, title: str) -> bool:
        """The title (plain) begins with a kind of paper."""
        first = _WORD.search(title)
        return first is not None and bool(self._about.fullmatch(first[0]) or self._of.fullmatch(first[0]))

    def said(self, title: str) -> str:
        """What the title (plain) says of its paper's subject.

        How the paper is signed, kept or shown is no subject. Where no «о» names one, neither is what follows the number or day.
        """
        left = self._remarks.sub(" ", title)
        if not self._numbered.match(left) or _NAMES_SUBJECT.search(left) or self._quotes_subject(left):
            return left
        end = _NUMBER.search(left)
        return left[: end.start()] if end else left

    def _quotes_subject(self, title: str) -> bool:
        """«Приказ № 45 «Организация питания»»: what is quoted is no school's name."""
        return any(
            len(_WORD.findall(each)) > 1 and not any(map(self._schools.fullmatch, _WORD.findall(each))) for each in _QUOTED.findall(title)
        )

    def own_subject(self, title: str) -> bool:
        """The title (plain) is the whole title of a paper and names what it is about, in words that leave nothing open.

        A bare kind («Положение»), a number, a title cut off, words spelt as mentoring may be misspelt, two papers in one line: not.
        """
        said = [] if _CUT.search(title) else self._subject(_WORD.findall(title))
        if any(self._again.fullmatch(word) or self._open.fullmatch(word) or _odd(word) for word in said):
            return False
        if said and _WHOLE.fullmatch(said[-1]) and any(each.startswith(said[-1]) for each in self._beginnings):
            # Cut off within the word, as engines do, without dots.
            return False
        return any(_WHOLE.fullmatch(word) and not self._carriers.fullmatch(word) for word in said)

    def _subject(self, said: list[str]) -> list[str]:
        """Words of the subject up to where the school is named; [] where there is none."""
        if not said:
            return []
        at = next((place for place, word in enumerate(said[:_MOST_BETWEEN]) if word in _ABOUT), None)
        if self._about.fullmatch(said[0]) and at is not None:
            rest = said[at + 1 :]
        elif self._of.fullmatch(said[0]):
            rest = said[1:]
        else:
            return []
        school = next((place for place, word in enumerate(rest) if self._schools.fullmatch(word)), None)
        return rest if school is None else [*rest[:school], *(word for word in rest[school:] if self._open.fullmatch(word) or _odd(word))]


def _odd(word: str) -> bool:
    """The word may be a misspelt or torn «наставничество», or is written in letters of two alphabets."""
    mixed = re.search(r"[a-z]", word) is not None and re.search(r"[а-я]", word) is not None
    return mixed or word.startswith("наст") or any(fuzz.ratio(word, right) >= _LIKE_MENTORING for right in ("наставничество", "наставник"))


def _starts(beginnings: list[str]) -> re.Pattern[str]:
    """Whole words by their beginnings; «=» before a word: the word alone."""
    return re.compile("|".join(re.escape(each[1:]) if each.startswith("=") else rf"{each}\w*" for each in beginnings))
