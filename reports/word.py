"""spiski.docx: the lists as the source prints them, ready to be put into a letter; then how many were checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.table import _Cell, _Row

from data.models import AuditResult
from data.profile import Profile
from data.words import words
from reports.columns import Cell, Url, shown, text
from reports.docx_parts import add_link, add_page_number, keep_whole, repeat_on_each_page, set_font, set_width, set_widths
from reports.lists import Lists, sort_into_lists
from reports.overview import SUSPECTED, numbers_in_words, source_of_facts
from reports.russian import capitalised, day_in_words, moscow_day
from reports.safe import web_address
from reports.tables import Table, source_tables

MARGIN_MM = 20
SHORT_MM, LONG_MM = 210, 297
MOST_PORTRAIT_COLUMNS = 3
TEXT_PT, TABLE_PT = 14, 12


def write_word(path: Path, audit: AuditResult, profile: Profile, *, confirmation: bool = True) -> None:
    """Write the file to `path`; with `confirmation`, a line under each list says how far its rows are confirmed."""
    lists = sort_into_lists(audit, profile)
    document = docx.Document()
    document.core_properties.created = audit.audit.started
    document.core_properties.title = profile.title
    document.core_properties.author = ""
    set_font(document, TEXT_PT)
    add_page_number(document.sections[0].footer.paragraphs[0])
    document.sections[0].footer.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    for number, table in enumerate(source_tables(audit, profile, lists), 1):
        if table.violation:
            _turn(document, landscape=len(table.heads) > MOST_PORTRAIT_COLUMNS, first=number == 1)
            _list(document, f"{number}. {table.heading}:", table, confirmation=confirmation)
        elif table.rows:
            _turn(document, landscape=False, first=number == 1)
            _list(document, f"Дополнительно: {table.heading}", table, confirmation=False)
    _numbers(document, audit, lists)
    document.save(str(path))


def _list(document: Document, heading: str, table: Table, *, confirmation: bool) -> None:
    _heading(document, heading)
    _table(document, table)
    if confirmation and table.rows:
        _small(document, _confirmed(table))


def _numbers(document: Document, audit: AuditResult, lists: Lists) -> None:
    _turn(document, landscape=False, first=False)
    _heading(document, "О проверке")
    day = day_in_words(moscow_day(audit.audit.started))
    about = f"Проверка начата {day}, по состоянию на {day_in_words(audit.audit.as_of)} Источник: {source_of_facts(audit.audit)}."
    for line in (about, *numbers_in_words(lists), SUSPECTED):
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.space_after = Pt(6)


def _confirmed(table: Table) -> str:
    """«Подтверждено повторной проверкой: № 1, 3. Предположительно: № 2.»."""
    by_words: dict[str, list[str]] = {}
    for position, result in enumerate(table.organisations, 1):
        by_words.setdefault(result.verdict.confirmation or "suspected", []).append(str(position))
    return " ".join(
        f"{capitalised(words().confirmation[code])}: № {', '.join(numbers)}." for code, numbers in sorted(by_words.items(), reverse=True)
    )


def _turn(document: Document, *, landscape: bool, first: bool) -> None:
    """Go on with a page of that orientation."""
    last = document.sections[-1]
    turned = last.orientation == WD_ORIENT.LANDSCAPE
    section = last if first or turned == landscape else document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(LONG_MM), Mm(SHORT_MM)) if landscape else (Mm(SHORT_MM), Mm(LONG_MM))
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN_MM)


def _heading(document: Document, text: str) -> None:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(text)
    run.bold = True
    paragraph.paragraph_format.space_before = Pt(18)
    paragraph.paragraph_format.space_after = Pt(8)
    paragraph.paragraph_format.keep_with_next = True


def _small(document: Document, text: str) -> None:
    run = document.add_paragraph().add_run(text)
    run.italic = True
    run.font.size = Pt(11)


def _table(document: Document, table: Table) -> None:
    landscape = document.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    room = (LONG_MM if landscape else SHORT_MM) - 2 * MARGIN_MM
    total = sum(head.width for head in table.heads)
    widths = [room * head.width / total for head in table.heads]
    made = document.add_table(rows=1 + max(len(table.rows), 1), cols=len(widths), style="Table Grid")
    set_widths(made, widths)
    rows = list(made.rows)
    repeat_on_each_page(rows[0])
    _fill(rows[0], [head.title for head in table.heads], widths, bold=True)
    for made_row, row in zip(rows[1:], table.rows, strict=False):
        keep_whole(made_row)
        _fill(made_row, row, widths)
    if not table.rows:
        cells = rows[1].cells
        _write(cells[0].merge(cells[-1]), table.empty)


def _fill(row: _Row, shown: Sequence[Cell], widths: Sequence[float], *, bold: bool = False) -> None:
    for cell, each, width in zip(row.cells, shown, widths, strict=True):
        set_width(cell, width)
        _write(cell, each, bold=bold)


def _write(cell: _Cell, value: Cell, *, bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    address = web_address(value) if isinstance(value, Url) else None
    if address:
        add_link(paragraph, address, shown(value), TABLE_PT)
        return
    run = paragraph.add_run(f"{value}." if isinstance(value, int) else text(value))
    run.bold = bold
    run.font.size = Pt(TABLE_PT)
    if bold:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
