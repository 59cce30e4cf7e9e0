"""Office files, archives and PDFs made on the spot; all content is made up."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2 as pdfium
from docx.enum.text import WD_BREAK
from docx.shared import Cm
from PIL import Image

FILES = Path(__file__).parent / "files"


def docx_bytes(document: docx.document.Document) -> bytes:
    """The document as a file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def order_docx() -> bytes:
    """An order, its letterhead in the page header, date and number in a table; the annex after a page break."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "МБОУ «Вымышленская школа № 7»"
    document.add_paragraph("П Р И К А З")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "от 15.09.2022", "№ 187-1"
    document.add_paragraph("О внедрении целевой модели наставничества").add_run().add_break(WD_BREAK.PAGE)
    stamps = document.add_table(rows=1, cols=2)
    stamps.cell(0, 0).text = "СОГЛАСОВАНО\nпротокол № 3\nот 30.08.2022"
    stamps.cell(0, 1).text = "УТВЕРЖДЕНО\nприказом директора\nот 15.09.2022 № 187-1"
    document.add_paragraph("Дорожная карта")
    plan = document.add_table(rows=3, cols=3)
    for row, values in enumerate((("№", "Мероприятие", "Срок"), ("1", "Издание приказа", "сентябрь"), ("2", "Отбор", "октябрь"))):
        for column, value in enumerate(values):
            plan.cell(row, column).text = value
    return docx_bytes(document)


def picture_docx(picture: bytes, text: str = "") -> bytes:
    """A letter that is a pasted picture of a page."""
    document = docx.Document()
    if text:
        document.add_paragraph(text)
    document.add_picture(io.BytesIO(picture), width=Cm(15))
    return docx_bytes(document)


def zipped(members: dict[str, bytes], *, dos_names: bool = False) -> bytes:
    """A ZIP; with `dos_names` the names are bytes in code page 866, as old archivers wrote them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(_DosName(name) if dos_names else zipfile.ZipInfo(name), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _DosName(zipfile.ZipInfo):
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode("cp866"), self.flag_bits


def joined_pdf(*parts: bytes) -> bytes:
    """Pages of several PDFs in one."""
    whole = pdfium.PdfDocument.new()
    for part in parts:
        whole.import_pages(pdfium.PdfDocument(part))
    out = io.BytesIO()
    whole.save(out)
    return out.getvalue()


def png(image: Image.Image) -> bytes:
    """The picture as PNG."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
