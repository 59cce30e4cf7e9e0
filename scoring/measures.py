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
    programmes = _of_type(facts, "personal_programme")
    own = len({(each.sha256 or each.url, each.act.page, each.act.title) for each in programmes})
    counted = None if _may_hide(facts, "personal_programme") else own
    orders = _of_newest_year(_of_type(facts, "pairs_order"))
    people = [each.act.people for each in orders]
    if any(each is None for each in people) or _may_hide(facts, "pairs_order"):
        return Measures(personal_programmes=counted)
    known = [each for each in people if each is not None]
    return Measures(
        pairs=len({pair for each in known for pair in each.pairs}),
        mentors=len(_joined(known, "mentors")),
        mentees=len(_joined(known, "mentees")),
        young_mentees=len(_joined(known, "young")),
        personal_programmes=counted,
    )


def _of_type(facts: SiteFacts, kind: DocumentType) -> list[Document]:
    return [each for each in facts.documents if each.act.type == kind]


def _may_hide(facts: SiteFacts, kind: DocumentType) -> bool:
    """True where something unread may be of the kind, or the look was not full and found none of it."""
    if any(kind in each.may_be for each in facts.unseen):
        return True
    return not (facts.outcome.complete or facts.outcome.settled or _of_type(facts, kind))


def _of_newest_year(orders: list[Document]) -> list[Document]:
    """Orders of the newest school year; those without a date speak for any year."""
    dated = [school_year(each.act.date) for each in orders if each.act.date]
    return [each for each in orders if not each.act.date or school_year(each.act.date) == max(dated)]


def school_year(day: dt.date) -> int:
    """The calendar year in which the school year of the day begins."""
    return day.year if day.month >= SCHOOL_YEAR_BEGINS else day.year - 1


def _joined(people: list[People], role: str) -> set[str]:
    return {person for each in people for person in getattr(each, role)}
