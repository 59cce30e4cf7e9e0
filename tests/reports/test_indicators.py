"""Indicators, breakdowns and years in the papers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.tallies import WHOLE, BreakdownRow, BreakdownValue
from reports.breakdowns import breakdowns_table
from reports.columns import Percent, text
from reports.indicators import met, number_of
from reports.number_charts import ROOM, bar_charts, stretches, years_chart
from reports.write import write_papers
from tests.reports.methodology_samples import BREAKDOWNS, FAR, HERE, INDICATORS, METHOD, YEARS, everything, indicator
from tests.reports.reading import Papers


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Papers:
    folder: Path = tmp_path_factory.mktemp("counted")
    write_papers(everything(), METHOD, folder)
    return Papers(folder)


def rows_of(papers: Papers, sheet: str) -> list[dict[str, object]]:
    heads, rows = papers.sheet(sheet)
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_each_indicator_shows_how_it_is_counted_and_whether_the_target_is_reached(counted: Papers) -> None:
    first, second, third, fourth = rows_of(counted, "Показатели")
    assert (first["Числитель"], first["Знаменатель"], first["Значение"], first["Цель"]) == (50, 83, 60.2, 60)
    assert (first["Цель достигнута"], second["Цель достигнута"], third["Цель достигнута"]) == ("да", "нет", None)
    assert first["Методика расчёта"] == "N1 / V × 100 %, где N1 — организации с приказом, V — все организации"
    assert second["Примечание"] == "Заявлено 89 %, это больше показателя 1"
    assert (third["Значение"], third["Единица"]) == (245, "ед.")
    assert (fourth["Значение"], fourth["Источник данных"]) == ("нет данных", "Внесено методистом")


def test_each_municipality_has_the_same_indicators_in_the_same_order(counted: Papers) -> None:
    rows = rows_of(counted, "Показатели по муниципалитетам")
    assert [(row["Муниципалитет"], row["№"]) for row in rows] == [(place, number) for place in (HERE, FAR) for number in "1234"]
    _, values = counted.sheet("Значения по муниципалитетам")
    assert [row[0] for row in values] == [HERE, FAR, "Весь реестр"]
    for place, row in zip((HERE, FAR), values, strict=False):
        assert row[1:] == [each["Значение"] for each in rows if each["Муниципалитет"] == place]
    assert values[-1][1:] == [each["Значение"] for each in rows_of(counted, "Показатели")]


def test_values_are_the_same_in_the_results_file_and_in_the_tables(counted: Papers) -> None:
    told = counted.json["indicators"]
    assert [(each["id"], each["scope"]) for each in told] == [(each.id, each.scope) for each in INDICATORS]
    whole = [each["value"] for each in told if each["scope"] == WHOLE]
    shown = [row["Значение"] for row in rows_of(counted, "Показатели")]
    assert [None if each == "нет данных" else each for each in shown] == whole
    assert set(told[0]) == {
        "id", "title", "scope", "numerator", "denominator", "not_checked", "value", "unit", "target", "data_source",
    }  # fmt: skip


def test_counts_are_whole_numbers_and_shares_have_one_place(counted: Papers) -> None:
    assert [row[:4] for row in counted.csv("pokazateli")[1:]] == [
        ["1", "Показатель 1", "60,2 %", "%"],
        ["2", "Показатель 2", "44,6 %", "%"],
        ["3", "Показатель 3", "245", "ед."],
        ["4", "Показатель 4", "нет данных", "%"],
    ]


def test_shares_are_numbers_in_the_workbook(counted: Papers) -> None:
    heads, _ = counted.sheet("Показатели")
    cell = counted.book["Показатели"].cell(row=4, column=heads.index("Значение") + 1)
    assert (cell.value, cell.number_format) == (60.2, '0.0" %"')


@pytest.mark.parametrize(
    ("value", "target", "reached"), [(60.0, 60, True), (59.9, 60, False), (None, 60, None), (60.0, None, None), (0.0, 0, True)]
)
def test_the_target_itself_is_enough(value: float | None, target: float | None, reached: bool | None) -> None:
    assert met(replace(indicator("1", 1, 2, target=target), value=value)) is reached


@pytest.mark.parametrize(("name", "number"), [("izhevsk.15", "15"), ("izhevsk.15.no_need", "15"), ("mo-kpi.2025.3", "2025.3"), ("p.y", "")])
def test_number_within_the_methodology(name: str, number: str) -> None:
    assert number_of(replace(INDICATORS[0], id=name)) == number


def test_breakdown_shows_its_whole_and_what_is_lacking(counted: Papers) -> None:
    *parts, empty = rows_of(counted, "Разбивки")
    assert sum(int(str(each["Количество"])) for each in parts) == parts[0]["Всего"] == 47
    assert (empty["Часть"], empty["Всего"], empty["Примечание"]) == (None, "нет данных", "Методист не внёс значения")
    assert counted.json["breakdowns"][0]["rows"][0] == {"title": "Заместители директора", "count": 37, "share": 78.7}


def test_parts_that_overlap_are_said_to() -> None:
    value = BreakdownValue(
        id="c", title="Компетенции", rows=(BreakdownRow(title="Предметные", count=3, share=75.0),), whole=4, overlapping=True
    )
    (row,) = breakdowns_table(replace(everything(), breakdowns=(value,))).rows
    assert "сумма больше целого" in str(row[-1])


def test_breakdowns_of_municipalities_stand_after_the_whole_and_not_in_the_results_file(tmp_path: Path) -> None:
    local = replace(BREAKDOWNS[0], scope=HERE)
    write_papers(replace(everything(), breakdowns=(local, *BREAKDOWNS)), METHOD, tmp_path)
    papers = Papers(tmp_path)
    assert [each["Охват"] for each in rows_of(papers, "Разбивки")] == ["Весь реестр"] * 4 + [HERE] * 3
    assert len(papers.json["breakdowns"]) == 2


def test_a_year_without_data_breaks_the_line_and_is_no_zero(counted: Papers) -> None:
    rows = rows_of(counted, "По годам")
    assert rows[1]["2020"] == "нет данных"
    drawn = years_chart(YEARS)
    assert drawn
    assert [len(line.stretches) for line in drawn.lines] == [1, 2]
    assert [[point.told for point in stretch] for stretch in drawn.lines[1].stretches] == [["4,0 %"], ["25,0 %"]]
    hidden = counted.book["Данные графика"]
    assert hidden.sheet_state == "hidden"
    assert [cell.value for cell in hidden[3]][1:] == [None, 4, None, 25]
    assert len(counted.book["По годам"]._charts) == 1


@given(st.lists(st.one_of(st.none(), st.floats(0, 100)), max_size=12))
def test_stretches_hold_every_value_once_and_never_touch(values: list[float | None]) -> None:
    found = stretches(values)
    assert [position for stretch in found for position in stretch] == [n for n, value in enumerate(values) if value is not None]
    assert all(left.stop < right.start for left, right in pairwise(found))


def test_bars_are_as_long_as_the_shares() -> None:
    charts = bar_charts(everything())
    assert [chart.title for chart in charts] == ["№ 1. Показатель 1", "№ 2. Показатель 2"]  # counts and «нет данных» are not drawn
    assert [(bar.name, bar.width, bar.told, bar.kind) for bar in charts[0].bars] == [
        (HERE, ROOM * 0.75, "75,0 %", "good"),
        (FAR, round(ROOM * 0.465, 1), "46,5 %", "violation"),
        ("Весь реестр", round(ROOM * 0.602, 1), "60,2 %", "good"),
    ]


@given(st.floats(0, 100))
def test_a_share_reads_as_it_is_rounded_in_the_results_file(value: float) -> None:
    rounded = round(value, 1)
    assert float(text(Percent(rounded)).removesuffix(" %").replace(",", ".")) == rounded


def test_data_bars_stand_behind_shares_alone(counted: Papers) -> None:
    sheet = counted.book["Значения по муниципалитетам"]
    ranges = {str(each.sqref) for each in sheet.conditional_formatting}
    assert ranges == {"B3:B4", "C3:C4", "E3:E4"}  # the third is a count; the last row is the whole registry
