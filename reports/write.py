"""All papers of one audit and one profile into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from data.blobs import BlobStore
from data.models import AuditResult
from data.profile import Profile
from reports.csv_files import csv_tables, write_csv
from reports.files import replacing
from reports.page import write_page
from reports.results import results, write_json
from reports.tables import Table
from reports.word import write_word
from reports.workbook import write_workbook


def write_papers(
    audit: AuditResult,
    profile: Profile,
    folder: Path,
    *,
    extra_columns: bool = True,
    pictures: BlobStore | None = None,
    changes: Sequence[Table] = (),
) -> tuple[Path, ...]:
    """Write results.json, spiski.xlsx, spiski.docx, csv/*.csv and otchet.html; their paths come back.

    `pictures` holds the strips of scans that are shown as evidence; `changes` are further sheets of the workbook.

    Raises:
        CannotRun: a paper is open in another program or the folder cannot be written.
    """
    tables = csv_tables(audit, profile, extra_columns=extra_columns)
    workbook, word, page, machine = (folder / name for name in ("spiski.xlsx", "spiski.docx", "otchet.html", "results.json"))
    # All are written before the first takes its place: a fault in one leaves the papers of the last audit together.
    with ExitStack() as stack:
        write_workbook(stack.enter_context(replacing(workbook)), audit, profile, extra_columns=extra_columns, changes=changes)
        write_word(stack.enter_context(replacing(word)), audit, profile, confirmation=extra_columns)
        write_page(stack.enter_context(replacing(page)), audit, profile, pictures)
        for name, table in tables.items():
            write_csv(stack.enter_context(replacing(folder / "csv" / name)), table)
        write_json(stack.enter_context(replacing(machine)), results(audit, profile))
    return (machine, workbook, word, page, *(folder / "csv" / name for name in tables))
