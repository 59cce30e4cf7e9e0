"""Plans in tables of many shapes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from audit_rules.facts.plans import plan_in, plans_of
from audit_rules.facts.plans.mending import mended
from audit_rules.facts.text import extract
from data.models import Act, Document, Text
from tests.audit_rules.plans.makers import HEAD, ROADMAP, page, plain, plan_of, told


@pytest.mark.parametrize(
    "head",
    [
        ("№ п/п", "Наименование мероприятия", "Срок исполнения", "Ответственный", "Ожидаемый результат"),
        ("Срок", "Ответственные", "Содержание деятельности", "Ожидаемый результат", "№"),
        ("Ожидаемые результаты", "Исполнители", "Сроки реализации", "№", "Виды деятельности"),
    ],
)
def test_columns_stand_in_any_order(head: tuple[str, ...]) -> None:
    values = {
        "№": "1",
        "Срок": "октябрь",
        "Отв": "куратор",
        "Исп": "куратор",
        "Ожид": "приказ",
        "Содер": "Подбор пар",
        "Виды": "Подбор пар",
    }
    values |= {"Наим": "Подбор пар"}
    row = [next(value for key, value in values.items() if cell.startswith(key)) for cell in head]
    (item,) = plan_of(page([head, row])).items
    assert (item.item, item.term, item.due, item.result) == ("Подбор пар", "октябрь", dt.date(2023, 10, 31), "приказ")


def test_a_heading_over_rows_is_their_direction() -> None:
    table = [
        HEAD,
        ["1. Подготовка условий"],
        ["1", "Издание приказа", "сентябрь", "директор"],
        ["2. Работа пар"],
        ["2", "Подбор пар", "октябрь", ""],
    ]
    assert [item.direction for item in plan_of(page(table)).items] == ["1. Подготовка условий", "2. Работа пар"]


def test_months_over_rows_are_their_terms() -> None:
    table = [("Мероприятие", "Ответственный"), ["Сентябрь"], ["Издание приказа", "директор"], ["Октябрь"], ["Подбор пар", "куратор"]]
    assert told(plan_of(page(table))) == [("Издание приказа", "Сентябрь", "2023-09-30"), ("Подбор пар", "Октябрь", "2023-10-31")]


def test_a_month_in_the_first_column_holds_for_the_rows_below() -> None:
    table = [("Месяц", "Мероприятие", "Ответственный"), ["Сентябрь", "Издание приказа", "директор"], ["", "Подбор пар", "куратор"]]
    assert [item.term for item in plan_of(page(table)).items] == ["Сентябрь", "Сентябрь"]


def test_an_empty_term_is_never_taken_from_the_row_above() -> None:
    table = [HEAD, ["1", "Издание приказа", "сентябрь", "директор"], ["2", "Создание экспертной группы", "", "куратор"]]
    assert told(plan_of(page(table)))[1] == ("Создание экспертной группы", "", "")


def test_two_events_in_a_cell_share_its_term() -> None:
    table = [HEAD, ["1", "Семинар «Первые шаги наставника» Анализ внедрения модели в школе", "28.08.2023", "куратор"]]
    assert told(plan_of(page(table))) == [
        ("Семинар «Первые шаги наставника»", "28.08.2023", "2023-08-28"),
        ("Анализ внедрения модели в школе", "28.08.2023", "2023-08-28"),
    ]


def test_two_events_with_two_terms_take_one_each() -> None:
    table = [HEAD, ["1", "Семинар «Первые шаги наставника». Круглый стол «Итоги года»", "14.09. 20.05.", "куратор"]]
    assert [item.term for item in plan_of(page(table)).items] == ["14.09", "20.05"]


def test_one_sentence_with_a_capital_inside_is_one_event() -> None:
    table = [HEAD, ["1", "Составление ИОМ в плане наставников. Результативность деятельности педагогов.", "май", "куратор"]]
    assert len(plan_of(page(table)).items) == 1


def test_a_row_goes_on_over_the_page() -> None:
    first = [HEAD, ["1", "Обеспечение контроля за внедрением: вовлечение", "", "куратор"]]
    second = [["", "молодых педагогов в программы", "ежеквартально", "завуч"], ["2", "Подбор пар", "октябрь", "куратор"]]
    items = plan_of(page(first), page(second, number=2)).items
    assert [(item.item, item.term) for item in items] == [
        ("Обеспечение контроля за внедрением: вовлечение молодых педагогов в программы", "ежеквартально"),
        ("Подбор пар", "октябрь"),
    ]


def test_cells_that_reach_down_leave_short_rows() -> None:
    head = ("Направление", "Мероприятие", "Срок", "Результат", "Ответственный")
    table = [head, ["Подготовка", "Издание приказа", "сентябрь", "приказ", "директор"], ["Подбор пар", "октябрь", "список", "куратор"]]
    assert [(item.direction, item.item, item.term) for item in plan_of(page(table)).items] == [
        ("Подготовка", "Издание приказа", "сентябрь"),
        ("Подготовка", "Подбор пар", "октябрь"),
    ]


def test_tables_of_other_things_give_no_events() -> None:
    people = [("", "Количество педагогов"), ("Начальные классы", "8"), ("Технология", "2")]
    signs = [("Директор", "____", "Выдуманский А.Б."), ("Дата", "сентябрь", "2023")]
    assert plan_of(page(people, signs)).items == ()


def test_a_table_below_the_plan_without_its_header_is_not_the_plan_s() -> None:
    plan = [HEAD, ["1", "Подбор пар", "октябрь", "куратор"]]
    people = [("Наставник", "Стаж", "Предмет"), ("Учитель", "20 лет", "химия")]
    assert len(plan_of(page(plan), page(people, number=2)).items) == 1


def test_names_of_people_are_hidden() -> None:
    table = [HEAD, ["1", "Мастер-класс Выдуманской А.Б.", "октябрь", "Вымышленная В.Г."]]
    (item,) = plan_of(page(table)).items
    assert item.item == "Мастер-класс [ФИО]"


def test_rows_whose_cells_ran_together_are_parted_by_their_terms() -> None:
    head = "№ | Мероприятие | Срок | Результат | Ответственный"
    rows = "1 | Издание приказа | сентябрь | приказ | директор\nПодбор пар | октябрь | куратор"
    assert told(plan_of(plain(f"{head}\n{rows}"))) == [
        ("Издание приказа", "сентябрь", "2023-09-30"),
        ("Подбор пар", "октябрь", "2023-10-31"),
    ]


EVENTS = ("Издание приказа о наставничестве", "Подбор наставнических пар", "Итоговая встреча")
LISTS = {
    "dashes": "1. {} – сентябрь\n2. {} – до 15 октября\n3. {} – май 2024 г.",
    "brackets": "- {} (сентябрь)\n- {} (до 15 октября)\n- {} (май 2024 г.)",
    "headings": "Сентябрь\n1. {}\nдо 15 октября\n1. {}\nмай 2024 г.\n1. {}",
}


@pytest.mark.parametrize("lines", LISTS.values(), ids=LISTS)
def test_a_list_with_terms_is_a_plan(lines: str) -> None:
    assert [(item.item, str(item.due)) for item in plan_of(plain(f"План работы\n{lines.format(*EVENTS)}")).items] == [
        ("Издание приказа о наставничестве", "2023-09-30"),
        ("Подбор наставнических пар", "2023-10-15"),
        ("Итоговая встреча", "2024-05-31"),
    ]


def test_a_road_map_without_a_plan_says_why() -> None:
    plan = plan_of(plain("Дорожная карта\nстрока без таблицы"))
    assert (plan.items, plan.note) == ((), "Перечень мероприятий со сроками в документе не распознан")


def test_a_lost_page_is_told() -> None:
    lost = replace(plain("", number=2), failure="unreadable")
    plan = plan_of(page([HEAD, ["1", "Подбор пар", "октябрь", ""]]), lost)
    assert len(plan.items) == 1
    assert "не прочитана" in plan.note


def test_a_programme_without_a_calendar_is_no_plan() -> None:
    act = Act(type="programme", title="Программа наставничества")
    assert plan_in(Text(source="docx", pages=(plain("Цели и задачи программы"),)), act) is None


def test_days_of_a_badly_read_scan_are_not_trusted() -> None:
    scan = replace(
        plain("1. Издание приказа - 6.10.\n2. Подбор пар школы - 8.10.\n3. Итоговая встреча - май"), source="ocr", confidence=0.6
    )
    items = plan_of(scan).items
    assert [item.term for item in items] == ["6.10", "8.10", "май"]
    assert {item.due for item in items} == {None}


def test_two_acts_of_one_file_have_a_plan_each() -> None:
    whole, pair = "Дорожная карта внедрения наставничества", "Персонализированная программа наставничества пары"
    roadmap = page([HEAD, ["1", "Подбор пар", "октябрь", "куратор"]], above=whole)
    own = page([("Содержание работы", "Срок", "Отметка"), ["Посещение уроков наставника", "ноябрь", ""]], above=pair)
    one = replace(roadmap, text=f"{roadmap.text}\n{own.text}", tables=roadmap.tables + own.tables)
    documents = [
        Document(act=Act(type="roadmap", title=whole, date=dt.date(2023, 9, 1)), url="http://s.example/a", page_url="", sha256="a"),
        Document(act=Act(type="personal_programme", title=pair), url="http://s.example/a", page_url="", sha256="a"),
    ]
    (plan,) = plans_of(documents, {"a": Text(source="docx", pages=(one,))})
    assert told(plan) == [("Подбор пар", "октябрь", "2023-10-31")]
    assert (plan.url, plan.type, plan.school_year) == ("http://s.example/a", "roadmap", 2023)


def test_a_word_file_with_merged_cells(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("Дорожная карта внедрения наставничества на 2023-2024 учебный год")
    table = made.add_table(rows=5, cols=4)
    rows = [
        ("Направление", "Мероприятие", "Срок", "Ответственный"),
        ("Подготовка", "Издание приказа", "до 10.10.2023", "директор"),
        ("", "Подбор пар", "октябрь-ноябрь", "куратор"),
        ("Анализ и контроль", "", "", ""),
        ("Контроль", "Итоговая встреча", "5.03. 2024г", "куратор"),
    ]
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            table.cell(number, place).text = cell
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 3))
    made.save(str(tmp_path / "plan.docx"))
    plan = plan_in(extract((tmp_path / "plan.docx").read_bytes(), "plan.docx"), ROADMAP)
    assert plan is not None
    assert [(item.direction, item.item, str(item.due)) for item in plan.items] == [
        ("Подготовка", "Издание приказа", "2023-10-10"),
        ("Подготовка", "Подбор пар", "2023-11-30"),
        ("Контроль", "Итоговая встреча", "2024-03-05"),
    ]


def test_a_part_named_under_the_numbers_is_a_heading() -> None:
    table = [HEAD, ["Этап 1", "Отбор и обучение", "", ""], ["1", "Подбор пар", "октябрь", "куратор"]]
    (item,) = plan_of(page(table)).items
    assert item.direction == "Этап 1 Отбор и обучение"


def test_a_header_alone_at_a_page_s_foot_holds_for_the_next_page() -> None:
    rows = [["1", "Издание приказа", "сентябрь", "директор"], ["2", "Подбор пар", "октябрь", "куратор"]]
    assert len(plan_of(page([HEAD]), page(rows, number=2)).items) == 2


def test_a_table_without_a_header_is_read_by_what_its_columns_hold() -> None:
    rows = [
        ["1", "Издание приказа о наставничестве", "до 15.09.23 г.", "директор"],
        ["2", "Встреча наставников и", "октябрь", "завуч"],
        ["", "молодых учителей «Диалог»", "", ""],
        ["3", "Итоговая выставка уроков", "весной, по согласованию", "завуч"],
        ["4", "Посещение занятий коллег", "ежемесячно", "наставники"],
    ]
    items = plan_of(page(rows)).items
    assert [(item.item, str(item.due)) for item in items[:2]] == [
        ("Издание приказа о наставничестве", "2023-09-15"),
        ("Встреча наставников и молодых учителей «Диалог»", "2023-10-31"),
    ]
    assert [(item.item, item.repeats) for item in items[3:]] == [("Посещение занятий коллег", "monthly")]


def test_a_table_without_a_header_and_without_terms_is_no_plan() -> None:
    people = [["1", "Учитель химии высшей категории", "20 лет", "52"], ["2", "Учитель физики первой категории", "11 лет", "53"]]
    assert plan_of(page(people)).items == ()


BROKEN = ("№", "Мероприя тие", "Ожидаем ый результат", "Срок исполнен ия", "Ответстве нный", "Примечан ие")


def test_words_broken_by_narrow_cells_are_whole_again() -> None:
    rows = [
        ["1", "Фестивал ь «Педагогически й мост»", "Объединен ие", "12.12.202 3", "куратор", ""],
        ["2", "Марафон «Вдохнове ние -Рост »", "Сборник", "март", "куратор", ""],
    ]
    items = plan_of(page([BROKEN, *rows])).items
    assert [(item.item, str(item.due)) for item in items] == [
        ("Фестиваль «Педагогический мост»", "2023-12-12"),
        ("Марафон «Вдохновение-Рост»", "2024-03-31"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Семинар для молодых педагогов и их наставников",
        "Помощь им в работе с детьми",
        "Встреча с ними по итогам года",
        "Цикл цифровых уроков - практикум",
        "5 класс а также 9 класс б",
        "Отчёт за 12.12. 2023 год",
    ],
)
def test_whole_words_stay_apart(text: str) -> None:
    assert mended(text) == text
