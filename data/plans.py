"""Published plans (road maps, programmes with a calendar), item by item, and whether they are carried out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from data.evidence import Evidence

Repeats = Literal["", "monthly", "quarterly", "half_yearly", "twice_a_year", "always", "when_needed"]
"""How often an item comes round; "": once, within its term."""
PublicationKind = Literal["news", "page", "document"]
PlanStatus = Literal["in_time", "late", "not_found", "not_due", "unknown"]


@dataclass(frozen=True, kw_only=True)
class PlanItem:
    """One event of a plan."""

    item: str
    """What is to be done, names of people masked."""
    term: str = ""
    """As written."""
    begins: dt.date | None = None
    due: dt.date | None = None
    """Last day of the term; None: the term names no day that could be told."""
    repeats: Repeats = ""
    year_inferred: bool = False
    """True: the year follows from the school year of the plan."""
    direction: str = ""
    """Heading of the plan's part."""
    result: str = ""
    """Expected result, as written."""
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A plan read from its own document."""

    title: str
    type: str = ""
    """Document type of the act that holds it: roadmap, programme."""
    approved: dt.date | None = None
    school_year: int | None = None
    """Calendar year in which the plan's (first) school year begins."""
    items: tuple[PlanItem, ...] = ()
    note: str = ""
    """Russian: why there are no items, or that pages of it were not read."""
    url: str = ""
    page_url: str = ""
    sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """Something the site published: a news item, a page, a document, with its day where one is printed."""

    title: str
    url: str
    kind: PublicationKind = "page"
    date: dt.date | None = None
    quote: str = ""
    """Opening words, and below « … » those that name events of the site's plans; names of people masked."""
    further: str = ""
    """Sentences below the quote that share no more than a telling word with an event; names of people masked."""
    sha256: str = ""
    unread: bool = False
    """True: the site leads to it and it was not read; only its title is known."""
    names_another: bool = False
    """True: it names another numbered school and not the one whose site it stands on."""


@dataclass(frozen=True, kw_only=True)
class ItemResult:
    """How one item of a plan came out."""

    item: PlanItem
    status: PlanStatus
    published: dt.date | None = None
    evidence: tuple[Evidence, ...] = ()
    note: str = ""
    """Russian: why it is unknown or not found."""

    @property
    def without_term(self) -> bool:
        """True for an item that may be held at any time, so that it is never carried out or not."""
        return self.item.due is None or self.item.repeats == "when_needed"

    @property
    def counts(self) -> bool:
        """True for an item with a term that has come."""
        return not self.without_term and self.status != "not_due"


@dataclass(frozen=True, kw_only=True)
class PlanResult:
    """One plan of one organisation against its site."""

    organisation: str
    """Id."""
    plan: Plan
    items: tuple[ItemResult, ...] = ()
    late_counts: bool = False
    """True: by the profile what was carried out late is carried out."""

    @property
    def without_term(self) -> int:
        """Items without a term, and those held as needed."""
        return sum(each.without_term for each in self.items)

    @property
    def not_due(self) -> int:
        """Items whose term has not come."""
        return len(self.items) - self.without_term - self.due

    @property
    def due(self) -> int:
        """Items whose term has come, known or not."""
        return sum(each.counts for each in self.items)

    @property
    def known(self) -> int:
        """Items of those due of which it could be told whether they were carried out."""
        return self.due - self.with_status("unknown")

    @property
    def carried_out(self) -> int:
        """Items of those known that were carried out: in time; also late, where that counts."""
        return self.with_status("in_time") + (self.with_status("late") if self.late_counts else 0)

    @property
    def share(self) -> float | None:
        """Carried out among the items that are due and known, 0…1; None: there are none."""
        return self.carried_out / self.known if self.known else None

    def with_status(self, status: PlanStatus) -> int:
        """Items of those due that came out so."""
        return sum(each.counts and each.status == status for each in self.items)


@dataclass(frozen=True, kw_only=True)
class NotInFull:
    """An organisation of the list, by its plan."""

    organisation: str
    """Id."""
    result: PlanResult
    missing: tuple[str, ...] = ()
    """Events of which nothing was found."""
    late: tuple[str, ...] = ()
    """Events carried out late, where that does not count."""


@dataclass(frozen=True, kw_only=True)
class PlanListing:
    """The list over many organisations."""

    rows: tuple[NotInFull, ...] = ()
    in_full: tuple[str, ...] = ()
    """Ids."""
    not_checked: tuple[str, ...] = ()
    """Ids of those of whom it cannot be told."""

    @property
    def share(self) -> float | None:
        """Of those of whom it is known, in % that carried out their plan in full, one place; None: nobody is known."""
        listed = {row.organisation for row in self.rows}
        known = len(self.in_full) + len(listed)
        return round(100 * len(self.in_full) / known, 1) if known else None
