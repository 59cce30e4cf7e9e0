"""списки.docx, .xlsx, .html and .csv: the same tables in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from docx.document import Document

from data.models import AuditResult
from data.profile import Profile
from reports.csv_files import write_csv
from reports.docx_pages import blank, heading, room, small, turn
from reports.docx_table import add_table
from reports.page import bare_page
from reports.russian import day_in_full
from reports.tables import Table
from reports.word import lies
from reports.workbook import write_sheets

NAME = "списки"


def list_writers(
    audit: AuditResult, profile: Profile, tables: Sequence[Table], numbers: Table, who: str
) -> Mapping[str, Callable[[Path], None]]:
    """What writes each file, by its name; `numbers` stands after the lists."""
    title = f"{who}. {profile.title}"
    all_tables = (*tables, numbers)
    return {
        f"{NAME}.docx": partial(_write_word, title=title, audit=audit, tables=tables, numbers=numbers),
        f"{NAME}.xlsx": partial(write_sheets, tables=all_tables, title=title, created=audit.audit.started),
        f"{NAME}.html": partial(_write_page, title=title, audit=audit, tables=all_tables),
        **{f"{NAME}-csv/{table.name}.csv": partial(write_csv, table=table) for table in all_tables},
    }


def list_title(number: int, table: Table) -> str:
    """«1. Список …:», as the source prints it; of what is beyond the source «Дополнительно: …»."""
    if table.violation:
        return f"{number}. {table.heading}:"
    return f"Дополнительно: {table.heading}" if table.verdict else table.heading


def add_list(document: Document, number: int, table: Table) -> None:
    """A list with its heading, on pages of the orientation that it needs."""
    turn(document, landscape=lies(table))
    heading(document, list_title(number, table))
    if not table.violation and table.note:
        small(document, table.note, above=True)
    add_table(document, table, room(document))
    if table.violation and table.note:
        small(document, table.note)


def _write_word(path: Path, *, title: str, audit: AuditResult, tables: Sequence[Table], numbers: Table) -> None:
    document = blank(title, audit.audit.started)
    for number, table in enumerate(tables, 1):
        add_list(document, number, table)
    turn(document, landscape=False)
    heading(document, f"{numbers.heading} по состоянию на {day_in_full(audit.audit.as_of)}")
    add_table(document, numbers, room(document))
    document.save(str(path))


def _write_page(path: Path, *, title: str, audit: AuditResult, tables: Sequence[Table]) -> None:
    lead = f"По состоянию на {day_in_full(audit.audit.as_of)}"
    path.write_text(bare_page("lists.html", title=title, lead=lead, tables=tables), encoding="utf-8")
