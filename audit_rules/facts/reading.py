"""The requisites of one act: from the zone where its kind bears them, with the state of what is missing."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from audit_rules.facts.absence import bears_blank, may_bear_date, may_bear_number
from audit_rules.facts.citations import as_cited, cited_orders
from audit_rules.facts.columns import by_columns
from audit_rules.facts.context import Context
from audit_rules.facts.fold import fold
from audit_rules.facts.issuer import is_authority
from audit_rules.facts.lines import Line
from audit_rules.facts.parts import Parts
from audit_rules.facts.requisites import Requisites, declared_requisites, letterhead_requisites, signature_date, stamp_requisites
from audit_rules.facts.segments import Segment, has_signature
from audit_rules.facts.shape import is_fragment, is_signed, tail_of
from audit_rules.facts.text.scanned_page import UNREAD_INK
from audit_rules.facts.zones import Zone
from data.models import ABSENT, READ, UNREADABLE, CitedOrder, RequisiteState, Text

BLANK_REQUISITES = "blank_requisites"
"""The review reason: a typed blank is left for the order's day, and nobody knows whether a pen filled it."""
_CLEAN = 0.93
_SURE = 0.9
_MAX_BODY = 400
_SAME_MATTER = 31
"""Days between an order and the signature under its annex; more of them, and the paper was approved by something else."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Requisites of an act, where they stand, and the own orders it names."""

    requisites: Requisites
    page: int
    stamps: tuple[CitedOrder, ...] = ()
    """Orders named in the approval stamp or the annex line."""
    cited_in_body: tuple[CitedOrder, ...] = ()

    @property
    def cited(self) -> tuple[CitedOrder, ...]:
        """All own orders named."""
        return (*self.stamps, *self.cited_in_body)

    def under(self, order: Reading, *, annexed: bool) -> Reading:
        """As a paper after the order in one file: the order approved it, unless its own stamp names another.

        A head's signature gives way to the order's requisites; an annex line that names another order is a conflict.
        """
        own, above = self.requisites, order.requisites
        signed_apart = own.date and above.date and not annexed and abs((own.date - above.date).days) > _SAME_MATTER
        if not own.read or (own.number is None and above.number is not None and not signed_apart):
            return replace(self, requisites=replace(above, confidence=above.confidence * 0.97, flags=()))
        differs = (own.number and above.number and own.number.lower() != above.number.lower()) or (
            own.date and above.date and own.date != above.date
        )
        if differs and not (annexed or own.date == above.date):
            return self
        if differs:
            return replace(
                self, requisites=replace(own, flags=tuple(dict.fromkeys((*own.flags, "conflict"))), confidence=min(own.confidence, 0.65))
            )
        filled = own
        if not own.number and above.number:
            filled = replace(filled, number=above.number, number_state=READ)
        if not own.date and above.date:
            filled = replace(filled, date=above.date, date_state=READ)
        return replace(self, requisites=filled)

    def without_title(self) -> Reading:
        """Of a text whose title was not seen: what is missing may have stood beside it."""
        read = self.requisites
        return replace(
            self,
            requisites=replace(
                read,
                number_state=READ if read.number else UNREADABLE,
                date_state=READ if read.date else UNREADABLE,
            ),
        )

    def hint(self, link_text: str) -> bool:
        """True where the words of the link name the requisites that the text does not show."""
        declared = declared_requisites(link_text) if any(char.isdigit() for char in link_text) else Requisites()
        return (self.requisites.date is None and declared.date is not None) or (
            self.requisites.number is None and declared.number is not None
        )


