"""PDF: typed, scanned, mixed, protected, broken."""

from __future__ import annotations

import io

import pytest
from pypdfium2 import PdfDocument
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from audit_rules.facts.text import extract
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.quality import is_sound
from tests.audit_rules.text.drawing import HEAD, draw, order, scan, scanned_pdf, stamps, typed_pdf
from tests.audit_rules.text.made import joined_pdf

needs_ocr = pytest.mark.skipif(not ocr_available(), reason="no Tesseract")
PLAN = HEAD.format(font='"Libertinus Serif"', size=12) + (
    "= План мероприятий (дорожная карта)\n"
    "#table(columns: 3, [№], [Мероприятие], [Срок], [1], [Издание приказа о внедрении], [сентябрь 2022], "
    "[2], [Формирование базы наставников], [октябрь 2022])\nКуратор: заместитель директора по учебной работе.\n"
)


def test_typed_pages_are_read_as_typed() -> None:
    text = extract(typed_pdf(order()))
    (page,) = text.pages
    assert (text.source, page.source, page.confidence, page.failure) == ("pdf", "pdf", 1.0, None)
    assert "ПРИКАЗ\n15.09.2022 № 187-1\nО внедрении целевой модели наставничества" in page.text
    assert "\x02" not in page.text
    assert "\ufffe" not in page.text


def test_stamps_side_by_side_are_not_mixed() -> None:
    text = extract(typed_pdf(stamps())).whole
    assert text.startswith(
        "СОГЛАСОВАНО\nПедагогическим советом\nПротокол № 3\nот 30.08.2022\nУТВЕРЖДЕНО\nприказом директора\nот 15.09.2022 № 187-1\n"
    )
    assert "ПОЛОЖЕНИЕ\nо системе наставничества педагогических работников\n1. Общие положения" in text


def test_tables_come_as_rows_in_their_place() -> None:
    (page,) = extract(typed_pdf(PLAN)).pages
    assert page.tables == (
        (
            ("№", "Мероприятие", "Срок"),
            ("1", "Издание приказа о внедрении", "сентябрь 2022"),
            ("2", "Формирование базы наставников", "октябрь 2022"),
        ),
    )
    lines = page.text.split("\n")
    assert lines[0] == "План мероприятий (дорожная карта)"
    assert lines[2] == "1 | Издание приказа о внедрении | сентябрь 2022"
    assert lines[-1] == "Куратор: заместитель директора по учебной работе."


def test_junk_before_the_first_byte() -> None:
    assert "№ 187-1" in extract(b"\r\n\r\n" + typed_pdf(order())).whole


def test_a_password_is_a_reason() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", strength=128))
    canvas.drawString(100, 700, "order")
    canvas.save()
    text = extract(out.getvalue())
    assert (text.source, text.failure, text.detail) == ("pdf", "encrypted", "файл защищён паролем")


def test_a_cut_off_file_is_broken_or_read_and_never_raises() -> None:
    body = typed_pdf(order())
    for size in (10, 200, 2000, len(body) // 2):
        text = extract(body[:size])
        assert text.failure or text.whole


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("О внедрении целевой модели наставничества педагогических работников в школе", True),
        ("lloJIoxeHI,Ie o HacraBHI4.IecrBe nearorI4qecKI4x pa6orHrrKoB IIIKOJIbI r. BIrrMbI[rJreHcKa yrBepxAeHo", False),
        ("The order of the school on the introduction of the mentoring model in education is with the annex", True),
        ("\x03\x04\x05\x06 \x0e\x0f \x10\x11 Приказ", False),
        ("(cid:12)(cid:4)(cid:77)(cid:2) Приказ", False),
        ("пРиkaз об yтвeржд2ении пoложeния нacтавничeствe пeдaгогoв шkолы вымышлeнской 2O22 гoда", False),
        ("", True),
        ("№ 187-1 от 15.09.2022 г. (СОШ № 7, e-mail: school7@example.org)", True),
    ],
)
def test_sound_text_is_told_from_garbage(text: str, sound: bool) -> None:
    assert is_sound(text) is sound


@needs_ocr
def test_a_font_without_a_map_of_its_letters_goes_to_ocr() -> None:
    body = typed_pdf(order()).replace(b"/ToUnicode", b"/NoUnicode")
    page = extract(body).pages[0]
    assert page.source == "ocr"
    assert "15.09.2022 № 187-1" in page.text


@needs_ocr
def test_a_scanned_first_page_before_typed_ones_is_read_too() -> None:
    mixed = joined_pdf(scanned_pdf(scan(draw(stamps()), 0.5, 20)), typed_pdf(order("55-О", "01.10.2022")))
    first, second = extract(mixed).pages
    assert (first.source, second.source) == ("ocr", "pdf")
    assert "от 15.09.2022 № 187-1" in first.text
    assert "01.10.2022 № 55-О" in second.text
    assert first.confidence < 1.0


@needs_ocr
def test_a_signature_printed_on_a_scan_does_not_pass_for_the_page() -> None:
    page = PdfDocument(scanned_pdf(scan(draw(order()), 0.0, 20)))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=page[0].get_size())
    canvas.drawString(100, 60, "0a1b2c3d4e5f 0a1b2c3d4e5f")
    canvas.save()
    stamp = PdfDocument(out.getvalue())
    drawn = stamp.page_as_xobject(0, page).as_pageobject()
    page[0].insert_obj(drawn)
    page[0].gen_content()
    whole = io.BytesIO()
    page.save(whole)
    (read,) = extract(whole.getvalue()).pages
    assert read.source == "ocr"
    assert "15.09.2022 № 187-1" in read.text
