"""Scanned and photographed pages. Without Tesseract there is nothing to test here; what happens then: test_no_ocr.py."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from audit_rules.facts.text import extract
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.scan import is_blank
from audit_rules.facts.text.scanned_page import read_page
from tests.audit_rules.text.drawing import draw, jpeg, order, scan, scanned_pdf, seal, stamps
from tests.audit_rules.text.made import png

pytestmark = pytest.mark.skipif(not ocr_available(), reason="no Tesseract")
REQUISITES = "15.09.2022 № 187-1"


def faint(image: Image.Image) -> Image.Image:
    """Pale print."""
    return image.point([150 + grey * 100 // 255 for grey in range(256)] * 3)


def shadowed(image: Image.Image) -> Image.Image:
    """A photograph with the light from one side."""
    shade = Image.linear_gradient("L").resize(image.size).point([140 + grey * 115 // 255 for grey in range(256)])
    return ImageChops.multiply(image, Image.merge("RGB", (shade, shade, shade)))


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(scan(draw(order()), 1.4, 40), id="skewed, grainy"),
        pytest.param(seal(scan(draw(order()), -1.0, 20), (0.25, 0.2)), id="blue seal on the date"),
        pytest.param(seal(scan(draw(order()), 0.5, 20), (0.25, 0.2), (125, 125, 125)), id="grey seal on the date"),
        pytest.param(faint(scan(draw(order()), 1.0)), id="pale"),
        pytest.param(shadowed(draw(order())), id="shadow"),
        pytest.param(draw(order()).rotate(180), id="upside down"),
        pytest.param(draw(order()).rotate(90, expand=True), id="on its side"),
        pytest.param(draw(order(), 150), id="150 dpi"),
        pytest.param(draw(order()).convert("1"), id="black and white"),
    ],
)
def test_day_and_number_come_out_of(image: Image.Image) -> None:
    text = extract(jpeg(image.convert("RGB")))
    assert text.source == "image"
    (page,) = text.pages
    assert REQUISITES in page.text
    assert "ПРИКАЗ" in page.text
    assert 0.6 < page.confidence < 1.0
    assert not page.partial


def test_stamps_of_a_scan_are_not_mixed() -> None:
    text = extract(scanned_pdf(scan(draw(stamps()), 0.8, 20))).whole
    assert "Протокол № 3\nот 30.08.2022\nУТВЕРЖДЕНО\nприказом директора\nот 15.09.2022 № 187-1" in text


def test_a_picture_without_words_is_unreadable_and_not_empty() -> None:
    noise = Image.effect_noise((1600, 1200), 120)
    text = extract(png(noise))
    assert (text.failure, text.whole) == ("unreadable", "")
    assert text.detail


def test_a_blank_page_is_read_and_empty() -> None:
    page = read_page(Image.new("L", (1240, 1754), 244), 1)
    assert (page.text, page.failure) == ("", None)


def test_one_line_of_print_is_not_a_blank_page() -> None:
    page = Image.new("L", (1240, 1754), 244)
    line = draw(order(), 150).convert("L").crop((100, 300, 1140, 345))
    page.paste(line, (100, 800))
    assert not is_blank(page)
    assert not is_blank(shadowed(page.convert("RGB")).convert("L"))


def test_all_pages_of_a_tiff() -> None:
    out = io.BytesIO()
    draw(order(), 200).save(out, "TIFF", save_all=True, append_images=[draw(stamps(), 200)], compression="tiff_lzw")
    first, second = extract(out.getvalue()).pages
    assert "ПРИКАЗ" in first.text
    assert "ПОЛОЖЕНИЕ" in second.text


def test_only_the_head_of_a_later_page_unless_an_act_begins_there() -> None:
    running = draw(order().split("ПРИКАЗЫВАЮ")[0].split("#align")[0] + "Наставник передаёт опыт молодым педагогам школы каждый день. " * 60)
    assert read_page(running, 9, whole=False).partial
    assert not read_page(draw(order()), 9, whole=False).partial


def test_a_long_scan_says_how_far_it_was_read() -> None:
    sheet = draw(order(), 50).convert("L")
    text = extract(scanned_pdf(*[Image.new("L", sheet.size, 255)] * 31, sheet, dpi=50))
    assert text.pages[31].failure == "too_large"
    assert "30" in text.detail


@pytest.mark.parametrize("damage", [b"", b"\xff\xd8\xff\xe0 not a picture", b"\x89PNG\r\n\x1a\n"])
def test_damaged_pictures_are_broken(damage: bytes) -> None:
    assert extract(damage or jpeg(draw(order(), 72))[:3000]).failure == "broken"


def test_a_picture_that_would_burst_the_memory_is_refused() -> None:
    bomb = Image.new("1", (20000, 20000))
    assert extract(png(bomb)).failure == "too_large"
