"""Pages and files with nothing on them. All content is made up."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw
from pypdfium2 import PdfDocument

from audit_rules.facts.text import extract
from tests.audit_rules.text.drawing import draw, jpeg, order, scanned_pdf, typed_pdf
from tests.audit_rules.text.made import joined_pdf, png

A4 = (1240, 1754)


def typed_blank(pages: int = 1) -> bytes:
    document = PdfDocument.new()
    for _ in range(pages):
        document.new_page(595, 842)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def tiff(*frames: Image.Image) -> bytes:
    out = io.BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=list(frames[1:]))
    return out.getvalue()


WHITE, GREY = Image.new("RGB", A4, "white"), Image.new("L", A4, 244)
FILES = {
    "a white picture": png(WHITE),
    "a photograph of blank paper": jpeg(GREY.convert("RGB")),
    "a scan of blank paper": scanned_pdf(GREY.convert("RGB")),
    "a typed page": typed_blank(),
    "several pages": joined_pdf(typed_blank(2), scanned_pdf(WHITE)),
    "a picture of several pages": tiff(WHITE, WHITE),
}


@pytest.mark.parametrize("body", FILES.values(), ids=FILES.keys())
def test_a_file_of_blank_pages_is_unread_with_its_reason(body: bytes) -> None:
    text = extract(body, "prikaz.pdf")
    assert (text.failure, text.detail) == ("unreadable", "все страницы файла пустые")
    assert {page.failure for page in text.pages} == {"empty"}
    assert text.whole.strip() == ""


def test_a_blank_page_among_others_loses_nothing() -> None:
    text = extract(joined_pdf(typed_pdf(order()), scanned_pdf(WHITE), typed_blank()), "prikaz.pdf")
    assert text.failure is None
    assert [(bool(page.text), page.failure) for page in text.pages] == [(True, None), (False, None), (False, None)]


def test_a_page_whose_picture_cannot_be_unpacked_is_not_blank() -> None:
    body = scanned_pdf(draw(order(), 150))
    start = body.index(b"\xff\xd8\xff")
    spoilt = body[: start + 2] + bytes(len(body[start:].partition(b"endstream")[0]) - 2) + body[start:][body[start:].index(b"endstream") :]
    assert len(spoilt) == len(body)
    text = extract(joined_pdf(spoilt, typed_pdf(order())), "prikaz.pdf")
    assert text.pages[0].failure == "unreadable"
    assert "ПРИКАЗ" in text.pages[1].text


def test_a_line_of_print_is_not_blank() -> None:
    page = WHITE.copy()
    ImageDraw.Draw(page).rectangle((300, 400, 700, 420), fill="black")
    text = extract(png(page), "prikaz.png")
    assert text.failure == "unreadable"
    assert text.pages[0].failure != "empty"
