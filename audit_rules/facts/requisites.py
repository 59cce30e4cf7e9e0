"""Number and date of an act, with what is known of each."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace

from audit_rules.facts.dates import LONE_MONTH, DateHit
from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line, tidy
from audit_rules.facts.numbers import NumberHit
from audit_rules.facts.pairs import OWN, Pair, house_number_alone, is_law, is_term, pairs_in
from audit_rules.facts.phrases import found
from audit_rules.facts.woven import is_woven
from audit_rules.facts.zones import Zone
from data.models import ABSENT, READ, UNREADABLE, RequisiteState
from data.vocabulary import issuers, requisite_words

LATEST = dt.date(2100, 1, 1)
_READ_ONCE = 0.15
_COST_OF_AGREEMENT = ((0.7, 0.0), (0.5, 0.08), (0.25, 0.2), (0.0, 0.4))
"""(least agreement, cost), by what benchmarks/reading.py shows of each."""
_HALF = 0.5
_NEAR = 5
"""Lines."""
_COST_OF_DOUBTED_DAY = 0.4
"""A day of which half of the readings say otherwise goes to a person: on it rests whom a list names."""

_WOVEN = 0.55
"""Of a number or day that may stand in the stamp of another party: it goes to a person."""


@dataclass(frozen=True, kw_only=True)
class Requisites:
    """`number` is as printed, without № and spaces."""

    number: str | None = None
    number_state: RequisiteState = ABSENT
    date: dt.date | None = None
    date_state: RequisiteState = ABSENT
    quote: str = ""
    confidence: float = 1.0
    flags: tuple[str, ...] = ()
    crops: tuple[str, ...] = ()
    """sha-256 of the pictures of the lines they were read from."""

    @property
    def read(self) -> bool:
        """True where either of the two is known."""
        return self.number is not None or self.date is not None


def declared_requisites(cell: str) -> Requisites:
    """What an organisation declared in one cell of the registry; a cell without requisites gives two absences."""
    text = " ".join(tidy(line) for line in cell.splitlines())
    zone = Zone([_typed(f"приказ {text}" if text[:1].isdigit() else text)], LATEST)
    pairs = [pair for pair in pairs_in(zone) if pair.role not in {"protocol", "law"}]
    if not pairs:
        return Requisites(quote=cell.strip())
    best = max(pairs, key=lambda pair: (bool(pair.date) + bool(pair.number), -pair.start))
    return replace(of_pair(zone, best), quote=cell.strip())


def _typed(text: str) -> Line:
    return Line(1, text, fold(text), text, False, 0)


def of_pair(zone: Zone, pair: Pair | None, *, missing: RequisiteState = ABSENT) -> Requisites:
    """Requisites of one pair; `missing` is the state of what stands nowhere near it."""
    if pair is None:
        return Requisites(number_state=missing, date_state=missing, confidence=0.8 if missing == ABSENT else 0.5)
    date, flags, cost = _date_of(zone, pair.date)
    number = pair.number
    number_state: RequisiteState
    if number is None or number.state == "blank":
        number_state = UNREADABLE if number and number.doubt and zone.ocr else missing
    else:
        number_state = READ if number.state == "read" else UNREADABLE
        cost += number.doubt
    cost += max((_disagreement(zone, hit) for hit in (number, pair.date) if hit and hit.state != "blank"), default=0.0)
    if number and number.state == "read" and zone.agreement(number.start, number.end) == 0.0:
        number, number_state = replace(number, state="unreadable", value=None), UNREADABLE
    if date and pair.date and _doubtful(zone, pair.date):
        date, flags = None, []
    date_state: RequisiteState = READ if date else _lost(zone, pair.date, missing)
    if number and number.state == "unreadable" and date:
        flags.append("number_unreadable")
    return Requisites(
        number=number.value if number and number.state == "read" else None,
        number_state=number_state,
        date=date,
        date_state=date_state,
        quote=zone.quote(pair.spans),
        confidence=max(0.2, 0.97 - cost - (0.15 if pair.institution else 0.0)),
        flags=tuple(flags),
        crops=zone.crops(pair.spans),
    )


def _doubtful(zone: Zone, day: DateHit) -> bool:
    """True where the readings of a scan leave it open which day it is; the more so where its month may be a Roman one cut short."""
    agreement = zone.agreement(day.start, day.end)
    return agreement is not None and agreement <= (_HALF if day.doubt >= LONE_MONTH else 0.0)


def _disagreement(zone: Zone, hit: DateHit | NumberHit) -> float:
    """What it costs in confidence that readings of a scan differ, or that there was one only."""
    agreement = zone.agreement(hit.start, hit.end)
    if agreement is None:
        return _READ_ONCE if zone.ocr else 0.0
    if isinstance(hit, DateHit) and agreement < _HALF:
        return _COST_OF_DOUBTED_DAY
    return next(cost for least, cost in _COST_OF_AGREEMENT if agreement >= least)


def _lost(zone: Zone, hit: DateHit | None, missing: RequisiteState) -> RequisiteState:
    """On a scan a blank may be filled by a hand whose strokes OCR took for the line under them: not known to be empty."""
    if hit is None or (hit.state == "blank" and not zone.ocr):
        return missing
    return UNREADABLE


def _date_of(zone: Zone, hit: DateHit | None) -> tuple[dt.date | None, list[str], float]:
    if hit is None:
        return None, [], 0.0
    if hit.state == "whole":
        return hit.date, ["date_repaired"] if hit.repaired else [], hit.doubt
    if hit.state == "no_year":
        date = _year_forced(zone, hit)
        return date, ["year_inferred"] if date else [], 0.2
    return None, [], 0.2


_SCHOOL_YEAR = re.compile(r"(20\d\d)\s?(?:[-/]|г\.?\s?-)\s?(20)?(\d\d)\b")


def _year_forced(zone: Zone, hit: DateHit) -> dt.date | None:
    """The year that a paper of the same day, or the school year named beside, leaves no choice about."""
    years = {other.date.year for other in zone.dates if other.date and (other.day, other.month) == (hit.day, hit.month)}
    if not years:
        for match in _SCHOOL_YEAR.finditer(zone.text):
            first = int(match[1])
            if int(match[3]) == (first + 1) % 100:
                years.add(first if hit.month >= 8 else first + 1)
    if len(years) != 1:
        return None
    try:
        date = dt.date(years.pop(), hit.month, hit.day)
    except ValueError:
        return None
    return date if date <= zone.today else None


def letterhead_requisites(zone: Zone, anchor: int | None, *, missing: RequisiteState) -> Requisites:
    """Of an order: the pair nearest to «ПРИКАЗ». `anchor` is the index of that line in the zone; None: a picture stood there."""
    pairs = [
        pair
        for pair in pairs_in(zone)
        if pair.role not in {"protocol", "other_party", "law", "cited", "amended"} and not is_term(zone, pair)
    ]
    usable = [pair for pair in pairs if not is_law(pair)]
    full = [pair for pair in usable if _readable(pair)]
    if house_number_alone(zone) and not any(pair.number for pair in full if not pair.institution):
        read = of_pair(zone, full[0] if full else None, missing=missing)
        return replace(read, number_state=UNREADABLE) if read.number is None else read
    if not full:
        return of_pair(zone, usable[0] if usable else None, missing=missing)
    home = anchor if anchor is not None else 0
    best = min(full, key=lambda pair: _cost(zone, pair, home))
    if not (best.number and best.date):
        best = _completed(zone, best, full, usable)
    return of_pair(zone, best, missing=missing)


def _readable(pair: Pair) -> bool:
    return bool(
        (pair.date and pair.date.state in {"whole", "no_year"}) or (pair.number and pair.number.state == "read" and not pair.institution)
    )


def _cost(zone: Zone, pair: Pair, home: int) -> tuple[float, int]:
    lines = [abs(zone.line_at(start) - home) for start, _ in pair.spans]
    whole = pair.number is not None and pair.number.state == "read" and pair.date is not None and pair.date.state == "whole"
    unsigned = 1 if pair.number and not pair.number.signed else 0
    dated = 0 if pair.date and pair.date.state == "whole" else 2
    return (min(lines) + (0 if whole else 4) + unsigned + dated + (3 if pair.institution else 0), pair.start)


def _completed(zone: Zone, best: Pair, full: list[Pair], usable: list[Pair]) -> Pair:
    """Date and number on lines of their own: the nearest other half joins."""
    halves = [
        pair
        for pair in (*full, *usable)
        if pair is not best
        and ((best.date is None and pair.date and not pair.number) or (best.number is None and pair.number and not pair.date))
    ]
    if not halves:
        return best
    other = min(halves, key=lambda pair: (not _readable(pair), abs(zone.line_at(pair.start) - zone.line_at(best.start)), pair.start))
    return replace(
        best,
        number=best.number or other.number,
        date=best.date or other.date,
        start=min(best.start, other.start),
        end=max(best.end, other.end),
    )


def stamp_requisites(zone: Zone, *, missing: RequisiteState) -> tuple[Requisites, list[Pair]]:
    """Of a regulation, a plan, a programme: the pair of the approval; and every pair of an own order, the chosen one first."""
    pairs = [pair for pair in pairs_in(zone) if not is_term(zone, pair)]
    own = [pair for pair in pairs if pair.role in OWN and (_readable(pair) or pair.date)]
    if not own:
        return _without_own(zone, pairs, missing), []
    chosen = min(own, key=lambda pair: (_rank(pair), not _readable(pair), pair.start))
    if chosen.role == "approval":
        chosen = _of_signature(chosen)
    elif not (chosen.number and chosen.date):
        chosen = _completed(zone, chosen, [pair for pair in pairs if pair.role in OWN], [])
    read = _with_what_stands_near(zone, of_pair(zone, chosen, missing=missing), chosen, pairs)
    orders = [pair for pair in own if pair.role != "approval" and pair.number and pair.number.state == "read"]
    if any(_differs(chosen, pair) for pair in orders):
        read = replace(read, flags=(*read.flags, "conflict"), confidence=min(read.confidence, 0.6))
    if is_woven(zone, pairs, chosen):
        read = replace(read, confidence=min(read.confidence, _WOVEN))
    amending = [pair for pair in pairs if pair.role == "amended"]
    named = [chosen, *(pair for pair in orders if pair.start != chosen.start)] if chosen.role != "approval" else orders
    return read, [*named, *amending]


def _with_what_stands_near(zone: Zone, read: Requisites, chosen: Pair, pairs: list[Pair]) -> Requisites:
    """A day of nobody's within a few lines of an approval that shows none may be its own: then none is not told as absent.

    So may a number alone under the name of the organisation: it may be the organisation's too.
    """
    if chosen.role == "approval":
        return read
    if read.number_state == ABSENT and house_number_alone(zone):
        read = replace(read, number_state=UNREADABLE)
    if read.date_state != ABSENT:
        return read
    near = [pair for pair in pairs if pair.role == "bare" and pair.date and pair.date.state in {"whole", "damaged"}]
    here = zone.line_at(chosen.start)
    return replace(read, date_state=UNREADABLE) if any(abs(zone.line_at(pair.start) - here) <= _NEAR for pair in near) else read


def _rank(pair: Pair) -> float:
    """How surely a pair of an approval is the order's own; a number beside a signature says nothing without its day."""
    numbered = pair.number is not None and pair.number.state == "read"
    dated = pair.date is not None and pair.date.state == "whole"
    if pair.role == "approval":
        return 3.0 if numbered and dated else 3.5 if dated else 4.0
    return OWN.index(pair.role) if numbered else 3.2 if dated else 3.6


