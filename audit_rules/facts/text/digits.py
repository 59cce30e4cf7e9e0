"""Digits of a scanned day read one by one: in a line Tesseract makes of «2021г» the likelier «2023г», time after time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from PIL import Image

from audit_rules.facts.text import scan
from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.ocr import SINGLE_SIGN, read_words
from audit_rules.facts.text.scan import Sheet

CUTS = (0.5, 0.35, 0.65)
"""Where ink ends, as shares of the way to paper: signs that touch under one are parted under another."""
TALL, LOW = 0.45, 0.8
"""A sign is so high at least, and begins so far above the word's foot; in heights of the word. Points and commas are neither."""
MARGIN = 24
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
MANY = 3
SIGNS = re.compile(r"[^\W_]|[/\\]")
"""What stands by itself and is tall."""
LETTERS = str.maketrans("ЗзОобБчЧ|lI!", "330066441111")
"""What a digit by itself is read as."""


def digits_alone(sheet: Sheet, word: Word) -> str:
    """The word with each of its digits as it is read by itself: «?» where that gives none; "" where signs cannot be told apart."""
    places = [match.start() for match in SIGNS.finditer(word.text)]
    if not any(word.text[place].isdigit() for place in places):
        return ""
    pad = round(word.height / 4)
    box = (max(0, round(word.x0) - pad), max(0, round(word.top) - pad), round(word.x1) + pad, round(word.bottom) + pad)
    picture = sheet.image.crop(box)
    for cut in CUTS:
        signs = list(_signs(picture, round(sheet.ink + cut * (sheet.paper - sheet.ink)), word.height))
        if len(signs) == len(places):
            out = list(word.text)
            for place, sign in zip(places, signs, strict=True):
                if word.text[place].isdigit():
                    out[place] = _digit(sheet, picture.crop(sign))
            return "".join(out)
    return ""


def is_doubtful(sheet: Sheet, word: Word, start: int, end: int) -> bool:
    """True where one of the digits between two places of the word is another one when read by itself, or one of its year's is none."""
    alone, text = digits_alone(sheet, word)[start:end], word.text[start:end]
    if not alone:
        return False
    year = next((range(*match.span()) for match in YEAR.finditer(text)), range(0))
    differing = [place for place, char in enumerate(text) if char.isdigit() and alone[place] != char]
    told = [place for place in differing if alone[place] != "?" or place in year]
    return len(told) == 1 and len(differing) < MANY  # where several differ, the signs were parted wrongly


def _signs(picture: Image.Image, darkest: int, height: float) -> Iterator[tuple[int, int, int, int]]:
    """Boxes of the picture's signs from the left."""
    black = picture.point([255 if grey < darkest else 0 for grey in range(256)])
    columns = black.resize((black.width, 1), Image.Resampling.BOX).tobytes()
    edges = [0, *(place for place, (left, right) in enumerate(pairwise(columns), 1) if bool(left) != bool(right)), black.width]
    for start, end in pairwise(edges):
        box = black.crop((start, 0, end, black.height)).getbbox() if columns[start] else None
        if box and box[3] - box[1] >= TALL * height and box[1] < LOW * height:
            yield start - 2, max(0, box[1] - 3), end + 2, box[3] + 3


def _digit(sheet: Sheet, sign: Image.Image) -> str:
    prepared = scan.apply(Sheet(sign, sheet.ink, sheet.paper, sheet.coloured), scan.Threshold(0.28, 0.66, median=False))
    framed = Image.new("L", (prepared.width + 2 * MARGIN, prepared.height + 2 * MARGIN), 255)
    framed.paste(prepared, (MARGIN, MARGIN))
    text = "".join(word.text for word in read_words(framed, SINGLE_SIGN)).strip().translate(LETTERS)
    return text if len(text) == 1 and text.isdigit() else "?"
