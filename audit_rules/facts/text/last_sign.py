"""The last sign of a number read by itself: after digits Tesseract takes «б» for 6 and «о» for 0, alone it tells them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image

from audit_rules.facts.text import scan
from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.ocr import SINGLE_SIGN, read_words
from audit_rules.facts.text.scan import Sheet, Threshold

DOUBTFUL = re.compile(r"\d[60]$|[-/\\][60]$")
LETTERS = {"6": "б", "0": "о"}
SURELY, LIKELY = 0.5, 0.25
"""Agreement left where the letter itself was read, and where only the digit was not."""
THRESHOLDS = (scan.COLOUR, Threshold(0.28, 0.66, median=False))
MARGIN = 24
TALL = 0.5
"""Of the word's height: lower ink is a full stop or a comma."""
RULE = 0.75
"""Share of a row's pixels that a printed line covers, and no letters do."""
LOW = 0.85
"""Of the sign before it: a small «о» after a digit is as low as that."""
WIDE = 0.95
"""Of the height of its neighbour, or its own: a wider stretch of ink is two signs that touch."""


@dataclass(frozen=True, slots=True)
class LastSign:
    """What the sign is, and how sure of it."""

    sign: str
    agreement: float


def last_sign(sheet: Sheet, word: Word, number: str) -> LastSign | None:
    """The last sign of the number, with which the word ends; None: it is as was read, or cannot be parted from its neighbour."""
    if not DOUBTFUL.search(number):
        return None
    readings, low = [], False
    for threshold in THRESHOLDS:
        last = _last(_cut(sheet, word, threshold))
        if last is None:
            return None
        low = low or last.height < LOW
        readings.append("".join(each.text for each in read_words(last.picture, SINGLE_SIGN)).strip())
    if low and number[-1] == "0":
        return LastSign(LETTERS["0"], SURELY)
    digit, seen = number[-1], {reading.lower() for reading in readings}
    letter = LETTERS[digit]
    if seen == {digit} or not any(seen):
        return None
    if digit in seen:
        return LastSign(letter if letter in seen else digit, LIKELY)
    return LastSign(letter, SURELY if letter in seen else LIKELY)


def _cut(sheet: Sheet, word: Word, threshold: Threshold) -> Image.Image:
    """The right half of the word, prepared."""
    pad = word.height / 4
    box = ((word.x0 + word.x1) / 2, word.top - pad, word.x1 + pad, word.bottom + pad)
    image = sheet.image.crop((round(box[0]), max(0, round(box[1])), round(box[2]), round(box[3])))
    return scan.apply(Sheet(image, sheet.ink, sheet.paper, sheet.coloured), threshold)


@dataclass(frozen=True, slots=True)
class _Sign:
    """The last sign of a picture by itself, on white, and its height as a share of that before it."""

    picture: Image.Image
    height: float


def _without_rules(image: Image.Image) -> Image.Image:
    """The picture without the line that a form has under its blanks."""
    black = image.point([255 if grey < 128 else 0 for grey in range(256)])
    shares = black.resize((1, black.height), Image.Resampling.BOX).tobytes()
    out = image.copy()
    for row in (row for row, share in enumerate(shares) if share > RULE * 255):
        out.paste(255, (0, max(0, row - 1), image.width, row + 2))
    return out


def _last(image: Image.Image) -> _Sign | None:
    """The last sign of the picture; None where it touches the one before."""
    image = _without_rules(image)
    black = image.point([255 if grey < 128 else 0 for grey in range(256)])
    columns = black.resize((black.width, 1), Image.Resampling.BOX).tobytes()
    edges = [0, *(place for place, (left, right) in enumerate(pairwise(columns), 1) if bool(left) != bool(right)), black.width]
    signs: list[tuple[int, int, int]] = []
    for start, end in reversed(list(pairwise(edges))):
        box = black.crop((start, 0, end, black.height)).getbbox() if columns[start] else None
        if box and box[3] - box[1] >= TALL * image.height / 1.5:
            signs.append((start, end, box[3] - box[1]))
    if not signs or signs[0][0] == 0 or signs[0][1] - signs[0][0] > WIDE * max(height for _, _, height in signs[:2]):
        return None
    start, end, height = signs[0]
    sign = image.crop((start, 0, end, image.height))
    framed = Image.new("L", (sign.width + 2 * MARGIN, sign.height + 2 * MARGIN), 255)
    framed.paste(sign, (MARGIN, MARGIN))
    return _Sign(framed, height / signs[1][2] if len(signs) > 1 else 1.0)
