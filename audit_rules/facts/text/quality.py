"""Is a text what a person would see on the page, or what a broken font or a foreign OCR made of it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

CYRILLIC = re.compile("[\u0400-\u04ff]")
"""Also the letters of Tatar, Bashkir, Udmurt."""
LETTER = re.compile(r"[^\W\d_]")
BAD = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)")
ADDRESS = re.compile(r"\S*(?:@|https?:|www\.|/\S*/|\.(?:ru|com|org|net|info|рф)\b)\S*|\b[0-9A-Fa-f-]{16,}\b", re.IGNORECASE)
"""Of the net, and numbers of certificates: no words."""
WORD = re.compile(r"[\w|\\{}$^~<>*!]{4,}")
ODD = re.compile(
    r"[\u0400-\u04ff][DFGIJLNQRSUVWYZbdfghijklmnqrstuvwz]|[DFGIJLNQRSUVWYZbdfghijklmnqrstuvwz][\u0400-\u04ff]"  # two alphabets, no twins
    r"|[^\W\d_][0-9|\\{}$^~<>*!]+[^\W\d_]"  # a digit or a bracket between letters
    r"|[a-z][A-Z]+[a-z]|[a-z][A-Z]{2}|[A-Z]{2}[a-z]+[A-Z]"  # Latin letters large and small by turns
)
BRAND = re.compile(r"[A-Z]?[a-z]{2,}[A-Z][a-z]{2,}")
"""LearningApps, YouTube."""
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|is|with|on|by)\b", re.IGNORECASE)
MOST_BAD = 0.02
LEAST_CYRILLIC = 0.3
ENOUGH_LETTERS = 50
BLOCK_LETTERS = 40
"""Lines are judged together until they have so many: a bad head of a good page must not hide in the whole."""
FEWEST_ODD, MOST_ODD = 2, 0.3
MOST_ODD_ON_PAGE = 0.12
SIGNATURE = re.compile(
    r"документ подписан|электронн\w+ подпис|сертификат|владелец|действител|удостоверяющ|foxit|cryptopro|криптопро|"
    r"^\W*[0-9a-f ]{16,}\W*$|^\W*дата:",
    re.IGNORECASE,
)


def letters(text: str) -> int:
    """How many letters."""
    return len(LETTER.findall(text))


def cyrillic_share(text: str) -> float:
    """Cyrillic among all letters, 0…1; 1 where there are none."""
    return len(CYRILLIC.findall(text)) / letters(text) if letters(text) else 1.0


def is_sound(text: str) -> bool:
    """False: the text layer, or some lines of it, does not say what the page shows."""
    visible = len(text) - text.count(" ") - text.count("\n") - text.count("\r")
    if visible and sum(len(match.group()) for match in BAD.finditer(text)) / visible > MOST_BAD:
        return False
    words = ADDRESS.sub(" ", without_signature(text))
    return not _is_garbled(words, MOST_ODD_ON_PAGE) and not any(_is_garbled(block, MOST_ODD) for block in _blocks(words))


def _is_garbled(text: str, most_odd: float) -> bool:
    """Latin that is no English, or too many words that nobody writes so."""
    words = WORD.findall(text)
    if letters(text) > ENOUGH_LETTERS and cyrillic_share(text) < LEAST_CYRILLIC and len(ENGLISH.findall(text)) <= 0.08 * len(words):
        return True
    odd = sum(ODD.search(word) is not None and BRAND.fullmatch(word) is None for word in words)
    return odd >= FEWEST_ODD and odd > most_odd * len(words)


def _blocks(text: str) -> Iterator[str]:
    """Some lines at a time."""
    block = ""
    for line in text.splitlines():
        block += line + "\n"
        if letters(block) >= BLOCK_LETTERS:
            yield block
            block = ""
    yield block


def without_signature(text: str) -> str:
    """The text but for the lines of an electronic signature's stamp, which says nothing of the page."""
    return "\n".join(line for line in text.splitlines() if not SIGNATURE.search(line))
