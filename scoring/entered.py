"""Values entered by hand, over scopes: what is entered for every municipality adds up to the whole."""

from __future__ import annotations

from data.manual_values import ManualValues
from data.tallies import WHOLE
from data.words import words
from scoring.shares import told


def entered(manual: ManualValues, key: str, scope: str, municipalities: tuple[str, ...], year: int) -> float | None:
    """The value of one scope; for the whole, where it is not entered, the sum of all municipalities; None: no data."""
    own = manual.find(key, scope, year)
    if own:
        return own.value
    if scope == WHOLE:
        return _summed(manual, key, municipalities, year)
    # The only municipality is the whole.
    whole = manual.find(key, WHOLE, year) if len(municipalities) == 1 else None
    return whole.value if whole else None


def key_missing(key: str, year: int) -> list[str]:
    """The remark that nobody entered the value."""
    return [words().indicator_note["not_entered"].format(key=key, year=year)]


def sum_differs(manual: ManualValues, key: str, scope: str, municipalities: tuple[str, ...], year: int) -> list[str]:
    """The remark that what is entered for the whole is not the sum of what is entered for its parts."""
    whole, summed = manual.find(key, WHOLE, year), _summed(manual, key, municipalities, year)
    if scope != WHOLE or whole is None or summed is None or whole.value == summed:
        return []
    return [words().indicator_note["sum_differs"].format(key=key, entered=told(whole.value, ""), summed=told(summed, ""))]


def _summed(manual: ManualValues, key: str, municipalities: tuple[str, ...], year: int) -> float | None:
    values = [manual.find(key, name, year) for name in municipalities]
    known = [each.value for each in values if each]
    return sum(known) if known and len(known) == len(values) else None
