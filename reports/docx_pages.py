"""Pages of a Word file: their orientation, headings over tables, small print."""

from __future__ import annotations

import datetime as dt

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from reports.docx_parts import add_page_number, set_font

MARGIN_MM = 20
SHORT_MM, LONG_MM = 210, 297
MOST_PORTRAIT_COLUMNS = 3
TEXT_PT, SMALL_PT = 14, 11
LONGEST_TITLE = 255
"""Office programs keep no longer one among a file's properties."""


def blank(title: str, created: dt.datetime, size: int = TEXT_PT) -> Document:
    """An empty file with the number of the page below."""
    document = docx.Document()
    document.core_properties.created = created
    document.core_properties.title = title[:LONGEST_TITLE]
    document.core_properties.author = ""
    set_font(document, size)
    add_page_number(document.sections[0].footer.paragraphs[0])
    document.sections[0].footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    return document


def turn(document: Document, *, landscape: bool) -> None:
    """Go on with a page of that orientation."""
    last = document.sections[-1]
    turned = last.orientation == WD_ORIENT.LANDSCAPE
    empty = len(document.element.body) == 1
    section = last if empty or turned == landscape else document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG_MM), Mm(SHORT_MM)) if landscape else (Mm(SHORT_MM), Mm(LONG_MM))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)


def heading(document: Document, text: str, *, size: int | None = None) -> None:
    """Bold words on the same page as what follows."""
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = True
    if size:
        run.font.size = Pt(size)
    paragraph.paragraph_format.space_before = Pt(18)
    paragraph.paragraph_format.space_after = Pt(8)
    paragraph.paragraph_format.keep_with_next = True


def small(document: Document, text: str, *, above: bool = False) -> None:
    """Smaller letters; `above`: on the same page as what follows."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = above
    run = paragraph.add_run(text)
    run.italic = True
    run.font.size = Pt(SMALL_PT)


def told(document: Document, text: str) -> Paragraph:
    """A paragraph of running text, even at both edges."""
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6)
    return paragraph


def room(document: Document) -> float:
    """Millimetres between the margins."""
    landscape = document.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    return (LONG_MM if landscape else SHORT_MM) - 2 * MARGIN_MM
