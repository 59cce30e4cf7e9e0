"""The last sign of a number on a scan: a letter that looks like a digit stays a letter, a digit a digit."""

from __future__ import annotations

import pytest

from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.scanned_page import ScannedPage
from tests.audit_rules.text.drawing import draw, order, scan

pytestmark = pytest.mark.skipif(not ocr_available(), reason="Tesseract with Russian data is not installed")
FONTS = ("Liberation Serif", "Liberation Sans", "PT Serif", "DejaVu Sans")


def head(number: str, font: str) -> ScannedPage:
    """An order's page with its head read."""
    page = ScannedPage(scan(draw(order(number, font=font)), noise=12, blur=0.8))
    page.read_opening(begins=True)
    return page


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("number", ["138б", "40/52б", "27о"])
def test_a_letter_after_digits_is_not_read_as_a_digit(font: str, number: str) -> None:
    page = head(number, font)
    assert f"№ {number}" in page.reading.text
    checked = [each for crop in page.crops for each in crop.checked if number in each.text]
    assert all(each.agreement <= 0.5 for each in checked), "a letter told by itself alone is not sure"


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("number", ["1386", "40/526", "270"])
def test_a_digit_stays_one(font: str, number: str) -> None:
    assert f"№ {number}" in head(number, font).reading.text
