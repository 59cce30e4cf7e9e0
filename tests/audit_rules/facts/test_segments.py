"""One file, several acts; and texts that are no acts."""

from __future__ import annotations

import datetime as dt

import pytest

from audit_rules.facts.names import mask_names
from data.models import Source
from tests.audit_rules.facts.makers import only, order, read, regulation

PACKAGE = (
    order("ПРИКАЗ\nот 31.08.2022 № 52", "Об утверждении Положения о системе наставничества")
    + "\fПриложение № 1\nк приказу от 31.08.2022 № 52\n"
    + regulation("")
    + "\fПриложение № 2\nк приказу от 31.08.2022 № 52\nДОРОЖНАЯ КАРТА\nвнедрения целевой модели наставничества\n"
    + "№ | Мероприятие | Срок\n1 | Обучение наставников | октябрь 2022\n2 | Итоги | май 2023\n"
    + "\fПриложение № 3\nк приказу от 31.08.2022 № 52\nСписок наставнических пар\n"
    "№ | Наставник | Наставляемый\n1 | Придуманная А.А. | Небылицына Б.Б.\n"
)


@pytest.mark.parametrize("pages", [True, False])
def test_an_order_with_annexes_is_several_acts(pages: bool) -> None:
    acts = read(PACKAGE if pages else PACKAGE.replace("\f", "\n"))
    assert [act.type for act in acts] == ["implementation_order", "regulation", "roadmap", "pairs_order"]
    assert {(act.number, str(act.date)) for act in acts} == {("52", "2022-08-31")}
    assert [(act.page, act.last_page) for act in acts] == ([(1, 1), (2, 2), (3, 3), (4, 4)] if pages else [(1, 1)] * 4)


def test_an_annex_without_requisites_takes_those_of_its_order() -> None:
    acts = read(order("ПРИКАЗ № 52\n31.08.2022") + "\fПриложение 1\n" + regulation(""))
    assert (only(acts, "regulation").number, str(only(acts, "regulation").date)) == ("52", "2022-08-31")


def test_a_road_map_whose_line_names_another_number_is_a_conflict() -> None:
    acts = read(
        order("ПРИКАЗ\n31.08.2022 № 34/2") + "\fПриложение 1\nк приказу от 31.08.2022 № 33/1\nДОРОЖНАЯ КАРТА\nвнедрения наставничества\n"
        "Мероприятие | Срок | Кто\nОбучение | май | куратор\n"
    )
    assert "conflict" in only(acts, "roadmap").flags
    assert "conflict" not in only(acts, "implementation_order").flags


def test_an_annex_only_mentioned_is_not_an_act() -> None:
    acts = read(
        order("ПРИКАЗ № 52\n31.08.2022", "Об утверждении Положения о наставничестве") + "Приложение: Положение о наставничестве на 8 л.\n"
    )
    assert [act.type for act in acts] == ["implementation_order"]


def test_two_orders_in_one_file() -> None:
    second = order("ПРИКАЗ\nот 05.09.2022 № 60", "О назначении наставников").replace(
        "1. Внедрить целевую модель наставничества", "1. Назначить наставников"
    )
    acts = read(order("ПРИКАЗ\nот 31.08.2022 № 52") + "\f" + second)
    assert [(act.type, act.number) for act in acts] == [("implementation_order", "52"), ("pairs_order", "60")]


def test_plan_regulation_and_programme_each_with_its_stamp() -> None:
    stamp = "УТВЕРЖДЕНО\nприказом от 31.08.2022 № {}\n"
    body = (
        regulation(stamp.format(1))
        + "\f"
        + stamp.format(2)
        + "ПРОГРАММА\nнаставничества «учитель – учитель»\nПаспорт программы\nЦель | Развитие педагогов | школа\n"
    )
    body += "\f" + stamp.format(3) + "ДОРОЖНАЯ КАРТА\nреализации наставничества\nМероприятие | Срок | Кто\nОбучение | май | куратор\n"
    assert [(act.type, act.number) for act in read(body)] == [("regulation", "1"), ("programme", "2"), ("roadmap", "3")]


