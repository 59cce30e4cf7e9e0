"""What is told of a scanned page by its ink alone, before a word is read."""

from __future__ import annotations

from PIL import Image, ImageDraw

from audit_rules.facts.text.bands import Bands
from audit_rules.facts.text.scan import sheet_of


def test_the_box_of_ink_holds_all_print_however_pale_and_no_more() -> None:
    page = Image.new("L", (2480, 3508), 236)
    drawn = ImageDraw.Draw(page)
    drawn.rectangle((600, 400, 1500, 440), fill=20)
    drawn.rectangle((1900, 500, 2000, 530), fill=190)
    for place in range(300, 2400, 450):
        drawn.rectangle((place, 900, place + 3, 903), fill=20)
    box = Bands(sheet_of(page)).ink(0.0, 1.0)
    assert box is not None
    left, top, right, bottom = box
    assert (left, top) <= (600, 400)
    assert right >= 2000
    assert bottom >= 530
    assert (right - left) * (bottom - top) < 0.06 * page.width * page.height


def test_of_white_paper_there_is_no_box() -> None:
    page = Image.new("L", (2480, 3508), 236)
    ImageDraw.Draw(page).rectangle((600, 400, 1500, 440), fill=20)
    assert Bands(sheet_of(page)).ink(0.5, 1.0) is None
