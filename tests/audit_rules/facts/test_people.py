"""People of an order and its annex, joined through the whole way from text to act. Made-up people."""

from __future__ import annotations

from data import codec
from data.models import Act
from tests.audit_rules.facts.makers import only, order, read

KEY = b"key of a test"
NAMES = ("Вымышленн", "Небывал", "Сказочн", "Придуман")
ANNEX = """Приложение 1
к приказу от 01.09.2022 № 15
СПИСОК НАСТАВНИЧЕСКИХ ПАР
№ | Наставник | Наставляемый | Стаж наставляемого
1 | Вымышленная Анна Сергеевна | Небывалый Б.К. | 2 года
2 | Сказочная О.П. | Придуманов Г.Д. | 11 лет
"""


def pairs_order() -> Act:
    words = order("ПРИКАЗ\n01.09.2022 № 15", "О закреплении наставнических пар")
    return only(read(words + "\f" + ANNEX, people_key=KEY), "pairs_order")


def test_an_order_and_the_list_annexed_to_it_are_one_act_with_its_people() -> None:
    people = pairs_order().people
    assert people is not None
    assert (len(people.mentors), len(people.mentees), len(people.pairs)) == (2, 2, 2)
    assert (len(people.young), len(people.experienced)) == (1, 1)


def test_no_name_is_kept_in_the_facts() -> None:
    kept = codec.dump(Act, pairs_order())
    assert not any(name in kept for name in NAMES)


def test_a_person_is_the_same_in_two_acts_and_another_in_another_workspace() -> None:
    words = order("ПРИКАЗ\n01.09.2022 № 16", "О назначении наставника").replace(
        "1. Внедрить", "1. Закрепить наставника Вымышленную А.С. за молодым специалистом Небывалым Б.К.\n2. Внедрить"
    )
    mine, other = (only(read(words, people_key=key), "pairs_order").people for key in (KEY, b"another"))
    first = pairs_order().people
    assert mine is not None
    assert other is not None
    assert first is not None
    assert set(mine.pairs) < set(first.pairs)
    assert set(other.mentors).isdisjoint(mine.mentors)


def test_a_curator_and_the_post() -> None:
    words = order("ПРИКАЗ\n01.09.2022 № 16").replace(
        "2. Замест", "2. Назначить куратором заместителя директора по УВР Сказочную О.П.\n3. Замест"
    )
    people = only(read(words, people_key=KEY), "curator_order").people
    assert people is not None
    (curator,) = people.curators
    assert "заместител" in curator.post
    assert "Сказочн" not in curator.post
