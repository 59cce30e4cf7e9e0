"""Parts of a Word file that python-docx has no call for: links, repeated heads, page numbers, fixed widths."""

from __future__ import annotations

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
BLUE = RGBColor(0x05, 0x63, 0xC1)


def set_font(document: Document, size: int) -> None:
    """Times New Roman of `size` points for the whole file, Cyrillic included."""
    style = document.styles["Normal"]
    style.font.name = FONT
    style.font.size = Pt(size)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    style.paragraph_format.space_after = Pt(0)


def add_link(paragraph: Paragraph, address: str, text: str, size: int) -> None:
    """Add `text` that opens `address` when clicked."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    run.font.color.rgb = BLUE
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def repeat_on_each_page(row: _Row) -> None:
    """The row stands at the top of every page of the table."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_whole(row: _Row) -> None:
    """The row is not split over two pages."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def set_widths(table: Table, widths_mm: list[float]) -> None:
    """Fix the widths of the columns; Word reads them from the grid, other programs from the cells."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)


def set_width(cell: _Cell, width_mm: float) -> None:
    """Fix the width of one cell."""
    cell.width = Mm(width_mm)


def add_page_number(paragraph: Paragraph) -> None:
    """Add the number of the page."""
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = text
        run._r.append(mark)
