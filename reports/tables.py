"""The lists of a profile as tables: the same rows for the workbook, the Word file, the CSV files and the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.models import AuditResult, OrganisationResult
from data.profile import Column, ListOf, Profile
from data.words import school_year
from reports.columns import WIDTHS, Cell, Row, cell
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


@dataclass(frozen=True, kw_only=True)
class Table:
    """A heading, columns and rows; `organisations` names the organisation of each row."""

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


def list_tables(audit: AuditResult, profile: Profile, lists: Lists, *, extra_columns: bool) -> tuple[Table, ...]:
    """The profile's lists: those of violators first, then what is beyond the source."""
    ordered = sorted(profile.lists, key=lambda each: profile.verdict(each.verdict).kind != "violation")
    return tuple(list_table(each, audit, profile, lists.at(each.verdict), extra_columns=extra_columns) for each in ordered)


def source_tables(audit: AuditResult, profile: Profile, lists: Lists) -> tuple[Table, ...]:
    """The lists with the source's columns alone; what is beyond the source also says why."""
    ordered = sorted(profile.lists, key=lambda each: profile.verdict(each.verdict).kind != "violation")
    return tuple(list_table(_with_reason(each, profile), audit, profile, lists.at(each.verdict), extra_columns=True) for each in ordered)


def _with_reason(listed: ListOf, profile: Profile) -> ListOf:
    ours = profile.verdict(listed.verdict).kind != "violation"
    return listed.model_copy(update={"extra_columns": tuple(each for each in listed.extra_columns if ours and each.value == "reason")})


def list_table(
    listed: ListOf, audit: AuditResult, profile: Profile, results: Sequence[OrganisationResult], *, extra_columns: bool
) -> Table:
    """One list under the source's heading, with the source's columns and, if asked for, ours to the right."""
    extra = listed.extra_columns if extra_columns else ()
    columns: tuple[Column, ...] = (*listed.columns, *extra)
    rows = [Row(result=each, position=position, audit=audit.audit, profile=profile) for position, each in enumerate(results, 1)]
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
