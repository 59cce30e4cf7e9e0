"""Letters of Word 6.0 and 95. All content is made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_rules.facts.text import extract, sniff
from tests.audit_rules.text.word6 import DELETED, HIDDEN, Piece, letter, paragraph, row

ORDER = [
    paragraph("МБОУ «Вымышленская школа № 7»"),
    paragraph("ПРИКАЗ"),
    Piece("от 15.09.2022 № 187-1"),
    Piece(" от 05.05.2015 № 55", look=DELETED),
    Piece("вычеркнуто", look=HIDDEN),
    Piece("\r", end=b""),
    paragraph("О закреплении наставнических пар"),
    *row("№", "Наставник", "Наставляемый"),
    *row("1", "Лопатина А.С.", "Тарутин О.В."),
    *row("2", "", "Дубанова И.И."),
    paragraph("Директор\t\x13 AUTHOR \x14В.В. Выдуманная\x15"),
]


@pytest.mark.parametrize("version", [0x65, 0x68], ids=["Word 6.0", "Word 95"])
def test_an_order_with_its_table_and_without_what_was_struck_out(version: int) -> None:
    body = letter(ORDER, version=version)
    assert sniff(body) == "doc"
    text = extract(body, "prikaz.doc")
    assert (text.failure, text.source) == (None, "doc")
    assert text.whole.split("\n") == [
        "МБОУ «Вымышленская школа № 7»",
        "ПРИКАЗ",
        "от 15.09.2022 № 187-1",
        "О закреплении наставнических пар",
        "№ | Наставник | Наставляемый",
        "1 | Лопатина А.С. | Тарутин О.В.",
        "2 | Дубанова И.И.",
        "Директор В.В. Выдуманная",
    ]
    assert text.pages[0].tables == (
        (("№", "Наставник", "Наставляемый"), ("1", "Лопатина А.С.", "Тарутин О.В."), ("2", "", "Дубанова И.И.")),
    )


def test_a_table_whose_properties_take_many_pages() -> None:
    rows = [cell for number in range(60) for cell in row(str(number), "Лопатина А.С.", "Тарутин О.В.")]
    assert len(extract(letter(rows), "baza.doc").pages[0].tables[0]) == 60


@pytest.mark.parametrize(("flag", "failure"), [(0x0004, "unsupported"), (0x0100, "encrypted")])
def test_a_fast_saved_or_locked_file_is_refused_with_its_reason(flag: int, failure: str) -> None:
    text = extract(letter(ORDER, flags=flag), "prikaz.doc")
    assert text.failure == failure
    assert text.detail
    assert not text.pages


@settings(deadline=None, max_examples=80)
@given(st.integers(0, 8000), st.integers(1, 255))
def test_a_damaged_file_never_raises_nor_reads_as_nothing(at: int, value: int) -> None:
    body = bytearray(letter(ORDER))
    body[at % len(body)] ^= value
    text = extract(bytes(body), "prikaz.doc")
    assert text.failure or text.whole.strip()


def test_a_file_cut_short_is_broken() -> None:
    body = letter(ORDER)
    assert extract(body[: 512 * 4 + 600], "prikaz.doc").failure in {"broken", "empty"}
