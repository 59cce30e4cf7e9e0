"""Who takes part in one organisation: people in its orders on pairs, and its personal programmes, counted."""

from __future__ import annotations

import datetime as dt

from data.models import Document, DocumentType, Measures, People, SiteFacts

SCHOOL_YEAR_BEGINS = 8
"""August: orders for a school year are signed from its last days on."""


def measures(facts: SiteFacts) -> Measures | None:
    """Distinct people in the orders on pairs of the newest school year, and distinct personal programmes.

    None where the site was not read. A number is None where an order is there and could not be counted, or something unread may be one.
    """
    if not facts.outcome.reached or facts.offline:
        return None
    programmes = of_type(facts, "personal_programme")
    distinct = len({(each.sha256 or each.url, each.act.page, each.act.title) for each in programmes})
    own = None if may_hide(facts, "personal_programme") else distinct
    orders = of_newest_year(of_type(facts, "pairs_order"))
    known = counted(orders)
    if known is None or may_hide(facts, "pairs_order"):
        return Measures(personal_programmes=own)
    return Measures(
        pairs=len({pair for each in known for pair in each.pairs}),
        mentors=len(everyone(known, "mentors")),
        mentees=len(everyone(known, "mentees")),
        young_mentees=len(everyone(known, "young")),
        personal_programmes=own,
    )


def of_type(facts: SiteFacts, kind: DocumentType) -> list[Document]:
    """Documents of that kind."""
    return [each for each in facts.documents if each.act.type == kind]


def may_hide(facts: SiteFacts, kind: DocumentType) -> bool:
    """True where something unread may be of the kind, or the look was not full and found none of it."""
    if any(kind in each.may_be for each in facts.unseen):
        return True
    return not (facts.outcome.complete or facts.outcome.settled or of_type(facts, kind))


def of_newest_year(orders: list[Document]) -> list[Document]:
    """Orders of the newest school year; those without a date speak for any year."""
    dated = [school_year(each.act.date) for each in orders if each.act.date]
    return [each for each in orders if not each.act.date or school_year(each.act.date) == max(dated)]


def school_year(day: dt.date) -> int:
    """The calendar year in which the school year of the day begins."""
    return day.year if day.month >= SCHOOL_YEAR_BEGINS else day.year - 1


def counted(documents: list[Document]) -> list[People] | None:
    """People of each document; None where those of one could not be counted."""
    people = [each.act.people for each in documents]
    return None if any(each is None for each in people) else [each for each in people if each]


def everyone(people: list[People], role: str) -> set[str]:
    """All who stand in that field of People."""
    return {person for each in people for person in getattr(each, role)}
