"""spiski.docx: the lists as the source prints them, ready to be put into a letter; then how many were checked."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from data.models import AuditResult
from data.profile import Profile
from data.words import words
from reports.docx_parts import add_page_number, set_font
from reports.docx_table import add_table
from reports.lists import Lists, sort_into_lists
from reports.methodology_tables import methodology_tables
from reports.overview import caution, numbers_in_words, source_of_facts
from reports.russian import capitalised, day_in_words, moscow_day
from reports.tables import Table, source_tables, without

MARGIN_MM = 20
SHORT_MM, LONG_MM = 210, 297
MOST_PORTRAIT_COLUMNS = 3
TEXT_PT = 14


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
            _turn(document, landscape=len(table.heads) > MOST_PORTRAIT_COLUMNS)
            _list(document, f"{number}. {table.heading}:", table, confirmation=confirmation)
        elif table.rows:
            _turn(document, landscape=False)
            _list(document, f"Дополнительно: {table.heading}", table, confirmation=False)
    for table in methodology_tables(audit, profile):
        if table.in_word:
            _of_methodology(document, without(table, table.left_out))
    _numbers(document, audit, lists)
    document.save(str(path))


def _list(document: Document, heading: str, table: Table, *, confirmation: bool) -> None:
    _heading(document, heading)
    add_table(document, table, _room(document))
    if confirmation and table.rows:
        _small(document, _confirmed(table))


def _of_methodology(document: Document, table: Table) -> None:
    _turn(document, landscape=len(table.heads) > MOST_PORTRAIT_COLUMNS and not table.lines)
    _heading(document, table.heading)
    if table.note:
        _small(document, table.note, above=True)
    for line in table.lines:
        document.add_paragraph(line)
    if not table.lines:
        add_table(document, table, _room(document))


def _numbers(document: Document, audit: AuditResult, lists: Lists) -> None:
    _turn(document, landscape=False)
    _heading(document, "О проверке")
    day = day_in_words(moscow_day(audit.audit.started))
    about = f"Проверка начата {day}, по состоянию на {day_in_words(audit.audit.as_of)} Источник: {source_of_facts(audit.audit)}."
    for line in (about, *numbers_in_words(lists), *caution(lists)):
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


def _turn(document: Document, *, landscape: bool) -> None:
    """Go on with a page of that orientation."""
    last = document.sections[-1]
    turned = last.orientation == WD_ORIENT.LANDSCAPE
    blank = len(document.element.body) == 1
    section = last if blank or turned == landscape else document.add_section(WD_SECTION.NEW_PAGE)
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


def _small(document: Document, text: str, *, above: bool = False) -> None:
    """Smaller letters; `above`: on the same page as what follows."""
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = above
    run = paragraph.add_run(text)
    run.italic = True
    run.font.size = Pt(11)


def _room(document: Document) -> float:
    """Millimetres between the margins."""
    landscape = document.sections[-1].orientation == WD_ORIENT.LANDSCAPE
    return (LONG_MM if landscape else SHORT_MM) - 2 * MARGIN_MM
