"""Which years of service make a young specialist."""

from __future__ import annotations

import pytest

from audit_rules.facts.people.service import service_in

YOUNG = (
    "0|1|2 года|3|3 года|1 г. 3 мес.|до 3 лет|до 3-х лет|менее года|до 1 года|полгода|6 месяцев|б/с|без стажа|первый год|два года"
    "|2,5|2г.|0-3|1 год 6 мес"
)
EXPERIENCED = "4|4 года|27|27 лет|3 года 5 мес.|более 20 лет|свыше 3 лет|пять лет|15/12|3,5 года|21 год|10 л."
UNSURE = "|-|более 2 лет|от 3 лет|не менее 3 лет|менее 5 лет|12/2|с 2021 года|01.09.2022|01.09.2022 г.|высшая|молодёжь|1999|120"


@pytest.mark.parametrize("cell", YOUNG.split("|"))
def test_three_years_and_fewer(cell: str) -> None:
    assert service_in(cell, told=True) == "young"


@pytest.mark.parametrize("cell", EXPERIENCED.split("|"))
def test_more_than_three_years(cell: str) -> None:
    assert service_in(cell, told=True) == "experienced"


@pytest.mark.parametrize("cell", UNSURE.split("|"))
def test_what_does_not_tell(cell: str) -> None:
    assert service_in(cell, told=True) is None


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("учитель истории, 1 год", "young"),
        ("учитель, стаж 8 лет", "experienced"),
        ("учитель, 25 лет", None),
        ("учитель 3 класса", None),
        ("принята 01.09.2022 г.", None),
        ("2 категория", None),
        ("учитель, стаж работы до 1 года", "young"),
    ],
)
def test_words_beside_a_name(words: str, service: str | None) -> None:
    """«25 лет» may be an age where nobody says that it is service."""
    assert service_in(words, told=False) == service
