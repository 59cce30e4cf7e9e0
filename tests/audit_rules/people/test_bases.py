"""Bases of mentors and of mentees: the recommended form, short tables, typed lists."""

from __future__ import annotations

from tests.audit_rules.people.makers import counts, of_text, rows

MENTORS = (
    "№|ФИО наставника|Контактные данные|Место работы/учебы наставника|Основные компетенции наставника"
    "|Важные для программы достижения наставника|Интересы наставника|Желаемый возраст наставляемых"
    "|Ресурс времени на программу наставничества|Дата вхождения в программу|ФИО наставляемого (наставляемых)|Форма наставничества"
    "|Место работы/учебы наставляемого|Дата завершения программы|Результаты программы|Ссылка на кейс/отзыв наставника"
)
MENTEES = (
    "№|ФИО наставляемого|Контактные данные для связи|Год рождения наставляемого|Основной запрос наставляемого"
    "|Дата вхождения в программу|ФИО наставника|Форма наставничества|Место работы/учебы наставника|Дата завершения программы"
)
ROW = "8-900|МБОУ СОШ № 1|Предметные; методика урока|Победитель конкурса|спорт|25–35|2 ч|01.09.2023"


def test_the_recommended_form_of_mentors() -> None:
    first = f"1|Лопатина А.С.|{ROW}|Тарутин О.В., Дубанова И.И.|педагог – педагог|МБОУ СОШ № 1|31.05.2024||"
    pupils = f"2|Курганов К.К.|{ROW}|Жердетов М.М.|учитель – ученик|МБОУ СОШ № 1, 9 класс|31.05.2024||"
    people = of_text("База наставников", rows(f"{MENTORS}\n{first}\n{pupils}"), kinds=("mentor_base",))
    assert counts(people) == (1, 2, 2)
    assert people
    assert [words for _, words in people.competences] == ["Предметные", "методика урока"]


def test_the_recommended_form_of_mentees() -> None:
    row = "1|Тарутин О.В.|8-900|1999|методика|01.09.2023|Лопатина А.С.|педагог – педагог|МБОУ СОШ № 1|31.05.2024"
    assert counts(of_text("База наставляемых", rows(f"{MENTEES}\n{row}"), kinds=("mentee_base",))) == (1, 1, 1)


def test_a_plain_column_of_names_is_the_bases_subject() -> None:
    table = rows("№|ФИО|Должность|Стаж\n1|Лопатина Анна Сергеевна|учитель|20\n2|Курганов Иван Ильич|учитель|2")
    assert counts(of_text("База наставников", table, kinds=("mentor_base",))) == (2, 0, 0)
    mentees = of_text("База наставляемых", table, kinds=("mentee_base",))
    assert counts(mentees) == (0, 2, 0)
    assert mentees
    assert (len(mentees.young), len(mentees.experienced)) == (1, 1)


def test_the_line_over_a_table_tells_whose_list_it_is() -> None:
    body = "Список наставников"
    assert counts(of_text(body, rows("№|ФИО|Должность\n1|Лопатина А.С.|учитель"), kinds=("mentor_base", "mentee_base"))) == (1, 0, 0)


def test_a_mentee_without_a_mentor_has_no_pair() -> None:
    table = rows("№|ФИО|Стаж|Наставник\n1|Тарутин О.В.|1|Лопатина А.С.\n2|Дубанова И.И.|5|")
    assert counts(of_text("База наставляемых", table, kinds=("mentee_base",))) == (1, 2, 1)


def test_typed_lists() -> None:
    mentors = (
        "База наставников\n1. Лопатина Анна Сергеевна, учитель математики, стаж 25 лет\n2. Курганов К.К., учитель\nДиректор В.В. Выдуманная"
    )
    assert counts(of_text(mentors, kinds=("mentor_base",))) == (2, 0, 0)
    people = of_text("Наставляемые\n- Тарутин О.В., учитель, стаж 2 года\n- Дубанова И.И., молодой специалист", kinds=("mentee_base",))
    assert counts(people) == (0, 2, 0)
    assert people
    assert len(people.young) == 2


def test_achievements_stand_for_competences_where_there_are_none_and_interests_never() -> None:
    told = of_text(
        "База",
        rows("ФИО наставника|Профессиональные достижения|Интересы\nЛопатина А.С.|победитель конкурса|шахматы"),
        kinds=("mentor_base",),
    )
    assert told
    assert [words for _, words in told.competences] == ["победитель конкурса"]
    none = of_text("База", rows("ФИО наставника|Интересы наставника\nЛопатина А.С.|шахматы"), kinds=("mentor_base",))
    assert none
    assert none.competences == ()


def test_other_kinds_name_nobody() -> None:
    assert of_text("ПРИКАЗ", rows("Наставник|Наставляемый\nЛопатина А.С.|Тарутин О.В."), kinds=("regulation",)) is None


def test_a_base_without_names_is_not_counted() -> None:
    assert of_text("База наставников", rows("№|Должность|Стаж\n1|учитель|20"), kinds=("mentor_base",)) is None
