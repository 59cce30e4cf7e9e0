"""A day or a number that something dark lies over, a seal or a signature: what is read there is doubted."""

from __future__ import annotations

from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.scan import Sheet

NEAR, FAR = 0.12, 0.38
"""The white strips above and below print, in heights of the word from its edge."""
MOST = 0.02
"""Share of a strip's pixels that may be dark: specks, the tail of a letter above."""
DARK = 0.35
"""Nearer to ink than to paper by so much: a pale seal does digits no harm."""
RULE = 0.6
"""A row so dark is a line under the words."""


def is_overlaid(sheet: Sheet, word: Word) -> bool:
    """True where dark strokes run into the word from above or from below."""
    near, far = NEAR * word.height, FAR * word.height
    strips = ((word.top - far, word.top - near), (word.bottom + near, word.bottom + far))
    return any(_crossed(sheet, word, top, bottom) for top, bottom in strips)


def _crossed(sheet: Sheet, word: Word, top: float, bottom: float) -> bool:
    box = (round(word.x0), max(0, round(top)), round(word.x1), min(sheet.image.height, round(bottom)))
    if box[2] - box[0] < 4 or box[3] - box[1] < 2:
        return False
    darkest = sheet.ink + DARK * (sheet.paper - sheet.ink)
    strip = sheet.image.crop(box)
    pixels, width = strip.tobytes(), strip.width
    rows = [sum(grey < darkest for grey in pixels[start : start + width]) / width for start in range(0, len(pixels), width)]
    rows = [share for share in rows if share < RULE]
    return len(rows) >= 2 and sum(rows) / len(rows) > MOST
