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


def row(top: int, *words: tuple[int, int, str]) -> list[Word]:
    """Words of one line, their left and right edges given."""
    return [Word(x0, x1, top, top + 12, text) for x0, x1, text in words]


STAMPS = [
    *row(0, (0, 100, "ПРИНЯТО:"), (300, 330, "С"), (340, 400, "учётом"), (600, 700, "УТВЕРЖДАЮ")),
    *row(20, (0, 150, "педагогическим"), (300, 380, "советом"), (390, 470, "родителей"), (600, 700, "Заведующий")),
]
LAST = ["УТВЕРЖДАЮ", "Заведующий", "Приказ № 76", "от 28.03.2022"]


def test_a_long_word_beside_two_short_columns_is_no_line_across_them() -> None:
    rows = [
        *row(40, (0, 60, "протокол"), (66, 80, "№ 6"), (300, 370, "протокол"), (376, 400, "№ 8"), (600, 650, "Приказ"), (656, 690, "№ 76")),
        *row(60, (0, 110, "25.03.2022"), (300, 420, "27.03.2022"), (600, 612, "от"), (620, 720, "28.03.2022")),
    ]
    assert read_lines([*STAMPS, *rows])[-4:] == LAST


def test_a_speck_between_two_columns_does_not_make_them_one() -> None:
    rows = [
        *row(40, (0, 60, "протокол"), (66, 80, "№ 6"), (300, 370, "протокол"), (376, 400, "№ 8"), (586, 598, "—"), (602, 652, "Приказ")),
        *row(60, (0, 110, "25.03.2022"), (300, 420, "27.03.2022"), (600, 612, "от"), (620, 720, "28.03.2022")),
    ]
    read = read_lines([*STAMPS, *rows])
    assert read[:4] == ["ПРИНЯТО:", "педагогическим", "протокол № 6", "25.03.2022"]
    assert read[-1] == "от 28.03.2022"


def test_a_short_heading_over_a_broad_column() -> None:
    words = [
        *row(0, (0, 130, "УТВЕРЖДЁН"), (400, 480, "ПРИНЯТО")),
        *row(
            20,
            (0, 90, "приказом"),
            (98, 190, "МБДОУ"),
            (198, 290, "детский"),
            (298, 370, "сад"),
            (400, 470, "общим"),
            (478, 600, "собранием"),
        ),
        *row(40, (0, 20, "№"), (26, 60, "56"), (66, 80, "от"), (400, 480, "(протокол"), (488, 500, "от"), (508, 600, "24.09.2020)")),
        *row(60, (0, 110, "24.09.2020")),
    ]
    assert read_lines(words) == [
        "УТВЕРЖДЁН",
        "приказом МБДОУ детский сад",
        "№ 56 от",
        "24.09.2020",
        "ПРИНЯТО",
        "общим собранием",
        "(протокол от 24.09.2020)",
    ]


def test_a_tables_border_read_as_a_sign_of_the_column() -> None:
    rows = [
        *row(40, (0, 60, "Протокол"), (66, 80, "№ 7"), (300, 420, "08.05.2022"), (592, 700, "‚Полынина")),
        *row(60, (0, 110, "‘05.05.2022"), (592, 652, "Приказ"), (660, 700, "№ 9")),
        *row(80, (592, 700, "`11.05.2022")),
    ]
    assert read_lines([*STAMPS, *rows])[-3:] == ["‚Полынина", "Приказ № 9", "`11.05.2022"]