def reading_of(segment: Segment, parts: Parts, text: Text, context: Context) -> Reading:
    """Requisites of one act."""
    today = context.today
    own_numbers = frozenset(re.findall(r"\d+", context.own_name)) if context.own_name else None
    missing = _missing(segment, parts, text)
    own_body = is_authority(context.own_name)
    head = Zone(parts.head if segment.order else by_columns(parts.head), today, own_numbers, own_body=own_body)
    if segment.order:
        read = letterhead_requisites(head, _anchor(segment, head), missing=missing)
        read = _with_signature_date(read, parts, today)
        stamps: tuple[CitedOrder, ...] = ()
        # An order whose signature was not seen may go on where we lost it, and bear its day there.
        unseen_end = not is_signed(segment.lines)
        if read.date_state == ABSENT and (unseen_end or may_bear_date(head, Zone(tail_of(parts.body), today), fold(parts.title))):
            read = replace(read, date_state=UNREADABLE)
        if read.date_state == ABSENT and bears_blank(head):
            read = replace(read, flags=(*read.flags, BLANK_REQUISITES))
    elif segment.form == "agreement":
        read, stamps = letterhead_requisites(head, None, missing=missing), ()
    else:
        read, pairs = stamp_requisites(head, missing=missing)
        if not read.read and segment.closing:
            head = Zone(segment.closing, today)
            read, pairs = stamp_requisites(head, missing=missing)
        stamps = tuple(as_cited(head, pair, "annex" if pair.role == "annex" else "stamp") for pair in pairs if pair.number or pair.date)
    if _numberless(read, missing, head, text, segment):
        read = replace(read, number_state=ABSENT)
    if read.number_state == ABSENT and (head.ocr or segment.order) and may_bear_number(head, "" if head.ocr else fold(parts.title)):
        read = replace(read, number_state=UNREADABLE)
    body = Zone(parts.body[:_MAX_BODY], today)
    named = (*(cited_orders(head) if segment.order else ()), *cited_orders(body))
    cited = tuple(order for order in dict.fromkeys(named) if not (segment.order and _same(order, read)))
    return Reading(requisites=read, page=_page_of(segment), stamps=stamps, cited_in_body=cited)


def _same(order: CitedOrder, own: Requisites) -> bool:
    return order.date in {own.date, None} and order.number in {own.number, None}


def _page_of(segment: Segment) -> int:
    return segment.lines[0].page


def _anchor(segment: Segment, head: Zone) -> int | None:
    index = segment.at(segment.head)
    if index is None or index >= len(segment.lines):
        return None
    line = segment.lines[index]
    return next((place for place, other in enumerate(head.lines) if other is line), None)


def _missing(segment: Segment, parts: Parts, text: Text) -> RequisiteState:
    """What an empty place means: read and not there, or perhaps lost to us."""
    first = segment.lines[0].page
    lost_before = any(page.failure and page.number <= first for page in text.pages) or any(
        page.failure and page.number == first - 1 for page in text.pages
    )
    if lost_before and _opens_after_loss(segment, text):
        return UNREADABLE
    if is_fragment(segment) or (segment.order and segment.head is None):
        return UNREADABLE
    if not any(line.ocr for line in segment.lines[: len(parts.head) + 1]):
        return ABSENT
    pages = [page for page in text.pages if first <= page.number <= segment.lines[-1].page]
    clean = all(page.confidence >= _CLEAN and not page.partial and not page.failure for page in pages)
    return ABSENT if clean and has_signature(segment.lines) and not _damaged(parts.head) else UNREADABLE


def _numberless(read: Requisites, missing: RequisiteState, head: Zone, text: Text, segment: Segment) -> bool:
    """True where a scanned head was read so well that a number in it would have been seen; nobody is accused of lacking one."""
    if read.number or missing != UNREADABLE or read.date_state != READ or read.confidence < _SURE or not head.ocr:
        return False
    page = next((page for page in text.pages if page.number == segment.lines[0].page), None)
    well_read = page is not None and page.confidence > UNREAD_INK and not _damaged(head.lines)
    return well_read and all(number.state != "unreadable" for number in head.numbers)


def _opens_after_loss(segment: Segment, text: Text) -> bool:
    """True where nothing readable stands between the lost page and the act's first line."""
    lost = [page.number for page in text.pages if page.failure and page.number <= segment.lines[0].page]
    return bool(lost) and segment.lines[0].page - max(lost) <= 1 and segment.start == 0


def _damaged(lines: list[Line]) -> bool:
    """True where a letterhead bears marks that no one types: the ink of a seal, a hand's writing."""
    odd = sum(1 for line in lines for char in line.text if char in "^£€¥§~|}{\\<>=*$©®")
    return odd >= 2


def _with_signature_date(read: Requisites, parts: Parts, today: dt.date) -> Requisites:
    if read.date is not None or (read.date_state == UNREADABLE and "year_inferred" in read.flags):
        return read
    zone = Zone(tail_of(parts.body), today)
    hit = signature_date(zone) if zone.lines else None
    if hit is None:
        return read
    quote = " … ".join(part for part in (read.quote, zone.quote([(hit.start, hit.end)])) if part)[:200]
    return replace(read, date=hit.date, date_state=READ, quote=quote, confidence=min(read.confidence, 0.75) if read.read else 0.75)
