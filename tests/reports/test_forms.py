"""Forms come back as they went out, and every mistake is named by its row and column."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from data.errors import BadInput
from reports.filled_forms import read_form
from reports.forms import Form, FormColumn, write_form
from reports.replies import read_replies, reply_forms
from tests.reports import samples

AUDIT, PROFILE = samples.everything(), samples.PROFILE
COLUMNS = (
    FormColumn(title="Код", width=10),
    FormColumn(title="Слова", width=20),
    FormColumn(title="Ответ", width=10, fill=True, choices=("да", "нет")),
)
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp", "Cf", "Co", "Cn")), min_size=1, max_size=40)


def form(*rows: tuple[str, ...]) -> Form:
    return Form(sheet="Лист", heading="Заголовок", instructions=("Как отвечать.",), columns=COLUMNS, rows=rows, audit=7, profile="mo-2024")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@example([("#0", "#0")])
@given(st.lists(st.tuples(words, words), min_size=1, max_size=5))
def test_what_went_out_comes_back(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    path = tmp_path / "f.xlsx"
    write_form(path, form(*[(code, text, "") for code, text in rows]))
    filled = read_form(path, ("Код", "Ответ"))
    assert (filled.audit, filled.profile) == (7, "mo-2024")
    assert len(filled.rows) == len(rows)
    assert all(row.cells["Ответ"] == "" for row in filled.rows)


def test_answers_are_chosen_from_a_list_and_formulas_stay_words(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    write_form(path, form(("1", '=HYPERLINK("http://x")', "")))
    sheet = load_workbook(path).worksheets[0]
    (rule,) = sheet.data_validations.dataValidation
    assert (rule.type, str(rule.sqref)) == ("list", "C5")
    assert sheet["B5"].value == '=HYPERLINK("http://x")'
    with zipfile.ZipFile(path) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_another_workbook_or_one_without_its_stamp_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    write_form(path, form(("1", "а", "")))
    with pytest.raises(BadInput, match="заголовками «Код», «Нет такого»"):
        read_form(path, ("Код", "Нет такого"))
    book = load_workbook(path)
    book.worksheets[0]["A3"].value = "стёрто"
    book.save(path)
    with pytest.raises(BadInput, match="Проверка №"):
        read_form(path, ("Код",))
    with pytest.raises(BadInput, match="не найден"):
        read_form(tmp_path / "нет.xlsx", ("Код",))


def test_a_form_for_each_municipality_names_only_those_in_the_lists(tmp_path: Path) -> None:
    forms = reply_forms(AUDIT, PROFILE)
    named = {str(row[0]) for each in forms.values() for row in each.rows}
    listed = {
        row.organisation.id
        for row in AUDIT.organisations
        if row.verdict.verdict in {"no_package", "regulation_only", "outdated_order", "incomplete_package"}
        and row.verdict.confirmation in {"second_audit", "person"}
    }
    assert named == listed
    assert len({name.casefold() for name in forms}) == len(forms)
    for name, each in forms.items():
        write_form(tmp_path / name, each)
        assert read_replies(tmp_path / name)[1:] == ((), ())


def filled(folder: Path, *rows: dict[str, Any]) -> Path:
    """The first form with these answers in its first rows."""
    name, each = max(reply_forms(AUDIT, PROFILE).items(), key=lambda pair: len(pair[1].rows))
    path = folder / name
    write_form(path, each)
    book = load_workbook(path)
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Код")
    places = {str(cell.value): int(cell.column or 0) for cell in head}
    for number, answers in enumerate(rows, int(head[0].row or 0) + 1):
        for title, value in answers.items():
            sheet.cell(number, places[title]).value = value
    book.save(path)
    return path


LINK, WHY = "Ссылка на документ", "Почему не согласны, что исправлено"


@pytest.mark.parametrize(
    ("answers", "column"),
    [
        ({"Ответ": "может быть"}, "«Ответ» (G)"),
        ({LINK: "http://school.example/a.pdf"}, "«Ответ» (G)"),
        ({WHY: "всё есть"}, "«Ответ» (G)"),
        ({"Ответ": "исправлено"}, f"«{LINK}» (H)"),
        ({"Ответ": "исправлено", LINK: "на сайте"}, f"«{LINK}» (H)"),
        ({"Ответ": "исправлено", LINK: "file:///etc/passwd"}, f"«{LINK}» (H)"),
        ({"Ответ": "не согласны"}, f"«{WHY}» (I)"),
        ({"Ответ": "согласны", "Код": None}, "«Код» (A)"),
    ],
)
def test_a_mistake_is_named_and_costs_its_row_only(tmp_path: Path, answers: dict[str, Any], column: str) -> None:
    _, good, faults = read_replies(filled(tmp_path, answers, {"Ответ": "согласны"}))
    assert [each.answer for each in good] == ["agree"]
    assert any(column in fault and fault.startswith("строка ") for fault in faults)


def test_a_link_behind_words_is_the_link(tmp_path: Path) -> None:
    path = filled(tmp_path, {"Ответ": "Исправлено.", LINK: "приказ"})
    book = load_workbook(path)
    sheet = book.worksheets[0]
    (cell,) = [each for row in sheet.iter_rows() for each in row if each.value == "приказ"]
    cell.hyperlink = "http://school.example/prikaz.pdf"
    book.save(path)
    _, (answer,), faults = read_replies(path)
    assert (answer.answer, answer.link, faults) == ("fixed", "http://school.example/prikaz.pdf", ())
