"""Tables of people whose cells are merged: each row counts as a person reads it. Nobody named here exists."""

from __future__ import annotations

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_rules.facts.text import extract
from audit_rules.facts.text.merged import Cell, spread
from data.models import DocumentType
from tests.audit_rules.people.makers import counts, of_file


def page(table: str, title: str = "О закреплении наставнических пар") -> bytes:
    head = "<head><meta charset='utf-8'><title>Наставничество</title></head>"
    return f"<html>{head}<body><main><p>ПРИКАЗ</p><p>{title}</p><table>{table}</table></main></body></html>".encode()


def people(table: str, kind: DocumentType = "pairs_order") -> tuple[int, int, int] | None:
    return counts(of_file(page(table), "page.html", kinds=(kind,)))


HEADER = "<tr><th>№</th><th>Наставник</th><th>Наставляемый</th></tr>"


@pytest.mark.parametrize("kind", ["pairs_order", "mentor_base", "mentee_base"])
def test_a_mentor_merged_over_numbered_mentees(kind: DocumentType) -> None:
    rows = "<tr><td>1</td><td rowspan='3'>Лопатина А.С.</td><td>Тарутин О.В.</td></tr><tr><td>2</td><td>Дубанова И.И.</td></tr>"
    rows += "<tr><td>3</td><td>Жердетов М.М.</td></tr><tr><td>4</td><td>Курганов К.К.</td><td>Скворанова Д.Д.</td></tr>"
    assert people(HEADER + rows, kind) == (2, 4, 4)


def test_a_mentee_of_two_mentors() -> None:
    rows = "<tr><td rowspan=2>1</td><td>Лопатина А.С.</td><td rowspan=2>Тарутин О.В.</td></tr><tr><td>Курганов К.К.</td></tr>"
    assert people(HEADER + rows) == (2, 1, 2)


PAIR_HEADER = "<tr><th>{first}</th><th>ФИО</th><th>Должность</th><th>Роль</th></tr>"


def pair_of_rows(number: str, mentor: str, *mentees: str) -> str:
    merged = f"<td rowspan='{len(mentees) + 1}'>{number}</td>"
    told = "".join(f"<tr><td>{mentee}</td><td>учитель</td><td>наставляемый</td></tr>" for mentee in mentees)
    return f"<tr>{merged}<td>{mentor}</td><td>учитель</td><td>Наставник</td></tr>{told}"


@pytest.mark.parametrize("first", ["№ пары", "Пара", "№", "Форма наставничества"])
def test_a_pair_that_takes_a_row_for_each(first: str) -> None:
    rows = pair_of_rows("1", "Лопатина А.С.", "Тарутин О.В.") + pair_of_rows("2", "Курганов К.К.", "Дубанова И.И.", "Жердетов М.М.")
    assert people(PAIR_HEADER.format(first=first) + rows) == (2, 3, 3)


def test_rows_numbered_each_do_not_tell_who_is_whose() -> None:
    drawn = (("1", "Лопатина А.С.", "наставник"), ("2", "Тарутин О.В.", "наставляемый"), ("3", "Дубанова И.И.", "наставляемый"))
    rows = "".join(f"<tr><td>{n}</td><td>{name}</td><td>учитель</td><td>{role}</td></tr>" for n, name, role in drawn)
    assert people(PAIR_HEADER.format(first="№") + rows) is None


def test_a_pair_whose_mentee_is_missing_is_not_counted() -> None:
    rows = pair_of_rows("1", "Лопатина А.С.", "Тарутин О.В.") + pair_of_rows("2", "Курганов К.К.")
    assert people(PAIR_HEADER.format(first="№") + rows) is None


def test_a_header_of_two_rows_and_headings_over_whole_rows() -> None:
    header = (
        "<tr><th rowspan=2>№</th><th colspan=2>Наставник</th><th colspan=3>Наставляемый</th></tr>"
        "<tr><th>ФИО</th><th>Предмет</th><th>ФИО</th><th>Предмет</th><th>Стаж</th></tr>"
    )
    rows = "<tr><td colspan=6>Начальная школа</td></tr>" + "".join(
        f"<tr><td>{n}</td><td>{mentor}</td><td>химия</td><td>{mentee}</td><td>химия</td><td>1</td></tr>"
        for n, mentor, mentee in ((1, "Лопатина А.С.", "Тарутин О.В."), (2, "Курганов К.К.", "Дубанова И.И."))
    )
    assert people(header + rows) == (2, 2, 2)


def test_the_words_of_a_merged_cell_stand_in_the_text_once() -> None:
    rows = "<tr><td>1</td><td rowspan=2>Лопатина А.С.</td><td>Тарутин О.В.</td></tr><tr><td>2</td><td>Дубанова И.И.</td></tr>"
    (only,) = extract(page(HEADER + rows), "page.html").pages
    assert only.text.count("Лопатина") == 1
    assert only.tables[0][2] == ("2", "Лопатина А.С.", "Дубанова И.И.")


@pytest.mark.parametrize("kind", ["pairs_order", "mentor_base"])
def test_merged_cells_of_a_letter(kind: DocumentType) -> None:
    document = docx.Document()
    document.add_paragraph("О закреплении наставнических пар")
    table = document.add_table(rows=4, cols=4)
    drawn = (
        ("№", "Наставник", "Наставляемый", "Предмет"),
        ("1", "Лопатина А.С.", "Тарутин О.В.", "физика"),
        ("2", "", "Дубанова И.И.", ""),
        ("3", "Курганов К.К.", "Жердетов М.М.", "химия"),
    )
    for row, texts in zip(table.rows, drawn, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.cell(1, 1).merge(table.cell(2, 1))
    table.cell(3, 2).merge(table.cell(3, 3))
    out = io.BytesIO()
    document.save(out)
    assert counts(of_file(out.getvalue(), "merged.docx", kinds=(kind,))) == (2, 3, 3)


SPANS = st.integers(1, 3)
CELLS = st.builds(Cell, st.text("аб", min_size=1, max_size=2), columns=SPANS, rows=SPANS)


@settings(deadline=None)
@given(st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5))
def test_every_cell_stands_where_it_begins_and_below(rows: list[list[Cell]]) -> None:
    table = spread(rows)
    assert len(table) == len(rows)
    for row, texts in zip(rows, table, strict=True):
        places = iter(texts)
        assert all(cell.text in places for cell in row)  # in order
        assert len(texts) >= sum(cell.columns for cell in row)


@pytest.mark.parametrize("span", ["rowspan=65000", "rowspan=0", "colspan=99999999", "rowspan=-2", "rowspan=два"])
def test_a_span_that_no_table_has_does_no_harm(span: str) -> None:
    rows = f"<tr><td>1</td><td>Лопатина А.С.</td><td {span}>Тарутин О.В.</td></tr>"
    assert people(HEADER + rows) == (1, 1, 1)
