"""The desk off the network: decisions in a workbook, a past audit judged anew, comparisons across versions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.nastavnik.run_cli import ROOT
from tests.nastavnik.run_here import here

HEAD = "ID;Организация;Муниципалитет;Реквизиты приказа;Представленные документы\n"
FIRST = (
    "a;Школа А (выдумана);Лесной г.о.;№ 5 от 01.09.2019;приказ, положение\n"
    "b;Школа Б (выдумана);Лесной г.о.;;не представлены\n"
    "c;Школа В (выдумана);Степной г.о.;;положение\n"
)
SECOND = FIRST.replace("№ 5 от 01.09.2019", "№ 6 от 02.09.2020").replace("b;Школа Б (выдумана);Лесной г.о.;;не представлены", "")
MO_2024 = (ROOT / "data" / "profiles" / "mo-2024.yml").read_text(encoding="utf-8")


def run(folder: Path, rows: str) -> None:
    (folder / "r.csv").write_text(HEAD + rows, encoding="utf-8")
    words = ("run", "--offline", "--registry", "r.csv", "--profile", "mo-2024", "--workspace", "w", "--as-of", "2024-06-30")
    done = here(*words, cwd=folder)
    assert done.returncode in {0, 1}, done.stderr


def say(folder: Path, *words: str, status: int = 0) -> str:
    done = here(*words, "--workspace", "w", cwd=folder)
    assert done.returncode == status, done.stderr
    return done.stdout if status == 0 else done.stdout + done.stderr


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run(tmp_path, FIRST)
    return tmp_path


def test_decisions_in_a_workbook(folder: Path) -> None:
    say(folder, "review", "decide", "a", "--value", "compliant", "--reason", "Приказ показан", "--by", "методист-1")
    run(folder, SECOND)  # the organisation declares another order: the decision is on the old one
    assert "Решения человека ждут: 1 организация" in say(folder, "review")
    say(folder, "review", "export", "решения.xlsx")
    book = load_workbook(folder / "решения.xlsx")
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Код")
    places = {str(cell.value): int(cell.column or 0) for cell in head}
    first = int(head[0].row or 0) + 1
    assert sheet.cell(first, places["Код"]).value == "a"
    sheet.cell(first, places["Решение"]).value = "Оставить как есть"
    sheet.cell(first, places["Почему"]).value = "Новый приказ тоже старый"
    sheet.cell(first + 1, places["Код"]).value = "нет такой"
    sheet.cell(first + 1, places["Решение"]).value = "Соответствует"
    sheet.cell(first + 2, places["Код"]).value = "c"
    sheet.cell(first + 2, places["Решение"]).value = "Прекрасно"
    for row in (first + 1, first + 2):
        sheet.cell(row, places["Почему"]).value, sheet.cell(row, places["Кто решил"]).value = "так", "методист-1"
    book.save(folder / "решения.xlsx")
    told = say(folder, "review", "import", "решения.xlsx", status=1)
    assert f"строка {first}, столбец «Кто решил»" in told  # nobody signed: not taken, and not lost silently
    assert "нет такой" in told
    assert "Прекрасно" in told
    sheet.cell(first, places["Кто решил"]).value = "методист-2"
    sheet.delete_rows(first + 1, 2)
    book.save(folder / "решения.xlsx")
    assert "Принято решений: 1" in say(folder, "review", "import", "решения.xlsx")
    assert "Решения человека ждут" not in say(folder, "review")
    assert say(folder, "review", "history", "a").count("\n") == 2


def test_many_suspected_violators_are_confirmed_at_once(folder: Path) -> None:
    told = say(folder, "review")
    assert "Подтверждения ждут: 3 организации" in told
    assert "ЖДУТ ПОДТВЕРЖДЕНИЯ" in told
    assert "Организаций: 3" in say(folder, "review", "export", "решения.xlsx")
    book = load_workbook(folder / "решения.xlsx")
    sheet = book.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Код")
    places = {str(cell.value): int(cell.column or 0) for cell in head}
    first = int(head[0].row or 0) + 1
    assert all(sheet.cell(first + at, places["Почему нужен человек"]).value for at in range(3))
    for at in range(2):  # the third is left to a second audit
        for title, words in (("Решение", "Оставить как есть"), ("Почему", "Сверено"), ("Кто решил", "методист-1")):
            sheet.cell(first + at, places[title]).value = words
    book.save(folder / "решения.xlsx")
    assert "Принято решений: 2" in say(folder, "review", "import", "решения.xlsx")
    assert "Подтверждения ждут: 1 организация" in say(folder, "review")
    results = json.loads((folder / "w" / "reports" / "mo-2024" / "results.json").read_text(encoding="utf-8"))
    assert [each["confirmation"] for each in results["organisations"]] == ["person", "person", "suspected"]
    assert results["review"] == []


def test_a_form_of_an_older_audit_decides_on_what_it_showed(folder: Path) -> None:
    say(
        folder, "review", "decide", "a", "--value", "compliant", "--reason", "Приказ показан", "--by", "методист-1", "--until", "2999-01-01"
    )
    say(folder, "review", "undo", "a")
    assert "отменять нечего" in say(folder, "review", "undo", "a", status=2)
    assert "уже прошёл" in say(
        folder, "review", "decide", "a", "--value", "compliant", "--reason", "п", "--by", "м", "--until", "2020-01-01", status=2
    )
    assert "Возможны" in say(folder, "review", "decide", "a", "--value", "хорошо", "--reason", "п", "--by", "м", status=2)


def test_two_audits_compared(folder: Path) -> None:
    assert "меньше двух" in say(folder, "diff", status=2)
    run(folder, SECOND)
    found = json.loads(say(folder, "diff", "--format", "json"))
    assert found["lists"]["no_package"]["dropped"] == ["b"]
    assert found["lists"]["outdated_order"]["still"] == ["a"]
    assert found["notes"] == []
    assert found["municipalities"] == [
        {"name": "Лесной г.о.", "before": 2, "after": 1, "new": 0, "still": 1, "fixed": 0, "decided": 0, "moved": 0, "in_review": 0,
         "not_checked": 0, "dropped": 1},
        {"name": "Степной г.о.", "before": 1, "after": 1, "new": 0, "still": 1, "fixed": 0, "decided": 0, "moved": 0, "in_review": 0,
         "not_checked": 0, "dropped": 0},
    ]  # fmt: skip
    say(folder, "diff", "--format", "xlsx")
    sheets = load_workbook(folder / "w" / "reports" / "mo-2024" / "izmeneniya-1-2.xlsx").sheetnames
    assert sheets[0] == "Изменения с прошлой проверки"
    assert "не номер проверки" in say(folder, "diff", "первая", "вторая", status=2)
    assert "№ 7" in say(folder, "diff", "1", "7", status=2)


def test_a_past_audit_under_another_version(folder: Path) -> None:
    newer = MO_2024.replace("version: 1\n", "version: 2\n", 1).replace("not_before: 2021-12-21", "not_before: 2019-01-01")
    (folder / "v2.yml").write_text(newer, encoding="utf-8")
    before = (folder / "w" / "reports" / "mo-2024" / "results.json").read_bytes()
    assert "поднимите version" in say(folder, "rejudge", "--audit", "1", "--profile", "mo-2024", status=2)
    assert "Соответствует: 1" in say(folder, "rejudge", "--audit", "1", "--profile", "v2.yml")
    assert (folder / "w" / "reports" / "mo-2024" / "results.json").read_bytes() == before
    papers = folder / "w" / "reports" / "mo-2024" / "proverka-1-redaktsiya-2" / "results.json"
    anew = json.loads(papers.read_text(encoding="utf-8"))
    assert anew["audit"]["profile_version"] == 2
    assert anew["violations"]["outdated_order"] == []
    assert "Соответствует." in say(folder, "explain", "a", "--profile", "v2.yml")
    assert "Соответствует." not in say(folder, "explain", "a", "--profile", "mo-2024")
    told = say(folder, "diff", "1", "1@2")
    assert "по разным редакциям методики (1 и 2)" in told
    assert "исправлено: 1" in told
    assert "не судилась" in say(folder, "diff", "1", "1@3", status=2)
