"""Letters and workbooks."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest

from audit_rules.facts.text import extract
from audit_rules.facts.text.ocr import ocr_available
from audit_rules.facts.text.spreadsheet import russian_day
from tests.audit_rules.text.drawing import draw, jpeg, order, scan
from tests.audit_rules.text.made import FILES, docx_bytes, order_docx, picture_docx, zipped

STAMPS = "СОГЛАСОВАНО\nпротокол № 3\nот 30.08.2022\nУТВЕРЖДЕНО\nприказом директора\nот 15.09.2022 № 187-1"
RTF = (
    r"{\rtf1\ansi\ansicpg1251 \'cf\'d0\'c8\'ca\'c0\'c7\par \u8470? 187-1 \'ee\'f2 15.09.2022\par "
    r"\trowd\cellx3000\cellx6000\pard\intbl \'cd\'e0\'f1\'f2\'e0\'e2\'ed\'e8\'ea\cell \'cd\'e0\'f1\'f2\'e0\'e2\'eb\'ff\'e5\'ec\'fb\'e9\cell"
    r"\row\pard}"
)


def test_docx_in_reading_order_with_header_tables_and_pages() -> None:
    first, second = extract(order_docx()).pages
    assert first.text == "МБОУ «Вымышленская школа № 7»\nПРИКАЗ\nот 15.09.2022 | № 187-1\nО внедрении целевой модели наставничества"
    assert second.text == f"{STAMPS}\nДорожная карта\n№ | Мероприятие | Срок\n1 | Издание приказа | сентябрь\n2 | Отбор | октябрь"
    assert first.source == second.source == "docx"
    assert (("№", "Мероприятие", "Срок"), ("1", "Издание приказа", "сентябрь"), ("2", "Отбор", "октябрь")) in first.tables + second.tables


def test_docx_text_boxes_are_read_once_and_deleted_words_not_at_all() -> None:
    body = order_docx()
    box = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'><mc:Choice Requires='wps'>"
        "<w:txbxContent><w:p><w:r><w:t>УТВЕРЖДАЮ приказ № 5</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback>"
        "<w:txbxContent><w:p><w:r><w:t>УТВЕРЖДАЮ приказ № 5</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        "<w:del><w:r><w:delText>вычеркнуто</w:delText></w:r></w:del></w:p>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"<w:body>", b"<w:body>" + box.encode()) if name == "word/document.xml" else part)
    text = extract(out.getvalue()).whole
    assert text.count("УТВЕРЖДАЮ приказ № 5") == 1
    assert "вычеркнуто" not in text


def test_doc_keeps_cells_apart_and_stamps_whole() -> None:
    text = extract((FILES / "made_up_order.doc").read_bytes())
    assert text.source == "doc"
    assert "ПРИКАЗ\nот 15.09.2022 | № 187-1\nО внедрении целевой модели наставничества" in text.whole
    assert STAMPS in text.whole
    assert "1 | Издание приказа | сентябрь 2022" in text.whole


def test_odt_keeps_every_line_of_a_cell_and_the_page_header() -> None:
    text = extract((FILES / "made_up_order.odt").read_bytes())
    assert text.whole.startswith(
        "Муниципальное бюджетное общеобразовательное учреждение «Вымышленская школа»\nПРИКАЗ\nот 15.09.2022 | № 187-1"
    )
    assert STAMPS in text.whole
    assert text.pages[0].tables[0][1] == ("1", "Издание приказа", "сентябрь 2022")


def test_rtf_even_when_it_is_called_doc() -> None:
    text = extract(RTF.encode(), "приказ.doc")
    assert text.source == "rtf"
    assert text.whole == "ПРИКАЗ\n№ 187-1 от 15.09.2022\nНаставник | Наставляемый"


def test_workbooks_by_sheets_with_russian_days() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "База наставников"
    sheet.append(["№", "Наставник", "Дата"])
    sheet.append([1, "Выдуманная А.А.", dt.date(2022, 9, 15)])
    book.create_sheet("Лист2").append(["Приказ", None, "№ 5"])
    book.create_sheet("Черновик").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    pages = extract(out.getvalue()).pages
    assert [page.text for page in pages] == ["База наставников\n№ | Наставник | Дата\n1 | Выдуманная А.А. | 15.09.2022", "Приказ | № 5"]


@pytest.mark.parametrize("name", ["made_up_base.xls", "made_up_base.ods"])
def test_older_workbooks(name: str) -> None:
    page = extract((FILES / name).read_bytes()).pages[0]
    assert page.text.startswith("База наставников\n№ | Наставник | Дата\n1 | Выдуманная А.А. | 15.09.2022")
    assert page.tables[0][1] == ("1", "Выдуманная А.А.", "15.09.2022")


def test_an_empty_letter_is_said_to_be_empty() -> None:
    import docx

    text = extract(docx_bytes(docx.Document()))
    assert (text.failure, text.detail) == ("empty", "в файле нет текста")


def test_a_bomb_in_a_letter_is_refused() -> None:
    body = zipped(
        {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>", **{f"word/{n}.xml": bytes(50_000_000) for n in range(9)}}
    )
    assert extract(body).failure == "too_large"


@pytest.mark.skipif(not ocr_available(), reason="no Tesseract")
def test_a_page_pasted_into_a_letter_as_a_picture_is_read() -> None:
    picture = jpeg(scan(draw(order()), 0.7, 20))
    (page,) = extract(picture_docx(picture)).pages
    assert page.source == "ocr"
    assert "15.09.2022 № 187-1" in page.text


@pytest.mark.parametrize("kind", ["xls", "xlsx", "ods"])
def test_a_hidden_sheet_is_not_read(kind: str) -> None:
    assert "Черновик" not in extract((FILES / f"made_up_hidden.{kind}").read_bytes()).whole


def test_a_bomb_in_a_workbook_is_refused() -> None:
    out = io.BytesIO()
    book = openpyxl.Workbook()
    book.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/sharedStrings.xml", bytes(80_000_000))
    assert extract(out.getvalue()).failure == "too_large"


@pytest.mark.parametrize("text", ["2022-09-15 10:30:00", "2022-09-15T10:30:00", "2022-09-15 00:00:00", "2022-09-15"])
def test_a_day_with_an_hour_is_a_day(text: str) -> None:
    assert russian_day(text) == "15.09.2022"
