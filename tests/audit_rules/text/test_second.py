"""The second way of reading comes to the same acts by another road, and to nothing where it has none."""

from __future__ import annotations

import datetime as dt
import re

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.pool import ReaderPool
from audit_rules.facts.text.reader import extract
from audit_rules.facts.text.second import second_reading
from data.models import Text
from tests.audit_rules.text import drawing, made

TODAY = dt.date(2026, 6, 1)
FILES = made.FILES
ORDER = {(kind, "187-1", dt.date(2022, 9, 15)) for kind in ("implementation_order", "curator_order")}
needs_ocr = pytest.mark.skipif(not ocr_available(), reason="no Russian Tesseract here")
PAGE = """<!doctype html><html><head><title>Наставничество</title></head><body><nav><a href="/">Главная</a></nav><main>
<h1>Приказ</h1><p>МБОУ «Вымышленная школа № 7»</p><p>ПРИКАЗ</p><p>от 15.09.2021 № 187-1</p>
<p>О внедрении целевой модели наставничества педагогических работников</p><p>В целях развития педагогов</p><p>ПРИКАЗЫВАЮ:</p>
<p>1. Внедрить целевую модель наставничества педагогических работников.</p><p>Директор школы В. В. Выдуманный</p></main></body></html>"""


def told(text: Text) -> set[tuple[str, str | None, dt.date | None]]:
    """Kind, number and day of what counts."""
    acts = acts_in(text, Context(today=TODAY))
    return {(act.type, act.number, act.date) for act in acts if act.type != "other"}


def letter() -> bytes:
    """The same order as a Word file, day and number in a table."""
    document = docx.Document()
    for words in ("МБОУ «Вымышленная школа № 7»", "ПРИКАЗ"):
        document.add_paragraph(words)
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "от 15.09.2021", "№ 187-1"
    for words in re.findall(r"<p>(.*?)</p>", PAGE)[3:]:
        document.add_paragraph(words)
    return made.docx_bytes(document)


def both(body: bytes, name: str) -> None:
    first, second = extract(body, name), second_reading(body, name)
    assert second.failure is None, second.detail
    assert told(second) == told(first) != set()


@pytest.mark.parametrize("day", ["15.09.2022", "20.12.2021"])
def test_a_typed_pdf(day: str) -> None:
    both(drawing.typed_pdf(drawing.order(day=day)), "prikaz.pdf")
    both(drawing.typed_pdf(drawing.stamps(day=day)), "polozhenie.pdf")


def test_letters_and_pages() -> None:
    both(letter(), "1.docx")
    both(PAGE.encode(), "1.html")
    for name in ("made_up_order.doc", "made_up_order.odt"):
        both((FILES / name).read_bytes(), name)


def test_files_within_an_archive() -> None:
    text = second_reading(made.zipped({"а.pdf": drawing.typed_pdf(drawing.order())}), "акты.zip")
    assert [told(member) for _, member in text.members] == [ORDER]


@needs_ocr
@pytest.mark.parametrize("skew", [0.0, 1.2])
def test_a_scan(skew: float) -> None:
    page = drawing.scan(drawing.draw(drawing.order()), skew=skew, noise=6)
    both(drawing.scanned_pdf(page), "skan.pdf")
    both(drawing.jpeg(page), "skan.jpg")


@needs_ocr
def test_a_scan_is_read_at_another_size_and_threshold_than_the_first_time() -> None:
    body = drawing.scanned_pdf(drawing.scan(drawing.draw(drawing.order()), noise=6))
    first, second = extract(body, "s.pdf").pages[0], second_reading(body, "s.pdf").pages[0]
    assert second.source == "ocr"
    assert not second.crops
    assert (first.confidence, first.ocr_area) != (second.confidence, second.ocr_area)


def test_a_format_without_a_second_way_says_so() -> None:
    for name in ("made_up_base.xls", "made_up_base.ods"):
        assert second_reading((FILES / name).read_bytes(), name).failure == "unsupported"


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.5\n", b"PK\x03\x04", b"\xff\xd8\xff\xe0", b"<html>", b"{\\rtf1 "]))
def test_rubbish_never_raises(rubbish: bytes, start: bytes) -> None:
    text = second_reading(start + rubbish, "x")
    assert text.failure or text.pages or text.members


def test_it_runs_in_a_pool_of_its_own() -> None:
    body = drawing.typed_pdf(drawing.order())
    with ReaderPool(read=second_reading) as pool:
        assert told(pool.read(body, "1.pdf")) == ORDER
        assert pool.read((FILES / "made_up_base.xls").read_bytes(), "1.xls").failure == "unsupported"
