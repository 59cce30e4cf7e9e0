"""Which of several readings of a day or number is believed."""

from __future__ import annotations

import pytest

from audit_rules.facts.text.layout import Word
from audit_rules.facts.text.recheck import DOUBT, decide

DAY, SIGN, NUMBER = Word(0, 90, 0, 20, "28.02.2021"), Word(200, 220, 0, 20, "№"), Word(230, 300, 0, 20, "293/2")
LINE = [DAY, SIGN, NUMBER]


@pytest.mark.parametrize(
    ("readings", "text", "confidence"),
    [
        (["28.02.2021 № 293/2"] * 3, "28.02.2021", 1.0),
        (["28.02.2024 № 293/2"] * 3, "28.02.2024", 1.0),
        (["28.02.2024", "28.02.2024", "шум"], "28.02.2024", 1.0),
        (["28.02.2021", "28.02.2021", "28.02.2024"], "28.02.2021", 1.0),
        (["28.02.2024", "28.02.2024", "28.02.2021"], "28.02.2021", DOUBT),
        (["28.02.2024", "28.02.2021", "шум"], "28.02.2021", 1.0),
        (["28.02.2024", "28.02.2027", "28.02.2029"], "28.02.2021", DOUBT),
        (["28.02.2024", "", ""], "28.02.2021", DOUBT),
        (["", "шум", "48.02.2024"], "28.02.2021", 1.0),
    ],
)
def test_a_day(readings: list[str], text: str, confidence: float) -> None:
    word = decide(LINE, DAY, readings)
    assert (word.text, word.confidence) == (text, confidence)


def test_days_side_by_side_are_not_taken_for_one_another() -> None:
    line = [Word(0, 90, 0, 20, "30.08.2022"), Word(200, 290, 0, 20, "15.09.2022")]
    assert decide(line, line[1], ["30.08.2022 15.09.2022"] * 3).text == "15.09.2022"
    assert decide(line, line[1], ["30.08.2022"] * 3) == line[1]


def test_a_number() -> None:
    assert decide(LINE, NUMBER, ["28.02.2021 № 298/2", "№ 298/2", "№298/2"]).text == "298/2"
    assert decide(LINE, NUMBER, ["№ 293/2", "№ 293/2", "№ 29372"]).text == "293/2"
    assert decide(LINE, SIGN, ["№ 293/2"] * 3) == SIGN


def test_another_reading_that_took_in_the_next_word_is_no_correction() -> None:
    line = [Word(0, 20, 0, 20, "№"), Word(30, 60, 0, 20, "23"), Word(70, 120, 0, 20, "-ОД")]
    assert decide(line, line[1], ["№ 23-ОД"] * 3).text == "23"