def _without_own(zone: Zone, pairs: list[Pair], missing: RequisiteState) -> Requisites:
    """No word of approval: the one day beside a head's post is the head's; anything else stays unknown or absent."""
    blank = next((pair for pair in pairs if pair.role in OWN), None)
    others = found((*requisite_words().other_party_words, *requisite_words().protocol_words), zone.low)
    days = [pair for pair in pairs if pair.role == "bare" and pair.date and pair.date.state in {"whole", "damaged"}]
    post = found((*issuers().institution_heads, *issuers().authority_heads), zone.low)
    if blank is None and len(days) == 1 and post and post.start() < days[0].start and not others:
        read = of_pair(zone, _of_signature(days[0]), missing=missing)
        return replace(read, confidence=min(read.confidence, 0.8))
    read = of_pair(zone, blank, missing=missing)
    return replace(read, date_state=UNREADABLE) if days and not others and read.date_state == ABSENT else read


def _of_signature(pair: Pair) -> Pair:
    """A head's signature gives a day; a number beside it without the word «приказ» is kept only where it bears the sign."""
    return pair if pair.number and pair.number.signed and pair.date else replace(pair, number=None)


def _differs(one: Pair, other: Pair) -> bool:
    numbers = [(pair.number.value or "").lower() for pair in (one, other) if pair.number and pair.number.value]
    if len(set(numbers)) > 1:
        return True
    return bool(one.date and other.date and one.date.date and other.date.date and one.date.date != other.date.date)


def signature_date(zone: Zone) -> DateHit | None:
    """The day beside the head's signature, where the letterhead bears none."""
    whole = [hit for hit in zone.dates if hit.state == "whole"]
    return whole[0] if len(whole) == 1 else None
