"""Words to lines where boxes are not quite right. Made up."""

from __future__ import annotations

from audit_rules.facts.text.layout import Word, group_lines, read_lines


def texts(words: list[Word]) -> list[str]:
    return [" ".join(word.text for word in line) for line in group_lines(words)]


def test_a_dash_is_too_low_to_part_a_line() -> None:
    words = [Word(0, 60, 10, 33, "1.4."), Word(70, 90, 20, 23, "–"), Word(100, 200, 10, 40, "Форма"), Word(210, 300, 17, 40, "способ")]
    assert texts(words) == ["1.4. – Форма способ"]


def test_a_word_over_another_does_not_take_the_rest_of_the_line() -> None:
    line = [Word(0, 90, 10, 40, "педсовета"), Word(100, 160, 9, 34, "протокол"), Word(200, 400, 5, 36, "17.03.2021")]
    over = Word(380, 410, 2, 46, "г.")
    late = Word(420, 520, 13, 44, "Ракитиной")
    assert texts([*line, over, late])[-1] != "г. Ракитиной"
    assert "педсовета протокол 17.03.2021 Ракитиной" in texts([*line, over, late])


def test_a_title_across_two_stamps_is_not_cut_by_their_gutter() -> None:
    words = [Word(0, 90, 0, 12, "СОГЛАСОВАНО"), Word(200, 290, 0, 12, "УТВЕРЖДАЮ")]
    words += [
        Word(0, 80, 20, 32, "Председатель"),
        Word(84, 110, 20, 32, "ППО"),
        Word(200, 260, 20, 32, "Директор"),
        Word(264, 300, 20, 32, "школы"),
    ]
    title = ("Программа", "наставничества", "«педагог", "–", "педагог»")
    places = [(40, 100), (104, 150), (154, 196), (200, 204), (208, 260)]
    words += [Word(x0, x1, 40, 52, text) for text, (x0, x1) in zip(title, places, strict=True)]
    assert read_lines(words)[-1] == " ".join(title)
