"""A regular expression of a profile reads as words."""

from __future__ import annotations

import re

import pytest

from data.profile import load_profile
from reports.methodology_marks import rubric_parts
from reports.pattern_words import pattern_in_words
from tests.reports.test_methodology import RULES


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("консультац", "консультац…"),
        (r"\bрсп\b", "рсп"),
        (r"сетев\w+ взаимодейств", "сетев… взаимодейств…"),
        (r"приказ|распоряжени", "приказ…; распоряжени…"),
        (r"(?:рабоч|творческ)\w+ групп", "(рабоч / творческ)… групп…"),
        (r"проведени\w* (?:\S+ ){0,6}(?:семинар|вебинар)", "проведени… (семинар / вебинар)"),
        (r"20\d\d", "20__"),
        (r"куратор(?:ы)?\b", "куратор(ы)"),
        (r"план (?!урока)\w+", "план …"),
        (r"^\W*нет\W*$", "нет"),
        (r"тем[аы]\b", "тем(а/ы)"),
        (r"[а-я]{4}", "любые слова"),
        (r"модел\w*\b(?!-)", "модел…"),
    ],
)
def test_a_pattern_reads_as_words(pattern: str, told: str) -> None:
    assert pattern_in_words(pattern) == told


def test_the_page_of_the_rating_bears_no_sign_of_a_regular_expression() -> None:
    rubric = load_profile("mo-rsp-25").rubric
    assert rubric
    told = [words for part in rubric_parts(rubric, RULES) for entry in part.entries for _, words in entry.told]
    assert [words for words in told if re.search(r"\\|\(\?|\[.*-.*\]|\{\d", words)] == []
    names = [name for part in rubric_parts(rubric, RULES) for entry in part.entries for name, _ in entry.told]
    assert [name for name in names if name.startswith("Настройка")] == []
