"""Digits of a scanned day read one by one."""

from __future__ import annotations

import pytest

from audit_rules.facts.text.digits import digits_alone, is_doubtful
from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.scan import Sheet, levels
from tests.audit_rules.text.drawing import draw, scan

pytestmark = pytest.mark.skipif(not ocr_available(), reason="no Tesseract")


def printed(day: str) -> Sheet:
    """A scan on which that day stands alone."""
    image = scan(draw(f'#set page(width: 8cm, height: 3cm, margin: 1cm)\n#set text(font: "Libertinus Serif", size: 13pt)\n{day}'), 0.0)
    grey = image.convert("L")
    return Sheet(grey, *levels(grey), coloured=False)


def read_as(sheet: Sheet, text: str) -> Word:
    """The printed word, read as that text."""
    left, top, right, bottom = (
        sheet.image.point([255 if grey < 110 else 0 for grey in range(256)]).crop((90, 90, 900, 300)).getbbox() or (0,) * 4
    )
    return Word(left + 90, right + 90, top + 90, bottom + 90, text)


@pytest.mark.parametrize("day", ["20.08.2021г.", "01.09.2023", "17.11.2019", "105-ОД", "31/7"])
def test_a_day_or_number_that_is_read_as_printed_is_not_doubted(day: str) -> None:
    sheet = printed(day)
    word = read_as(sheet, day)
    assert digits_alone(sheet, word) == day
    assert not is_doubtful(sheet, word, 0, len(day))


@pytest.mark.parametrize(("day", "read"), [("20.08.2021г.", "20.08.2023г."), ("01.09.2023", "01.03.2023"), ("105-ОД", "106-ОД")])
def test_a_digit_that_is_another_one_by_itself_is_doubted(day: str, read: str) -> None:
    sheet = printed(day)
    assert is_doubtful(sheet, read_as(sheet, read), 0, len(read))


def test_signs_that_are_not_as_many_as_letters_prove_nothing() -> None:
    sheet = printed("20.08.2021г.")
    assert digits_alone(sheet, read_as(sheet, "20.08.202г.")) == ""
    assert not is_doubtful(sheet, read_as(sheet, "20.08.202г."), 0, 10)
