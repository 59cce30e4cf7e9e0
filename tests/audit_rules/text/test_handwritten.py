"""Requisites that a pen wrote into a form: seen, never called absent, and sent to a person. Made-up pages."""

from __future__ import annotations

import datetime as dt

import pytest
from PIL import Image, ImageDraw, ImageFont

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.text import extract
from audit_rules.facts.text.handwritten import is_handwritten
from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.scan import Sheet
from data.models import Act
from tests.audit_rules.text.drawing import draw, order, scan, scanned_pdf, seal

pytestmark = pytest.mark.skipif(not ocr_available(), reason="Tesseract with Russian data is not installed")
BLUE = (45, 60, 160)


def by_pen(page: Image.Image, *strokes: tuple[float, float, str]) -> Image.Image:
    """The page with words in blue ink; places as shares of width and height, in slanted letters."""
    image = page.copy()
    for x, y, words in strokes:
        ink = Image.new("L", (900, 130), 0)
        ImageDraw.Draw(ink).text((20, 20), words, font=ImageFont.truetype("LiberationSans-Italic.ttf", 58), fill=255)
        image.paste(Image.new("RGB", ink.size, BLUE), (round(x * image.width), round(y * image.height)), ink)
    return image


def read(page: Image.Image) -> Act:
    acts = acts_in(extract(scanned_pdf(scan(page, 0.4, 10))), Context(today=dt.date(2024, 6, 30)))
    return next(act for act in acts if act.type == "implementation_order")


def form() -> Image.Image:
    return draw(order(number="", day=""))


def place_of_requisites() -> float:
    """Height of the line below «ПРИКАЗ»."""
    return 0.165


def test_a_date_by_a_pen_is_read_and_goes_to_a_person() -> None:
    act = read(by_pen(form(), (0.12, place_of_requisites(), "18.11.2022"), (0.72, place_of_requisites(), "45")))
    assert act.date_state != "absent"
    assert act.date is None or "low_confidence" in act.flags


def test_scribbles_that_nobody_can_read_are_not_an_absent_date() -> None:
    page = form()
    pen = ImageDraw.Draw(page)
    y = round((place_of_requisites() + 0.012) * page.height)
    pen.line([(300 + 22 * step, y + (37 * step * step) % 41 - 20) for step in range(18)], fill=BLUE, width=6, joint="curve")
    assert read(page).date_state == "unreadable"


def test_print_under_a_blue_seal_is_no_handwriting() -> None:
    act = read(seal(draw(order()), (0.25, 0.2)))
    assert (act.date, "low_confidence" in act.flags) == (dt.date(2022, 9, 15), False)


def test_a_pen_on_a_pale_copy_is_still_a_pen() -> None:
    image = Image.new("L", (600, 100), 250)
    ImageDraw.Draw(image).rectangle((100, 20, 400, 80), fill=150)
    for tint, by_hand in ((35, True), (12, False)):
        sheet = Sheet(image, 105, 250, False, Image.new("L", image.size, tint))
        assert is_handwritten(sheet, Word(110, 390, 25, 75, "23")) is by_hand
