"""Acts as clerks really write them: odd orders of parts, points without numbers, requisites where nobody expects them. Made up."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.audit_rules.facts.makers import only, order, read, regulation, text

POINTS = {
    "Назначить куратором заместителя директора по учебной работе.": True,
    "Назначить ответственным за внедрение методиста.": True,
    "Старшего воспитателя назначить ответственной за организацию наставничества.": True,
    "Ответственной за координацию работы назначить методиста.": True,
    "Возложить координацию работы на заместителя директора.": True,
    "Назначить ответственным за размещение материалов на сайте учителя информатики.": False,
    "Назначить ответственным за организацию питания завхоза.": False,
    "Контроль за исполнением приказа возложить на заместителя директора.": False,
}


@pytest.mark.parametrize(("point", "names"), POINTS.items())
def test_a_curator_named_by_a_point_of_an_order_on_mentoring(point: str, names: bool) -> None:
    acts = read(order("ПРИКАЗ\n01.09.2022 № 15").replace("2. Заместителю", f"2. {point}\n3. Заместителю"))
    assert any(act.type == "curator_order" for act in acts) is names


def test_points_with_paragraph_signs_and_no_command_on_a_page() -> None:
    acts = read(
        "Детский сад № 8\nПРИКАЗ\nот «__19__» ___09___ 2022 г. № ____47-ОС____\nОб организации наставничества\n§ 1\n"
        "С целью адаптации воспитателей организовать наставничество в форме «воспитатель – воспитатель».\n§ 2\n"
        "Старшего воспитателя назначить ответственной за организацию наставничества.\nЗаведующий",
        "html",
    )
    assert {(act.type, act.number) for act in acts} == {("implementation_order", "47-ОС"), ("curator_order", "47-ОС")}


def test_two_orders_typed_on_one_page_are_two() -> None:
    first = order("ПРИКАЗ\nот 01.09.2022 г. № 301")
    second = order("ПРИКАЗ\nот 03.10.2022 г. № 342", "О создании наставнических пар")
    numbers = {act.number for act in read(first + second, "html")}
    assert numbers == {"301", "342"}


@pytest.mark.parametrize(
    "body", ["…\n2. Назначить наставником молодого специалиста И.И. Вымышленную.\n3. Назначить наставником К.К. Небывалую."]
)
def test_an_extract_from_an_order_begins_with_any_point(body: str) -> None:
    act = only(read(f"МБОУ Выдуманская СОШ\nВЫПИСКА ИЗ ПРИКАЗА\nот 29.11.2022 № 288-ОД\n«О назначении наставников»\n{body}"), "pairs_order")
    assert (act.number, act.date) == ("288-ОД", dt.date(2022, 11, 29))


def test_an_order_that_begins_with_its_verb() -> None:
    act = only(
        read("МБОУ СОШ № 18\n112-лс | 01.09.2022\nПРИКАЗ\nо назначении наставника\nНазначить наставником А.А. Вымышленную.\nДиректор"),
        "pairs_order",
    )
    assert (act.number, act.date) == ("112-лс", dt.date(2022, 9, 1))


@pytest.mark.parametrize(
    ("letterhead", "number", "day"),
    [
        ("ПРИКАЗ № 88\nпервое сентября две тысячи двадцать второго года", "88", dt.date(2022, 9, 1)),
        ("ПРИКАЗ № 88\nдвадцать пятого августа 2022 года", "88", dt.date(2022, 8, 25)),
        ("ПРИКАЗ\nот 11.05.2022 г. № 5 3", "53", dt.date(2022, 5, 11)),
        ("ПРИКАЗ\nот 30.08.2022 № 46(1)", "46(1)", dt.date(2022, 8, 30)),
        ("ПРИКАЗ\n«01»«09»2022 № 44", "44", dt.date(2022, 9, 1)),
        ("Приказ№14от10.02.2022г.", "14", dt.date(2022, 2, 10)),
        ("от 14.02.2023г. по МБОУ «Рощинская СОШ» № 31/1-од\nПРИКАЗ", "31/1-од", dt.date(2023, 2, 14)),
        ("№ 34-о/22 30.12.2022\nПРИКАЗ", "34-о/22", dt.date(2022, 12, 30)),
    ],
)
def test_requisites_of_a_letterhead(letterhead: str, number: str, day: dt.date) -> None:
    act = only(read(order(letterhead)), "implementation_order")
    assert (act.number, act.date) == (number, day)


def test_the_day_of_a_licence_and_the_mark_of_repeal_are_not_the_orders_own() -> None:
    licensed = order("лицензия № 4417 от 12.03.2016\nПРИКАЗ № 40").replace("Директор школы", "«14» марта 2022 г.\nДиректор школы")
    assert only(read(licensed), "implementation_order").date == dt.date(2022, 3, 14)
    repealed = order("УТРАТИЛ СИЛУ (приказ № 5 от 10.01.2024)\nПРИКАЗ\n11.01.2022 № 3")
    assert only(read(repealed), "implementation_order").number == "3"


@pytest.mark.parametrize(
    ("own_name", "number", "state"),
    [("МКОУ «Ольшанская школа»", "63", "read"), ("МКОУ СОШ № 63", None, "absent"), ("", None, "unreadable")],
)
def test_a_number_under_the_schools_name_may_be_the_schools(own_name: str, number: str | None, state: str) -> None:
    letter = order("ПРИКАЗ\n01.09.2022", school="Ольшанская основная школа\n№ 63")
    act = only(read(letter, own_name=own_name), "implementation_order")
    assert (act.number, act.number_state) == (number, state)


@pytest.mark.parametrize(
    ("letterhead", "after", "state"),
    [
        ("ПРИКАЗ № 66\nсентябрь 2022", "", "unreadable"),
        ("ПРИКАЗ № 66\n2022 год", "", "unreadable"),
        ("ПРИКАЗ № 66", "05.09.2022", "read"),
        ("ПРИКАЗ № 66\nна 2022/2023 учебный год", "", "absent"),
        ("ПРИКАЗ № 66", "", "absent"),
    ],
)
def test_an_order_bears_no_date_only_where_nothing_in_it_looks_like_one(letterhead: str, after: str, state: str) -> None:
    assert only(read(order(letterhead) + after), "implementation_order").date_state == state


def test_an_approval_below_the_regulation() -> None:
    act = only(read(regulation("") + "Утверждено приказом директора № 55 от 30.03.2022"), "regulation")
    assert (act.number, act.date) == ("55", dt.date(2022, 3, 30))


def test_the_day_of_an_agreement() -> None:
    body = (
        "СОГЛАШЕНИЕ\nмежду наставником и наставляемым\nг. Выдуманск «10» октября 2022 г.\n"
        "1. Предмет соглашения\n1.1. Стороны обязуются вести наставничество."
    )
    assert only(read(body), "agreement").date == dt.date(2022, 10, 10)


def test_the_text_of_a_file_printed_in_one_line_of_its_card() -> None:
    (page,) = text(
        "Положение о наставничестве (DOCX; 41 Кб)\nМБОУ «Рощинская СОШ» Принято на педсовете протокол № 1 от 29.08.2022 Утверждаю Директор "
        "Приказ № 144 от 31.08.2022 ПОЛОЖЕНИЕ о системе наставничества педагогических работников 1. Общие положения 1.1. Настоящее "
        "Положение определяет цели наставничества. 1.2. Наставник – опытный педагог. 2. Цели и задачи 2.1. Цель – поддержка педагогов.",
        "html",
    ).pages
    act = only(read(page.text, "html"), "regulation")
    assert (act.number, act.date) == ("144", dt.date(2022, 8, 31))


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("О признании утратившим силу приказа", "1. Признать утратившим силу приказ от 17.03.2022 № 25од «О наставничестве»."),
        ("О педагогической практике студентов", "1. Назначить наставниками А.А. Вымышленную, Б.Б. Небывалую."),
    ],
)
def test_orders_that_do_not_count(title: str, body: str) -> None:
    words = f"МБОУ СОШ\nПРИКАЗ\n10.10.2022 № 250\n{title}\nПРИКАЗЫВАЮ:\n{body}\nДиректор"
    assert {act.type for act in read(words)} <= {"other"}


@pytest.mark.parametrize(
    "line",
    [
        "лицензия серия 50Л01 № 0004417 от 12 марта 2016 г.",
        "ОГРН 1025001234567 от 12.09.2012",
        "Исх. № 45 от 12.09.2021",
        "Форма утверждена приказом от 12.09.2015 № 3",
        "Копия верна 10.09.2020",
        "(в ред. приказа от 10.01.2023 № 5)",
    ],
)
@pytest.mark.parametrize("own", ["ПРИКАЗ\n14.03.2022 № 40", "ПРИКАЗ № 40"])
def test_other_papers_named_above_an_order_lend_it_no_date(line: str, own: str) -> None:
    act = only(read(order(f"{line}\n{own}")), "implementation_order")
    assert (act.number, act.date) == ("40", dt.date(2022, 3, 14) if "14.03" in own else None)


@pytest.mark.parametrize(
    "preamble",
    [
        "В дополнение к приказу № 112 от 27.04.2020",
        "Решением педагогического совета от 27.04.2020 № 3",
        "Исходя из приказа № 112 от 27.04.2020",
    ],
)
def test_a_preamble_is_known_by_its_place_and_not_by_its_first_words(preamble: str) -> None:
    words = order("ПРИКАЗ").replace(
        "В соответствии с письмом Минпросвещения России от 23.01.2020 № МР-42/02, приказом", f"{preamble}\nи приказом"
    )
    act = only(read(words.replace("Директор школы ____", "14.03.2022\nДиректор школы ____")), "implementation_order")
    assert act.date == dt.date(2022, 3, 14)


@pytest.mark.parametrize("signature", ["14.03.2022 Директор В.В. Выдуманская", "«14» марта 2022 г. Директор школы", "Дата 14.03.2022"])
def test_a_day_beside_the_signature_wherever_it_stands(signature: str) -> None:
    words = order("ПРИКАЗ № 40").replace("Директор школы ____________ В.В. Выдуманская", signature)
    assert only(read(words), "implementation_order").date == dt.date(2022, 3, 14)


def test_the_day_of_the_clerk_is_not_the_orders() -> None:
    act = only(read(order("ПРИКАЗ № 40") + "Исп. Небывалая К.Л. 15.03.2019"), "implementation_order")
    assert act.date is None


@pytest.mark.parametrize(
    "day", ["от 01.09. № 44", "от 01.09.202 г. № 44", "1/IX-22 № 44", "20220901 № 44", "1 4.03.2022 № 40", "№ 44-01.09.2022"]
)
def test_a_broken_date_is_unreadable_and_not_absent(day: str) -> None:
    act = only(read(order(f"ПРИКАЗ\n{day}")), "implementation_order")
    assert (act.date, act.date_state) == (None, "unreadable")


@pytest.mark.parametrize(
    ("stamp", "number"),
    [
        ("Принято: Утверждаю:\nна педсовете директор школы\nпротокол № 3 приказ № 40\nот 10.03.2022 от 14.03.2022", "40"),
        ("Утверждаю Принято\nприказ № 40   протокол № 3\nот 14.03.2022   от 10.03.2022", "40"),
        ("СОГЛАСОВАНО ПРИНЯТО УТВЕРЖДЕНО\nпротокол № 2 протокол № 3 приказом № 40\nот 09.03.2022 от 10.03.2022 от 14.03.2022", "40"),
    ],
)
def test_columns_that_ran_together_keep_each_number_with_its_day(stamp: str, number: str) -> None:
    act = only(read(regulation(stamp)), "regulation")
    assert (act.number, act.date) == (number, dt.date(2022, 3, 14))


@pytest.mark.parametrize("heading", ["Положение", "Положения", "Документы", "План", "Новости", "Программа", "Протокол"])
def test_a_pages_heading_is_not_the_title_of_the_act_on_it(heading: str) -> None:
    words = (
        f"{heading}\nОпубликовано 02.11.2023 автором admin\n"
        + regulation("УТВЕРЖДАЮ\nПриказ № 40 от 14.03.2022")
        + "2.2. Цели системы. " * 20
    )
    act = only(read(words, "html"), "regulation")
    assert (act.number, act.date) == ("40", dt.date(2022, 3, 14))


@pytest.mark.parametrize(("number", "read_as"), [("40 а", "40а"), ("40 ДО", "40ДО"), ("40 о.д.", "40о.д.")])
def test_the_tail_of_a_number_apart_from_it(number: str, read_as: str) -> None:
    assert only(read(order(f"ПРИКАЗ\n14.03.2022 № {number}")), "implementation_order").number == read_as


@pytest.mark.parametrize(
    "table",
    ["Дата | Номер\n14.03.2022 | 40", "Номер документа 40\nДата составления 14.03.2022", "Регистрационный номер 40, дата 14.03.2022"],
)
def test_labelled_requisites(table: str) -> None:
    act = only(read(order(f"{table}\nПРИКАЗ")), "implementation_order")
    assert (act.number, act.date) == ("40", dt.date(2022, 3, 14))


@pytest.mark.parametrize(
    ("title", "point"),
    [
        ("О проекте «Билет в будущее»", "Назначить наставниками обучающихся А.А. Вымышленную, Б.Б. Небывалую."),
        ("О создании отряда юнармии", "Назначить наставниками отряда А.А. Вымышленную, Б.Б. Небывалую."),
    ],
)
def test_mentors_of_pupils_in_an_order_on_something_else(title: str, point: str) -> None:
    words = f"МБОУ СОШ\nПРИКАЗ\n01.09.2022 № 301\n{title}\nПРИКАЗЫВАЮ:\n1. {point}\nДиректор"
    assert {act.type for act in read(words)} <= {"other"}


def test_the_teacher_and_pupil_form_of_the_model_is_not_the_teachers_package() -> None:
    acts = read(
        order("ПРИКАЗ\n01.09.2022 № 5", "О внедрении целевой модели наставничества в форме «учитель – ученик»").replace(
            "педагогических работников", ""
        )
    )
    assert {act.type for act in acts} == {"other"}


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("План педагога-наставника", "personal_programme"),
        ("План взаимодействия наставника и наставляемого", "personal_programme"),
        ("Программа наставничества учителя физики с молодым специалистом", "personal_programme"),
        ("Дорожная карта по внедрению целевой модели", "roadmap"),
        ("Банк наставнических пар", "mentor_base"),
        ("Порядок осуществления наставничества", "regulation"),
    ],
)
def test_papers_by_unusual_titles(title: str, kind: str) -> None:
    body = "\n".join(f"{n}. Встреча наставника с молодым педагогом, наставничество «педагог – педагог» | сентябрь" for n in range(1, 9))
    assert kind in {act.type for act in read(f"{title}\n{body}")}


def test_a_reference_to_an_annex_at_the_start_of_a_line_does_not_cut_the_order() -> None:
    words = order("ПРИКАЗ № 77/8").replace("2. Замест", "2. Утвердить Положение о системе наставничества\n(Приложение № 1).\n3. Замест")
    act = only(read(words.replace("Директор школы ____", "05.09.2023\nДиректор школы ____")), "implementation_order")
    assert act.date == dt.date(2023, 9, 5)


def test_an_order_whose_end_was_not_seen_is_not_undated() -> None:
    words = order("ПРИКАЗ № 77/8").partition("3. Контроль")[0]
    assert only(read(words), "implementation_order").date_state == "unreadable"


def test_a_school_year_and_an_abbreviated_school_are_no_trace_of_a_date() -> None:
    words = order("ПРИКАЗ № 45/9-о\nна 2025-2026 учебный год", school="МАДОУ «Сентябрёнок»")
    assert only(read(words), "implementation_order").date_state == "absent"


@pytest.mark.parametrize(
    ("day", "read_as"),
    [
        ("от 1 4.03.2022 № 40", dt.date(2022, 3, 14)),
        ("от2 1.03. 2022г. № 40", dt.date(2022, 3, 21)),
        ("о т 0 4.03.2022", dt.date(2022, 3, 4)),
    ],
)
def test_a_day_torn_in_two_after_from_can_only_be_one_day(day: str, read_as: dt.date) -> None:
    assert only(read(order(f"ПРИКАЗ\n{day}")), "implementation_order").date == read_as


UNTITLED = "МБОУ СОШ № 7\nПРИКАЗ № 118 от 02.09.2022\n{command}1. Утвердить положение о наставничестве.\nДиректор ______ В.В. Выдуманская\n"
SHORT_PAPER = (
    "ПОЛОЖЕНИЕ О НАСТАВНИЧЕСТВЕ\nНаставничество ведётся по методическим рекомендациям.\nНаставник назначается приказом директора.\n"
)


@pytest.mark.parametrize("command", ["", "ПРИКАЗЫВАЮ:\n"])
def test_an_order_without_a_title_waits_for_a_person(command: str) -> None:
    act = only(read(UNTITLED.format(command=command)), "implementation_order")
    assert (act.number, act.date, act.flags) == ("118", dt.date(2022, 9, 2), ("doubtful_kind",))
    of_pupils = UNTITLED.format(command=command).replace("о наставничестве", "о наставничестве учащихся")
    assert not any(act.type == "implementation_order" for act in read(of_pupils))


@pytest.mark.parametrize("between", ["", "С приказом ознакомлены: ______ И.И. Вымышленная\n"])
def test_a_regulation_typed_under_the_signature_of_its_order(between: str) -> None:
    acts = read(UNTITLED.format(command="Об утверждении Положения о наставничестве\n") + between + SHORT_PAPER)
    assert {(act.type, act.number) for act in acts} == {("implementation_order", "118"), ("regulation", "118")}


@pytest.mark.parametrize("head", ["ПРИКАЗ 25 педагогов", "ПРИКАЗ 12 наставников школы", "ПРИКАЗ 3 листа"])
def test_what_is_counted_beside_the_word_for_an_order_is_no_number(head: str) -> None:
    act = only(read(order(f"{head}\n15.09.2022")), "implementation_order")
    assert (act.number, act.date) == (None, dt.date(2022, 9, 15))
