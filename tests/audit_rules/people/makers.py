"""Made-up acts with people as real files, and the way from a file to counts. Nobody named here exists."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import asdict
from html import escape
from typing import Any, Literal

import docx
import openpyxl
import typst

from audit_rules.facts.lines import lines_of
from audit_rules.facts.people import people_in
from audit_rules.facts.text.reader import extract
from data.models import DocumentType, People, Text, TextPage

KEY = b"made-up key"
Table = Sequence[Sequence[str]]
FORMATS: tuple[Literal["docx", "xlsx", "html", "pdf"], ...] = ("docx", "xlsx", "html", "pdf")


def counts(people: People | None) -> tuple[int, int, int] | None:
    """(mentors, mentees, pairs)."""
    return None if people is None else (len(people.mentors), len(people.mentees), len(people.pairs))


def rows(table: str) -> list[list[str]]:
    """A table drawn as lines of cells."""
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().split("\n")]


def of_text(body: str, *tables: Table, kinds: Sequence[DocumentType] = ("pairs_order",), title: str = "") -> People | None:
    """People of an act given as lines and, under them, tables."""
    whole = "\n".join([body, *(" | ".join(filter(None, row)) for table in tables for row in table)])
    given = tuple(tuple(tuple(row) for row in table) for table in tables)
    page = TextPage(number=1, text=whole, source="docx", tables=given)
    return of_read(Text(source="docx", pages=(page,)), kinds, title)


def of_file(body: bytes, name: str, kinds: Sequence[DocumentType] = ("pairs_order",), title: str = "") -> People | None:
    """People of an act in a file, read as the audit reads it."""
    return of_read(extract(body, name), kinds, title)


def of_read(text: Text, kinds: Sequence[DocumentType], title: str = "") -> People | None:
    """People of a text that is one act."""
    tables = [table for page in text.pages for table in page.tables]
    return people_in(frozenset(kinds), lines_of(text), tables, title, KEY)


def said(people: People | None) -> str:
    """All that is kept of people, as words."""
    return str(asdict(people)) if people else ""


def file_of(kind: str, paragraphs: Sequence[str], table: Table) -> bytes:
    """The paragraphs and the table below them as a file of that format."""
    made: Any = {"docx": as_docx, "xlsx": as_xlsx, "html": as_html, "pdf": as_pdf}[kind]
    result: bytes = made(paragraphs, table)
    return result


def as_docx(paragraphs: Sequence[str], table: Table) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    drawn = document.add_table(rows=len(table), cols=max(len(row) for row in table))
    for row, cells in zip(drawn.rows, table, strict=True):
        for cell, text in zip(row.cells, cells, strict=False):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_xlsx(paragraphs: Sequence[str], table: Table) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for paragraph in paragraphs:
        sheet.append([paragraph])
    for row in table:
        sheet.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_html(paragraphs: Sequence[str], table: Table) -> bytes:
    told = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    drawn = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table)
    head = "<head><meta charset='utf-8'><title>Наставничество</title></head>"
    return f"<html>{head}<body><main>{told}<table>{drawn}</table></main></body></html>".encode()


def as_pdf(paragraphs: Sequence[str], table: Table, size: int = 11) -> bytes:
    """Ruled table, header only where it stands in the rows: the next page goes on without."""
    width = max(len(row) for row in table)
    cells = ", ".join(f"[{cell}]" for row in table for cell in [*row, *[""] * (width - len(row))])
    told = "\n\n".join(paragraphs)
    source = f"""#set page("a4", margin: 2cm)
#set text(font: "Libertinus Serif", size: {size}pt, lang: "ru", hyphenate: false)
{told}

#table(columns: {width}, {cells})
"""
    return bytes(typst.compile(source.encode(), format="pdf"))
