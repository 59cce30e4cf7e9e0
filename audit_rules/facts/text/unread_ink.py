"""Ink in the head of a scanned page that no word was read from: a number under a seal or by a pen is there, not absent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PIL import ImageDraw

from audit_rules.facts.text.layout import Word, group_lines
from audit_rules.facts.text.scan import Sheet

SMALLER = 4
MARGIN = 0.05
"""Share of the width at either side where binding holes and shadows lie."""
MOST = 4.0
"""So many letters' worth of ink may stay unread: a speck, a rule, a hyphen."""
GUESSED = 0.4
"""Less confidence than that have words that are none."""


def has_unread_ink(sheet: Sheet, words: Sequence[Word], end: re.Pattern[str]) -> bool:
    """True where between the first line and the line that matches `end` more is printed than was read. The words are those of the head."""
    lines = group_lines(words)
    if not lines:
        return False
    stop = next((place for place, line in enumerate(lines) if end.search(" ".join(word.text for word in line))), len(lines))
    head = [word for line in lines[: max(stop, 1)] for word in line]
    top = min(word.top for word in head)
    bottom = min((word.top for word in lines[stop]), default=0.0) if stop < len(lines) else max(word.bottom for word in head)
    width = sheet.image.width
    box = (round(MARGIN * width), round(top), round((1 - MARGIN) * width), round(max(bottom, top + 1)))
    inked = sheet.inked
    middle = (inked.ink + inked.paper) // 2
    part = inked.image.crop(box).reduce(SMALLER).point([255 if grey < middle else 0 for grey in range(256)])
    letters = sum(len(word.text) for word in head)
    everything = part.histogram()[255]
    drawing = ImageDraw.Draw(part)
    for word in filter(_was_read, words):
        pad = 0.35 * word.height
        left, right = word.x0 - pad - box[0], word.x1 + pad - box[0]
        drawing.rectangle(
            (left / SMALLER, (word.top - pad - box[1]) / SMALLER, right / SMALLER, (word.bottom + pad - box[1]) / SMALLER), fill=0
        )
    unread = part.histogram()[255]
    return unread * letters > MOST * max(1, everything - unread)


def _was_read(word: Word) -> bool:
    """False for letters that were made of a blot."""
    return word.confidence >= GUESSED or not any(char.isalnum() for char in word.text)
