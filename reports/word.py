"""spiski.docx: the lists as the source prints them, ready to be put into a letter; then how many were checked."""

from __future__ import annotations

from pathlib import Path

from docx.document import Document

from data.models import AuditResult
from data.profile import Profile
from data.words import words
from reports.docx_pages import MOST_PORTRAIT_COLUMNS, blank, heading, room, small, told, turn
from reports.docx_table import add_table
from reports.lists import Lists, sort_into_lists
from reports.methodology_tables import methodology_tables
from reports.overview import caution, numbers_in_words, source_of_facts
from reports.russian import capitalised, day_in_words, moscow_day, ranges
from reports.tables import Table, source_tables, without


def write_word(path: Path, audit: AuditResult, profile: Profile, *, confirmation: bool = True) -> None:
    """Write the file to `path`; with `confirmation`, a line under each list says how far its rows are confirmed."""
    lists = sort_into_lists(audit, profile)
    document = blank(profile.title, audit.audit.started)
    for number, table in enumerate(source_tables(audit, profile, lists), 1):
        if table.violation:
            turn(document, landscape=len(table.heads) > MOST_PORTRAIT_COLUMNS)
            _list(document, f"{number}. {table.heading}:", table, confirmation=confirmation)
        elif table.rows:
            turn(document, landscape=False)
            _list(document, f"Дополнительно: {table.heading}", table, confirmation=False)
    for table in methodology_tables(audit, profile):
        if table.in_word:
            add_of_methodology(document, table)
    _numbers(document, audit, lists)
    document.save(str(path))


def _list(document: Document, title: str, table: Table, *, confirmation: bool) -> None:
    heading(document, title)
    add_table(document, table, room(document))
    if confirmation and table.rows:
        small(document, confirmed_in_words(table))


def add_of_methodology(document: Document, table: Table) -> None:
    """A table with its heading and note, on pages of the orientation that it needs, without the columns for which there is no room."""
    table = without(table, table.left_out)
    turn(document, landscape=lies(table))
    heading(document, table.heading)
    if table.note:
        small(document, table.note, above=True)
    for line in table.lines:
        document.add_paragraph(line)
    if not table.lines:
        add_table(document, table, room(document))


def lies(table: Table) -> bool:
    """The table wants a page that lies across."""
    return len(table.heads) > MOST_PORTRAIT_COLUMNS and not table.lines


def _numbers(document: Document, audit: AuditResult, lists: Lists) -> None:
    turn(document, landscape=False)
    heading(document, "О проверке")
    day = day_in_words(moscow_day(audit.audit.started))
    about = f"Проверка начата {day}, по состоянию на {day_in_words(audit.audit.as_of)} Источник: {source_of_facts(audit.audit)}."
    for line in (about, *numbers_in_words(lists), *caution(lists)):
        told(document, line)


def confirmed_in_words(table: Table) -> str:
    """«Подтверждено повторной проверкой: № 1–3, 7. Предположительно: № 4–6.»."""
    by_words: dict[str, list[int]] = {}
    for position, result in enumerate(table.organisations, 1):
        by_words.setdefault(result.verdict.confirmation or "suspected", []).append(position)
    return " ".join(f"{capitalised(words().confirmation[code])}: № {ranges(at)}." for code, at in sorted(by_words.items(), reverse=True))
