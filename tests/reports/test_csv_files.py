"""CSV files that Excel opens without a question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.csv_files import harmless
from tests.reports.reading import Papers
from tests.reports.samples import HOSTILE, everything
from tests.reports.test_workbook import LONG, SHORT


def test_excel_knows_the_encoding_and_the_separator(papers: Papers) -> None:
    for path in (papers.folder / "csv").iterdir():
        head = path.read_bytes()[:200]
        assert head.startswith(b"\xef\xbb\xbf")
        assert b";" in head


def test_a_file_for_each_list_and_register(papers: Papers) -> None:
    assert {path.name for path in (papers.folder / "csv").iterdir()} == {
        "spisok-1-no_package.csv",
        "spisok-2-regulation_only.csv",
        "spisok-3-outdated_order.csv",
        "spisok-4-incomplete_package.csv",
        "ne-provereno.csv",
        "na-proverku.csv",
        "razdel-ne-najden.csv",
        "organizacii.csv",
        "dokumenty.csv",
    }


def test_columns_begin_with_the_source_s(papers: Papers) -> None:
    assert papers.csv("spisok-1-*")[0][:3] == SHORT
    assert papers.csv("spisok-3-*")[0][:5] == LONG
    assert papers.csv("spisok-3-*")[1][6] == "01.09.2021"


def test_all_organisations_and_documents_are_there(papers: Papers) -> None:
    sample = everything().organisations
    assert len(papers.csv("organizacii")) == 1 + len(sample)
    assert len(papers.csv("dokumenty")) == 1 + sum(len(each.facts.documents) for each in sample)


def test_names_that_look_like_formulas_are_guarded(papers: Papers) -> None:
    names = [row[2] for row in papers.csv("spisok-1-*")]
    assert "'" + HOSTILE[0] in names
    assert "'" + HOSTILE[2] in names
    assert HOSTILE[1] in names


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_each_sign_that_starts_a_formula(start: str) -> None:
    assert harmless(f"{start}1") == f"'{start}1"


@given(st.text())
def test_no_cell_begins_as_a_formula(cell: str) -> None:
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(cell).removeprefix("'") == cell.removeprefix("'")
