"""The comparison in words: rows are those of the comparison, totals are sums of the rows shown, nothing is said in codes."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from openpyxl import load_workbook

from data.changes import STATUSES
from reports.changes_tables import changes_tables
from reports.changes_text import changes_json, changes_text
from reports.forms import write_tables
from scoring.changes import changes
from tests.reports import samples

PROFILE = samples.PROFILE
FIRST = samples.audit(*(make(n) for n, make in enumerate((samples.no_package, samples.outdated, samples.compliant, samples.flagged), 1)))
SECOND = replace(
    samples.audit(*(make(n) for n, make in enumerate((samples.compliant, samples.no_package, samples.unreachable, samples.outdated), 1))),
    profile_version=2,
)
FOUND = changes(FIRST, SECOND, PROFILE)


def test_every_step_is_a_row_and_totals_are_sums() -> None:
    lists, schools, municipalities = changes_tables(FOUND, PROFILE)
    assert lists.sheet == "Изменения с прошлой проверки"
    assert len(lists.rows) == sum(len(each.steps) for each in FOUND.lists) == len(lists.organisations)
    assert len(schools.rows) == len(FOUND.schools) == 4
    *rows, whole = municipalities.rows
    assert list(whole[1:]) == [sum(column) for column in zip(*(row[1:] for row in rows), strict=True)]
    for row in municipalities.rows:
        numbers = dict(zip(STATUSES, row[3:], strict=True))
        assert row[2] == numbers["still"] + numbers["new"]  # type: ignore[operator]


def test_words_not_codes() -> None:
    told = changes_text(FOUND, PROFILE)
    assert "по разным редакциям методики (1 и 2)" in told
    for line in ("исправлено: 1", "перешла в другой список: 1", "новая: 1", "найдено теперь: положение о наставничестве № 187-1"):
        assert line in told
    assert not re.search(r"[a-z]+_[a-z]+", told)


def test_the_workbook_holds_the_same_tables(tmp_path: Path) -> None:
    write_tables(tmp_path / "d.xlsx", changes_tables(FOUND, PROFILE))
    book = load_workbook(tmp_path / "d.xlsx")
    for table in changes_tables(FOUND, PROFILE):
        cells = [row for row in book[table.sheet].iter_rows(values_only=True) if row[0] == table.rows[0][0]]
        assert cells


def test_json_names_every_organisation_once_in_each_list() -> None:
    value = changes_json(FOUND)
    lists = value["lists"]
    assert isinstance(lists, dict)
    for steps in lists.values():
        named = [each for ids in steps.values() for each in ids]
        assert len(named) == len(set(named))


def test_nothing_changed() -> None:
    empty = changes(FIRST, FIRST, PROFILE)
    assert "Ничего не изменилось" in changes_text(empty, PROFILE)
