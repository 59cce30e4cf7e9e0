"""One person is one hash in every case and order of the name; two persons are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_rules.facts.names import named_in
from audit_rules.facts.people.person import person_of
from audit_rules.facts.people.surnames import surname_stem
from tests.audit_rules.people.makers import KEY
from tests.audit_rules.people.surname_forms import ROOTS, of_root, surnames


def hashed(text: str, *, loose: bool = False) -> str:
    named = named_in(text, loose=loose)
    assert len(named) == 1, (text, named)
    person = person_of(named[0])
    assert person
    return person.hashed(KEY)


@given(surnames())
def test_every_case_of_a_surname_gives_the_hash_of_the_nominative(forms: list[str]) -> None:
    assert {hashed(f"{form} А.С.") for form in forms} == {hashed(f"{forms[0]} А.С.")}


@given(surnames(), st.sampled_from(["А.С. {}", "А. С. {}", "{} А. С.", "{}  А.С", "{}А.С.", "{} A.C.", "{} А,С."]))
def test_every_order_of_initials_gives_the_same_hash(forms: list[str], shape: str) -> None:
    assert hashed(shape.format(forms[0])) == hashed(f"{forms[0]} А.С.")


@given(surnames())
def test_capitals_and_latin_letters_give_the_same_hash(forms: list[str]) -> None:
    latin = forms[0].translate(str.maketrans("аеосВАСТ", "aeocBACT"))
    assert hashed(f"{forms[0].upper()} А.С.") == hashed(f"{latin} А.С.") == hashed(f"{forms[0]} А.С.")


@pytest.mark.parametrize(
    "full",
    [
        "Кургановская Анна Сергеевна",
        "Анна Сергеевна Кургановская",
        "Кургановской Анны Сергеевны",
        "Кургановской Анне Сергеевне",
        "Кургановскую Анну Сергеевну",
        "Кургановской Анной Сергеевной",
        "КУРГАНОВСКАЯ АННА СЕРГЕЕВНА",
        "А.С. КУРГАНОВСКАЯ",
        "Кургановская\nАнна\nСергеевна",
    ],
)
def test_a_full_name_in_any_case_is_its_surname_with_initials(full: str) -> None:
    assert hashed(full) == hashed("Кургановская А.С.")


@pytest.mark.parametrize(
    "full", ["Лопатиным Ильёй Кузьмичом", "Илье Кузьмичу Лопатину", "Лопатин Илья Кузьмич", "Лопатина Ильи Кузьмича", "И.К. Лопатина"]
)
def test_men_too(full: str) -> None:
    assert hashed(full) == hashed("Лопатин И.К.")


@pytest.mark.parametrize("root", ROOTS)
def test_different_surnames_of_one_root_stay_different(root: str) -> None:
    names = of_root(root)
    assert len({surname_stem(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Мороз", "Морозов"),
        ("Коваль", "Ковалёв"),
        ("Ковалёва", "Коваленко"),
        ("Белый", "Белов"),
        ("Лебедь", "Лебедева"),
        ("Соловей", "Соловьёв"),
        ("Чех", "Чехова"),
        ("Сорока", "Сорокина"),
        ("Петрова", "Петровская"),
        ("Кузьма", "Кузьмина"),
        ("Ли", "Лю"),
        ("Гоголь", "Гоголев"),
    ],
)
def test_a_surname_and_one_made_of_it_stay_different(one: str, other: str) -> None:
    assert surname_stem(one) != surname_stem(other)


@pytest.mark.parametrize(
    "forms",
    [
        "Цой Цоя Цою Цоем Цое",
        "Ким Кима Киму Кимом",
        "Соловей Соловья Соловью Соловьём",
        "Заяц Зайца Зайцу Зайцем",
        "Козёл Козла Козлу",
        "Швец Швеца Швецу",
        "Толстой Толстого Толстым Толстая",
        "Гайдай Гайдая Гайдаю Гайдаем",
        "Данелия Данелии Данелию",
        "Аким Акима Акиму",
    ],
)
def test_odd_declensions(forms: str) -> None:
    assert len({surname_stem(form) for form in forms.split()}) == 1


def test_other_initials_are_another_person() -> None:
    assert len({hashed("Лопатина А.С."), hashed("Лопатина А.В."), hashed("Лопатина В.С.")}) == 3


def test_a_hash_depends_on_its_key() -> None:
    person = person_of(named_in("Лопатина А.С.")[0])
    assert person
    assert person.hashed(b"one") != person.hashed(b"two")
    assert len(person.hashed(b"one")) == 16
