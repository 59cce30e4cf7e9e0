"""The stem of a Russian surname: one for all its cases and both genders, another for another surname.

Only endings of declension go, never a suffix: Ковалёв, Коваль, Коваленко and Ковальчук stay four surnames. A wife and a husband share a
stem, since «Иванова» may be her nominative or his genitive and initials do not tell.
"""

from __future__ import annotations

import re

from data.folding import to_cyrillic

_ENDINGS = (
    *("ого", "его", "ому", "ему", "ыми", "ими"),
    *("ая", "яя", "ую", "юю", "ой", "ей", "ою", "ею", "ый", "ий", "ым", "им", "ом", "ем", "ья", "ью", "ьи", "ье", "ии", "ию", "ия", "ие"),
    *("а", "я", "у", "ю", "ы", "и", "е", "й", "ь"),
)
"""Longest first."""
_SHORTEST = 2
_FLEETING = ((re.compile(r"(?<=[аеоиуыэюя])[ея]ц$"), "йц"), (re.compile(r"(?<=[^аеоиуыэюя])е(?=[цл]$)|(?<=[^аеоиуыэюя])[ое](?=к$)"), ""))
"""Кравец, Кравца; Заяц, Зайца; Козёл, Козла; Дубок, Дубка: the vowel that comes and goes."""
_PARTS = re.compile(r"\s?-\s?")


def surname_stem(surname: str) -> str:
    """The stem, folded; parts of a double surname by a hyphen."""
    folded = to_cyrillic(surname).lower().replace("ё", "е")
    return "-".join(_stem(part) for part in _PARTS.split(folded) if part)


def _stem(part: str) -> str:
    """Endings are taken off until none is left: a surname that itself ends like one then loses as much in every case."""
    stem = part
    while shorter := _without_ending(stem):
        stem = shorter
    for vowel, instead in _FLEETING:
        stem = vowel.sub(instead, stem)
    return stem


def _without_ending(word: str) -> str | None:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return None
