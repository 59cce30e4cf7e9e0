"""The analytical report as a Word file, a page and CSV files."""

from __future__ import annotations

import io
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from data.models import AuditResult
from reports.analysis import VALUES, Report, Section
from reports.chart import Chart
from reports.chart_pictures import pictures
from reports.csv_files import write_csv
from reports.docx_pages import blank, heading, small, told, turn
from reports.files import replacing
from reports.grounds import AddressedAdvice
from reports.list_files import add_list
from reports.number_charts import BarChart, YearsChart
from reports.page import bare_page
from reports.tables import Head, Table
from reports.word import add_of_methodology, lies

FOLDER, NAME, TABLES = "регион", "аналитический-отчёт", "таблицы"
TEXT_PT, HEADING_PT = 12, 14
CHART_MM = 170
NUMBERED = "Номера показателей те же, что в таблице показателей."
MOST_VALUES = 10
"""Columns of one table of values in the Word file."""


def write_report(folder: Path, audit: AuditResult, report: Report) -> tuple[Path, ...]:
    """Write the report into `folder`; the paths of the Word file, of the page and of the tables come back.

    Raises:
        CannotRun: a paper is open in another program or the folder cannot be written.
    """
    word, page = folder / f"{NAME}.docx", folder / f"{NAME}.html"
    tables = {folder / TABLES / f"{number:02}-{each.name}.csv": each for number, each in enumerate(_tables(report), 1)}
    with ExitStack() as stack:
        _write_word(stack.enter_context(replacing(word)), audit, report)
        html = bare_page("analysis.html", title=f"{report.title}. {report.method}", lead=report.as_of, report=report)
        stack.enter_context(replacing(page)).write_text(html, encoding="utf-8")
        for path, table in tables.items():
            write_csv(stack.enter_context(replacing(path)), table)
    for old in (folder / TABLES).glob("??-*.csv"):
        if old not in tables:
            old.unlink()
    return (word, page, *tables)


def _tables(report: Report) -> Iterable[Table]:
    for section in report.sections:
        for table in (*section.tables, *section.details):
            yield table if table.name else replace(table, name=table.sheet.lower().replace(" ", "-"))


def _write_word(path: Path, audit: AuditResult, report: Report) -> None:
    document = blank(f"{report.title}. {report.method}", audit.audit.started, TEXT_PT)
    turn(document, landscape=False)
    for line, size in ((report.title, 18), (report.method, HEADING_PT), (report.as_of, TEXT_PT)):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(8)
        run = paragraph.add_run(line)
        run.bold = size > TEXT_PT
        run.font.size = Pt(size)
    for number, section in enumerate(report.sections, 1):
        _section(document, f"{number}. {section.title}", section)
    document.save(str(path))


def _section(document: Document, title: str, section: Section) -> None:
    # The heading stands on the page of what follows it, whatever its orientation.
    first = section.tables[0] if section.tables and not (section.paragraphs or section.advice) else None
    turn(document, landscape=first is not None and lies(first))
    heading(document, title, size=HEADING_PT)
    for line in section.paragraphs:
        told(document, line)
    for addressed in section.advice:
        _advice(document, addressed)
    for number, table in enumerate(section.tables, 1):
        if section.lists:
            add_list(document, number, table)
        elif table.name == VALUES:
            for part, legend in _parts(table):
                add_of_methodology(document, part)
                small(document, legend)
        else:
            add_of_methodology(document, table)
    if section.chart:
        _chart(document, "Итоги по муниципалитетам, организаций", section.chart)
    for bars in section.bars:
        target = f" (черта — цель, {bars.target_told})" if bars.target_told else ""
        _chart(document, f"{bars.title}{target}", bars)
    if section.years:
        _chart(document, "Доли по годам", section.years)


def _advice(document: Document, addressed: AddressedAdvice) -> None:
    heading(document, addressed.to)
    for item in addressed.items:
        paragraph = document.add_paragraph(item.text, style="List Bullet")
        paragraph.paragraph_format.keep_with_next = True
        small(document, f"Основание: {item.ground}.")


def _chart(document: Document, title: str, chart: Chart | BarChart | YearsChart) -> None:
    if not isinstance(chart, YearsChart):  # that one fits under its table
        turn(document, landscape=False)
    heading(document, title)
    for png in pictures(chart):
        shape = document.add_picture(io.BytesIO(png), width=Mm(CHART_MM))
        shape._inline.docPr.set("descr", title)


def _parts(table: Table) -> Iterable[tuple[Table, str]]:
    """The values as tables that fit a page, numbers over their columns; with each, what its numbers mean."""
    first, *others = table.heads
    marks = [head.title.partition(". ")[0] if head.title.startswith("№ ") else f"№ {at}" for at, head in enumerate(others, 1)]
    count = -(-len(others) // MOST_VALUES)
    size = -(-len(others) // max(count, 1))
    for start in range(0, len(others), max(size, 1)):
        some = range(start, min(start + size, len(others)))
        part = replace(
            table,
            heads=(first, *(Head(title=marks[at], width=11) for at in some)),
            rows=tuple((row[0], *(row[at + 1] for at in some)) for row in table.rows),
        )
        unnumbered = [f"{marks[at]}. {others[at].title}" for at in some if not others[at].title.startswith("№ ")]
        yield part, "\n".join(unnumbered) or NUMBERED
