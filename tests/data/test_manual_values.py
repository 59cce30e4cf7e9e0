"""Values entered by hand: every fault is one Russian sentence with file, line and remedy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter

from data.errors import BadInput
from data.manual_values import ManualValues, load_manual_values
from data.profile import FOLDER, available, load_profile

GOOD = """values:
  - {id: mo-kpi.5, scope: all, year: 2024, value: 1004, by: методист, entered: 2024-06-25, source: данные по курсам}
  - {id: mo-kpi.programme_done, scope: Луговой г.о., year: 2024, value: 27, by: методист, entered: 2024-06-25, source: таблицы РСП}
"""
COLUMNS = ("Показатель", "Территория", "Год", "Значение", "Кто внёс", "Когда внесено", "Источник")


def written(folder: Path, text: str) -> Path:
    (folder / "values.yml").write_text(text, encoding="utf-8")
    return folder


def sheet(folder: Path, *rows: tuple[object, ...], columns: tuple[str, ...] = COLUMNS) -> Path:
    with xlsxwriter.Workbook(folder / "values.xlsx") as book:
        page = book.add_worksheet()
        for number, row in enumerate([("Значения за год",), columns, *rows]):
            page.write_row(number, 0, row)
    return folder


def numbers(values: ManualValues) -> tuple[float, float]:
    course, done = values.find("mo-kpi.5", "all", 2024), values.find("mo-kpi.programme_done", "Луговой  Г.О.", 2024)
    assert course
    assert done
    assert (course.by, course.entered) == ("методист", dt.date(2024, 6, 25))
    return course.value, done.value


def test_a_workspace_without_the_file_has_no_values(tmp_path: Path) -> None:
    assert load_manual_values(tmp_path).find("mo-kpi.5", "all", 2024) is None


def test_both_forms_say_the_same(tmp_path: Path) -> None:
    assert numbers(load_manual_values(written(tmp_path, GOOD))) == (1004, 27)
    (tmp_path / "values.yml").unlink()
    rows = [
        ("mo-kpi.5", "", 2024, 1004, "методист", "25.06.2024", "данные по курсам"),
        ("mo-kpi.programme_done", "Луговой г.о.", "2024", "27", "методист", "2024-06-25", "таблицы РСП"),
    ]
    assert numbers(load_manual_values(sheet(tmp_path, *rows))) == (1004, 27)


def test_a_value_is_of_its_own_year_and_scope(tmp_path: Path) -> None:
    values = load_manual_values(written(tmp_path, GOOD))
    assert values.find("mo-kpi.5", "all", 2025) is None
    assert values.find("mo-kpi.5", "Луговой г.о.", 2024) is None


def test_a_share_may_be_typed_with_a_comma_and_a_sign(tmp_path: Path) -> None:
    values = load_manual_values(sheet(tmp_path, ("izhevsk.7", "все", 2022, "56,6 %", "методист", "12.05.2022", "отчёт")))
    found = values.find("izhevsk.7", "all", 2022)
    assert found
    assert found.value == 56.6


@pytest.mark.parametrize(
    ("right", "wrong", "line", "words"),
    [
        ("value: 27", "value: много", 3, "нужно число"),
        ("value: 27", "value: -1", 3, "мало"),
        ("value: 27, ", "", 3, "value"),
        (", source: таблицы РСП", "", 3, "source"),
        ("by: методист, entered: 2024-06-25, source: данные", "by: методист, entered: вчера, source: данные", 2, "дата"),
        ("year: 2024, value: 1004", "year: двадцать четвёртый, value: 1004", 2, "целое число"),
        ("scope: all", "skope: all", 2, "skope"),
        ("entered: 2024-06-25, source: данные", "entered: 2024-02-30, source: данные", 2, "дата"),
    ],
)
def test_a_fault_of_the_yml_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, line: int, words: str) -> None:
    assert right in GOOD
    with pytest.raises(BadInput) as caught:
        load_manual_values(written(tmp_path, GOOD.replace(right, wrong, 1)))
    assert f"values.yml, строка {line}" in str(caught.value)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("mo-kpi.5", "", 2024, "тысяча", "методист", "25.06.2024", "курсы"), "нужно число"),
        (("mo-kpi.5", "", "", 1004, "методист", "25.06.2024", "курсы"), "год"),
        (("mo-kpi.5", "", 2024, 1004, "", "25.06.2024", "курсы"), "заполните"),
        (("mo-kpi.5", "", 2024, 1004, "методист", "на днях", "курсы"), "ДД.ММ.ГГГГ"),
    ],
)
def test_a_fault_of_the_sheet_is_told_with_its_row(tmp_path: Path, row: tuple[object, ...], words: str) -> None:
    with pytest.raises(BadInput) as caught:
        load_manual_values(sheet(tmp_path, row))
    assert "values.xlsx, строка 3" in str(caught.value)
    assert words in str(caught.value)


def test_a_sheet_without_its_headings_says_which_are_needed(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="источник"):
        load_manual_values(sheet(tmp_path, columns=COLUMNS[:-1]))
    with pytest.raises(BadInput, match="показатель"):
        load_manual_values(sheet(tmp_path, columns=("Что", "Сколько")))


def test_one_value_twice_is_refused_with_both_places(tmp_path: Path) -> None:
    sheet(tmp_path, ("mo-kpi.5", "все", 2024, 1000, "методист", "25.06.2024", "курсы"))
    with pytest.raises(BadInput, match=r"values\.xlsx, строка 3.*values\.yml, строка 2"):
        load_manual_values(written(tmp_path, GOOD))


def test_what_no_methodology_asks_for_and_an_unknown_municipality_are_refused(tmp_path: Path) -> None:
    values = load_manual_values(written(tmp_path, GOOD))
    keys = {"mo-kpi.5", "mo-kpi.programme_done"}
    values.check(keys, {"Луговой г.о."})
    with pytest.raises(BadInput, match=r"строка 3: .*mo-kpi\.programme_done"):
        values.check({"mo-kpi.5"}, {"Луговой г.о."})
    with pytest.raises(BadInput, match=r"строка 3: .*Боровой г\.о\."):
        values.check(keys, {"Боровой г.о."})


def test_the_values_of_the_source_can_be_used(tmp_path: Path) -> None:
    text = (FOLDER.parent / "registries" / "izhevsk-2022-values.yml").read_text(encoding="utf-8")
    values = load_manual_values(written(tmp_path, text))
    values.check({key for name in available() for key in load_profile(name).manual_keys}, {"Ижевск"})
    implementing = values.find("izhevsk.15", "all", 2022)
    assert implementing
    assert implementing.value == 89
