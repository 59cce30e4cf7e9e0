"""Lines of a scan with specks read as signs. Made up."""

from __future__ import annotations

import pytest

from audit_rules.facts.specks import without_specks


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("‚ 2.Возложить обязанности куратора", "2. Возложить обязанности куратора"),
        (". Поэтапный. план внедрения целевой модели", "Поэтапный план внедрения целевой модели"),
        ("|| 3) Утвердить пары |", "3) Утвердить пары"),
        ("от 12.03.2022 г. № 40", "от 12.03.2022 г. № 40"),
        ("г. Речинск, ул. Новая", "г. Речинск, ул. Новая"),
        ("1.2. Положение действует. Срок не ограничен", "1.2. Положение действует. Срок не ограничен"),
        ("- Назначить наставником", "- Назначить наставником"),
        ("№ _____", "№ _____"),
        ("Наставник | Наставляемый |", "Наставник | Наставляемый |"),
    ],
)
def test_specks_go_and_print_stays(read: str, printed: str) -> None:
    assert without_specks(read) == printed
