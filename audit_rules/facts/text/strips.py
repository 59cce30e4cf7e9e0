"""Lines of print cut out of a sheet, to be read once more by themselves."""

from __future__ import annotations

import io
from dataclasses import replace
from statistics import median

from PIL import Image

from audit_rules.facts.text import scan
from audit_rules.facts.text.layout import Line, Word
from audit_rules.facts.text.ocr import SINGLE_LINE, read_words
from audit_rules.facts.text.scan import Sheet, Threshold

MARGIN = 24
TALL = 1.4
"""Of the line's usual height: a higher box holds a speck, a stroke of a seal, or something of the next line besides its word."""
FURTHER, APART = 5.0, 0.7
"""How far beyond its last word a line is looked at for more print, and the white that ends it; in heights."""
LEAST_INK = 0.06
"""Of a column's pixels: less is grain."""
CROP_WIDTH, CROP_GREYS = 1000, 16


def strip_of(sheet: Sheet, line: Line) -> Image.Image:
    """The line cut out of the sheet, with white round it and nothing of the lines above and below."""
    height, words = _letters_of(line)
    top = max(0.0, min(word.top for word in words) - height / 3)
    bottom = min(sheet.image.height, max(word.bottom for word in words) + height / 3)
    right = _end_of_ink(sheet, line[-1].x1, (top + height / 3, bottom - height / 3), height)
    left, right = max(0.0, line[0].x0 - height), min(sheet.image.width, right + height)
    return sheet.image.crop((round(left), round(top), round(right), round(bottom)))


def _end_of_ink(sheet: Sheet, right: float, rows: tuple[float, float], height: float) -> float:
    """How far the print really goes on: a first reading may have left the last signs of a number out."""
    box = (round(right), round(rows[0]), round(min(sheet.image.width, right + FURTHER * height)), round(rows[1]))
    if box[2] - box[0] < 2 or box[3] - box[1] < 2:
        return right
    middle = (sheet.ink + sheet.paper) // 2
    black = sheet.image.crop(box).point([255 if grey < middle else 0 for grey in range(256)])
    columns = black.resize((black.width, 1), Image.Resampling.BOX).tobytes()
    end = 0
    for place, share in enumerate(columns):
        if place - end > APART * height:
            break
        if share > LEAST_INK * 255:
            end = place
    return right + end


def _letters_of(line: Line) -> tuple[float, list[Word]]:
    """The usual height of the line's words, and those that are no higher."""
    words = [word for word in line if any(char.isalnum() for char in word.text)] or line
    height = median(word.height for word in words)
    return height, [word for word in words if word.height <= TALL * height]


def read_strip(sheet: Sheet, strip: Image.Image, threshold: Threshold, scale: float) -> str:
    """The strip as one line of text."""
    strip = scan.apply(replace(sheet, image=strip), threshold)
    strip = strip.resize((max(1, round(strip.width * scale)), max(1, round(strip.height * scale))), Image.Resampling.BICUBIC)
    framed = Image.new("L", (strip.width + 2 * MARGIN, strip.height + 2 * MARGIN), 255)
    framed.paste(strip, (MARGIN, MARGIN))
    return " ".join(word.text for word in read_words(framed, SINGLE_LINE))


def png(strip: Image.Image) -> bytes:
    """The strip as a small picture that a person can read."""
    if strip.width > CROP_WIDTH:
        strip = strip.resize((CROP_WIDTH, max(1, round(strip.height * CROP_WIDTH / strip.width))), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    strip.quantize(CROP_GREYS).save(out, "PNG", optimize=True)
    return out.getvalue()
