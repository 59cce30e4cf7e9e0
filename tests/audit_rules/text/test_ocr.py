"""Scanned and photographed pages. Without Tesseract there is nothing to test here; what happens then: test_no_ocr.py."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from audit_rules.facts.text import extract
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.scan import dark_share, is_blank, sheet_of
from audit_rules.facts.text.scanned_file import ScannedFile
from tests.audit_rules.text.drawing import HEAD, draw, jpeg, order, scan, scanned_pdf, seal, stamps
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
    page = ScannedFile().page(Image.new("L", (1240, 1754), 244), 1)
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


RUNNING = "\n\n".join(
    f"{chapter}.{point}. Наставник передаёт опыт молодым педагогам школы каждый день и отвечает за свою работу перед советом школы."
    for chapter in (2, 3)
    for point in range(1, 10)
)
ANNEX = (
    "#align(right)[Приложение № 2 \\ к приказу от 15.09.2022 № 187-1]\n\n"
    "#align(center)[*ДОРОЖНАЯ КАРТА \\ внедрения модели наставничества*]\n\n"
)


def typed(text: str) -> str:
    """Typst source of a page of running text."""
    return HEAD.format(font='"Libertinus Serif"', size=13) + text


def test_of_a_long_paper_the_head_and_the_beginnings_are_read() -> None:
    first, second, third = extract(
        scanned_pdf(
            *(
                scan(draw(source), 0.6, 20)
                for source in (stamps() + RUNNING, typed(RUNNING), typed(RUNNING[:900] + "\n\n" + ANNEX + RUNNING[:700]))
            )
        )
    ).pages
    assert "УТВЕРЖДЕНО" in first.text
    assert (first.partial, second.partial) == (True, True)
    assert first.ocr_area < 0.75
    assert second.ocr_area < 0.2
    assert "ДОРОЖНАЯ КАРТА" in third.text
    assert "к приказу от 15.09.2022 № 187-1" in third.text


def test_an_act_at_the_left_margin_below_another_is_seen() -> None:
    below = typed(RUNNING[:1200] + "\n\n#v(1.2cm)\n\nПРИКАЗ № 23-ОД \\ от 02.09.2022 \n\n" + RUNNING[:300])
    page = extract(scanned_pdf(scan(draw(stamps() + RUNNING), 0.6, 20), scan(draw(below), 0.4, 20))).pages[1]
    assert "ПРИКАЗ № 23-ОД" in page.text


def test_a_page_of_many_headings_is_read_whole() -> None:
    headings = "\n\n".join(f"#align(center)[*Глава {number}*]\n\n{RUNNING[:80]}" for number in range(1, 12))
    page = extract(scanned_pdf(scan(draw(stamps() + RUNNING), 0.6, 20), scan(draw(typed(headings)), 0.4, 20))).pages[1]
    assert all(f"Глава {number}\n" in page.text for number in range(1, 12))
    assert page.text.count("Наставник передаёт опыт") == 11


def test_an_order_is_read_whole_and_so_is_one_that_follows_a_paper() -> None:
    first, second = extract(scanned_pdf(scan(draw(stamps() + RUNNING), 0.6, 20), scan(draw(order("23-ОД", "02.09.2022")), -0.6, 20))).pages
    assert first.partial
    assert not second.partial
    assert "Назначить куратором" in second.text
    assert "02.09.2022 № 23-ОД" in second.text


def test_the_strip_of_a_day_and_a_number_is_kept_as_evidence() -> None:
    (page,) = extract(scanned_pdf(scan(draw(order()), 0.6, 20))).pages
    checked = {each.text: each.agreement for crop in page.crops for each in crop.checked}
    assert checked["15.09.2022"] >= 0.5
    assert checked["№ 187-1"] >= 0.5
    assert all(Image.open(io.BytesIO(crop.png)).width > 100 for crop in page.crops)


def test_a_long_scan_says_how_far_it_was_read() -> None:
    sheet = draw(order(), 50).convert("L")
    text = extract(scanned_pdf(*[Image.new("L", sheet.size, 255)] * 81, sheet, dpi=50))
    assert text.pages[81].failure == "too_large"
    assert "80" in text.detail


@pytest.mark.parametrize("damage", [b"", b"\xff\xd8\xff\xe0 not a picture", b"\x89PNG\r\n\x1a\n"])
def test_damaged_pictures_are_broken(damage: bytes) -> None:
    assert extract(damage or jpeg(draw(order(), 72))[:3000]).failure == "broken"


def test_a_picture_that_would_burst_the_memory_is_refused() -> None:
    bomb = Image.new("1", (20000, 20000))
    assert extract(png(bomb)).failure == "too_large"


def test_the_grain_of_a_nearly_empty_page_is_not_taken_for_print() -> None:
    empty = Image.new("RGB", (2480, 3508), (208, 210, 202))
    empty.paste(draw(order()).crop((0, 300, 2480, 420)), (0, 500))
    page = sheet_of(Image.blend(empty, Image.effect_noise(empty.size, 90).convert("RGB"), 0.25))
    assert page.paper - page.ink > 60
    assert dark_share(page) < 0.02
