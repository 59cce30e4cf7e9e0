"""A stretch of lines read as one text, with the way back from a place in it to the line, and the quote."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from functools import cached_property

from audit_rules.facts.dates import DateHit, dates_in
from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.names import mask_names
from audit_rules.facts.numbers import NumberHit, numbers_in, repaired
from audit_rules.facts.phrases import found
from data.vocabulary import requisite_words

MAX_QUOTE = 200
MAX_ZONE = 24_000
MAX_HITS = 120
_VALIDITY = re.compile(r"\bс \d\d\.\d\d\.\d{4} (?:до|по) \d\d\.\d\d\.\d{4}|[0-9a-fа-ф]{16,}")


class Zone:
    """Lines of one part of an act, with the dates and numbers that stand in them."""

    def __init__(self, lines: list[Line], today: dt.date, own_numbers: frozenset[str] | None = None, *, own_body: bool = False) -> None:
        """`own_numbers`: numbers in the organisation's name; None where the name is not known.

        `own_body`: the organisation is a municipal body, whose orders are its own and no acts of a body above.
        """
        self.own_numbers = own_numbers
        self.own_body = own_body
        self.lines = _enough([line for line in lines if not is_stamp_of_software(line.low)])
        self.today = today
        self.text = "\n".join(line.text for line in self.lines)
        self.low = fold(self.text)
        self._starts: list[int] = []
        position = 0
        for line in self.lines:
            self._starts.append(position)
            position += len(line.text) + 1

    @cached_property
    def ocr(self) -> bool:
        """True where OCR read any of the lines."""
        return any(line.ocr for line in self.lines)

    @cached_property
    def _dates(self) -> list[DateHit]:
        return dates_in(self.text, self.today, ocr=self.ocr)[:MAX_HITS]

    @cached_property
    def numbers(self) -> list[NumberHit]:
        """Numbers in order of place."""
        found_numbers = numbers_in(self.text, self._dates)[:MAX_HITS]
        return [repaired(number) for number in found_numbers] if self.ocr else found_numbers

    @cached_property
    def dates(self) -> list[DateHit]:
        """Dates in order of place; what turned out to be a number («№ 23.09.05») is none."""
        read = [number for number in self.numbers if number.state == "read"]
        return [date for date in self._dates if not any(date.start < number.end and number.start < date.end for number in read)]

    def agreement(self, start: int, end: int) -> float | None:
        """How far several readings of a scan agree on the day or number between two places; None where it was read once."""
        wanted = _bare(self.text[start:end])
        lines = self.lines[self.line_at(start) : self.line_at(max(start, end - 1)) + 1]
        known = [each.agreement for line in lines for crop in line.crops for each in crop.checked if _same(_bare(each.text), wanted)]
        return min(known, default=None)

    def crops(self, spans: list[tuple[int, int]]) -> tuple[str, ...]:
        """Pictures of the lines that hold the spans, by their sha-256."""
        wanted = [_bare(self.text[start:end]) for start, end in spans]
        lines = [line for start, end in spans for line in self.lines[self.line_at(start) : self.line_at(max(start, end - 1)) + 1]]
        found = [
            crop.sha256
            for line in lines
            for crop in line.crops
            if any(_same(_bare(each.text), one) for each in crop.checked for one in wanted)
        ]
        return tuple(dict.fromkeys(filter(None, found)))

    def line_at(self, position: int) -> int:
        """Index of the line a place belongs to."""
        return max(0, bisect_right(self._starts, position) - 1)

    def page_at(self, position: int) -> int:
        """Page of a place."""
        return self.lines[self.line_at(position)].page if self.lines else 1

    def start_of(self, index: int) -> int:
        """Place at which a line begins."""
        return self._starts[index] if index < len(self._starts) else len(self.text)

    def quote(self, spans: list[tuple[int, int]]) -> str:
        """The printed lines that hold the spans, names masked, at most MAX_QUOTE long."""
        wanted = sorted({index for start, end in spans for index in range(self.line_at(start), self.line_at(max(start, end - 1)) + 1)})
        parts: list[str] = []
        for place, index in enumerate(wanted):
            if place and index - wanted[place - 1] > 1:
                parts.append("…")
            parts.append(_clip(self.lines[index], [text_of(self.text, span) for span in spans], MAX_QUOTE // max(1, len(wanted))))
        return mask_names(" ".join(parts))[:MAX_QUOTE]


def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


def _same(one: str, other: str) -> bool:
    return bool(one and other) and (one in other or other in one)


def _enough(lines: list[Line]) -> list[Line]:
    """The first lines, up to MAX_ZONE characters: a hostile text must not cost more than a real one."""
    size = 0
    for index, line in enumerate(lines):
        size += len(line.text) + 1
        if size > MAX_ZONE:
            return lines[: max(index, 1)]
    return lines


def text_of(text: str, span: tuple[int, int]) -> str:
    """The words of a span on its first line."""
    return text[span[0] : span[1]].split("\n", 1)[0]


def _clip(line: Line, wanted: list[str], size: int) -> str:
    if len(line.printed) <= max(size, 80):
        return line.printed
    places = [line.printed.find(words[-4:]) for words in wanted if words[-4:] in line.printed]
    middle = sum(places) // len(places) if places else 0
    start = max(0, min(middle - size // 2, len(line.printed) - size))
    return line.printed[start : start + size].strip()


def is_stamp_of_software(low: str) -> bool:
    """True for a line of an electronic signature, or of a page's own publication marks."""
    words = requisite_words()
    if _VALIDITY.search(low):
        return True
    marked = found(words.signature_marks, low) or (len(low) < 120 and found(words.publication_marks, low))
    return bool(marked and not found(words.order_words, low) and not found(words.approval_words, low))
