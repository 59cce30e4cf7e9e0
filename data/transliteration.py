"""Russian names in Latin letters, for keys and file names."""

from __future__ import annotations

from data.folding import folded

_LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch _ y _ e iu ia".replace("_", "").split(" "),
        strict=True,
    )
)


def slug(name: str, *, longest: int) -> str:
    """Words of `name` joined by hyphens, at most `longest` characters, cut between words: `mbou-sosh-22`."""
    words = ["".join(_LETTERS.get(letter, letter if letter.isascii() else "") for letter in word) for word in folded(name).split()]
    cut = ""
    for word in filter(None, words):
        longer = f"{cut}-{word}" if cut else word[:longest]
        if len(longer) > longest:
            break
        cut = longer
    return cut