def test_blanks_annexed_to_a_regulation_are_parts_of_it() -> None:
    body = (
        regulation("УТВЕРЖДЕНО приказом от 31.08.2022 № 5")
        + "\fПриложение 1\nк Положению о системе наставничества\nИндивидуальный план наставника\nМероприятие | Срок\n___ | ___\n"
    )
    assert [act.type for act in read(body)] == ["regulation"]


def test_each_personal_programme_of_a_file_counts() -> None:
    one = (
        "Персонализированная программа наставничества\nНаставник: Придуманная А.А.\n"
        "Молодой специалист: Небылицына Б.Б.\nМероприятие | Срок | Итог\nУрок | октябрь | да\nАнализ | ноябрь | да\n"
    )
    assert [act.type for act in read(one + "\f" + one + "\f" + one)] == ["personal_programme"] * 3


SECTION_PAGE = """Главная
Сведения об образовательной организации
Наставничество
Приказ № 52 от 31.08.2022 О внедрении целевой модели наставничества (PDF, 120 Кб)
Положение о системе наставничества педагогических работников (PDF; 300 Кб)
ДОРОЖНАЯ КАРТА внедрения целевой модели наставничества
Программа наставничества на 2022-2023 учебный год
База наставников
Наставничество педагогов в нашей школе развивается с 2015 года. Куратор назначен приказом директора № 12 от 01.09.2022.
1. Цели наставничества
2. Задачи наставничества
"""


def test_a_page_that_lists_or_tells_holds_no_act() -> None:
    assert read(SECTION_PAGE, "html", link_text="Наставничество") == ()
    news = (
        "День наставника\n"
        "2 марта 2024 года в школе прошёл круглый стол педагогов-наставников и молодых специалистов.\n1. Открытие.\n2. Итоги.\n"
    )
    assert read(news, "html", link_text="Новости") == ()


def test_an_act_typed_under_a_foreign_heading_is_found() -> None:
    page = (
        "Протокол педагогического совета\nШкола | Новости\n"
        + order("П Р И К А З\n_12.09.2022_            № __77-од__")
        + "Обновлено: 03.11.2023\n"
    )
    act = only(read(page, "html"), "implementation_order")
    assert (act.number, str(act.date)) == ("77-од", "2022-09-12")


def test_a_card_whose_title_is_a_regulation_and_that_holds_the_order_too() -> None:
    page = "Решаем вместе\nПоложение о наставничестве (PDF; 340 Кб)\n" + PACKAGE.replace("\f", "\n")
    assert {act.type for act in read(page, "html", link_text="Положение о наставничестве")} >= {"implementation_order", "roadmap"}


def test_a_card_that_begins_with_the_second_section_lost_its_stamp() -> None:
    body = (
        "2. Цели и задачи\n2.1. Цель наставничества – развитие педагогов.\n"
        "2.2. Форма «учитель – учитель».\n2.3. Положение обязательно.\n3. Порядок\n3.1. Куратор назначается приказом."
    )
    act = only(
        read(
            "Решаем вместе\n26. Положение о системе наставничества (PDF; 340 Кб)\n" + body,
            "html",
            link_text="Положение о системе наставничества",
        ),
        "regulation",
    )
    assert (act.number_state, act.date_state) == ("unreadable", "unreadable")


def test_text_decides_over_the_link() -> None:
    assert read("Меню на 12.05.2024\nКаша овсяная\nЧай\n", "pdf", link_text="Положение о наставничестве") == ()


def test_the_link_helps_a_text_without_a_title() -> None:
    act = only(
        read("Придуманная А.А. | учитель, наставник\nНебылицына Б.Б. | молодой специалист\n", "xlsx", link_text="Реестр наставников"),
        "mentor_base",
    )
    assert act.confidence < 0.6
    assert "low_confidence" in act.flags


