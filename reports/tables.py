"""The lists of a profile as tables: the same rows for the workbook, the Word file, the CSV files and the page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from data.models import AuditResult, OrganisationResult
from data.profile import Column, ListOf, Profile
from data.words import school_year
from reports.columns import WHOLE_IN, WIDTHS, Cell, Row, cell
from reports.lists import Lists

EMPTY = "Таких организаций нет"


@dataclass(frozen=True, kw_only=True)
class Head:
    """Head of a column."""

    title: str
    width: int
    """In characters."""
    extra: bool = False
    """Ours, beside the source's columns."""
    upright: bool = False
    """Written from bottom to top: a long title over a narrow column."""
    bars: bool = False
    """A column of per cents, which the workbook shows with bars."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A heading, columns and rows; `organisations`, where it is not empty, names the organisation of each row but for the totals."""

    sheet: str
    heading: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    organisations: tuple[OrganisationResult, ...] = ()
    note: str = ""
    empty: str = EMPTY
    verdict: str | None = None
    """Of a list: whose list it is."""
    violation: bool = False
    name: str = ""
    """In Latin letters, for files and anchors."""
    frozen: int = 0
    """How many of the first columns stay in sight when the workbook is moved sideways."""
    totals: int = 0
    """How many of the last rows are totals of those above."""
    in_word: bool = True
    """False: too wide or too long for a letter."""
    drawn: tuple[int, ...] = ()
    """Rows of per cents that the workbook draws as lines, a point for each column but the first."""
    lines: tuple[str, ...] = ()
    """The same rows as the source prints them; a letter has these instead of the table."""
    left_out: frozenset[str] = frozenset()
    """Titles of columns for which a letter has no room."""


def without(table: Table, titles: Collection[str]) -> Table:
    """The table without the columns of those titles."""
    kept = [position for position, head in enumerate(table.heads) if head.title not in titles]
    rows = tuple(tuple(row[position] for position in kept) for row in table.rows)
    return replace(table, heads=tuple(table.heads[position] for position in kept), rows=rows)


def amount_columns(table: Table) -> frozenset[int]:
    """Columns of numbers: «нет данных» and «?» stand in the middle there, as the numbers do."""
    upright = {column for column, head in enumerate(table.heads) if head.upright}
    return frozenset(column for row in table.rows for column, cell in enumerate(row) if isinstance(cell, int | float)) | upright


def heads(described: str) -> tuple[Head, ...]:
    """Heads out of «Title 20|Title 34»: each with its width."""
    pairs = [each.rsplit(" ", 1) for each in described.split("|")]
    return tuple(Head(title=title, width=int(width)) for title, width in pairs)


def list_tables(audit: AuditResult, profile: Profile, lists: Lists, *, extra_columns: bool) -> tuple[Table, ...]:
    """The profile's lists: those of violators first, then what is beyond the source."""
    ordered = sorted(profile.lists, key=lambda each: profile.verdict(each.verdict).kind != "violation")
    return tuple(list_table(each, audit, profile, lists.at(each.verdict), extra_columns=extra_columns) for each in ordered)


def source_tables(audit: AuditResult, profile: Profile, lists: Lists) -> tuple[Table, ...]:
    """The lists with the source's columns alone; what is beyond the source also says why."""
    ordered = sorted(profile.lists, key=lambda each: profile.verdict(each.verdict).kind != "violation")
    return tuple(
        list_table(with_columns(each, letter_columns(each, profile)), audit, profile, lists.at(each.verdict), extra_columns=False)
        for each in ordered
    )


def letter_columns(listed: ListOf, profile: Profile) -> tuple[Column, ...]:
    """The source's columns; of a list beyond the source also why."""
    ours = profile.verdict(listed.verdict).kind != "violation"
    return (*listed.columns, *(each for each in listed.extra_columns if ours and each.value == "reason"))


def with_columns(listed: ListOf, columns: tuple[Column, ...]) -> ListOf:
    """The list with these columns alone."""
    return listed.model_copy(update={"columns": columns, "extra_columns": ()})


def list_table(
    listed: ListOf,
    audit: AuditResult,
    profile: Profile,
    results: Sequence[OrganisationResult],
    *,
    extra_columns: bool,
    whole_in: str = WHOLE_IN,
) -> Table:
    """One list under the source's heading, with the source's columns and, if asked for, ours to the right.

    `whole_in`: the paper that holds whole what a cell has no room for.
    """
    extra = listed.extra_columns if extra_columns else ()
    columns: tuple[Column, ...] = (*listed.columns, *extra)
    rows = [
        Row(result=each, position=position, audit=audit.audit, profile=profile, whole_in=whole_in)
        for position, each in enumerate(results, 1)
    ]
    return Table(
        sheet=listed.sheet,
        heading=listed.heading.replace("{school_year}", school_year(audit.audit.as_of)),
        heads=tuple(
            Head(title=column.title, width=WIDTHS[column.value], extra=position >= len(listed.columns))
            for position, column in enumerate(columns)
        ),
        rows=tuple(tuple(cell(column.value, row) for column in columns) for row in rows),
        organisations=tuple(results),
        verdict=listed.verdict,
        violation=profile.verdict(listed.verdict).kind == "violation",
    )
