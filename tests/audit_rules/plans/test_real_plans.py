"""The two real plans: every row of the road map of Spassk-Dalny, and the ten events of the programme from Klin."""

from __future__ import annotations

import datetime as dt

import pytest

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.plans import plan_in
from data.models import Act
from data.plans import Plan
from tests.documents import real_document

SPASSK = Act(
    type="roadmap",
    title="План мероприятий (дорожная карта) по реализации целевой модели наставничества",
    date=dt.date(2023, 9, 29),
    date_state="read",
    last_page=5,
)
KLIN = Act(type="programme", title="ЦЕЛЕВАЯ ПРОГРАММА", number="83-2", date=dt.date(2022, 6, 22), last_page=4)

ROWS = [
    ("Семинар для кураторов и наставников ЦМН", "28.08.2023 г", "2023-08-28", "2023-08-28", ""),
    ("Анализ внедрения ЦМН в ОО", "28.08.2023 г", "2023-08-28", "2023-08-28", ""),
    ("Обеспечение систематического участия", "в течение года", "2023-09-01", "2024-05-31", ""),
    ("Разработка и реализация «дорожной карты»", "до 02.10.2023", None, "2023-10-02", ""),
    ("Семинар-совещание «Развитие методической", "6.10.", "2023-10-06", "2023-10-06", ""),
    ("Формирование банка наставляемых", "до 10.10.2023", None, "2023-10-10", ""),
    ("Составление ИОМ", "до 10.10.2023", None, "2023-10-10", ""),
    ("Создание условий для участия", "25-29.08.2023", "2023-08-25", "2023-08-29", ""),
    ("Корректировка локальной", "сентябрь-октябрь", "2023-09-01", "2023-10-31", ""),
    ("Корректировка положения о совете", "до 10.10.2023", None, "2023-10-10", ""),
    ("Разработка положения муниципального этапа", "до 30.11.2023", None, "2023-11-30", ""),
    ("Создание экспертной группы", "", None, None, ""),
    ("Ведение раздела сайта", "систематически", "2023-09-01", "2024-05-31", "always"),
    ("Обеспечение изучения методическими", "в течение года", "2023-09-01", "2024-05-31", ""),
    ("Организация работы площадки", "29.08. 2023", "2023-08-29", "2023-08-29", ""),
    ("Семинар- практикум", "14.09.", "2023-09-14", "2023-09-14", ""),
    ("Оказание методического сопровождения", "октябрь-ноябрь", "2023-10-01", "2023-11-30", ""),
    ("Организация и проведение муниципального", "декабрь", "2023-12-01", "2023-12-31", ""),
    ("Организация дискуссионной площадки", "30.01.2024", "2024-01-30", "2024-01-30", ""),
    ("Аналитический семинар", "5.03. 2024г", "2024-03-05", "2024-03-05", ""),
    ("Создание инициативной группы", "4.04. 2024г", "2024-04-04", "2024-04-04", ""),
    ("Участие в региональных событиях", "в течение года", "2023-09-01", "2024-05-31", ""),
    ("Повышение квалификации наставников", "в течение года", "2023-09-01", "2024-05-31", ""),
    ("Методическая, консультационная помощь", "По необходимости", "2023-09-01", "2024-05-31", "when_needed"),
    ("Обеспечение своевременного информирования", "ежемесячно в течение 2023-24 учебного года", "2023-09-01", "2024-05-31", "monthly"),
    ("Обеспечение контроля за реализацией", "ежеквартально", "2023-09-01", "2024-05-31", "quarterly"),
    ("Оформление банка лучших", "каждые полгода", "2023-09-01", "2024-05-31", "half_yearly"),
    ("Формирование муниципального банка", "каждые полгода", "2023-09-01", "2024-05-31", "half_yearly"),
    ("Участие в мониторинге", "2 раза в год", "2023-09-01", "2024-05-31", "twice_a_year"),
    ("Анализ на уровне образовательной", "декабрь", "2023-12-01", "2023-12-31", ""),
    ("Анализ на уровне Управления", "апрель", "2024-04-01", "2024-04-30", ""),
    ("Оценка качества реализации", "май", "2024-05-01", "2024-05-31", ""),
    ("Формирование единой информационной базы", "в течение года", "2023-09-01", "2024-05-31", ""),
]
EVENTS = [
    ("Kick-off", "сентябрь", "2022-09-01", "2022-09-30"),
    ("Методический аудит", "октябрь", "2022-10-01", "2022-10-31"),
    ("Case-studies", "ноябрь", "2022-11-01", "2022-11-30"),
    ("Митап", "декабрь", "2022-12-01", "2022-12-31"),
    ("Профессиональная проба", "декабрь", "2022-12-01", "2022-12-31"),
    ("Семинар-практикум", "январь", "2023-01-01", "2023-01-31"),
    ("Педагогический форум", "март", "2023-03-01", "2023-03-31"),
    ("Методическая неделя", "апрель", "2023-04-01", "2023-04-30"),
    ("Рефлексионная сессия", "май", "2023-05-01", "2023-05-31"),
]


