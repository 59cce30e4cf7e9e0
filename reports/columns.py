"""What each column of a list shows for one organisation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from data.models import UNKNOWN, Audit, Evidence, OrganisationResult
from data.profile import ColumnValue, Profile
from data.words import words
from reports import phrases
from reports.lists import NOT_CHECKED
from reports.russian import moscow_day
from reports.safe import plain, readable_address, web_address


class Url(str):
    """A cell that is shown as a link where it is an address fit to be clicked."""

    __slots__ = ()


class Percent(float):
    """A cell in per cent: 60.2 is shown as «60,2 %»."""

    __slots__ = ()


Cell = str | int | float | dt.date | Url

MOST_LINES = 10
"""A list stays a list: what does not fit stands in the page."""
WHOLE_IN = "otchet.html"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a list: the organisation and what stands round it."""

    result: OrganisationResult
    position: int
    audit: Audit
    profile: Profile
    whole_in: str = WHOLE_IN
    """Where a reader of the list finds what a cell has no room for."""


WIDTHS: dict[ColumnValue, int] = {
    "position": 6,
    "municipality": 18,
    "name": 32,
    "order_requisites": 21,
    "order_link": 46,
    "order_number": 10,
    "order_date": 12,
    "confirmation": 21,
    "reason": 20,
    "site": 25,
    "evidence": 42,
    "found_documents": 32,
    "checked_at": 12,
}
"""Widths in characters."""


def cell(value: ColumnValue, row: Row) -> Cell:
    """The cell of that column."""
    return _CELLS[value](row)


def text(value: Cell) -> str:
    """The cell as plain text: days as 30.06.2024, numbers as 6,5 and 60,2 %."""
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, Percent):
        return f"{value:.1f} %".replace(".", ",")
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",") if isinstance(value, float) else str(value)


def shown(value: Cell) -> str:
    """The cell as a person reads it: addresses with Cyrillic instead of `%D0%9F`."""
    return readable_address(value) if isinstance(value, Url) and web_address(value) else text(value)


def site(result: OrganisationResult) -> Cell:
    """The site's address, or the registry's cell as it was written."""
    organisation = result.organisation
    return Url(plain(organisation.site)) if organisation.site else plain(organisation.site_as_written)


def reason(result: OrganisationResult, profile: Profile) -> str:
    """Why this verdict: the reason's words; for what is missing, its name; for the unchecked, what stood in the way."""
    verdict = result.verdict
    if verdict.verdict in (None, NOT_CHECKED):
        return phrases.why_unchecked(result) or words().state[verdict.state]
    if verdict.reason:
        return words().reason.get(verdict.reason, verdict.reason)
    failed = [each for each in phrases.findings_of(result, _deciding(verdict.verdict, profile)) if each.outcome == "fail"]
    missing = [each.rule.removeprefix("package.") for each in failed if each.code == "absent"]
    named = [phrases.document_type(kind) for kind in missing if kind in words().document_type]
    return f"Не найдено: {'; '.join(named)}" if named else "; ".join(phrases.finding_in_words(each) for each in failed)


def evidence(result: OrganisationResult, profile: Profile) -> tuple[Evidence, ...]:
    """The places the verdict rests on; for an unchecked organisation, those that could not be read."""
    code = result.verdict.verdict
    if code in (None, NOT_CHECKED):
        unknown = [place for each in result.findings if each.outcome == UNKNOWN for place in each.evidence]
        return phrases.distinct([*map(phrases.unseen_evidence, result.facts.unseen), *unknown])
    findings = phrases.findings_of(result, _deciding(code, profile))
    return phrases.distinct(place for each in findings for place in each.evidence)


def fitted(lines: Iterable[str], width: int, whole_in: str = WHOLE_IN) -> str:
    """The lines one under another, as many as a cell of that width shows; of the others, how many they are."""
    kept: list[str] = []
    left = MOST_LINES
    waiting = list(lines)
    for position, line in enumerate(waiting):
        left -= sum(1 + len(part) // width for part in line.split("\n"))
        if left < 0 and kept:
            kept.append(f"и ещё {len(waiting) - position} (полностью в {whole_in})")
            break
        kept.append(line)
    return "\n".join(kept)


def _deciding(code: str | None, profile: Profile) -> tuple[str, ...]:
    return profile.rules_of(profile.verdict(code).when) if code else ()


def _order_requisites(row: Row) -> Cell:
    order = phrases.newest_order(row.result.facts)
    return phrases.requisites(order.act) if order else ""


def _order_link(row: Row) -> Cell:
    order = phrases.newest_order(row.result.facts)
    if order is None:
        return ""
    declared = row.result.organisation.declared.link if order.act.source == "declared" else None
    return Url(plain(order.url or order.page_url or declared or ""))


def _order_number(row: Row) -> Cell:
    order = phrases.newest_order(row.result.facts)
    return plain(order.act.number) if order and order.act.number else ""


def _order_date(row: Row) -> Cell:
    order = phrases.newest_order(row.result.facts)
    return order.act.date if order and order.act.date else ""


def _evidence(row: Row) -> Cell:
    pageless = phrases.pageless(row.result.facts)
    places = [phrases.evidence_line(each, pageless) for each in evidence(row.result, row.profile)]
    decided = phrases.decision(row.result.verdict)
    return fitted([decided, *places] if decided else places, WIDTHS["evidence"], row.whole_in)


_CELLS: dict[ColumnValue, Callable[[Row], Cell]] = {
    "position": lambda row: row.position,
    "municipality": lambda row: plain(row.result.organisation.municipality),
    "name": lambda row: plain(row.result.organisation.name),
    "order_requisites": _order_requisites,
    "order_link": _order_link,
    "order_number": _order_number,
    "order_date": _order_date,
    "confirmation": lambda row: phrases.confirmation(row.result.verdict),
    "reason": lambda row: reason(row.result, row.profile),
    "site": lambda row: site(row.result),
    "evidence": _evidence,
    "found_documents": lambda row: fitted(phrases.found_documents(row.result.facts), WIDTHS["found_documents"], row.whole_in),
    "checked_at": lambda row: moscow_day(row.audit.started),
}
