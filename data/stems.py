"""Words without their endings, so that «семинара» meets «семинар»; and how much of one phrase stands in another."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from data.folding import folded

_ENDING = re.compile(
    r"(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иям|иях|ые|ие|ых|их|ый|ий|ой|ей|ая|яя|ое|ее|ую|юю|ым|им|ом|ем|ам|ям|ах|ях|ов|ев|ию|ия|ии|ью"
    r"|а|я|о|е|у|ю|ы|и|ь|й)$"
)
_SHORTEST, _LONGEST = 3, 7
"""A stem's letters: the first seven hold «разработка» and «разработано», «наставник» and «наставничество» together."""
_EMPTY = frozenset(("без", "год", "года", "для", "его", "или", "как", "над", "них", "под", "при", "про", "так", "том", "что", "это", "все"))


def stems(text: str) -> tuple[str, ...]:
    """Stems of the words and the numbers of a text, in order; prepositions and the like are left out."""
    return tuple(stem for word in folded(text).split() if (stem := _stem(word)))


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    if word.isdigit():
        return word
    if len(word) < _SHORTEST or word in _EMPTY:
        return ""
    bare = _ENDING.sub("", word)
    return (bare if len(bare) >= _SHORTEST else word)[:_LONGEST]


def share_within(wanted: Collection[str], have: Collection[str], weights: Mapping[str, float] | None = None) -> float:
    """How much of `wanted` stands among `have`, 0…1, by weight; 0 where nothing is wanted."""
    weigh = weights or {}
    total = sum(weigh.get(stem, 1.0) for stem in set(wanted))
    there = set(have)
    return sum(weigh.get(stem, 1.0) for stem in set(wanted) if stem in there) / total if total else 0.0
