"""Curators and their posts."""

from __future__ import annotations

import pytest

from tests.audit_rules.people.makers import counts, of_text, said


def posts(words: str) -> list[str] | None:
    people = of_text(words, kinds=("curator_order",))
    return None if people is None else [curator.post for curator in people.curators]


@pytest.mark.parametrize(
    ("words", "post"),
    [
        (
            "1. Назначить куратором внедрения целевой модели наставничества заместителя директора по УВР Лопатину А.А.",
            "заместителя директора по УВР",
        ),
        ("1. Назначить Лопатину Анну Андреевну, заместителя директора по УВР, куратором наставничества.", "заместителя директора по УВР"),
        ("1. Назначить куратором наставничества Лопатину А.А., методиста.", "методиста"),
        ("2. Обязанности куратора возложить на советника директора по воспитанию Лопатину А.А.", "советника директора по воспитанию"),
        ("1. Назначить ответственным за внедрение целевой модели наставничества учителя истории Лопатину А.А.", "учителя истории"),
        ("1. Назначить куратором наставничества Лопатину А.А.", ""),
    ],
)
def test_a_curator_and_the_post(words: str, post: str) -> None:
    assert posts(f"{words}\n3. Контроль за исполнением возложить на заместителя директора Курганова К.К.\nДиректор В.В. Выдуманная") == [
        post
    ]


def test_several_curators() -> None:
    named = "- Лопатину А.А., методиста;\n- Курганова К.К., заместителя директора по ВР."
    words = f"1. Назначить кураторами наставничества:\n{named}\n2. Разместить на сайте. Ответственный Тарутин О.И."
    assert posts(words) == ["методиста", "заместителя директора по ВР"]


def test_the_same_curator_counts_once() -> None:
    assert posts("1. Назначить куратором наставничества методиста Лопатину А.А.\n2. Куратору Лопатиной А.А. обеспечить работу пар.") == [
        "методиста"
    ]


@pytest.mark.parametrize(
    "words",
    [
        "1. Назначить куратором наставничества заместителя директора по учебно-воспитательной работе.\nДиректор В.В. Выдуманная",
        "1. Обязанности куратора наставничества оставляю за собой.\nДиректор В.В. Выдуманная",
        "1. Назначить куратором класса Лопатину А.А.",
        "1. Контроль возложить на Лопатину А.А.",
    ],
)
def test_no_curator_is_named(words: str) -> None:
    assert posts(words) is None


def test_an_order_on_a_curator_and_on_pairs() -> None:
    words = (
        "1. Возложить обязанности куратора на заместителя директора Лопатину А.А.\n"
        "2. Закрепить наставника Курганову Е.Е. за молодым специалистом Тарутиным О.И."
    )
    people = of_text(words, kinds=("curator_order", "pairs_order"))
    assert counts(people) == (1, 1, 1)
    assert people
    assert len(people.curators) == 1
    assert "Лопат" not in said(people)
