"""«Не в полном объёме выполнили программу»: the list under the heading and with the columns of the profile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from data.models import AuditResult, OrganisationResult
from data.plan_rules import PlanColumnValue, PlanList
from data.plans import NotInFull, PlanListing
from data.words import school_year
from reports import phrases
from reports.columns import Cell, Percent, Url, fitted, site, text
from reports.indicators import NO_DATA
from reports.plans import SHARE_OF
from reports.russian import capitalised
from reports.safe import plain
from reports.tables import Head, Table

WIDTHS: dict[PlanColumnValue, int] = {
    "position": 6,
    "municipality": 20,
    "name": 36,
    "plan": 34,
    "plan_link": 36,
    "share": 13,
    "items": 10,
    "due": 10,
    "known": 12,
    "carried_out": 12,
    "missing": 50,
    "late": 36,
    "site": 28,
}
"""Widths in characters."""


@dataclass(frozen=True, kw_only=True)
class _Row:
    position: int
    result: OrganisationResult
    listed: NotInFull


def not_in_full_table(audit: AuditResult, listing: PlanListing, wanted: PlanList) -> Table:
    """Only those whose plan is surely not carried out; above, the share of the others."""
    by_id = {each.organisation.id: each for each in audit.organisations}
    rows = [_Row(position=number, result=by_id[each.organisation], listed=each) for number, each in enumerate(listing.rows, 1)]
    share = NO_DATA if listing.share is None else text(Percent(listing.share))
    unknown = f"\nНе удалось установить (в список и в долю не входят): {len(listing.not_checked)}." if listing.not_checked else ""
    return Table(
        sheet=wanted.sheet,
        name="ne-v-polnom-obyome",
        heading=wanted.heading.replace("{school_year}", school_year(audit.audit.as_of)),
        note=f"{wanted.share_title}: {share}.{unknown}\n{SHARE_OF}",
        heads=tuple(Head(title=column.title, width=WIDTHS[column.value]) for column in wanted.columns),
        rows=tuple(tuple(_CELLS[column.value](row) for column in wanted.columns) for row in rows),
        organisations=tuple(row.result for row in rows),
    )


def _share(row: _Row) -> Cell:
    share = row.listed.result.share
    return NO_DATA if share is None else Percent(100 * share)


def _events(events: Iterable[str], width: int) -> str:
    return fitted((capitalised(phrases.short_quote(each)) for each in events), width)


_CELLS: dict[PlanColumnValue, Callable[[_Row], Cell]] = {
    "position": lambda row: row.position,
    "municipality": lambda row: plain(row.result.organisation.municipality),
    "name": lambda row: plain(row.result.organisation.name),
    "plan": lambda row: phrases.short_quote(row.listed.result.plan.title),
    "plan_link": lambda row: Url(plain(row.listed.result.plan.url)),
    "share": _share,
    "items": lambda row: len(row.listed.result.items),
    "due": lambda row: row.listed.result.due,
    "known": lambda row: row.listed.result.known,
    "carried_out": lambda row: row.listed.result.carried_out,
    "missing": lambda row: _events(row.listed.missing, WIDTHS["missing"]),
    "late": lambda row: _events(row.listed.late, WIDTHS["late"]),
    "site": lambda row: site(row.result),
}
