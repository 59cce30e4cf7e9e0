"""Surnames that are words too, and other ways to set mentors beside mentees. Nobody named here exists."""

from __future__ import annotations

import pytest

from tests.audit_rules.people.makers import counts, of_text, rows

SAID = of_text("1. Закрепить наставника Лопатину А.С. за молодым специалистом Тарутиным О.И.")


@pytest.mark.parametrize(
    "name",
    [
        "Русских Анна Сергеевна",
        "Русских А.С.",
        "А.С. Русских",
        "РУССКИХ А.С.",
        "Молодых А.С.",
        "Средних Анна Сергеевна",
        "Черных А.С.",
        "Наставникова А.С.",
        "Наставников Андрей Сергеевич",
        "Секретарёва А.С.",
        "Школьников А.С.",
    ],
)
def test_a_surname_that_is_a_word(name: str) -> None:
    table = rows(f"№ | Наставник | Наставляемый\n1 | {name} | Тарутин О.И.\n2 | Дубанова Г.Г. | Жердетов М.М.")
    assert counts(of_text("Приказ", table)) == (2, 2, 2)


def test_a_word_that_is_no_surname_stays_one() -> None:
    told = of_text("1. Закрепить наставников:\nСписок Наставников\nАнна Сергеевна Лопатина (наставник) – О.И. Тарутин (наставляемый)")
    assert SAID
    assert told
    assert told.pairs == SAID.pairs


@pytest.mark.parametrize(
    "table",
    [
        "№ | ФИО наставника | За кем закреплён\n1 | Лопатина А.С. | Тарутин О.И.",
        "№ | Наставник | За кем закреплён наставник\n1 | Лопатина А.С. | Тарутин О.И.",
        "№ | ФИО педагога-наставника | Закреплён за\n1 | Лопатина А.С. | Тарутин О.И.",
        "№ | ФИО наставляемого | За кем закреплён (наставник)\n1 | Тарутин О.И. | Лопатина А.С.",
        "№ | ФИО | За кем закреплён (наставник)\n1 | Тарутин О.И. | Лопатина А.С.",
        "№ | Молодой специалист | За кем закреплён\n1 | Тарутин О.И. | Лопатина А.С.",
        "№ | ФИО молодого педагога | Кто закреплён\n1 | Тарутин О.И. | Лопатина А.С.",
    ],
)
def test_to_whom_one_is_assigned(table: str) -> None:
    people = of_text("Приказ", rows(table))
    assert people
    assert SAID
    assert people.pairs == SAID.pairs


@pytest.mark.parametrize(
    "words",
    [
        "1. Утвердить пары:\nНаставник: Лопатина А.С. Наставляемый: Тарутин О.И.",
        "1. Утвердить пары:\n- Лопатина А.С. (наставник) – Тарутин О.И. (наставляемый);",
        "1. Утвердить пары:\n- Тарутин О.И. (молодой специалист) → Лопатина А.С. (наставник);",
        "1. Утвердить пары «наставник – наставляемый»:\nЛопатина А.С. → Тарутин О.И.",
        "1. Закрепить наставников за молодыми специалистами:\n1) Лопатина А.С. -> Тарутин О.И.",
    ],
)
def test_labels_brackets_and_arrows(words: str) -> None:
    people = of_text(words)
    assert people
    assert SAID
    assert people.pairs == SAID.pairs


def test_an_arrow_whose_sides_nobody_names_tells_no_pair() -> None:
    assert of_text("1. Утвердить наставнические пары:\nЛопатина А.С. → Тарутин О.И.") is None
