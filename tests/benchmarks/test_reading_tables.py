"""What is counted for and against the reader: its aims are about acts that bear a requisite, and values given for nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from benchmarks.measure.match import compared
from benchmarks.measure.rows import PaperRow
from benchmarks.measure.tables import by_source
from benchmarks.papers.model import ActTruth, Paper, Truth
from data.models import Act, RequisiteState

DAY, OTHER_DAY = dt.date(2022, 9, 1), dt.date(2022, 9, 4)
DATED = ActTruth(kinds=frozenset({"curator_order"}), number="12", date=DAY)
BLANK = ActTruth(kinds=frozenset({"curator_order"}), number="12", date=None, date_state="absent")


def given(date: dt.date | None, state: RequisiteState) -> Act:
    return Act(type="curator_order", title="", number="12", number_state="read", date=date, date_state=state, source="ocr", confidence=0.9)


def row(truth: ActTruth, act: Act) -> PaperRow:
    paper = Paper(id="1", name="1.pdf", body=b"", source="scan_200", shape=1, truth=Truth(acts=(truth,)), scanned_pages=1)
    acts, extras = compared(paper, [act])
    return PaperRow(id="1", source="scan_200", shape=1, font="", acts=tuple(acts), extras=tuple(extras))


def cells(rows: Sequence[PaperRow]) -> list[str]:
    """The dates' cells of the row «scan_200»: right, wrong, …, blanks."""
    columns = [list(column.cells) for column in by_source(rows).columns]
    place = columns[0].index("scan_200")
    return [str(column[place]) for column in columns[2:8]]


@pytest.mark.parametrize(
    ("truth", "act", "verdict"),
    [
        (DATED, given(DAY, "read"), "right"),
        (DATED, given(OTHER_DAY, "read"), "wrong"),
        (DATED, given(None, "unreadable"), "unreadable"),
        (DATED, given(None, "absent"), "false_absent"),
        (BLANK, given(None, "absent"), "right"),
        (BLANK, given(None, "unreadable"), "doubted"),
        (BLANK, given(DAY, "read"), "wrong"),
    ],
)
def test_a_reading_is_judged(truth: ActTruth, act: Act, verdict: str) -> None:
    assert row(truth, act).acts[0].date == verdict


def test_a_blank_that_was_doubted_speaks_neither_for_the_reader_nor_against() -> None:
    read = [row(DATED, given(DAY, "read")), row(DATED, given(None, "unreadable"))]
    blanks = [row(BLANK, given(None, "unreadable")), row(BLANK, given(None, "absent"))]
    assert cells(read + blanks)[:5] == cells(read)[:5] == ["50.0 % (1)", "0.0 % (0)", "1", "0", "0"]
    assert cells(read + blanks)[5] == "1 / 1"


def test_a_value_given_for_a_blank_counts_against_the_reader() -> None:
    assert cells([row(DATED, given(DAY, "read")), row(BLANK, given(DAY, "read"))])[:2] == ["50.0 % (1)", "50.0 % (1)"]
