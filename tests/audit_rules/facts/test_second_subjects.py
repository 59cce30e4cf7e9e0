"""Orders whose title has two subjects: what an order itself brings about counts, whatever stands beside it. Made up."""

from __future__ import annotations

import pytest

from data.models import Act
from tests.audit_rules.facts.makers import read

INTRODUCES = "Внедрить систему наставничества педагогических работников."
APPOINTS = "Назначить куратором наставничества Придуманную А.А., заместителя директора."
FIXES = "Закрепить за молодым специалистом Сказкиной С.С. наставника Небылицыну Б.Б."


def acts(title: str, *points: str) -> tuple[Act, ...]:
    listed = "\n".join(f"{number}. {point}" for number, point in enumerate(points, 1))
    return read(
        f"МБОУ «Выдуманская школа»\nПРИКАЗ\nот 01.09.2023 № 47\n{title}\nВ целях развития школы\nПРИКАЗЫВАЮ:\n{listed}\n"
        "Директор ______ В.В. Выдуманская\n"
    )


@pytest.mark.parametrize(
    ("title", "points", "expected"),
    [
        (
            "О внедрении целевой модели наставничества и внесении изменений в положение об оплате труда",
            [INTRODUCES],
            "implementation_order",
        ),
        ("О внесении дополнений в устав и введении системы наставничества", ["Дополнить устав.", INTRODUCES], "implementation_order"),
        ("О реализации системы наставничества, об изменении положения о выплатах", [INTRODUCES], "implementation_order"),
        ("О внесении изменений в приказ от 12.09.2022 № 40 и назначении куратора наставничества", [APPOINTS], "curator_order"),
        ("О назначении куратора наставничества и об отмене приказа от 01.09.2021 № 3", [APPOINTS], "curator_order"),
        ("О закреплении наставников и аттестации молодых специалистов", [FIXES, "Провести аттестацию."], "pairs_order"),
        ("О методическом совете и внедрении наставничества", ["Утвердить состав совета.", INTRODUCES], "implementation_order"),
        ("Об итогах года и организации наставничества", ["Итоги принять к сведению.", INTRODUCES], "implementation_order"),
        ("О конкурсе «Наставник года» и назначении наставников", ["Провести конкурс.", FIXES], "pairs_order"),
        ("О доплате наставникам и закреплении пар", ["Производить доплату.", FIXES], "pairs_order"),
    ],
)
def test_the_second_subject_takes_nothing_away(title: str, points: list[str], expected: str) -> None:
    assert [(act.type, act.flags) for act in acts(title, *points)] == [(expected, ())]


@pytest.mark.parametrize(
    ("title", "points"),
    [
        ("О доплате наставникам", [FIXES]),
        ("Об итогах мониторинга наставничества", ["Итоги принять к сведению.", APPOINTS]),
        ("Об итогах учебного года и задачах на новый год", ["Итоги принять к сведению.", INTRODUCES]),
    ],
)
def test_what_only_a_point_says_counts_and_wants_a_person(title: str, points: list[str]) -> None:
    (act,) = acts(title, *points)
    assert (act.type == "other", act.flags) == (False, ("doubtful_kind",))


@pytest.mark.parametrize(
    ("title", "points"),
    [
        ("О доплате наставникам", ["Установить доплату наставникам.", "Утвердить Положение о доплатах за наставничество."]),
        ("О конкурсе «Наставник года»", ["Утвердить положение о конкурсе.", "Назначить куратором конкурса наставников Б.Б. Небылицыну."]),
        ("Об аттестации наставников", ["Утвердить список наставников, проходящих аттестацию, согласно приложению."]),
        ("О методическом совете наставников", ["Создать методический совет наставников."]),
        ("Об итогах мониторинга наставничества", ["Куратору Придуманной А.А. обеспечить реализацию модели наставничества до 1 мая."]),
        ("О создании рабочей группы по внедрению наставничества", ["Рабочей группе организовать внедрение системы наставничества."]),
    ],
)
def test_the_second_subject_alone_does_not_count(title: str, points: list[str]) -> None:
    assert [(act.type, act.flags) for act in acts(title, *points)] == [("other", ())]


@pytest.mark.parametrize(
    "points",
    [
        ["Внести изменения в положение о наставничестве."],
        ["Внести в приказ следующие изменения:\n1.1. Назначить куратором наставничества Придуманную А.А."],
        ["Пункт 2 приказа изложить в следующей редакции:\n«2. Внедрить целевую модель наставничества.\n3. Закрепить наставников»."],
        ["Утвердить положение о наставничестве в новой редакции."],
    ],
)
def test_the_new_wording_of_another_order_is_no_order_of_its_own(points: list[str]) -> None:
    (act,) = acts("О внесении изменений в приказ от 12.09.2022 № 40 «О внедрении модели наставничества и назначении куратора»", *points)
    assert (act.type, act.amends) == ("other", True)


@pytest.mark.parametrize(
    ("title", "point"),
    [
        ("О направлении наставников на курсы", "Назначить ответственным за подготовку наставников Придуманную А.А."),
        ("О создании рабочей группы по наставничеству", "Утвердить список наставников согласно приложению 1."),
    ],
)
def test_a_point_that_may_mean_it_is_for_a_person(title: str, point: str) -> None:
    assert [(act.type, act.flags) for act in acts(title, point)] == [("other", ("doubtful_kind",))]


def test_a_second_half_that_no_point_bears_out_is_for_a_person() -> None:
    (act,) = acts("О мониторинге и реализации системы наставничества", "Классным руководителям собрать сведения.")
    assert (act.type, act.flags) == ("other", ("doubtful_kind",))
