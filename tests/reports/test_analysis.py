"""The analytical report for the region: its numbers, its charts, and recommendations that are never given without a ground."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html

from data.models import AuditResult
from data.profile import Profile, load_profile
from data.recommendations import Recommendations, recommendations
from data.tallies import BreakdownRow, BreakdownValue, YearLine
from reports.analysis import Report, report
from reports.analysis_files import write_report
from reports.chart import chart
from reports.chart_pictures import MOST_BARS, pictures
from reports.chosen_columns import chosen_columns
from reports.columns import text
from reports.grounds import advice
from reports.lists import sort_into_lists
from reports.outgoing import outgoing
from tests.reports.methodology_samples import FAR, HERE, INDICATORS, METHOD, YEARS
from tests.reports.methodology_samples import everything as method_audit
from tests.reports.samples import PROFILE, audit, compliant, everything, no_package, outdated, regulation_only, unreachable

COLUMNS = chosen_columns(PROFILE, (), "")


def recommended(**when: object) -> Recommendations:
    """One recommendation to one addressee on this ground."""
    text_ = "Обратить внимание" if {"indicator", "falls"} & set(when) else "Обратить внимание ({municipalities})"
    item = {"text": text_, "when": when}
    return Recommendations.model_validate({"source": "выдумано", "addressed": [{"to": "Службам", "items": [item]}]})


def given(result: AuditResult, profile: Profile, **when: object) -> tuple[str, str] | None:
    """The recommendation with its ground, or None where it is not given."""
    found = advice(recommended(**when), result, profile, outgoing(result, profile))
    return (found[0].items[0].text.replace("\u00a0", " "), found[0].items[0].ground.replace("\u00a0", " ")) if found else None


def test_violators_are_a_ground_only_once_they_are_confirmed() -> None:
    rows = audit(no_package(1), regulation_only(2), outdated(3), regulation_only(4, municipality=FAR), unreachable(5))
    assert given(rows, PROFILE, verdicts=["no_package", "outdated_order"]) is None
    told = given(rows, PROFILE, verdicts=["no_package", "regulation_only"])
    assert told is not None
    assert told[0] == f"Обратить внимание ({HERE} — 1, {FAR} — 1)"
    assert "2 организации" in told[1]
    assert given(rows, PROFILE, unsettled="awaiting") == (f"Обратить внимание ({HERE} — 2)", "проверка не завершена — 2 организации")
    assert given(rows, PROFILE, unsettled="not_checked") == (f"Обратить внимание ({HERE} — 1)", "не удалось проверить — 1 организация")
    assert given(rows, PROFILE, section_missing=True) is not None
    assert given(audit(compliant(1)), PROFILE, section_missing=True) is None
    assert given(audit(unreachable(1)), PROFILE, section_missing=True) is None  # not known is no ground


def test_an_indicator_is_a_ground_where_it_is_known_and_below_its_target() -> None:
    result = method_audit()
    assert given(result, METHOD, indicator="made-up.1") is None  # 60.2 of 60
    told = given(result, METHOD, indicator="made-up.2")
    assert told is not None
    assert "44,6 %, цель — 85,0 %" in told[1]
    assert given(result, METHOD, indicator="made-up.4") is None  # «нет данных»


def test_the_lowest_municipalities_are_named_from_the_lowest_up() -> None:
    result = method_audit()
    told = given(result, METHOD, lowest="made-up.1")
    assert told is not None
    assert told[0] == f"Обратить внимание ({FAR} — 46,5 %)"  # the other one has reached the target
    told = given(result, METHOD, lowest="made-up.2")
    assert told is not None
    assert told[0] == f"Обратить внимание ({FAR} — 0,0 %)"
    untargeted = tuple(replace(each, target=None) for each in INDICATORS)
    told = given(replace(result, indicators=untargeted), METHOD, lowest="made-up.2")
    assert told is not None
    assert "ниже, чем в целом (44,6 %)" in told[1]
    assert given(result, METHOD, lowest="made-up.4") is None


def test_a_criterion_is_a_ground_where_sites_surely_lack_it() -> None:
    result = method_audit()
    sure = sum(bool(each.score and each.score.criteria["documents.roadmap"] == 0) for each in result.organisations)
    told = given(result, METHOD, criterion="documents.roadmap")
    assert told is not None
    assert f"— {sure} " in told[1]
    unknown = [
        replace(each, score=replace(each.score, criteria=dict.fromkeys(each.score.criteria)) if each.score else None)
        for each in result.organisations
    ]
    assert given(replace(result, organisations=tuple(unknown)), METHOD, criterion="documents.roadmap") is None


def test_a_plan_not_carried_out_and_a_fall_over_the_years_are_grounds() -> None:
    result = method_audit()
    assert given(result, METHOD, plans_not_in_full=True) is not None
    assert given(replace(result, plan_listing=None), METHOD, plans_not_in_full=True) is None
    for values, falls in (((90.0, None, 80.0, None), True), ((80.0, None, 90.0, None), False), ((None, None, None, 80.0), False)):
        line = YearLine(id="line", title="Доля школ", unit="%", values=values)
        told = given(replace(result, years=replace(YEARS, rows=(line,))), METHOD, falls="line")
        assert (told is not None) is falls


def titles(made: Report) -> list[str]:
    return [section.title for section in made.sections]


def test_parts_with_nothing_in_them_are_left_out() -> None:
    assert titles(report(everything(), PROFILE, COLUMNS)) == [
        "Методика и основания",
        "Итоги проверки",
        "Муниципалитеты",
        "Приложение. Списки организаций",
    ]
    assert {"Показатели", "Рейтинг площадок", "Выполнение планов", "Динамика по годам"} <= set(titles(report(method_audit(), METHOD, {})))


def test_lists_that_nobody_confirmed_are_numbers_and_not_names() -> None:
    """«Вне системы наставничества» and «не в полном объёме»: the methodist has the names in the workbook."""
    outside = load_profile("izhevsk-2022").breakdowns[-1].model_copy(update={"id": "out"})
    assert outside.of == "organisations"
    rows = tuple(BreakdownRow(title=f"Вымышленная школа {letter}", count=1, share=12.5) for letter in "АБ")
    value = BreakdownValue(id="out", title="Вне системы", rows=rows, whole=8)
    profile = METHOD.model_copy(update={"breakdowns": (*METHOD.breakdowns, outside)})
    result = replace(method_audit(), breakdowns=(value,))
    listed = {each.organisation for each in result.plan_listing.rows} if result.plan_listing else set()
    assert listed
    tables = {table.name: table for section in report(result, profile, {}).sections for table in (*section.tables, *section.details)}
    (row,) = tables["razbivki"].rows
    assert (row[2], row[3], text(row[4])) == ("Организаций", 2, "25,0 %")
    assert sum(int(str(row[1])) for row in tables["ne-v-polnom-obyome"].rows) == len(listed)
    names = {each.organisation.name for each in result.organisations} | {each.title for each in rows}
    assert not names & {text(cell) for name in ("razbivki", "ne-v-polnom-obyome") for row in tables[name].rows for cell in row}


def test_the_norms_that_were_applied_are_told() -> None:
    told = "\n".join(report(everything(), PROFILE, COLUMNS).sections[0].paragraphs)
    assert "№ АЗ-1128/08" in told
    assert "Допущение методики" in told
    assert "Ижевск" not in told  # whether there is a section decides no verdict here


def test_numbers_are_those_of_the_lists_and_add_up() -> None:
    result = everything()
    made = report(result, PROFILE, COLUMNS)
    numbers, lists = made.sections[1].tables[0], made.sections[-1].tables
    counts = {row[0]: row[1] for row in numbers.rows}
    total = counts.pop("Всего в реестре")
    assert total == len(result.organisations) == sum(int(str(each)) for each in counts.values())
    for table in lists:
        title = (
            PROFILE.verdict(table.verdict).title
            if table.verdict
            else {"Не проверено": "Не удалось проверить"}.get(table.sheet, table.sheet)
        )
        assert counts[title] == len(table.rows)
    by_place = made.sections[2].tables[0]
    assert [row[-1] for row in by_place.rows[:-1]] == [
        sum(each.organisation.municipality == row[0] for each in result.organisations) for row in by_place.rows[:-1]
    ]


def table_words(path: Path) -> str:
    return "\n".join(part.text or "" for part in docx.Document(str(path)).element.body.iter(qn("w:t")))


def rows_of(paths: Iterable[Path], name: str) -> list[list[str]]:
    (path,) = (each for each in paths if each.name.endswith(f"-{name}.csv"))
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_word_file_page_and_tables_tell_the_same(tmp_path: Path) -> None:
    result = method_audit()
    word, page, *tables = write_report(tmp_path, result, report(result, METHOD, {}, recommended(indicator="made-up.2")))
    told = table_words(word)
    shown = str(html.fromstring(page.read_text(encoding="utf-8")).xpath("string()"))
    for value in ("60,2 %", "44,6 %", "Обратить внимание", "46,5 %"):
        assert value in told
        assert value in shown
    values = rows_of(tables, "znacheniya")
    assert [row[0] for row in values[1:]] == [HERE, FAR, "Весь реестр"]
    assert rows_of(tables, "po-godam")[0][1:] == [column.title for column in YEARS.columns]
    pictures_there = docx.Document(str(word)).inline_shapes
    assert len(pictures_there) >= 3  # results, at least one indicator, years


def test_many_indicators_are_parted_into_tables_that_fit_and_none_is_lost(tmp_path: Path) -> None:
    many = tuple(
        replace(each, id=f"made-up.{number}", title=f"Показатель {number}", value=float(number))
        for number in range(1, 24)
        for each in INDICATORS
        if each.id == "made-up.1"
    )
    result = replace(method_audit(), indicators=many)
    word, *_ = write_report(tmp_path, result, report(result, METHOD, {}))
    heads = [[cell.text for cell in table.rows[0].cells] for table in docx.Document(str(word)).tables]
    parts = [each for each in heads if each[0] == "Муниципалитет" and all(title.startswith("№") for title in each[1:])]
    assert [title for part in parts for title in part[1:]] == [f"№ {number}" for number in range(1, 24)]
    assert max(map(len, parts)) - min(map(len, parts)) <= 1


def test_tables_of_an_earlier_report_do_not_stay(tmp_path: Path) -> None:
    write_report(tmp_path, method_audit(), report(method_audit(), METHOD, {}))
    *_, last = write_report(tmp_path, everything(), report(everything(), PROFILE, COLUMNS))
    assert len(list(last.parent.iterdir())) == len(rows_of_names(last.parent))


def rows_of_names(folder: Path) -> set[str]:
    """Numbers of the tables: each is there once."""
    return {path.name.split("-")[0] for path in folder.iterdir()}


def test_a_long_chart_takes_several_pictures_and_leaves_nobody_out() -> None:
    rows = audit(*(compliant(number, municipality=f"Округ {number}") for number in range(MOST_BARS + 5)))
    made = pictures(chart(sort_into_lists(rows, PROFILE)))
    assert len(made) == 2
    assert all(png.startswith(b"\x89PNG") for png in made)


@pytest.mark.parametrize("name", ["<b>г.о.</b> #eval(1) $x$", "[[", "*звезда* _черта_ @ссылка", "\\ слэш"])
def test_names_in_a_chart_are_plain_words(name: str) -> None:
    (png,) = pictures(chart(sort_into_lists(audit(compliant(1, municipality=name)), PROFILE)))
    assert png.startswith(b"\x89PNG")


def test_recommendations_of_the_moscow_region_name_the_municipalities_of_the_lists() -> None:
    rows = audit(regulation_only(1), compliant(2, municipality=FAR))
    made = report(rows, PROFILE, COLUMNS, recommendations(PROFILE))
    (section,) = (each for each in made.sections if each.advice)
    told = {each.to: [item.text for item in each.items] for each in section.advice}
    assert list(told) == ["Муниципальным методическим службам", "Руководителям ОО"]
    (first,) = told["Муниципальным методическим службам"]
    assert first.startswith("Провести индивидуальные собеседования с руководителями ОО")
    assert HERE in first
    assert FAR not in first
    assert text(section.advice[0].items[0].ground).startswith("подтверждено")
