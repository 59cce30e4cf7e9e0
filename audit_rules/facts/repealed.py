"""Acts taken out of force: by a mark on themselves, or by another act of the same site.

«Считать утратившим силу приказ от … № …» within an order speaks of the other order, never of this one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.zones import Zone
from data.models import Act, CitedOrder, Document
from data.repeal_words import repeal_words

REPEALED = "repealed"
"""The review reason."""
_LONGEST_MARK = 160
_BRACKET = re.compile(r"[(\[]\W{0,3}")
_OPENS = re.compile(r"[\W_]{0,6}")
_SENTENCE_END = re.compile(r"(?<=[а-я\")])[.;]\s+(?=[А-ЯЁ])|\n(?=\W{0,3}\d{1,2}(?:\.\d{1,2})?\s?[.)])")
_APART = re.compile(r"[\s,|\"]{0,4}(?:г(?:ода)?\.?)?[\s,|]{0,4}(?:от|за)?[\s\"]{0,3}")
_MOST = 12


def is_mark(line: Line) -> bool:
    """True for a line that says of the act it stands on that it is in force no more: «УТРАТИЛ СИЛУ (приказ от … № …)»."""
    return len(line.text) <= _LONGEST_MARK and any(_says(cell) for cell in line.text.split("|"))


def _says(cell: str) -> bool:
    """A sentence of its own begins so, or stands in brackets; the rest of somebody's sentence begins with a small letter."""
    start = _OPENS.match(cell)
    place = start.end() if start else 0
    own = cell[place : place + 1].isupper() or _BRACKET.match(cell.strip()) is not None
    return own and repeal_words().mark.match(fold(cell)[place:]) is not None


def is_repealed(head: Sequence[Line], title: str, link: str) -> bool:
    """True where the act itself, its title or the words of its link say that it is in force no more."""
    low = fold(title)
    bracketed = any(repeal_words().mark.match(low[bracket.end() :]) for bracket in _BRACKET.finditer(low))
    return bracketed or any(map(is_mark, head)) or repeal_words().link.search(fold(link)) is not None


def repeals_in(zone: Zone) -> tuple[CitedOrder, ...]:
    """Orders of the organisation that the text takes out of force as a whole."""
    out: list[CitedOrder] = []
    start = 0
    for end in [*(match.start() for match in _SENTENCE_END.finditer(zone.text)), len(zone.text)]:
        if end > start and repeal_words().act.search(zone.low, start, end):
            out += _named(zone, start, end)
        start = end
    return tuple(dict.fromkeys(out))[:_MOST]


def _named(zone: Zone, start: int, end: int) -> list[CitedOrder]:
    """Orders that the sentence names by number, day or both."""
    words = repeal_words()
    first = words.named.search(zone.low, start, end)
    if first is None or words.part.search(zone.low, start, first.start()) or words.higher_body.search(zone.low, start, end):
        return []
    days = [hit for hit in zone.dates if first.end() <= hit.start and hit.end <= end and hit.date]
    numbers = [hit for hit in zone.numbers if first.end() <= hit.start and hit.end <= end and hit.value]
    out = []
    for number in numbers:
        near = [day for day in days if _beside(zone.text, (number.start, number.end), (day.start, day.end))]
        spans = [(number.start, number.end), *((day.start, day.end) for day in near[:1])]
        out.append(CitedOrder(number=number.value, date=near[0].date if near else None, quote=zone.quote(spans), where="body"))
        days = [day for day in days if day not in near[:1]]
    return out


def _beside(text: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
    left, right = sorted((one, other))
    return _APART.fullmatch(text, left[1], right[0]) is not None


def with_repealed(documents: Sequence[Document]) -> list[Document]:
    """The documents of one site, flagged where another of them takes one out of force; what it approved goes with it."""
    named = [(document.act, order) for document in documents for order in document.act.repeals]
    return [_flagged(document) if any(_is_meant(document.act, by, order) for by, order in named) else document for document in documents]


def _is_meant(act: Act, by: Act, order: CitedOrder) -> bool:
    """True where the number, and the day if both tell it, are the act's, and it is not the act that speaks."""
    if act.type == "other" or act.number is None or order.number is None or (act.number, act.date) == (by.number, by.date):
        return False
    if fold(act.number) != fold(order.number):
        return False
    return act.date == order.date if act.date and order.date else True


def _flagged(document: Document) -> Document:
    flags = tuple(dict.fromkeys((*document.act.flags, REPEALED)))
    return replace(document, act=replace(document.act, flags=flags))