def test_requisites_only_in_the_link_are_a_hint_and_no_more() -> None:
    act = only(read(order("ПРИКАЗ\n№ 52"), "ocr", 0.8, link_text="Приказ № 52 от 31.08.2022"), "implementation_order")
    assert (act.date, act.date_state) == (None, "unreadable")
    assert "title_hint" in act.flags


def test_russian_read_as_english_gives_the_kind_at_most() -> None:
    garbled = (
        "lloJIoxeHI,Ie\no cI4creMe HacraBHI4.IecrBa neAarorI4.IecKI4x pa6orHI4KoB\n"
        "anr J\\b 03-21 ;rl- 2023 r. O6rr1ee noJIoxeHI4e Hacrorrqee noJroxeHI4e"
    )
    act = only(read(garbled, "pdf", link_text="Положение"), "regulation")
    assert (act.number_state, act.date_state) == ("unreadable", "unreadable")


def test_letters_misread_by_ocr() -> None:
    act = only(read(order("ПРИКАЗ\nот 31.08.2022 № 52", "О внедренин целевой моделн наставннчества"), "ocr", 0.8), "implementation_order")
    assert act.number == "52"


def test_a_letter_spaced_act() -> None:
    body = (
        "П Р И К А З\nо т 1 1 . 0 5 . 2022г.   № 5 5\n"
        "О  в н е д р е н и и  ц е л е в о й  м о д е л и  н а с т а в н и ч е с т в а\nП Р И К А З Ы В А Ю :\n1. Внедрить модель.\n"
    )
    act = only(read(body, "pdf"), "implementation_order")
    assert (act.number, str(act.date)) == ("55", "2022-05-11")


OWN = "МБОУ «СОШ № 8 г. Выдуманска»"


@pytest.mark.parametrize(
    "school",
    [
        "МБОУ СОШ № 8",
        "МАOУ «Средняя общеобразовательная школа №8»",
        "средней школы № 8 города Выдуманска",
        "МБОУ «Выдуманская школа»",
        "школа",
    ],
)
def test_the_own_name_in_any_dress_is_not_foreign(school: str) -> None:
    acts = read(order("ПРИКАЗ\nот 31.08.2022 № 52", school=school), own_name=OWN)
    assert all("foreign_name" not in act.flags for act in acts)


def test_a_partner_named_in_passing_is_not_foreign() -> None:
    body = order("ПРИКАЗ\nот 31.08.2022 № 52", school="МБОУ СОШ № 8").replace(
        "3. Контроль", "3. Провести семинар совместно с МБОУ СОШ № 15.\n4. Контроль"
    )
    assert all("foreign_name" not in act.flags for act in read(body, own_name=OWN))


def test_another_schools_name_is_flagged_and_the_act_stays_the_sites() -> None:
    copied = regulation("УТВЕРЖДЕНО\nприказом МБОУ СОШ № 8\nот 31.08.2022 № 52").replace(
        "1.2.", "1.2. В МБОУ СОШ № 15 создаётся система.\n1.3."
    )
    assert "foreign_name" in only(read(copied, own_name=OWN), "regulation").flags
    alien = order("ПРИКАЗ\nот 31.08.2022 № 52", school="МБОУ СОШ № 15")
    assert "foreign_name" in only(read(alien, own_name=OWN), "implementation_order").flags


@pytest.mark.parametrize(
    ("body", "cites"),
    [
        ("в соответствии с письмом от 21.12.2021 № АЗ-1128/08 и № 657", True),
        ("письмо Минпросвещения и Профсоюза от 21 декабря 2021 г. № A3-1128/08/657", True),
        ("на основании Методических рекомендаций по наставничеству от 21.12.2021", True),
        ("методическими рекомендациями, разработанными Минпросвещения России совместно с Профсоюзом образования", True),
        ("на основании распоряжения Минпросвещения от 25.12.2019 № Р-145", False),
        ("на основании методических рекомендаций управления образования", False),
    ],
)
def test_citing_the_recommendations(body: str, cites: bool) -> None:
    act = only(
        read(order("ПРИКАЗ\nот 31.08.2022 № 52").replace("В соответствии с письмом", f"{body.capitalize()}, в соответствии с письмом")),
        "implementation_order",
    )
    assert act.cites_recommendations is cites


