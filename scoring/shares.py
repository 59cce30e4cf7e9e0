"""Per cents: the one place where a share is rounded and told."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

PERCENT = "%"
_PLACE = Decimal("0.1")


def percent(part: float, whole: float) -> float | None:
    """The part's share of the whole in %, one place, halves up; None of nothing."""
    if whole == 0:
        return None
    return float((100 * Decimal(str(part)) / Decimal(str(whole))).quantize(_PLACE, ROUND_HALF_UP))


def whole_number(value: float) -> float:
    """The same number, an int where it is one: 50, not 50.0."""
    return int(value) if float(value).is_integer() else value


def told(value: float, unit: str) -> str:
    """«56,6 %», «245»: a count stands without its unit, whose form would have to fit it."""
    return f"{whole_number(value)}{' %' if unit == PERCENT else ''}".replace(".", ",", 1)
