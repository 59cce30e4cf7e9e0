"""Text without any format (.txt): read where it is Russian prose, refused where it is a program, a table of codes or a binary."""

from __future__ import annotations

import re

from audit_rules.facts.text.html_decode import BOMS, FREQUENT, WRONG_CASE, decode
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.quality import CYRILLIC, letters
from data.models import Text, TextPage

LEAST_LETTERS = 200
"""Less is what a server says in a file's stead («Файл не найден»), no act."""
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
OLD_END = "\x1a"
"""How DOS ended a text."""
MARKS = re.compile(r"[{}<>;=\\@$^~]")
MOST_MARKS = 0.03
LEAST_CYRILLIC = 0.6
LEAST_FREQUENT = 0.5
"""Eleven letters make up two thirds of a Russian text, and a third of any text in a wrong encoding."""
WORD_LENGTH = (3.0, 14.0)
SAMPLE = 65_536


def is_prose(body: bytes) -> bool:
    """True for bytes that are Russian sentences in one of the usual encodings."""
    sample = body[:SAMPLE]
    if not any(sample.startswith(bom) for bom, _ in BOMS) and re.search(b"[\x00-\x08\x0e-\x19]", sample):
        return False
    text = _decoded(sample)
    count = letters(text)
    if count < LEAST_LETTERS or len(CONTROL.findall(text)) > 2 or len(MARKS.findall(text)) > MOST_MARKS * len(text):
        return False
    cyrillic = CYRILLIC.findall(text.lower())
    if len(cyrillic) < LEAST_CYRILLIC * count or sum(sign in FREQUENT for sign in cyrillic) < LEAST_FREQUENT * len(cyrillic):
        return False
    mean = count / len(text.split())
    return WORD_LENGTH[0] <= mean <= WORD_LENGTH[1] and len(WRONG_CASE.findall(text)) < 0.01 * count


def read(body: bytes) -> Text:
    """The text; pages between form feeds."""
    parts = [part for part in map(normalise, _decoded(body).split("\f")) if letters(part)]
    pages = tuple(TextPage(number=number, text=part, source="html") for number, part in enumerate(parts, 1))
    return Text(source="plain", pages=pages)


def _decoded(body: bytes) -> str:
    """The characters; half a character at the end of a sample is left out."""
    return decode(body).rstrip(f"{OLD_END}\ufffd")
