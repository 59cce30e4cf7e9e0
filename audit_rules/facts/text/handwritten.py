"""A day or a number that a pen wrote, told by the colour of its ink: such figures are read wrong one time in four."""

from __future__ import annotations

from PIL import ImageChops

from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.scan import TINTED, Sheet

MOST = 0.5
"""Share of a word's ink that is coloured; of print under a stamp it is a third at most."""


FULL_CONTRAST = 220
"""Greys between ink and paper of a good scan; on a paler one colours are paler too."""


def is_handwritten(sheet: Sheet, word: Word) -> bool:
    """True where the word's own strokes are coloured. `sheet` is the one with the tint."""
    if sheet.tint is None:
        return False
    box = (round(word.x0), max(0, round(word.top)), round(word.x1), round(word.bottom))
    if box[2] - box[0] < 3 or box[3] - box[1] < 3:
        return False
    tint = sheet.tint.crop(box)
    darkest = ImageChops.subtract(sheet.image.crop(box), tint)
    least = TINTED * min(1.0, (sheet.paper - sheet.ink) / FULL_CONTRAST)
    middle = (sheet.inked.ink + sheet.inked.paper) // 2
    ink = darkest.point([255 if grey < middle else 0 for grey in range(256)])
    coloured = ImageChops.multiply(ink, tint.point([255 if grey >= least else 0 for grey in range(256)]))
    everything = ink.histogram()[255]
    return everything > 0 and coloured.histogram()[255] > MOST * everything
