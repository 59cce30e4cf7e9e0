"""Tables of mentors and mentees, however their headers and rows are drawn."""

from __future__ import annotations

import pytest

from audit_rules.facts.lines import lines_of
from audit_rules.facts.people import people_in
from data.models import Text, TextPage
from tests.audit_rules.people.makers import counts, of_text, rows


def pairs(table: str, *more: str, body: str = "ПРИКАЗ\nО наставничестве", title: str = "") -> tuple[int, int, int] | None:
    return counts(of_text(body, rows(table), *(rows(each) for each in more), title=title))


HEADERS = [
    "№|Наставник|Наставляемый",
    "№ п/п|Ф.И.О. наставника|Ф.И.О. молодого специалиста",
    "№|Педагог-наставник, должность|Молодой педагог, должность, стаж",
    "№|ФИО наставника (предмет)|ФИО педагога, за которым закреплён наставник",
    "№|Учитель-наставник|Начинающий учитель",
    "№|Фамилия, имя, отчество наставника|Подшефный",
    "№|Данные о наставнике: ФИО|ФИО наставляемого педагога",
    "№|Наставник|ФИО учителя",
]


@pytest.mark.parametrize("header", HEADERS)
def test_headers_in_many_words(header: str) -> None:
    people = of_text("ПРИКАЗ", rows(f"{header}\n1|Лопатина А.С.|Тарутин О.В.\n2|Курганова Е.Е., учитель|Дубанова И.И., учитель"))
    assert counts(people) == (2, 2, 2)
    swapped = "|".join([header.split("|")[0], *reversed(header.split("|")[1:])])
    turned = of_text("ПРИКАЗ", rows(f"{swapped}\n1|Тарутин О.В.|Лопатина А.С.\n2|Дубанова И.И., учитель|Курганова Е.Е., учитель"))
    assert people
    assert turned
    assert set(people.pairs) == set(turned.pairs)


def test_a_mentor_of_two_gives_two_pairs() -> None:
    assert pairs("№|Наставник|Наставляемый\n1|Лопатина А.С.|Тарутин О.В.\n2|Лопатина А. С.|Дубанова И.И.") == (1, 2, 2)


def test_a_pair_told_twice_counts_once() -> None:
    assert pairs("Наставник|Наставляемый\nЛопатина А.С.|Тарутин О.В.\nЛопатина Анна Сергеевна|О. В. Тарутин") == (1, 1, 1)


def test_a_blank_mentor_is_the_one_above() -> None:
    assert pairs("№|Наставник|Наставляемый\n1|Лопатина А.С.|Тарутин О.В.\n2||Дубанова И.И.\n|| Курганов К.К.") == (1, 3, 3)


def test_several_people_in_a_cell() -> None:
    assert pairs("Наставник|Наставляемые\nЛопатина А.С.|1. Тарутин О.В. 2. Дубанова И.И., учитель; Курганов К.К.") == (1, 3, 3)


def test_a_vacancy_is_nobody_and_takes_no_mentor_from_above() -> None:
    table = "№|Наставник|Наставляемый\n1|Лопатина А.С.|вакансия\n2|-|Дубанова И.И.\n3|не назначен|Тарутин О.В."
    assert pairs(table) == (1, 2, 0)


def test_rows_that_name_nobody() -> None:
    table = "№|Наставник|Наставляемый\n1|2|3\nНачальная школа||\n1|Лопатина А.С.|Тарутин О.В.\n||\nИтого|1|1"
    assert pairs(table) == (1, 1, 1)


@pytest.mark.parametrize(
    "upper",
    [
        "№|Наставник|||Наставляемый||\n|ФИО|Должность|Стаж|ФИО|Должность|Стаж",
        "№|Наставник|Наставляемый\n|ФИО|Должность|Стаж|ФИО|Должность|Стаж",
        "№|Наставник|Наставляемый\nФИО|Должность|Стаж|ФИО|Должность|Стаж",
        "№|Наставник|Наставник|Наставник|Наставляемый|Наставляемый|Наставляемый\n№|ФИО|Должность|Стаж|ФИО|Должность|Стаж",
    ],
)
def test_a_header_in_two_rows(upper: str) -> None:
    people = of_text(
        "ПРИКАЗ", rows(f"{upper}\n1|Лопатина А.С.|учитель|20|Тарутин О.В.|учитель|2\n2|Курганов К.К.|учитель|1|Дубанова И.И.|учитель|7")
    )
    assert counts(people) == (2, 2, 2)
    assert people
    assert (len(people.young), len(people.experienced)) == (1, 1)


def test_a_table_goes_on_without_a_header_and_with_it_again() -> None:
    first = "№|Наставник|Молодой специалист\n1|Лопатина А.С.|Тарутин О.В."
    assert pairs(first, "2|Курганов К.К.|Дубанова И.И.\n3|Скворанова Д.Д.|Жердетов М.М.") == (3, 3, 3)
    assert pairs(first, "№|Наставник|Молодой специалист\n2|Курганов К.К.|Дубанова И.И.") == (2, 2, 2)


