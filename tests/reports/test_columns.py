"""What stands in the columns of the lists."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from data.models import Act, OrganisationResult, RequisiteState
from data.profile import ColumnValue
from reports.columns import MOST_LINES, Cell, Row, Url, cell, fitted
from reports.phrases import requisites
from tests.reports.samples import (
    PROFILE,
    audit,
    decided,
    declared,
    document,
    everything,
    incomplete,
    no_package,
    no_site,
    outdated,
    partial,
    regulation_only,
    result,
    violation,
)


def shown(value: ColumnValue, of: OrganisationResult) -> Cell:
    return cell(value, Row(result=of, position=3, audit=audit(of).audit, profile=PROFILE))


@pytest.mark.parametrize(
    ("number", "number_state", "day", "date_state", "words"),
    [
        ("357", "read", dt.date(2021, 9, 1), "read", "№ 357 от 01.09.2021"),
        ("64-1-ОД", "read", None, "absent", "№ 64-1-ОД (без даты)"),
        ("64-1-ОД", "read", None, "unreadable", "№ 64-1-ОД (дата не читается)"),
        (None, "absent", dt.date(2021, 9, 1), "read", "от 01.09.2021 (без номера)"),
        (None, "unreadable", dt.date(2021, 9, 1), "read", "от 01.09.2021 (номер не читается)"),
        (None, "absent", None, "absent", "без номера, без даты"),
        (None, "unreadable", None, "unreadable", "номер не читается, дата не читается"),
    ],
)
def test_requisites(number: str | None, number_state: RequisiteState, day: dt.date | None, date_state: RequisiteState, words: str) -> None:
    act = Act(
        type="implementation_order", title="Приказ", number=number, number_state=number_state, date=day, date_state=date_state, source="pdf"
    )
    assert requisites(act) == words


def test_declared_requisites_stand_as_written() -> None:
    each = declared(1)
    assert shown("order_requisites", each) == "1\\4 от 01.09.2021"
    assert shown("order_link", each) == "нет"


def test_newest_order_speaks_and_an_undated_one_comes_last() -> None:
    orders = (
        document(1, "implementation_order", None, "9"),
        document(1, "implementation_order", dt.date(2019, 1, 10), "1"),
        document(1, "implementation_order", dt.date(2021, 8, 31), "2", url="https://school-1.example/newest.pdf"),
        document(1, "regulation", dt.date(2023, 8, 31), "3"),
    )
    each = result(1, violation("outdated_order", reason="before_recommendations"), orders)
    assert shown("order_requisites", each) == "№ 2 от 31.08.2021"
    assert shown("order_link", each) == Url("https://school-1.example/newest.pdf")
    assert shown("order_number", each) == "2"
    assert shown("order_date", each) == dt.date(2021, 8, 31)


def test_number_stays_text() -> None:
    assert shown("order_number", outdated(1, act_number="0012")) == "0012"


def test_day_of_the_check_is_moscow_s() -> None:
    assert shown("checked_at", no_package(1)) == dt.date(2024, 6, 30)  # 22:30 UTC of the day before


def test_reasons() -> None:
    assert shown("reason", outdated(1)) == "приказ издан до рекомендаций от 21.12.2021"
    assert shown("reason", outdated(1, None)) == "в приказе нет даты"
    assert shown("reason", incomplete(1)) == "Не найдено: положение о наставничестве"
    assert shown("reason", no_site(1)) == "адрес сайта не указан"


def test_evidence_of_a_violation_is_address_page_and_words() -> None:
    assert shown("evidence", outdated(4)) == (
        "https://school-4.example/collective/nastavnik/doc/implementation_order, с. 1: «ПРИКАЗ № 357 от 01.09.2021»"
    )


def test_evidence_of_an_absence_is_the_pages_searched() -> None:
    assert str(shown("evidence", no_package(1))).split("\n") == [
        "https://school-1.example/",
        "https://school-1.example/sitemap",
        "https://school-1.example/sveden/document",
        "https://school-1.example/collective",
        "https://school-1.example/documents/other_documents",
    ]


def test_words_come_before_the_pages_searched() -> None:
    first = str(shown("evidence", regulation_only(2))).split("\n")[0]
    assert first == "https://school-2.example/collective/nastavnik/doc/regulation: «ПРИКАЗ № 41 от 16.02.2023»"


def test_evidence_of_a_person_s_decision_begins_with_it() -> None:
    assert str(shown("evidence", decided(1))).startswith("Решение человека от 01.07.2024: Сайт просмотрен вручную, документов нет\n")


def test_confirmation_is_careful() -> None:
    assert shown("confirmation", no_package(1)) == "предположительно"
    assert shown("confirmation", regulation_only(1)) == "подтверждено повторной проверкой"
    assert shown("confirmation", decided(1)) == "подтверждено человеком"
    assert shown("confirmation", partial(1)) == ""


def test_many_documents_of_a_kind_are_counted() -> None:
    rich = everything().organisations[2]
    assert str(shown("found_documents", rich)).split("\n") == [
        "приказ о внедрении целевой модели наставничества: № 187-1 от 01.09.2022",
        "положение о наставничестве: № 187-1 от 01.09.2022",
        "персонализированная программа наставничества: 7",
    ]


def test_a_cell_holds_no_more_than_excel_shows() -> None:
    lines = fitted([f"https://school.example/{number}" for number in range(100)], 40).split("\n")
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == f"и ещё {100 - MOST_LINES} (полностью в otchet.html)"


def test_every_column_of_the_profile_is_known() -> None:
    each = replace(outdated(1))
    for listed in PROFILE.lists:
        for column in (*listed.columns, *listed.extra_columns):
            assert shown(column.value, each) is not None
