"""Days and numbers as OCR leaves them. Made up."""

from __future__ import annotations

import datetime as dt

import pytest

from audit_rules.facts.dates import dates_in
from audit_rules.facts.lines import tidy
from audit_rules.facts.numbers import numbers_in, repaired
from audit_rules.facts.text.votes import values_in

LATEST = dt.date(2100, 1, 1)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("[< 13» 03 ___ 2021 г. № 428-2", dt.date(2021, 3, 13)),
        ("<_09> марта 2024г. № 24-Д", dt.date(2024, 3, 9)),
        ("3» 03 ___ 2021 г. № 428-2", None),
        ("п. 13» 03 2021/22", None),
    ],
)
def test_a_day_whose_quotes_are_damaged(line: str, day: dt.date | None) -> None:
    assert next((hit.date for hit in dates_in(tidy(line), LATEST, ocr=True) if hit.date), None) == day


@pytest.mark.parametrize("line", ["Приказ № 12 от «152023 г.", "от 15 2023 г. № 12"])
def test_a_day_whose_month_is_gone_is_there_and_not_read(line: str) -> None:
    assert [hit.state for hit in dates_in(tidy(line), LATEST, ocr=True)] == ["damaged"]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("от 01.09.2021 № = 274", "274"),
        ("от 01.09.2021 № [ 274", "274"),
        ("приказом директора МБОУ №25.г. Приречье", "25"),
        ("№ 424-ДЬ от 01.09.2021", "424-Д"),
        ("№ 16.г от 01.09.2021", "16"),
        ("№ ЗЗ9 от 12.10.2022", "339"),
        ("№ 23.09.05 от 05.09.2023", "23.09.05"),
    ],
)
def test_a_number_with_signs_that_are_none_of_it(line: str, number: str) -> None:
    text = tidy(line)
    assert [repaired(hit).value for hit in numbers_in(text, dates_in(text, LATEST, ocr=True)) if hit.value] == [number]


def test_the_number_of_a_school_whose_name_was_misread_is_no_requisite() -> None:
    assert [value.value for value in values_in("приказом директора МБОУ СОЩ №25.г. от 05.12.2022 № 218/7")] == ["2022-12-05", "218/7"]
