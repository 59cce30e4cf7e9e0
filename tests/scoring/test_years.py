"""The table of years: the source's columns, then one a year."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.manual_values import ManualValues
from data.profile import load_profile
from data.tallies import WHOLE, IndicatorValue, YearsTable
from data.words import words
from scoring.years import YearAudit, speaking, years_table
from tests.scoring.made_results import values

YEARS = load_profile("mo-kpi").years
assert YEARS
NOTHING = ManualValues()


def audit(number: int, year: int, value: float, *, offline: bool = False, marked: bool = False, unchecked: int = 0) -> YearAudit:
    """An audit of a hundred organisations that gives this value for the first indicator."""
    checked = 100 - unchecked
    shown = IndicatorValue(
        id="mo-kpi.1",
        title="",
        scope=WHOLE,
        numerator=value,
        denominator=checked,
        not_checked=unchecked,
        value=value,
        unit="%",
        target=100,
        data_source="sites",
    )
    return YearAudit(audit=number, year=year, offline=offline, marked=marked, indicators=(shown,))


def table(*audits: YearAudit, manual: ManualValues = NOTHING) -> YearsTable:
    assert YEARS
    return years_table(YEARS, audits, manual)


def implementing(shown: YearsTable) -> list[float | None]:
    return list(next(row.values for row in shown.rows if row.id == "mo-kpi.years.implementing"))


def test_the_table_of_the_source() -> None:
    shown = table()
    assert [column.title for column in shown.columns] == ["2020", "2021", "2022", "2023", "2024 (1 полугодие)"]
    assert [list(row.values) for row in shown.rows] == [[89, 98, 100, 100, 100], [62, 81, 89, 98, 99], [None, 4, 10, 13, 25]]


def test_each_later_year_adds_one_column_from_its_last_good_audit() -> None:
    shown = table(audit(1, 2025, 90), audit(2, 2025, 95), audit(3, 2026, 97))
    assert [column.year for column in shown.columns] == [2020, 2021, 2022, 2023, 2024, 2025, 2026]
    assert implementing(shown)[-2:] == [95, 97]
    assert [column.audit for column in shown.columns][-2:] == [2, 3]


def test_the_reporting_audit_speaks_for_its_year_whatever_came_later() -> None:
    assert implementing(table(audit(1, 2025, 90, marked=True), audit(2, 2025, 95)))[-1] == 90
    assert implementing(table(audit(1, 2025, 90), audit(2, 2025, 60, marked=True, offline=True)))[-1] == 60


@pytest.mark.parametrize("poor", [audit(2, 2025, 10, unchecked=21), audit(2, 2025, 10, offline=True)])
def test_an_audit_that_could_not_check_enough_does_not_speak(poor: YearAudit) -> None:
    assert implementing(table(audit(1, 2025, 90, unchecked=20), poor))[-1] == 90
    assert [column.year for column in table(poor).columns][-1] == 2024


def test_a_year_of_the_source_is_replaced_by_a_marked_audit_alone() -> None:
    assert implementing(table(audit(1, 2024, 50))) == [62, 81, 89, 98, 99]
    shown = table(audit(1, 2024, 50, marked=True))
    assert implementing(shown) == [62, 81, 89, 98, 50]
    assert shown.columns[-1].title == "2024"


def test_a_marked_audit_does_not_wipe_what_it_could_not_establish() -> None:
    shown = table(audit(1, 2024, 50, marked=True))
    assert [row.values[4] for row in shown.rows] == [100, 50, 25]
    assert words().indicator_note["rest_of_source"] in shown.columns[-1].note


def test_a_line_without_an_indicator_goes_on_by_hand(tmp_path: Path) -> None:
    manual = values(tmp_path, "mo-kpi.years.teams_mentored 31")
    shown = table(audit(1, 2024, 50, marked=True), audit(2, 2025, 60), manual=manual)
    assert shown.rows[2].values == (None, 4, 10, 13, 31, None)


@given(
    audits=st.lists(st.tuples(st.integers(2023, 2027), st.integers(0, 100), st.booleans(), st.booleans(), st.integers(0, 40)), max_size=8)
)
def test_a_year_has_one_column_and_every_line_as_many_values(audits: list[tuple[int, int, bool, bool, int]]) -> None:
    made = [audit(n, year, value, offline=off, marked=mark, unchecked=gap) for n, (year, value, off, mark, gap) in enumerate(audits)]
    shown = table(*made)
    years = [column.year for column in shown.columns]
    assert years == sorted(set(years))
    assert {len(row.values) for row in shown.rows} == {len(years)}
    assert YEARS
    assert {each.year for each in speaking(YEARS, made)} <= set(years)
