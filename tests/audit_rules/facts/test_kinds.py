"""What kind an act is: by its title, by its points, and what only looks like one."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.audit_rules.facts.makers import order, read, regulation

HEAD = "МБОУ «Выдуманская школа»\nПРИКАЗ\nот 31.08.2022 № 52\n"


def plain_order(title: str, points: str = "1. Исполнять настоящий приказ в части наставничества педагогических работников.") -> str:
    return (
        f"{HEAD}{title}\nВ целях развития школы\nПРИКАЗЫВАЮ:\n{points}\n2. Контроль оставляю за собой.\nДиректор ______ В.В. Выдуманская\n"
    )


def kinds(body: str, own_name: str = "") -> list[str]:
    return [act.type for act in read(body, own_name=own_name)]


@pytest.mark.parametrize(
    "title",
    [
        "О внедрении целевой модели наставничества",
        "О внедрении системы наставничества педагогических работников",
        "«О внедрении (применении) системы (целевой модели) наставничества педагогических работников в МБОУ»",
        "О целевой модели наставничества",
        "Об утверждении Положения о системе наставничества педагогических работников",
        "Об утверждении Положения о наставничестве",
        "Об организации наставничества",
        "Об организации наставничества педагогических работников в 2022-2023 учебном году",
        "О реализации системы наставничества",
        "О введении целевой модели наставничества",
        "О создании системы наставничества в школе",
        "О наставничестве",
        "О внедрении методологии (целевой модели) наставничества",
    ],
)
def test_orders_that_bring_the_model_in(title: str) -> None:
    assert "implementation_order" in kinds(plain_order(title))


@pytest.mark.parametrize(
    ("title", "points", "expected"),
    [
        ("О назначении куратора внедрения целевой модели наставничества", "1. Назначить куратором Выдуманскую В.В.", ["curator_order"]),
        (
            "О назначении ответственного за внедрение и реализацию программ наставничества",
            "1. Назначить ответственной Выдуманскую В.В.",
            ["curator_order"],
        ),
        ("О назначении координатора наставничества", "1. Назначить Выдуманскую В.В.", ["curator_order"]),
        ("О закреплении наставнических пар", "1. Закрепить:\nПридуманная А.А. – Небылицына Б.Б.", ["pairs_order"]),
        ("О назначении наставников", "1. Назначить наставниками: Придуманную А.А.", ["pairs_order"]),
        ("О закреплении наставников за молодыми специалистами", "1. Закрепить наставников", ["pairs_order"]),
        ("Об утверждении списка наставников", "1. Утвердить список наставников (приложение).", ["pairs_order"]),
        ("О шефстве над молодыми учителями", "1. Шефство поручить Придуманной А.А., наставнику.", ["pairs_order"]),
        ("Об организации работы с молодыми специалистами", "1. Назначить наставником Придуманную А.А.", ["pairs_order"]),
        (
            "О внедрении целевой модели наставничества и назначении куратора",
            "1. Внедрить целевую модель наставничества.\n2. Назначить куратором Придуманную А.А.",
            ["implementation_order", "curator_order"],
        ),
        (
            "О внедрении системы наставничества",
            "1. Внедрить систему наставничества.\n"
            "2. Назначить куратором программы наставничества Придуманную А.А.\n3. Закрепить наставников: Небылицына Б.Б. – Сказкин С.С.",
            ["implementation_order", "curator_order", "pairs_order"],
        ),
        (
            "О назначении куратора",
            "1. Назначить куратором наставничества Придуманную А.А.\n2. Утвердить Положение о системе наставничества (приложение 1).",
            ["implementation_order", "curator_order"],
        ),
    ],
)
def test_each_kind_by_title_and_points(title: str, points: str, expected: list[str]) -> None:
    assert kinds(plain_order(title, points)) == expected


def test_a_bare_title_is_what_its_points_are() -> None:
    """«О наставничестве» alone does not make an order on one pair the order that brings the model in."""
    pairs = "1. Закрепить за молодым специалистом Придуманной А.А. наставника Небылицыну Б.Б."
    assert kinds(plain_order("О наставничестве", pairs)) == ["pairs_order"]
    model = "1. Внедрить целевую модель наставничества педагогов."
    assert kinds(plain_order("О наставничестве", model)) == ["implementation_order"]


def test_a_ministry_named_below_the_stamp_did_not_approve() -> None:
    body = f"УТВЕРЖДЕНО приказом от 31.08.2022 № 52\nДорожная карта\nвнедрения наставничества\nпо письму Министерства просвещения\n{PLAN}\n"
    assert kinds(body, "МБОУ СОШ № 8") == ["roadmap"]


def test_an_order_whose_letterhead_is_a_picture_is_the_schools() -> None:
    body = "О внедрении системы наставничества\nНа основании приказа Управления образования от 01.02.2022 № 5\n"
    body += "ПРИКАЗЫВАЮ:\n1. Внедрить систему наставничества педагогов.\n"
    assert kinds(body, "МБОУ СОШ № 8") == ["implementation_order"]


def test_a_municipal_plan_is_a_road_map_and_no_schools_act() -> None:
    stamp = "Начальник управления образования\nАдминистрации округа\n« 29.09 »\nВыдуманская В.В.\n-----2023г.\n"
    plan = f"{stamp}План мероприятий (дорожная карта) по реализации целевой модели наставничества\n{PLAN}\n"
    acts = read(plan)
    assert [(act.type, str(act.date), act.number) for act in acts] == [("roadmap", "2023-09-29", None)]
    assert kinds(plan, "Управление образования Выдуманного округа") == ["roadmap"]
    assert kinds(plan, "МБОУ СОШ № 8") == ["other"]


def test_tasks_for_the_curator_are_not_pairs_fixed() -> None:
    points = "1. Внедрить целевую модель наставничества.\n2. Куратору сформировать наставнические пары до 1 октября 2022 года."
    assert kinds(plain_order("О внедрении целевой модели наставничества", points)) == ["implementation_order"]


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("О внедрении целевой модели наставничества обучающихся", "обучающихся"),
        ("Об организации наставничества «ученик – ученик»", "обучающихся"),
        ("О закреплении наставников за несовершеннолетними, состоящими на учёте", "обучающихся"),
        ("О проведении школьного конкурса «Наставник года»", "конкурс"),
        ("Об утверждении Положения о конкурсе «Лучший наставник»", "конкурс"),
        ("Об итогах реализации целевой модели наставничества", "отчёт"),
        ("Об утверждении Положения о выплатах за наставничество", "оплата"),
        ("О внесении изменений в Положение о наставничестве", "изменения"),
        ("О признании утратившим силу приказа о наставничестве", "отмена"),
        ("О праздновании Дня наставника", "мероприятие"),
        ("О создании рабочей группы по внедрению целевой модели наставничества", "группа"),
    ],
)
def test_orders_that_only_look_like_it(title: str, word: str) -> None:
    acts = read(plain_order(title, "1. Провести работу по плану."))
    assert [act.type for act in acts] == ["other"]
    assert word in (acts[0].note or "")


def test_an_amendment_is_marked_and_names_the_order_it_changes() -> None:
    acts = read(
        plain_order(
            "О внесении изменений в приказ от 31.08.2020 № 15 «О внедрении целевой модели наставничества»",
            "1. Внести изменения в приказ от 31.08.2020 № 15.",
        )
    )
    assert [(act.type, act.amends, act.number, str(act.date)) for act in acts] == [("other", True, "52", "2022-08-31")]
    assert ("15", "2020-08-31") in [(cited.number, str(cited.date)) for cited in acts[0].cited]


def test_an_order_on_something_else_is_not_listed() -> None:
    assert read(plain_order("Об организации питания обучающихся", "1. Организовать питание.")) == ()
    assert read(plain_order("Об утверждении плана работы на год", "1. Утвердить план работы, в том числе по наставничеству.")) == ()


def test_only_pupils_indicators_are_flagged() -> None:
    body = order("ПРИКАЗ № 5 от 01.02.2022").replace("педагогических работников ", "")
    body = body.replace("2. Заместителю", "2. Охватить наставничеством не менее 70 % обучающихся.\n3. Заместителю")
    acts = read(body)
    assert [(act.type, act.flags) for act in acts] == [("implementation_order", ("pupil_indicators_only",))]


@pytest.mark.parametrize(
    "title",
    [
        "ПОЛОЖЕНИЕ\nо наставничестве",
        "ПОЛОЖЕНИЕ\nо системе наставничества педагогических работников",
        "Положение об организации наставничества",
        "ПОЛОЖЕНИЕ о программе наставничества",
        "П О Л О Ж Е Н И Е\nо педагогическом наставничестве",
        "Положение о системе наставничествЕ (новая редакция)",
        "ПОЛОЖЕНИЕ\nО НАСТАВНИЧЕСКОЙ ДЕЯТЕЛЬНОСТИ",
    ],
)
def test_regulations(title: str) -> None:
    assert kinds(regulation("УТВЕРЖДЕНО приказом от 31.08.2022 № 5", title)) == ["regulation"]


@pytest.mark.parametrize(
    "title",
    [
        "ПОЛОЖЕНИЕ\nо конкурсе «Наставник года»",
        "ПОЛОЖЕНИЕ\nо Школе молодого педагога",
        "ПОЛОЖЕНИЕ\nо доплатах педагогам-наставникам",
        "ПОЛОЖЕНИЕ\nоб индивидуальном образовательном маршруте",
        "ПОЛОЖЕНИЕ\nо работе с молодыми специалистами",
    ],
)
def test_regulations_that_only_look_like_it(title: str) -> None:
    acts = read(regulation("УТВЕРЖДЕНО приказом от 31.08.2022 № 5", title))
    assert [act.type for act in acts] == ["other"]
    assert acts[0].note


def test_pupils_regulation_is_other_and_a_mixed_one_counts() -> None:
    pupils = regulation("", "ПОЛОЖЕНИЕ\nо наставничестве обучающихся").replace("учитель – учитель", "ученик – ученик")
    assert kinds(pupils) == ["other"]
    mixed = regulation("", "ПОЛОЖЕНИЕ\nо наставничестве").replace(
        "форме «учитель – учитель»", "формах «ученик – ученик» и «педагог – педагог»"
    )
    assert kinds(mixed) == ["regulation"]
    untitled = regulation("", "ПОЛОЖЕНИЕ\nо наставничестве").replace(
        "форме «учитель – учитель»", "формах «ученик – ученик», «студент – ученик»"
    )
    assert kinds(untitled) == ["other"]


PLAN = (
    "№ | Мероприятие | Срок | Ответственный\n1 | Подготовка | сентябрь | куратор\n"
    "2 | Обучение наставников | октябрь | куратор\n3 | Итоги | май | куратор"
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("ДОРОЖНАЯ КАРТА\nвнедрения целевой модели наставничества", "roadmap"),
        ("План мероприятий (дорожная карта) по реализации Положения о системе наставничества", "roadmap"),
        ("План работы по наставничеству на 2022-2023 учебный год", "roadmap"),
        ("ПРОГРАММА НАСТАВНИЧЕСТВА\nна 2022-2023 учебный год", "programme"),
        ("Целевая программа «Наставничество: учитель – учитель»", "programme"),
        ("Персонализированная программа наставничества", "personal_programme"),
        ("ПЕРСОНИФИЦИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА", "personal_programme"),
        ("Индивидуальный план работы наставника с молодым специалистом", "personal_programme"),
        ("План работы наставника с молодым специалистом", "personal_programme"),
        ("СОГЛАШЕНИЕ\nмежду наставником и наставляемым", "agreement"),
        ("База наставников", "mentor_base"),
        ("Реестр наставляемых", "mentee_base"),
    ],
)
def test_other_papers(title: str, kind: str) -> None:
    body = f"{title}\nДля педагогов школы, наставник и молодой специалист.\n{PLAN}\n"
    assert kinds(body) == [kind]


@pytest.mark.parametrize(
    "title",
    [
        "Отчёт о наставничестве",
        "ПРОТОКОЛ\nпедагогического совета по наставничеству",
        "Анализ работы наставников",
        "МЕТОДИЧЕСКИЕ РЕКОМЕНДАЦИИ\nпо наставничеству",
        "Анкета наставника",
    ],
)
def test_papers_that_are_no_acts(title: str) -> None:
    acts = read(f"{title}\nРабота наставников велась по плану.\n1. Наставники провели занятия.\n2. Итоги подведены.")
    assert [act.type for act in acts] == ["other"]


def test_a_road_map_of_something_else_is_not_listed() -> None:
    assert read(f"ДОРОЖНАЯ КАРТА\nвведения ФГОС\n{PLAN}") == ()


@pytest.mark.parametrize(
    "letterhead",
    [
        "МИНИСТЕРСТВО ОБРАЗОВАНИЯ ВЫДУМАННОЙ ОБЛАСТИ",
        "Администрация Выдуманского городского округа\nУправление образования",
        "Департамент образования города Выдуманска",
    ],
)
def test_acts_of_higher_bodies_are_other(letterhead: str) -> None:
    body = order("ПРИКАЗ\nот 31.08.2022 № 500", school=letterhead).replace("Директор школы", "Начальник управления")
    acts = read(body, own_name="МБОУ «Выдуманская школа»")
    assert {act.type for act in acts} == {"other"}


def test_a_letterhead_that_starts_with_the_ministry_is_the_schools() -> None:
    school = (
        "МИНИСТЕРСТВО ОБРАЗОВАНИЯ ВЫДУМАННОЙ ОБЛАСТИ\nУправление образования администрации города\n"
        "МБОУ «Средняя общеобразовательная школа № 8»"
    )
    assert "implementation_order" in kinds(order("ПРИКАЗ\nот 31.08.2022 № 5", school=school), own_name="МБОУ СОШ № 8")


def test_a_regulation_approved_above_is_other_on_a_schools_site() -> None:
    body = regulation("УТВЕРЖДЕНО\nприказом Управления образования города Выдуманска\nот 31.08.2022 № 500")
    assert kinds(body, own_name="МБОУ СОШ № 8") == ["other"]


def test_a_blank_form_is_other() -> None:
    body = regulation("УТВЕРЖДЕНО приказом ____ № __", "Примерное положение\nо системе наставничества").replace(
        "Настоящее", "ОБРАЗЕЦ. Настоящее"
    )
    assert "regulation" not in kinds(body)
    blank = (
        "СОГЛАШЕНИЕ\nнаставника и наставляемого\n"
        "Я, ______________, наставник, и ____________ , наставляемый\n______\n_______ дата\n_______ подпись _______\n________ "
    )
    assert kinds(blank) == ["other"]


def test_a_municipal_body_has_its_own_acts() -> None:
    body = order(
        "ПРИКАЗ\nот 31.08.2023 № 500",
        "О создании муниципальной Школы наставничества",
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ АДМИНИСТРАЦИИ ВЫДУМАННОГО ОКРУГА",
    )
    assert kinds(body, own_name="Управление образования Выдуманного округа") == ["mentoring_school_order"]
    head = order("ПРИКАЗ\nот 31.08.2023 № 501", "О назначении руководителя муниципальной Школы наставничества", "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ")
    assert kinds(head, own_name="Управление образования Выдуманного округа") == ["school_head_order"]


AUTHORITY = "Управление образования администрации Выдуманного муниципального округа"
SCHOOL_HEAD = "ПРИКАЗ\n15.02.2024   с. Выдуманное   № 45-а"


@pytest.mark.parametrize(
    ("title", "points", "expected"),
    [
        (
            "О создании Школы наставничества и назначении руководителя",
            "1. Создать Школу наставничества.",
            {"mentoring_school_order", "school_head_order"},
        ),
        (
            "О муниципальной Школе наставничества",
            "1. Создать с 1 марта 2024 года муниципальную Школу наставничества.",
            {"mentoring_school_order"},
        ),
        (
            "О муниципальной Школе наставничества",
            "1. Открыть Школу наставничества.\n2. Возложить обязанности руководителя Школы наставничества на Выдумщикову А.Б.",
            {"mentoring_school_order", "school_head_order"},
        ),
        ("О создании муниципальной «Школы наставника»", "1. Создать «Школу наставника».", {"mentoring_school_order"}),
        ("О деятельности Школы наставничества", "1. Организовать работу Школы наставничества.", {"mentoring_school_order"}),
        (
            "О назначении руководителя",
            "1. Назначить руководителем муниципальной Школы наставничества Выдумщикову А.Б.",
            {"school_head_order"},
        ),
        ("О проведении семинара Школы наставничества", "1. Организовать семинар Школы наставничества 5 апреля.", set()),
        ("Об итогах работы Школы наставничества", "1. Признать работу Школы наставничества удовлетворительной.", set()),
        ("О создании муниципальной Школы молодого педагога", "1. Создать Школу молодого педагога.", set()),
    ],
)
def test_orders_on_the_mentoring_school_of_a_municipality(title: str, points: str, expected: set[str]) -> None:
    body = f"{AUTHORITY.upper()}\n{SCHOOL_HEAD}\n{title}\nПРИКАЗЫВАЮ:\n{points}\nНачальник управления образования В.Г. Выдумщиков"
    assert set(kinds(body, own_name=AUTHORITY)) - {"other"} == expected
    # On a school's own site it is an act of the body above.
    assert {"mentoring_school_order", "school_head_order"}.isdisjoint(kinds(body, own_name="МБОУ СОШ № 5"))


@pytest.mark.parametrize(
    "name", ["МКУ «УНО» Выдуманного района", "МКУ «Центр обслуживания муниципальных образовательных учреждений»", "Департамент образования"]
)
def test_a_body_of_education_is_known_by_its_name(name: str) -> None:
    body = f"{SCHOOL_HEAD}\nО создании Школы наставничества\nПРИКАЗЫВАЮ:\n1. Создать Школу наставничества.\nНачальник В.Г. Выдумщиков"
    assert kinds(body, own_name=name) == ["mentoring_school_order"]


def test_a_municipal_bodys_own_order_approves_its_road_map() -> None:
    body = (
        "УТВЕРЖДЕНА\nприказом управления образования\nот 15.02.2024 № 45-а\n"
        "ДОРОЖНАЯ КАРТА\nдеятельности муниципальной Школы наставничества\n"
        "1. Семинар для педагогов-наставников. Апрель-май 2024"
    )
    (own,) = read(body, own_name=AUTHORITY)
    assert (own.type, own.number, own.date) == ("roadmap", "45-а", dt.date(2024, 2, 15))
    of_ministry = body.replace("управления образования", "министерства образования края")
    assert all(act.number is None for act in read(of_ministry, own_name=AUTHORITY))
    assert all(act.type == "other" or act.number is None for act in read(body, own_name="МБОУ СОШ № 5"))
