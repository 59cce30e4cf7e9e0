"""Places of training sites: equal totals share one, and the next place counts all before it (1, 2, 3, 3, 3, 3, 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from data.rated import Place, Score


@dataclass(frozen=True, kw_only=True)
class Rated:
    """One organisation with its points."""

    organisation: str
    municipality: str
    score: Score


def ranking(rated: Sequence[Rated], unknown_limit: int) -> tuple[Place, ...]:
    """Places of all that may be ranked, the most points first, equal ones in registry order."""
    ranked = [each for each in rated if is_ranked(each.score, unknown_limit)]
    ordered = sorted(ranked, key=lambda each: -each.score.total)
    return tuple(
        Place(
            place=_place(each, ranked),
            organisation=each.organisation,
            total=each.score.total,
            municipality=each.municipality,
            municipal_place=_place(each, [other for other in ranked if other.municipality == each.municipality]),
        )
        for each in ordered
    )


def is_ranked(score: Score, unknown_limit: int) -> bool:
    """False where too many points are unknown for a place to mean anything."""
    return score.unknown <= unknown_limit


def _place(one: Rated, among: Sequence[Rated]) -> int:
    return 1 + sum(other.score.total > one.score.total for other in among)
