"""Long ruled lines of a sheet: the borders of tables, at which Tesseract drops the line of print that touches one."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from PIL import Image

from audit_rules.facts.text.scan import Sheet

SEGMENT = 48
"""Pixels of a row that are looked at together; no letter is so broad."""
SOLID = 0.9
"""Share of a segment that a rule darkens, grain and breaks allowed for."""
LONG = 0.25
"""Of the sheet's width: the line of a blank or of a signature is shorter, and stays."""
THICK = 16
"""Pixels of a rule's height at most, its tilt included."""
PALE = 0.4
"""Of the way from paper to ink, from which on a pixel may be of a thin rule."""


def without_rules(sheet: Sheet) -> Sheet:
    """The sheet with its long level rules painted over."""
    image = sheet.image
    columns = image.width // SEGMENT
    least = round(LONG * columns)
    if least < 2:
        return sheet
    darkest = sheet.paper - PALE * (sheet.paper - sheet.ink)
    dark = image.point([255 if grey < darkest else 0 for grey in range(256)])
    shares = dark.crop((0, 0, columns * SEGMENT, image.height)).resize((columns, image.height), Image.Resampling.BOX)
    solid = shares.point([1 if share >= SOLID * 255 else 0 for share in range(256)]).tobytes()
    rows = [(row, solid[row * columns : (row + 1) * columns]) for row in range(image.height)]
    rules = _thin([(row, start, end) for row, cells in rows for start, end in _runs(cells, least)])
    if not rules:
        return sheet
    image = image.copy()
    for row, start, end in rules:
        image.paste(sheet.paper, (max(0, start - 1) * SEGMENT, max(0, row - 1), min(image.width, (end + 1) * SEGMENT), row + 2))
    bare = replace(sheet, image=image)
    return sheet if bare.blank else bare


def _thin(rows: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Those that make no bar: the dark edge of a page, something painted over."""
    out: list[tuple[int, int, int]] = []
    for _, group in groupby(enumerate(sorted({row for row, _, _ in rows})), key=lambda pair: pair[1] - pair[0]):
        stack = {row for _, row in group}
        out += [each for each in rows if each[0] in stack] if len(stack) <= THICK else []
    return out


def _runs(cells: bytes, least: int) -> list[tuple[int, int]]:
    """Stretches of at least so many ones."""
    out = []
    start = cells.find(b"\1" * least)
    while start >= 0:
        end = next((place for place in range(start, len(cells)) if not cells[place]), len(cells))
        out.append((start, end))
        start = cells.find(b"\1" * least, end)
    return out
