"""Which of several readings of a day or number is believed, and how far."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PIL import Image, ImageDraw

from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.scan import Sheet
from audit_rules.facts.text.strips import strip_of
from audit_rules.facts.text.votes import decide, decide_across

DAY, SIGN, NUMBER = Word(0, 90, 0, 20, "28.02.2021"), Word(200, 220, 0, 20, "№"), Word(230, 300, 0, 20, "293/2")


def text(line: list[Word]) -> str:
    return " ".join(word.text for word in line)


@pytest.mark.parametrize(
    ("readings", "day", "agreement"),
    [
        (["28.02.2021"] * 3, "28.02.2021", 1.0),
        (["28.02.2024"] * 3, "28.02.2024", 0.5),
        (["28.02.2024", "28.02.2024", "шум"], "28.02.2024", 0.25),
        (["28.02.2024"] * 6, "28.02.2024", 0.5),
        (["28.02.2021"] * 6, "28.02.2021", 1.0),
        (["28.02.2021", "28.02.2021", "28.02.2024"], "28.02.2021", 0.5),
        (["28.02.2024", "28.02.2024", "28.02.2021"], "28.02.2021", 0.0),
        (["28.02.2024", "28.02.2021", "шум"], "28.02.2021", 0.25),
        (["28.02.2024", "28.02.2027", "28.02.2029"], "28.02.2021", 0.0),
        (["28.02.2024", "", ""], "28.02.2021", 0.0),
        (["", "шум", "48.02.2024"], "28.02.2021", 0.25),
    ],
)
def test_a_day(readings: list[str], day: str, agreement: float) -> None:
    line, (checked,) = decide([DAY], readings)
    assert (text(line), checked.text, checked.agreement) == (day, day, agreement)


def test_a_day_with_its_month_in_words() -> None:
    words = [Word(0, 40, 0, 20, "«28»"), Word(50, 120, 0, 20, "февраля"), Word(130, 180, 0, 20, "2021г."), Word(190, 260, 0, 20, "г.Бор")]
    line, (checked,) = decide(words, ["«23» февраля 2021 г. г.Бор"] * 3)
    assert text(line).startswith("«23» февраля 2021")
    assert text(line).endswith("г.Бор")
    assert checked.agreement == 0.5


def test_days_side_by_side_are_not_taken_for_one_another() -> None:
    line = [Word(0, 90, 0, 20, "30.08.2022"), Word(200, 290, 0, 20, "15.09.2022")]
    assert text(decide(line, ["30.08.2022 15.09.2022"] * 3)[0]) == "30.08.2022 15.09.2022"
    assert text(decide(line, ["30.08.2022"] * 3)[0]) == "30.08.2022 15.09.2022"


def test_a_number() -> None:
    line = [DAY, SIGN, NUMBER]
    assert text(decide(line, ["28.02.2021 № 298/2", "28.02.2021 № 298/2", "№298/2"])[0]) == "28.02.2021 № 298/2"
    assert text(decide(line, ["28.02.2021 № 293/2", "№ 293/2", "№ 29372"])[0]) == "28.02.2021 № 293/2"


def test_an_orders_number_after_the_word_for_a_school_is_read_again_but_a_schools_is_not() -> None:
    ordered = [Word(0, 150, 0, 20, "приказом"), Word(160, 220, 0, 20, "школы"), *(SIGN, NUMBER), Word(310, 330, 0, 20, "от")]
    dated = [*ordered, Word(340, 430, 0, 20, "28.02.2021")]
    line, (number, _) = decide(dated, ["приказом школы № 298/2 от 28.02.2021"] * 3)
    assert (text(line), number.agreement) == ("приказом школы № 298/2 от 28.02.2021", 0.5)
    assert (
        decide([Word(0, 150, 0, 20, "МБОУ"), Word(160, 220, 0, 20, "СОШ"), SIGN, Word(230, 250, 0, 20, "8")], ["МБОУ СОШ № 8"] * 3)[1] == ()
    )


def test_a_letter_and_the_digit_it_looks_like_are_one_sign_but_not_a_sure_one() -> None:
    line = [SIGN, Word(230, 300, 0, 20, "27о")]
    line, (checked,) = decide(line, ["№ 270", "№ 27о", "№ 270", "№ 27о", "№ 271"])
    assert (text(line), checked.agreement) == ("№ 27о", 0.5)


def test_another_reading_that_took_in_the_next_word_is_no_correction() -> None:
    line = [Word(0, 20, 0, 20, "№"), Word(30, 60, 0, 20, "23"), Word(70, 120, 0, 20, "по"), Word(130, 150, 0, 20, "школе")]
    line, (checked,) = decide(line, ["№ 23"] * 3)
    assert (text(line), checked.agreement) == ("№ 23 по школе", 1.0)


def test_a_day_that_only_the_other_readings_see_is_taken_where_they_agree() -> None:
    spoilt = [Word(0, 90, 0, 20, "2В.0?.20Z1")]
    line, (checked,) = decide(spoilt, ["28.02.2021", "28.02.2021", ""])
    assert (text(line), checked.agreement) == ("28.02.2021", 0.5)
    assert decide(spoilt, ["28.02.2021", "23.02.2021", ""]) == (spoilt, ())


def test_a_line_without_days_and_numbers_is_left_alone() -> None:
    line = [Word(0, 90, 0, 20, "о"), Word(100, 190, 0, 20, "наставничестве")]
    assert decide(line, ["о наставничестве"] * 3) == (line, ())


UPPER, LOWER = [Word(0, 30, 0, 20, "от"), Word(40, 150, 0, 20, "18.10.2019"), Word(160, 180, 0, 20, "№")], [Word(0, 60, 30, 50, "27-8")]


@pytest.mark.parametrize(
    ("readings", "number", "agreement"),
    [
        (["от 18.10.2019 №\n27-8"] * 3, "27-8", 1.0),
        (["от 18.10.2019 №\n21-8"] * 3, "21-8", 0.5),
        (["от 18.10.2019 №\n21-8", "от 18.10.2019 №\n21-8", "от 18.10.2019 №\n27-8"], "27-8", 0.0),
    ],
)
def test_a_number_on_the_line_below_its_sign(readings: list[str], number: str, agreement: float) -> None:
    upper, lower, (checked,) = decide_across(UPPER, LOWER, readings)
    assert (text(upper), text(lower), checked.agreement) == ("от 18.10.2019 №", number, agreement)


def test_a_day_broken_after_its_first_figures() -> None:
    upper, lower = (
        [Word(0, 90, 0, 20, "приказом"), Word(100, 140, 0, 20, "«04»")],
        [Word(0, 90, 30, 50, "сентября"), Word(100, 150, 30, 50, "2021")],
    )
    upper, lower, (checked,) = decide_across(upper, lower, ["приказом «01»\nсентября 2021"] * 3)
    assert (text(upper), text(lower), checked.agreement) == ("приказом «01»", "сентября 2021", 0.5)


def test_a_line_read_again_holds_nothing_of_the_line_above() -> None:
    image = Image.new("L", (800, 200), 255)
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((100, 40, 700, 70), fill=0)
    drawing.rectangle((100, 110, 700, 140), fill=0)
    line = [Word(100, 140, 42, 141, "3"), Word(300, 500, 110, 140, "08.04.2022"), Word(600, 700, 111, 140, "Вымышленная")]
    rows = strip_of(Sheet(image, 0, 255, False), line).resize((1, 50)).tobytes()
    stretches = sum(upper > 200 > lower for upper, lower in pairwise(rows))
    assert stretches == 1, "one line of print, not two"


def test_a_line_read_again_goes_on_as_far_as_its_print() -> None:
    image = Image.new("L", (1200, 200), 255)
    drawing = ImageDraw.Draw(image)
    for left in (100, 140, 180, 220, 600):
        drawing.rectangle((left, 100, left + 24, 140), fill=0)
    strip = strip_of(Sheet(image, 0, 255, False), [Word(100, 164, 100, 140, "№2")])
    assert 244 < strip.width + 60 < 600, "the two signs that were left out, and nothing of the next column"
