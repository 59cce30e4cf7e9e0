"""The kinds one act is of, why, and how surely."""

from __future__ import annotations

from dataclasses import dataclass

from audit_rules.facts.phrases import found
from data.models import DocumentType
from data.vocabulary import LookAlike, kinds, look_alikes


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of one act. `note` (Russian) says why it does not count."""

    type: DocumentType
    confidence: float = 0.9
    note: str | None = None
    flags: tuple[str, ...] = ()
    amends: bool = False


def other(reason: str, confidence: float = 0.85) -> Kind:
    """`other` for a reason of the vocabulary."""
    return Kind(type="other", confidence=confidence, note=look_alikes().notes[reason])


def look_alikes_of(family: str) -> tuple[str, ...]:
    """Phrases of one family."""
    return next(item.phrases for item in look_alikes().lookalikes if item.id == family)


def look_alike(title: str) -> LookAlike | None:
    """What the title shows it to be, where that is no act of the package; a firm title is none."""
    firm = found(kinds().firm, title)
    return next((item for item in look_alikes().lookalikes if (item.firm or not firm) and found(item.phrases, title)), None)
