"""Whether something dark lies over a day. Made-up pages."""

from __future__ import annotations

from PIL import Image, ImageDraw

from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.overlaid import is_overlaid
from audit_rules.facts.text.scan import Sheet

DAY = Word(300, 700, 450, 500, "01.09.2022")


def sheet(*lines: tuple[int, int, int, int]) -> Sheet:
    """A page with a bar for the day and strokes of eight pixels."""
    image = Image.new("L", (2480, 900), 255)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((304, 452, 696, 498), fill=0)
    for line in lines:
        drawing.line(line, fill=0, width=14)
    return Sheet(image, 0, 255, False)


def test_a_clear_day_and_an_underlined_one() -> None:
    assert not is_overlaid(sheet(), DAY)
    assert not is_overlaid(sheet((250, 512, 760, 512)), DAY)


def test_the_ring_of_a_seal_across_the_day() -> None:
    assert is_overlaid(sheet((400, 300, 520, 700)), DAY)


def test_a_seal_beside_the_day() -> None:
    assert not is_overlaid(sheet((900, 300, 1000, 700)), DAY)
