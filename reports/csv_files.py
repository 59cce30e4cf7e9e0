"""CSV files that Excel opens as they are: semicolons, UTF-8 with BOM, nothing that it takes for a formula."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from data.models import AuditResult
from data.profile import Profile
from reports.columns import text
from reports.lists import sort_into_lists
from reports.methodology_tables import methodology_tables
from reports.registers import registers
from reports.tables import Table, list_tables

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_tables(audit: AuditResult, profile: Profile, *, extra_columns: bool = True) -> dict[str, Table]:
    """What goes into CSV, by file name: each list, each table of the methodology, each register."""
    lists = sort_into_lists(audit, profile)
    listed = list_tables(audit, profile, lists, extra_columns=extra_columns)
    return {
        **{f"spisok-{number}-{table.verdict}.csv": table for number, table in enumerate(listed, 1)},
        **{f"{table.name}.csv": table for table in (*methodology_tables(audit, profile), *registers(lists, profile))},
    }


def write_csv(path: Path, table: Table) -> None:
    """Write one table: the heads, then the rows."""
    rows: list[Sequence[str]] = [[head.title for head in table.heads]]
    rows += [[harmless(text(cell)) for cell in row] for row in table.rows]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def harmless(cell: str) -> str:
    """The cell with ' before a sign that would make a formula of it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
