"""Patronage and mentoring of pupils by pupils are not mentoring of teachers. Made up."""

from __future__ import annotations

import pytest

from tests.audit_rules.facts.makers import order, read, regulation


def act(title: str, *points: str) -> tuple[str, tuple[str, ...]]:
    body = order("ПРИКАЗ № 47 от 01.09.2023", title).split("ПРИКАЗЫВАЮ:")[0].replace("В соответствии с письмом", "По плану, письму")
    listed = "\n".join(f"{number}. {point}" for number, point in enumerate(points, 1))
    (found,) = read(f"{body}ПРИКАЗЫВАЮ:\n{listed}\nДиректор ______ В.В. Выдуманская\n")
    return found.type, found.flags


@pytest.mark.parametrize(
    "title",
    [
        "О шефстве старших воспитанников над младшими",
        "О шефстве старших воспитанников",
        "О шефской работе старших классов над начальными классами",
        "О назначении вожатых-наставников",
        "О закреплении вожатых-наставников за классами",
        "Об организации наставничества кадетов",
        "О наставничестве пионеров над октябрятами",
        "О назначении наставников из числа старшеклассников",
    ],
)
def test_pupils_over_pupils(title: str) -> None:
    assert act(title, "Закрепить наставников за группами.", "Ответственной назначить воспитателя Придуманную А.А.") == ("other", ())


def test_pupils_named_only_in_the_points() -> None:
    point = "Назначить наставниками учащихся 10 класса Сказкину С. и Небылицына Б. над первоклассниками."
    assert act("О назначении наставников", point) == ("other", ())
    assert act("О назначении наставников", point, "Учителям составить план.") == ("pairs_order", ("doubtful_kind",))


@pytest.mark.parametrize(
    ("title", "point"),
    [
        ("О шефстве над молодыми специалистами", "Назначить наставником Придуманную А.А."),
        ("О назначении наставников старшим вожатым", "Назначить наставником вожатой Сказкиной С.С. педагога Придуманную А.А."),
        ("О назначении наставников воспитателям старших групп", "Назначить наставником воспитателя Сказкиной С.С. Придуманную А.А."),
        ("О закреплении наставников", "Закрепить за учителем Сказкиной С.С., работающей с детьми, наставника Придуманную А.А."),
    ],
)
def test_teachers_who_work_with_pupils_are_teachers(title: str, point: str) -> None:
    assert act(title, point) == ("pairs_order", ())


@pytest.mark.parametrize("title", ["ПОЛОЖЕНИЕ\nо вожатых-наставниках", "ПОЛОЖЕНИЕ\nо шефстве старших воспитанников над младшими"])
def test_a_regulation_on_pupils(title: str) -> None:
    body = regulation("УТВЕРЖДЕНО приказом № 5 от 01.09.2023", title).replace("«учитель – учитель»", "«старший – младший»")
    assert [found.type for found in read(body)] == ["other"]


def test_the_name_of_a_cited_act_is_not_what_an_order_is_about() -> None:
    body = order("ПРИКАЗ № 47 от 01.09.2023", "Об организации наставнической деятельности").split("ПРИКАЗЫВАЮ:")[0]
    body += "распоряжением Р-145 «Об утверждении методологии (целевой модели) наставничества обучающихся»\nПРИКАЗЫВАЮ:\n"
    (found,) = read(f"{body}1. Утвердить дорожную карту внедрения целевой модели наставничества.\nДиректор ______ В.В. Выдуманская\n")
    assert found.type == "implementation_order"
