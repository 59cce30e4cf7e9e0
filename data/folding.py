"""Words made comparable: letter case, ё, quotes, punctuation, and Latin letters typed for Cyrillic ones («МAОУ»)."""

from __future__ import annotations

import re
import unicodedata

LATIN = "ABCEHKMOPTXYaceopxykm"
CYRILLIC = "АВСЕНКМОРТХУасеорхукм"
_TO_CYRILLIC = str.maketrans(LATIN, CYRILLIC)
_TO_LATIN = str.maketrans(CYRILLIC, LATIN)
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF])
_CONTROL = dict.fromkeys(code for code in [*range(32), 127, *range(0x80, 0xA0)] if chr(code) not in "\t\n\r")
_TOKEN = re.compile(r"\d+|[^\W\d_]+")


def to_cyrillic(text: str) -> str:
    """`text` with every Latin letter that looks like a Cyrillic one replaced by it."""
    return text.translate(_TO_CYRILLIC)


def to_latin(text: str) -> str:
    """`text` with every Cyrillic letter that looks like a Latin one replaced by it."""
    return text.translate(_TO_LATIN)


def cleaned(text: str) -> str:
    """`text` as written but for invisible and control characters and the blanks round it."""
    return text.translate(_INVISIBLE).translate(_CONTROL).strip()


def folded(text: str) -> str:
    """Words and numbers of `text`, one blank between: «МAОУ "Лицей" №1» and «маоу лицей № 1» give the same."""
    plain = unicodedata.normalize("NFKC", cleaned(text).replace("№", " "))
    return " ".join(_TOKEN.findall(to_cyrillic(plain).casefold().replace("ё", "е")))
