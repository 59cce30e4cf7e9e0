"""Declared values held against what was counted and against their own definitions. A contradiction is told and changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from data.indicators import Indicator
from data.manual_values import ManualValue, ManualValues
from data.words import words
from scoring.shares import percent, told


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one scope in one year."""

    scope: str
    year: int
    organisations: int
    computed: Mapping[str, float | None]
    """Value of each indicator by its definition; None: no data."""
    manual: ManualValues

    def declared(self, key: str) -> ManualValue | None:
        """The value that somebody declared for the scope and the year."""
        return self.manual.find(key, self.scope, self.year)


def contradictions(indicator: Indicator, known: Known) -> list[str]:
    """Remarks in Russian; [] where nothing was declared or all agrees."""
    declared = known.declared(indicator.id)
    if declared is None:
        return []
    return [
        *_against_counted(indicator, declared, known),
        *_against_parts(indicator, declared, known),
        *_against_outside(indicator, declared, known),
    ]


def _against_counted(indicator: Indicator, declared: ManualValue, known: Known) -> list[str]:
    computed = known.computed[indicator.id]
    said = told(declared.value, indicator.unit)
    if computed is None:
        alone = indicator.data_source != "manual"
        return [words().indicator_note["declared_alone"].format(declared=said, source=declared.source)] if alone else []
    if _agree(declared.value, computed):
        return []
    note = words().indicator_note["declared_differs"]
    return [note.format(declared=said, source=declared.source, computed=told(computed, indicator.unit))]


def _against_parts(indicator: Indicator, declared: ManualValue, known: Known) -> list[str]:
    out = []
    for other in indicator.never_above:
        said, counted = known.declared(other), known.computed.get(other)
        limit = said.value if said else counted
        if limit is not None and declared.value > limit:
            note = words().indicator_note["above_own_part" if said else "above_counted_part"]
            out.append(note.format(declared=told(declared.value, indicator.unit), other=other, limit=told(limit, indicator.unit)))
    return out


def _against_outside(indicator: Indicator, declared: ManualValue, known: Known) -> list[str]:
    outside = known.declared(indicator.outside) if indicator.outside else None
    implied = percent(known.organisations - outside.value, known.organisations) if outside else None
    if outside is None or implied is None or _agree(declared.value, implied):
        return []
    note = words().indicator_note["outside_differs"]
    said, would_be = told(declared.value, indicator.unit), told(implied, indicator.unit)
    return [note.format(declared=said, outside=told(outside.value, ""), whole=known.organisations, implied=would_be)]


def _agree(declared: float, computed: float) -> bool:
    """The same number, as precisely as it was declared: «60 %» agrees with 60,2."""
    exact = Decimal(str(computed))
    return Decimal(str(declared)) in {exact.quantize(Decimal(step), ROUND_HALF_UP) for step in ("1", "0.1")} | {exact}