@pytest.mark.parametrize(
    "table",
    [
        "№|ФИО|ФИО\n1|Лопатина А.С.|Тарутин О.В.",
        "№|ФИО педагога|ФИО учителя\n1|Лопатина А.С.|Тарутин О.В.",
        "1|Лопатина А.С.|Тарутин О.В.\n2|Курганов К.К.|Дубанова И.И.",
        "№|Наставник|Наставляемый\n1|Лоп4тина А.С.|Тарутин О.В.",
        "№|Наставник|Наставляемый\n1|Лопатина А.С.|учителя начальных классов",
        "№|Наставник|Наставляемый\n1|Лопатина А.С., Курганова|Тарутин О.В.",
        "№|Наставник|Наставляемый\n1|Лопатина А.С.|Тарутин О.В.\n2|Курганов К.К.",
    ],
    ids=["two names", "two teachers", "no header", "damaged", "no name", "a surname alone", "whose place is missing"],
)
def test_what_cannot_be_told_apart_is_not_counted(table: str) -> None:
    assert pairs(table) is None


@pytest.mark.parametrize(
    "table",
    [
        "№|Наставник|ФИО обучающегося|Класс\n1|Лопатина А.С.|Тарутин О.В.|5А",
        "№|Наставник|Должность|Наставляемый|Класс\n1|Лопатина А.С.|учитель|Тарутин О.В.|5А",
        "№|ФИО наставника|ФИО наставляемого ученика\n1|Лопатина А.С.|Тарутин О.В.",
        "№|Наставник|Наставляемый|Форма наставничества\n1|Лопатина А.С.|Тарутин О.В.|учитель – ученик",
        "№|ФИО наставника|ФИО наставляемого|Место работы/учёбы\n1|Лопатина А.С.|Тарутин О.В.|МБОУ СОШ № 5, 9 класс",
    ],
)
def test_pupils_are_not_counted(table: str) -> None:
    assert pairs(table) is None


def test_teachers_beside_pupils_are_counted_alone() -> None:
    teachers = "№|Наставник|Наставляемый|Должность\n1|Лопатина А.С.|Дубанова И.И.|учитель, классный руководитель 5 класса"
    assert pairs(teachers, "№|Наставник|ФИО обучающегося|Класс\n1|Лопатина А.С.|Тарутин О.В.|5А") == (1, 1, 1)


def test_a_list_of_those_made_acquainted_is_no_table_of_pairs() -> None:
    body = "1. Закрепить наставника Лопатину А.С. за молодым специалистом Тарутиным О.В.\nС приказом ознакомлены:"
    assert pairs("ФИО|Дата|Подпись\nЛопатина А.С.||\nТарутин О.В.||\nКурганов К.К.||", body=body) == (1, 1, 1)


def test_a_table_of_another_act_on_the_page_is_left_out() -> None:
    page = TextPage(number=1, text="Наставник | Наставляемый\nЛопатина А.С. | Тарутин О.В.", source="docx")
    lines = lines_of(Text(source="docx", pages=(page,)))
    other = (("Наставник", "Наставляемый"), ("Курганов К.К.", "Дубанова И.И."), ("Скворанова Д.Д.", "Жердетов М.М."))
    assert counts(people_in(frozenset({"pairs_order"}), lines, [other], "", b"k")) == (1, 1, 1)


def test_young_by_the_header_by_service_and_by_the_title() -> None:
    called = of_text("ПРИКАЗ", rows("Наставник|Молодой специалист\nЛопатина А.С.|Тарутин О.В."))
    served = of_text("ПРИКАЗ", rows("Наставник|Наставляемый|Стаж\nЛопатина А.С.|Тарутин О.В.|3 года\nЛопатина А.С.|Дубанова И.И.|4 года"))
    title = "О закреплении наставников за молодыми специалистами"
    titled = of_text("ПРИКАЗ", rows("Наставник|Наставляемый\nЛопатина А.С.|Тарутин О.В."), title=title)
    mixed = of_text("ПРИКАЗ", rows("Наставник|Наставляемый\nЛопатина А.С.|Тарутин О.В."), title=f"{title} и вновь прибывшими педагогами")
    assert called
    assert served
    assert titled
    assert mixed
    assert [len(people.young) for people in (called, served, titled, mixed)] == [1, 1, 1, 0]
    assert len(served.experienced) == 1


def test_service_of_the_mentor_makes_nobody_young() -> None:
    people = of_text("ПРИКАЗ", rows("Наставник|Стаж|Наставляемый|Стаж\nЛопатина А.С.|2|Тарутин О.В.|14"))
    assert people
    assert (people.young, len(people.experienced)) == ((), 1)


def test_columns_parted_by_blanks_only() -> None:
    body = "Наставник | Наставляемый\nЛопатина А.С. | Тарутин О.В.\nКурганов К.К. | Дубанова И.И.\nДиректор | В.В. Выдуманская"
    assert counts(of_text(body)) == (2, 2, 2)
