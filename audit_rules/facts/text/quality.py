"""Is a text what a person would see on the page, or what a broken font or a foreign OCR made of it?"""

from __future__ import annotations

import re

CYRILLIC = re.compile("[А-Яа-яЁё]")
LETTER = re.compile(r"[^\W\d_]")
BAD = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\ufffd\ue000-\uf8ff]|\\(cid:\\d+\\)")
WORD = re.compile(r"\w{4,}")
MIXED = re.compile(r"[А-Яа-яЁё][A-Za-z]|[A-Za-z][А-Яа-яЁё]|[А-Яа-яЁё][0-9|]+[А-Яа-яЁё]")
ENGLISH = re.compile(r"\b(?:the|of|and|to|in|for|is|with|on|by)\b", re.IGNORECASE)
MOST_BAD = 0.02
LEAST_CYRILLIC = 0.3
ENOUGH_LETTERS = 50
MOST_MIXED = 0.12
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
    """False: the text layer does not say what the page shows."""
    visible = len(text) - text.count(" ") - text.count("\n") - text.count("\r")
    if visible and sum(len(match.group()) for match in BAD.finditer(text)) / visible > MOST_BAD:
        return False
    words = WORD.findall(text)
    if letters(text) > ENOUGH_LETTERS and cyrillic_share(text) < LEAST_CYRILLIC:
        return len(ENGLISH.findall(text)) > 0.08 * len(words)
    mixed = sum(MIXED.search(word) is not None for word in words)
    return mixed <= 3 or mixed / len(words) <= MOST_MIXED


def without_signature(text: str) -> str:
    """The text but for the lines of an electronic signature's stamp, which says nothing of the page."""
    return "\n".join(line for line in text.splitlines() if not SIGNATURE.search(line))
