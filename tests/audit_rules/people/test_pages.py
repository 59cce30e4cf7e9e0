"""Tables of pairs that a page's end cuts: each row counts once, and whole. Nobody named here exists."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
import typst

from tests.audit_rules.people.makers import counts, of_file

ROOTS = ("Лопат", "Курган", "Скворан", "Жердет", "Дубан", "Тарут", "Мельн")
HEADER = "[№],[Наставник],[Наставляемый],[Предмет]"
LONG = "учитель математики высшей квалификационной категории"


def order(header: str, rows: Sequence[str], *, above_mm: int = 0, columns: str = "auto, 1fr, 1fr, 1fr") -> bytes:
    """An order on low pages, numbered at their foot, the table `above_mm` lower than it might stand."""
    source = f"""#set page(width: 16cm, height: 8cm, margin: 1cm, numbering: "1")
#set text(font: "Libertinus Serif", size: 11pt, lang: "ru", hyphenate: false)
ПРИКАЗ

О наставничестве
#v({above_mm}mm)
#table(columns: ({columns}), {header}, {", ".join(rows)})
"""
    return bytes(typst.compile(source.encode(), format="pdf"))


@pytest.mark.parametrize("above_mm", range(0, 20, 3))
@pytest.mark.parametrize("header", [HEADER, f"table.header({HEADER})"], ids=["header once", "header repeated"])
def test_a_table_over_several_pages_wherever_it_is_cut(header: str, above_mm: int) -> None:
    rows = [f"[{n}],[{root}ина Анна Сергеевна {LONG}],[{root}инский Олег Ильич],[физика]" for n, root in enumerate(ROOTS, 1)]
    assert counts(of_file(order(header, rows, above_mm=above_mm), "pairs.pdf")) == (7, 7, 7)


@pytest.mark.parametrize("above_mm", range(0, 30, 2))
def test_a_row_torn_in_the_middle_of_a_name(above_mm: int) -> None:
    names = r"\ Анна \ Сергеевна], ", r"\ Олег \ Ильич], "
    rows = [f"[{n}], [{root}ина {names[0]}[{root}инский {names[1]}[физика]" for n, root in enumerate(ROOTS[:5], 1)]
    people = of_file(order(f"table.header({HEADER})", rows, above_mm=above_mm), "torn.pdf")
    assert counts(people) == (5, 5, 5)


@pytest.mark.parametrize("above_mm", range(0, 30, 2))
def test_a_torn_row_of_a_table_without_numbers(above_mm: int) -> None:
    rows = [rf"[{root}ина \ Анна \ Сергеевна], [{root}инский \ Олег \ Ильич]" for root in ROOTS[:5]]
    people = of_file(order("[Наставник], [Наставляемый]", rows, above_mm=above_mm, columns="1fr, 1fr"), "torn.pdf")
    assert counts(people) == (5, 5, 5)


@pytest.mark.parametrize("above_mm", range(0, 20, 3))
def test_a_mentor_merged_over_rows_of_two_pages(above_mm: int) -> None:
    mentees = (f"[{root}инский Олег Ильич]" for root in ROOTS)
    mentors = ("[Ручьёва Анна Сергеевна]", "[Мостова Инна Павловна]")
    groups = [[f"table.cell(rowspan: 3, {mentor})", *itertools.islice(mentees, 3)] for mentor in mentors]
    rows = list(itertools.chain.from_iterable(groups))
    people = of_file(order("[Наставник], [Наставляемый]", rows, above_mm=above_mm, columns="1fr, 1fr"), "merged.pdf")
    assert counts(people) == (2, 6, 6)
