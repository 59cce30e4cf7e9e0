"""What is said of scans where Tesseract is not installed, or only its program is."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from audit_rules.facts.text import extract, ocr
from tests.audit_rules.text.drawing import draw, jpeg, order, scanned_pdf, typed_pdf
from tests.audit_rules.text.made import joined_pdf, picture_docx


@pytest.fixture
def no_data(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without the Russian data of Tesseract in the usual folders."""
    monkeypatch.setattr(ocr, "TESSDATA", ())
    monkeypatch.delenv("TESSDATA_PREFIX", raising=False)
    ocr.ocr_engine.cache_clear()
    ocr.tessdata_folder.cache_clear()
    yield
    ocr.ocr_engine.cache_clear()
    ocr.tessdata_folder.cache_clear()


@pytest.fixture
def no_tesseract(no_data: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without Tesseract at all."""
    monkeypatch.setenv("PATH", "")


@pytest.mark.usefixtures("no_tesseract")
def test_a_scan_is_unread_with_its_reason_and_never_empty() -> None:
    assert not ocr.ocr_available()
    for body, name in [(scanned_pdf(draw(order())), "pdf"), (jpeg(draw(order())), "image")]:
        text = extract(body)
        assert (text.source, text.failure, text.detail) == (name, "no_ocr", "нет программы распознавания текста")
        assert [(page.failure, page.text) for page in text.pages] == [("no_ocr", "")]
    assert [page.failure for page in extract(picture_docx(jpeg(draw(order())))).pages] == ["no_ocr"]


@pytest.mark.usefixtures("no_tesseract")
def test_typed_pages_beside_an_unread_one_are_read() -> None:
    text = extract(joined_pdf(scanned_pdf(draw(order())), typed_pdf(order())))
    assert text.failure is None
    assert [page.failure for page in text.pages] == ["no_ocr", None]
    assert "№ 187-1" in text.pages[1].text


@pytest.mark.usefixtures("no_tesseract")
def test_a_stamp_that_is_an_unread_picture_makes_the_letter_doubtful() -> None:
    stamp = draw(order(), 100).crop((0, 0, 800, 250))
    (page,) = extract(picture_docx(jpeg(stamp), "Положение о системе наставничества педагогических работников школы. " * 5)).pages
    assert (page.failure, page.confidence) == (None, 0.8)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="no Tesseract program")
@pytest.mark.usefixtures("no_data")
def test_the_program_alone_reads_as_well() -> None:
    if ocr.ocr_engine() != "pytesseract":
        pytest.skip("the program has no Russian data")
    assert "15.09.2022 № 187-1" in extract(jpeg(draw(order()))).whole
