"""Lines of print of a page as bands, found without reading a word: where headings, stamps and annex marks may stand."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from PIL import Image

from audit_rules.facts.text.scan import Sheet

WIDTH = 620
"""Pixels that show lines and gaps, and no letters."""
EDGE = 0.03
"""Share of the page at each side where binding holes and shadows lie."""
LEAST_INK = 0.006
"""Of a row's pixels: less is a speck or the rules of a table."""
LEAST_HEIGHT = 3
WIDE_GAP = 0.06
"""Share of the width between two columns."""
INDENT = 0.07
"""A line that starts so far right of the others, as a share of the width, is a heading or stands at the right."""
NEAR = 0.03
"""Share of the height within which a page's cut may be moved."""
CLOSE = 0.022
"""White between two lines of one heading, as a share of the height."""
MUCH_WHITE = 2.3
"""Usual distances from line to line: so far below what goes before stands another matter, whatever its margin."""
SHORT = 0.8
"""Of the width of the text: a heading's line ends before the margin."""
FINE, CELL = 4, 16
"""Pixels that are looked at together for print of any kind, first finely and then coarsely."""
PALE, SPECK = 0.16, 0.13
"""Of the way from paper to ink, from which on a pixel is of print; share of a block's pixels that makes it no speck."""


@dataclass(frozen=True, slots=True)
class Band:
    """One line of print; shares of the page's height and width."""

    top: float
    bottom: float
    left: float
    right: float
    gap: float
    """Widest white within the line."""


class Bands:
    """A page's lines of print from the top, and how much ink each of its rows has."""

    def __init__(self, sheet: Sheet) -> None:
        scale = max(1, round(sheet.image.width / WIDTH))
        middle = (sheet.ink + sheet.paper) // 2 + (sheet.paper - sheet.ink) // 5
        small = sheet.image.reduce(scale).point([255 if grey < middle else 0 for grey in range(256)])
        edge = round(EDGE * small.width)
        inner = small.crop((edge, 0, small.width - edge, small.height))
        self.sheet = sheet
        self.rows = inner.resize((1, inner.height), Image.Resampling.BOX).tobytes()
        runs = [run for run in _runs(self.rows, LEAST_INK * 255, 1) if run[1] - run[0] >= LEAST_HEIGHT]
        self.lines = [band for top, bottom in runs if (band := _band(inner, top, bottom, edge, small.size))]

    @cached_property
    def _printed(self) -> Image.Image:
        """Blocks of CELL pixels that hold print, however pale; lone specks do not count."""
        pale = sheet_grey(self.sheet, PALE)
        fine = self.sheet.image.reduce(FINE).point([255 if grey < pale else 0 for grey in range(256)])
        return fine.reduce(CELL // FINE).point([255 if grey > SPECK * 255 else 0 for grey in range(256)])

    def ink(self, top: float, bottom: float) -> tuple[int, int, int, int] | None:
        """The box in pixels of all that is printed between two shares of the height, with some white round it; None: nothing is."""
        width, height = self.sheet.image.size
        first, last = round(top * height), round(bottom * height)
        box = self._printed.crop((0, first // CELL, self._printed.width, -(-last // CELL))).getbbox()
        if box is None:
            return None
        left, right = (box[0] - 2) * CELL, (box[2] + 2) * CELL
        upper, lower = (first // CELL + box[1] - 1) * CELL, (first // CELL + box[3] + 1) * CELL
        return max(0, left), max(first, upper), min(width, right), min(last, lower)

    def quiet(self, share: float) -> float:
        """The share of the height nearest to the given one at which the page can be cut without cutting a line."""
        if share <= 0.0 or share >= 1.0:
            return min(max(share, 0.0), 1.0)
        height = len(self.rows)
        at, reach = round(share * height), max(1, round(NEAR * height))
        rows = range(max(0, at - reach), min(height, at + reach + 1))
        best = min(rows, key=lambda row: (max(self.rows[max(0, row - 1) : row + 2]), abs(row - at)))
        return best / height


def sheet_grey(sheet: Sheet, share: float) -> int:
    """The grey that lies that share of the way from paper to ink."""
    return round(sheet.paper - share * (sheet.paper - sheet.ink))


def _runs(values: bytes, least: float, joined: int) -> list[tuple[int, int]]:
    """Stretches of values above `least`; gaps of fewer than `joined` values are none."""
    out: list[tuple[int, int]] = []
    for place, value in enumerate(values):
        if value < max(1.0, least):
            continue
        if out and place - out[-1][1] < joined:
            out[-1] = (out[-1][0], place + 1)
        else:
            out.append((place, place + 1))
    return out


def _band(inner: Image.Image, top: int, bottom: int, edge: int, size: tuple[int, int]) -> Band | None:
    strip = inner.crop((0, top, inner.width, bottom))
    columns = strip.resize((strip.width, 1), Image.Resampling.BOX).tobytes()
    words = _runs(columns, 255 / (bottom - top) * 0.6, 4)
    words = [word for word in words if word[1] - word[0] > 1]
    if not words:
        return None
    gaps = [right[0] - left[1] for left, right in itertools.pairwise(words)]
    width, height = size
    return Band(top / height, bottom / height, (words[0][0] + edge) / width, (words[-1][1] + edge) / width, max(gaps, default=0) / width)


def may_open(bands: Sequence[Band]) -> list[int]:
    """Indices of bands where an act may begin, by their place alone: centred, at the right, in two columns, or after much white.

    Nearly every heading of a chapter is among them; a line of running text is not.
    """
    if not bands:
        return []
    left = sorted(band.left for band in bands)[len(bands) // 4]
    right = sorted(band.right for band in bands)[-max(1, len(bands) // 4)]
    width = max(right - left, 0.3)
    pitches = sorted(band.top - above.top for above, band in itertools.pairwise(bands))
    white = MUCH_WHITE * (pitches[len(pitches) // 2] if pitches else 1.0)
    return [
        place
        for place, band in enumerate(bands)
        if (band.left - left > INDENT and band.right - band.left < SHORT * width)
        or band.gap > max(WIDE_GAP, 0.12 * width)
        or (place and band.top - bands[place - 1].top > white)
    ]


def groups(bands: Sequence[Band], places: Sequence[int]) -> list[list[Band]]:
    """The chosen bands, those that follow closely together."""
    out: list[list[Band]] = []
    for place in places:
        band = bands[place]
        if out and bands[place - 1] is out[-1][-1] and band.top - out[-1][-1].bottom < CLOSE:
            out[-1].append(band)
        else:
            out.append([band])
    return out
