"""Print that touches a table's border is read; the lines of blanks stay. Made-up pages."""

from __future__ import annotations

import datetime as dt

import pytest
from PIL import Image, ImageDraw, ImageFont

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.text import extract
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.rules import without_rules
from audit_rules.facts.text.scan import Sheet
from tests.audit_rules.text.drawing import HEAD, draw, jpeg, scan

BOXED = (
    HEAD.format(font='"Liberation Serif"', size=13)
    + """#table(columns: (1fr, 1fr), inset: (x: 4pt, top: 1pt, bottom: 1pt), stroke: 0.7pt,
[Принято \\ педагогическим советом \\ протокол № 7 от 19.08.2022 \\ #v(1em)],
[Утверждаю \\ Директор школы \\ #h(3cm) Д. И. Выдуманный \\ «24» августа 2022 г.])

#align(center)[*ПОЛОЖЕНИЕ \\ о системе наставничества педагогических работников*]

1. Общие положения

1.1. Настоящее Положение определяет порядок организации наставничества педагогических работников в школе.

1.2. Наставничество есть форма передачи опыта, знаний и навыков от наставника к наставляемому педагогу.
"""
)


@pytest.mark.skipif(not ocr_available(), reason="Tesseract with Russian data is not installed")
def test_a_day_on_the_lower_border_of_a_stamps_cell() -> None:
    text = extract(jpeg(scan(draw(BOXED, dpi=200), 1.7, noise=12, blur=0.6)), "polozhenie.jpg")
    act = next(act for act in acts_in(text, Context(today=dt.date(2024, 6, 30))) if act.type == "regulation")
    assert act.date == dt.date(2022, 8, 24)


def ruled(length: int, thick: int = 4) -> Sheet:
    """A sheet with a word and one level line, two pixels lower at its right end."""
    image = Image.new("L", (2480, 400), 240)
    ImageDraw.Draw(image).text((400, 60), "УТВЕРЖДАЮ", fill=20, font=ImageFont.truetype("LiberationSans-Regular.ttf", 60))
    ImageDraw.Draw(image).line((300, 200, 300 + length, 202), fill=20, width=thick)
    return Sheet(image, 20, 240, False)


def dark(sheet: Sheet) -> int:
    return sum(sheet.image.histogram()[:128])


@pytest.mark.parametrize("thick", [3, 4, 8])
def test_a_tables_border_goes(thick: int) -> None:
    assert dark(without_rules(ruled(1900, thick))) < 1.05 * dark(ruled(0, 1))


@pytest.mark.parametrize(("length", "thick"), [(450, 4), (1900, 40)])
def test_the_line_of_a_blank_and_a_painted_bar_stay(length: int, thick: int) -> None:
    assert dark(without_rules(ruled(length, thick))) == dark(ruled(length, thick))
