"""What a file is, told by its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit_rules.facts.text import extract, sniff
from tests.audit_rules.text.drawing import draw, jpeg, order, typed_pdf
from tests.audit_rules.text.made import FILES, order_docx, zipped


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("\ufeff<!DOCTYPE html><p>Наставничество".encode(), "html"),
        ("\n\n<!-- сайт --><HTML><body>".encode("cp1251"), "html"),
        ("Warning: mysql_connect()<br><html><body>Приказ".encode(), "html"),
        (b"%PDF-1.4\n", "pdf"),
        (b"\r\n\r\n%PDF-1.4\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"Rar!\x1a\x07\x00", "archive"),
        (b"7z\xbc\xaf\x27\x1c", "archive"),
        (b"GIF89a....", "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image"),
        (b"", "unknown"),
        ("Просто слова".encode(), "unknown"),
        (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "image"),
        (b"\x1f\x8b\x08\x00", "archive"),
        (b"<br />\n<b>Warning</b>: x.php<br />\n%PDF-1.4\n...\nstartxref\n9\n%%EOF", "pdf"),
        (b"<html><body>%PDF-1.4 is a format", "html"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><title>x</title></svg>", "unknown"),
        (b"<?xml version='1.0'?>\n<office:document xmlns:office='urn:x'><meta:generator/><text:p>x</text:p>", "flat"),
        (b"<?xml version='1.0'?>\n<w:wordDocument xmlns:w='urn:x'><w:p>x</w:p></w:wordDocument>", "unknown"),
    ],
)
def test_magic_bytes(body: bytes, kind: str) -> None:
    assert sniff(body) == kind


def test_real_files() -> None:
    assert sniff((FILES / "made_up_order.doc").read_bytes()) == "doc"
    assert sniff((FILES / "made_up_base.xls").read_bytes()) == "xls"
    assert sniff((FILES / "made_up_order.odt").read_bytes()) == "odt"
    assert sniff((FILES / "made_up_base.ods").read_bytes()) == "ods"
    assert sniff(order_docx()) == "docx"
    assert sniff(typed_pdf(order())) == "pdf"
    assert sniff(jpeg(draw(order(), 72))) == "image"
    assert sniff(zipped({"Приказ.pdf": b"%PDF-"})) == "zip"


def test_the_name_does_not_outweigh_the_bytes() -> None:
    assert sniff(b"{\\rtf1\\ansi", "prikaz.doc") == "rtf"
    assert sniff("<html><p>Приказ".encode(), "prikaz.doc") == "html"
    assert sniff(order_docx(), "prikaz.doc") == "docx"
    assert sniff(order_docx(), "") == "docx"


def test_a_cut_off_letter_is_a_broken_letter_and_not_an_archive() -> None:
    body = order_docx()[:9000]
    assert sniff(body) == "docx"
    assert extract(body).failure == "broken"


def test_a_password_protected_office_file_says_so() -> None:
    ole = bytearray((FILES / "made_up_order.doc").read_bytes())
    name, protected = "WordDocument".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    at = ole.index(name)
    ole[at : at + len(protected)] = protected
    ole[at + 64] = len(protected) + 2
    text = extract(bytes(ole), "приказ.docx")
    assert (text.failure, text.detail) == ("encrypted", "файл защищён паролем")


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    text = extract(body, "x.html")
    assert text.failure or text.pages or text.members


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 20000), st.integers(0, 255), st.sampled_from(["made_up_order.doc", "made_up_base.xls", "made_up_order.odt"]))
def test_a_damaged_file_never_raises(at: int, value: int, name: str) -> None:
    body = bytearray((FILES / name).read_bytes())
    body[at % len(body)] ^= value
    text = extract(bytes(body), name)
    assert text.failure or text.pages or text.members


@pytest.mark.parametrize("body", [b"Rar!\x1a\x07\x00....", b"7z\xbc\xaf\x27\x1c....", b"\x00\x01\x02\x03" * 20])
def test_what_we_cannot_open_is_unsupported_with_a_reason(body: bytes) -> None:
    text = extract(body)
    assert text.failure == "unsupported"
    assert text.detail
    assert not text.pages


@pytest.mark.parametrize("junk", [b"\r\n\r\n", b"\xef\xbb\xbf", b"\n  \t"])
def test_what_careless_servers_put_before_a_file_does_no_harm(junk: bytes) -> None:
    files = [(FILES / "made_up_order.doc").read_bytes(), (FILES / "made_up_base.xls").read_bytes(), order_docx()]
    files += [(FILES / "made_up_letter.rtf").read_bytes(), typed_pdf(order()), zipped({"а.html": "<p>Приказ".encode()})]
    for body in files:
        assert extract(junk + body) == extract(body)
        assert extract(body).failure is None


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "фотография HEIC: такой формат не читается"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00", "видео или звук: такой формат не читается"),
        (b"AT&TFORM\x00\x00\x00\x00DJVM", "книга DjVu: такой формат не читается"),
        (b"MZ\x90\x00\x03\x00", "программа: такой формат не читается"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "рисунок SVG: такой формат не читается"),
        (b"Rar!\x1a\x07\x00", "архив, который программа не открывает (RAR, 7z и подобные)"),
        (b"\x01\x02\x03\x04", "неизвестный формат файла"),
    ],
)
def test_a_refusal_says_what_the_file_is(body: bytes, detail: str) -> None:
    text = extract(body, "приказ.pdf")
    assert (text.failure, text.detail) == ("unsupported", detail)


def test_a_drawing_is_no_letter() -> None:
    body = zipped({"mimetype": b"application/vnd.oasis.opendocument.graphics", "content.xml": b"<a/>", "META-INF/manifest.xml": b"<a/>"})
    assert extract(body).failure == "unsupported"