@pytest.mark.parametrize(
    ("words", "masked"),
    [
        ("Директор В.В. Выдуманская", "Директор [ФИО]"),
        ("Выдуманская В. В.", "[ФИО]"),
        ("назначить Придуманную Анну Ивановну куратором", "назначить [ФИО] куратором"),
        ("Приказ № 5 от 01.02.2022 г. Выдуманск", "Приказ № 5 от 01.02.2022 г. Выдуманск"),
    ],
)
def test_names_are_hidden(words: str, masked: str) -> None:
    assert mask_names(words) == masked


def test_quotes_hold_no_names_and_the_requisites_read() -> None:
    acts = read(regulation("УТВЕРЖДАЮ\nДиректор В.В. Выдуманская Приказ № 38 от 04.04.2022 г."))
    quote = only(acts, "regulation").quote
    assert "Выдуманская" not in quote
    assert "№ 38 от 04.04.2022" in quote


BLANK = "УТВЕРЖДАЮ\nДиректор школы\n____________ В.В. Выдуманская\n«__» ________ 20__ г.\n"
SHORT_REGULATION = """ПОЛОЖЕНИЕ
о системе наставничества педагогических работников
1. Общие положения
1.1. Настоящее Положение определяет порядок наставничества в школе.
1.2. Наставничество в школе организуется в форме «учитель – учитель».
2. Задачи
2.1. Задачи наставничества в образовательной организации:
- помощь молодым специалистам школы;
- передача опыта.
3. Порядок
3.1. Наставник назначается приказом директора школы с согласия педагога.
"""


@pytest.mark.parametrize("source", ["docx", "html"])
@pytest.mark.parametrize(
    "end",
    [
        BLANK,
        f"Приложение 1 к Положению\n{BLANK}Отчёт наставника\n____\n",
        f"Форма отчёта\n{BLANK}",
        f"СОГЛАСОВАНО\nПредседатель профкома ______\n{BLANK}",
    ],
)
def test_a_blank_form_under_a_short_regulation_takes_nothing_of_it(end: str, source: Source) -> None:
    act = only(read(f"УТВЕРЖДЕНО приказом от 04.04.2022 № 38\n{SHORT_REGULATION}{end}", source), "regulation")
    assert (act.number, act.date) == ("38", dt.date(2022, 4, 4))


@pytest.mark.parametrize("lines", [4, 8, 12])
def test_an_approval_under_the_last_point_of_a_regulation_of_any_length(lines: int) -> None:
    body = "".join(f"{line}\n" for line in SHORT_REGULATION.splitlines()[:lines])
    act = only(read(f"{body}УТВЕРЖДЕНО приказом директора от 04.04.2022 № 38\n"), "regulation")
    assert (act.number, act.date) == ("38", dt.date(2022, 4, 4))


@pytest.mark.parametrize("foot", ["УТВЕРЖДЕНО приказом от 16.01.2023 № 9-ОД", "Введено в действие приказом № 9-ОД\nот 16.01.2023"])
def test_an_approval_below_a_few_points_closes_the_paper(foot: str) -> None:
    body = "ПОЛОЖЕНИЕ\nо наставничестве педагогических работников\n1. Общие положения\n1.1. Положение определяет порядок наставничества.\n"
    act = only(read(f"{body}2. Цели и задачи\n{foot}"), "regulation")
    assert (act.number, str(act.date)) == ("9-ОД", "2023-01-16")


def test_a_stamp_below_the_title_heads_the_paper() -> None:
    stamp = "УТВЕРЖДЕНО\nприказом от 16.01.2023 № 9-ОД\n"
    act = only(read(f"ПОЛОЖЕНИЕ\nо наставничестве педагогических работников\n{stamp}1. Общие положения\n1.1. Цель: помощь."), "regulation")
    assert (act.number, str(act.date)) == ("9-ОД", "2023-01-16")
