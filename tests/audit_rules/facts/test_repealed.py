"""Acts taken out of force are flagged for a person to look at; an order that repeals another is not taken for repealed."""

from __future__ import annotations

import pytest

from audit_rules.facts.repealed import with_repealed
from data.models import Act, CitedOrder, Document
from data.words import words
from tests.audit_rules.facts.makers import only, order, read, regulation

OLD = order("ПРИКАЗ\nот 31.08.2021 № 112-О")
NEW = order("ПРИКАЗ\nот 31.08.2023 № 200")
MARKS = [
    "УТРАТИЛ СИЛУ",
    "Документ утратил силу",
    "УТРАТИЛ СИЛУ приказом от 01.09.2024 № 77",
    "(утратил силу приказом директора от 01.09.2024 № 77-ОД)",
    "Отменён приказом от 01.09.2024 № 77",
    "ПРИКАЗ ОТМЕНЕН",
    "Признан утратившим силу с 01.09.2024",
    "Недействующая редакция",
]


def body(point: str) -> str:
    return NEW.replace("3. Контроль", f"3. {point}\n4. Контроль")


def documents(*texts: str) -> list[Document]:
    return [Document(act=act, url=f"https://school-7.example/{n}", page_url="") for n, text in enumerate(texts) for act in read(text)]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("place", ["above", "under the title", "below"])
def test_a_mark_on_an_order_is_a_reason_for_review_and_no_requisite(mark: str, place: str) -> None:
    title = "О внедрении целевой модели наставничества"
    drawn = {"above": f"{mark}\n{OLD}", "under the title": OLD.replace(title, f"{title}\n{mark}"), "below": f"{OLD}{mark}"}
    act = only(read(drawn[place]), "implementation_order")
    assert "repealed" in act.flags
    assert (act.number, str(act.date)) == ("112-О", "2021-08-31")


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_on_a_regulation(mark: str) -> None:
    for stamp in (f"{mark}\nУТВЕРЖДЕНО\nприказом от 04.04.2022 № 38", f"УТВЕРЖДЕНО\nприказом от 04.04.2022 № 38\n{mark}"):
        act = only(read(regulation(stamp)), "regulation")
        assert "repealed" in act.flags
        assert (act.number, str(act.date)) == ("38", "2022-04-04")


@pytest.mark.parametrize(
    ("link", "flagged"),
    [
        ("Приказ № 112-О (утратил силу)", True),
        ("Приказ о наставничестве – отменён", True),
        ("Приказ о признании утратившим силу приказа", False),
        ("Приказ о внедрении целевой модели", False),
    ],
)
def test_the_words_of_a_link(link: str, *, flagged: bool) -> None:
    assert ("repealed" in only(read(OLD, link_text=link), "implementation_order").flags) == flagged


REPEALING = [
    "Признать утратившим силу приказ от 31.08.2021 № 112-О «О внедрении целевой модели наставничества».",
    "Приказ № 112-О от 31.08.2021 г. считать утратившим силу.",
    "Считать утратившим силу приказ\nот 31.08.2021 № 112-О «Об организации\nнаставничества».",
    "Отменить приказ директора школы от «31» августа 2021 г. № 112-О.",
    "С 1 сентября 2023 года признать утратившими силу приказы: от 01.09.2020 № 5; от 31.08.2021 № 112-О.",
]


@pytest.mark.parametrize("point", REPEALING)
def test_an_order_that_repeals_another_speaks_of_the_other(point: str) -> None:
    new, old = body(point), OLD
    speaking = only(read(new), "implementation_order")
    assert "repealed" not in speaking.flags
    assert (speaking.number, str(speaking.date)) == ("200", "2023-08-31")
    assert ("112-О", "2021-08-31") in [(each.number, str(each.date)) for each in speaking.repeals]
    flagged = {document.act.number: "repealed" in document.act.flags for document in with_repealed(documents(new, old))}
    assert flagged == {"200": False, "112-О": True}


@pytest.mark.parametrize(
    "point",
    [
        "Пункт 2 приказа от 31.08.2021 № 112-О признать утратившим силу.",
        "Признать утратившим силу приложение № 1 к приказу от 31.08.2021 № 112-О.",
        "Признать утратившим силу приказ управления образования от 31.08.2021 № 112-О.",
        "Контроль за исполнением приказа от 31.08.2021 № 112-О возложить на заместителя. Отменить занятия.",
        "Внести изменения в приказ от 31.08.2021 № 112-О.",
    ],
)
def test_what_takes_no_order_of_the_school_out_of_force(point: str) -> None:
    assert only(read(body(point)), "implementation_order").repeals == ()


def test_an_approved_paper_goes_with_its_order_and_a_namesake_of_another_day_stays() -> None:
    paper = regulation("УТВЕРЖДЕНО\nприказом от 31.08.2021 № 112-О")
    namesake = regulation("УТВЕРЖДЕНО\nприказом от 30.08.2022 № 112-О")
    told = with_repealed(documents(body(REPEALING[0]), paper, namesake))
    assert [(str(each.act.date), "repealed" in each.act.flags) for each in told if each.act.type == "regulation"] == [
        ("2021-08-31", True),
        ("2022-08-30", False),
    ]


def test_an_act_that_counts_for_nothing_is_not_flagged() -> None:
    other = Document(act=Act(type="other", title="", number="5"), url="", page_url="")
    by = Act(type="pairs_order", title="", number="6", repeals=(CitedOrder(number="5", date=None, quote="", where="body"),))
    assert with_repealed([other, Document(act=by, url="", page_url="")])[0].act.flags == ()


def test_the_reason_is_told_in_russian() -> None:
    assert words().review_reason["repealed"]
