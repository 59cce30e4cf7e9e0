"""What is written down of every paper that was read."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.measure.judge import Verdict


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One act of the right kind, as it was given."""

    kind: str
    confidence: float
    right: bool
    """Both requisites."""
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ActRow:
    """One act of the right answers and what became of it."""

    kinds: tuple[str, ...]
    counts: bool
    """False: a look-alike, whose requisites nobody needs."""
    shape: int
    missing: tuple[str, ...]
    instead: tuple[str, ...]
    date: Verdict
    number: Verdict
    truth_date: str
    truth_number: str
    given_date: str
    given_number: str
    quote: str
    legible: bool
    readings: tuple[Reading, ...] = ()
    people: str = ""
    """right, wrong, not_counted; "" where there is nobody to count."""

    @property
    def bears_date(self) -> bool:
        """True: a day stands on the paper, or one was given that does not."""
        return self.truth_date != "absent" or self.date == "wrong"

    @property
    def bears_number(self) -> bool:
        """The same of the number."""
        return self.truth_number != "absent" or self.number == "wrong"


@dataclass(frozen=True, kw_only=True)
class ExtraRow:
    """An act too many."""

    kind: str
    confidence: float
    title: str
    foreign: bool
    """It bears requisites that no act of the file has."""
    date: str
    number: str


@dataclass(frozen=True, kw_only=True)
class PaperRow:
    """One paper."""

    id: str
    source: str
    shape: int
    font: str
    damage: tuple[str, ...] = ()
    scanned_pages: int = 0
    acts_inside: int = 0
    seconds: float = 0.0
    plain_seconds: float | None = None
    """What plain recognition of the whole file took; None: not measured."""
    ocr_area: float = 0.0
    failure: str = ""
    acts: tuple[ActRow, ...] = ()
    extras: tuple[ExtraRow, ...] = ()
    traps: tuple[str, ...] = ()
    """Causes of the dates and numbers that were taken from elsewhere."""
