"""Words that a narrow cell has broken without a hyphen, whole again: «Педагогически й эрудит», «12.12.202 3»."""

from __future__ import annotations

import re

from data.plan_words import plan_words

_BEGUN = re.compile(r"[«\"“„(]?[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
_SHORTEST = 3
_TAIL = re.compile(r"[а-яё]+")
_YEAR = re.compile(r"(?<!\d)(\d{1,2}\.\d{1,2}\.)(\d{1,3}) (\d{1,3})(?!\d)")
_YEAR_LONG = 4
_HYPHEN = re.compile(r"(?<=[а-яё]) -(?=[А-ЯЁа-яё]{3})")
_CLOSING = re.compile(r"(?<=\w) (?=[»”])")


def mended(text: str) -> str:
    """The text with each part joined to the one before where it is no word by itself."""
    words: list[str] = []
    for word in text.split(" "):
        tail = _TAIL.match(word)
        if words and tail and plan_words().orphans.match(tail[0]) and _BEGUN.fullmatch(words[-1]) and len(words[-1]) >= _SHORTEST:
            words[-1] += word
        else:
            words.append(word)
    return _YEAR.sub(_whole_year, _CLOSING.sub("", _HYPHEN.sub("-", " ".join(words))))


def _whole_year(found: re.Match[str]) -> str:
    year = found[2] + found[3]
    return found[1] + year if len(year) == _YEAR_LONG else found[0]
