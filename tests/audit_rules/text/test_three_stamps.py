"""Three stamps side by side, the title right under the middle one. Made up."""

from __future__ import annotations

from audit_rules.facts.text.layout import Word, read_lines

ROWS = (
    ("Согласовано", "Принято", "Утверждено"),
    ("с советом", "педсоветом", "приказом"),
    ("№ 2 от 24.03", "№ 8 от 25.03", "№ 47 от 28.03"),
)


def word(column: int, row: int, text: str) -> Word:
    """A word of a column 200 wide."""
    return Word(200 * column, 200 * column + 100, 20 * row, 20 * row + 12, text)


def test_the_title_is_not_read_as_a_line_of_the_middle_stamp() -> None:
    words = [word(column, row, text) for row, texts in enumerate(ROWS) for column, text in enumerate(texts)]
    words += [word(1, 3, "ПОЛОЖЕНИЕ")]
    assert read_lines(words)[-2:] == ["№ 47 от 28.03", "ПОЛОЖЕНИЕ"]