def plan(name: str, act: Act, *, tables: bool) -> Plan:
    found = plan_in(real_document(name, tables=tables), act)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("name", "kind", "number", "number_state", "day"),
    [("spassk-2023-roadmap", "roadmap", None, "absent", "2023-09-29"), ("klin-2022-programme", "programme", "83-2", "read", "2022-06-22")],
)
@pytest.mark.parametrize("tables", [True, False], ids=["tables", "lines"])
def test_both_are_recognised_with_their_requisites(
    name: str, kind: str, number: str | None, number_state: str, day: str, tables: bool
) -> None:
    (act,) = acts_in(real_document(name, tables=tables), Context(today=dt.date(2026, 1, 1)))
    assert (act.type, act.number, act.number_state, str(act.date), act.date_state) == (kind, number, number_state, day, "read")


@pytest.mark.parametrize("tables", [True, False], ids=["tables", "lines"])
def test_every_row_of_the_road_map(tables: bool) -> None:
    read = plan("spassk-2023-roadmap", SPASSK, tables=tables)
    assert (read.school_year, read.approved, read.note) == (2023, dt.date(2023, 9, 29), "")
    found = [(i.term, i.begins and str(i.begins), i.due and str(i.due), i.repeats) for i in read.items]
    assert found == [row[1:] for row in ROWS]
    assert all(item.item.startswith(row[0]) for item, row in zip(read.items, ROWS, strict=True))


def test_cells_split_over_pages_are_whole_again() -> None:
    items = plan("spassk-2023-roadmap", SPASSK, tables=True).items
    assert items[3].item == (
        "Разработка и реализация «дорожной карты» по реализации системы мероприятий по реализации муниципальной системы наставничества"
    )
    assert items[10].result == "Разработано положение о муниципальном конкурсе наставнических практик «Формула успеха»"
    assert items[25].item == (
        "Обеспечение контроля за реализацией целевой модели наставничества: вовлечение молодых педагогов, имеющих стаж до трёх лет и "
        "возраст до 35 лет, во все наставнические программы и практики на уровне ОО, муниципалитета и региона."
    )


def test_parts_of_the_road_map_are_its_directions() -> None:
    directions = [item.direction.split()[0] for item in plan("spassk-2023-roadmap", SPASSK, tables=True).items]
    assert [
        directions.count(name) for name in ("Организационно-деятельностное", "Научно-методическое", "Сопровождение", "Аналитическая")
    ] == [
        8,
        5,
        11,
        9,
    ]


def test_years_not_written_are_marked_as_inferred() -> None:
    items = plan("spassk-2023-roadmap", SPASSK, tables=True).items
    assert {item.term: item.year_inferred for item in items if item.term in {"6.10.", "28.08.2023 г", "май"}} == {
        "6.10.": True,
        "28.08.2023 г": False,
        "май": True,
    }


def test_days_before_the_plan_s_own_approval_are_kept() -> None:
    read = plan("spassk-2023-roadmap", SPASSK, tables=True)
    assert read.approved
    assert sum(item.due is not None and item.due < read.approved for item in read.items) == 5


@pytest.mark.parametrize("tables", [True, False], ids=["tables", "lines"])
def test_the_programme_s_nine_events_and_the_tenth_of_its_passport(tables: bool) -> None:
    read = plan("klin-2022-programme", KLIN, tables=tables)
    assert (read.school_year, read.approved) == (2022, dt.date(2022, 6, 22))
    *nine, tenth = read.items
    assert [(i.term, str(i.begins), str(i.due)) for i in nine] == [event[1:] for event in EVENTS]
    assert all(item.item.startswith(event[0]) for item, event in zip(nine, EVENTS, strict=True))
    assert tenth.item.startswith("Презентация сборника электронных методических материалов")
    assert (str(tenth.begins), str(tenth.due)) == ("2023-04-01", "2023-05-31")
    assert tenth.term == "аналитико-обобщающий этап (апрель 2023 г. - май 2023г.)"


def test_no_name_of_a_person_is_kept() -> None:
    read = plan("spassk-2023-roadmap", SPASSK, tables=False)
    said = " ".join(f"{item.item} {item.term} {item.result}" for item in read.items)
    assert not any(name in said for name in ("Вымышленная", "Придумкина", "Сочинская", "Небывалая", "Условная"))
