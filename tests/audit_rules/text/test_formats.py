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
