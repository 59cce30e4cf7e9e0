"""Findings and a rubric to points, and the documents that a page repeats."""

from __future__ import annotations

from collections.abc import Sequence

from data.models import FAIL, PASS, Finding
from data.rated import RatedBlock, RatedItem, RatedPage, Score
from data.rubric import Rubric


def score(rubric: Rubric, findings: Sequence[Finding], pages: Sequence[RatedPage]) -> Score:
    """Points by criterion in the rubric's order; a criterion without an answer is unknown, never nought."""
    outcomes = {finding.rule: finding.outcome for finding in findings}
    points: dict[str, int | None] = {}
    for criterion in rubric.criteria:
        outcome = outcomes.get(criterion.id)
        points[criterion.id] = criterion.points if outcome == PASS else 0 if outcome == FAIL else None
    return Score(rubric=rubric.id, criteria=points, max=rubric.max, repeated=repeated(pages))


def is_full(points: Score) -> bool:
    """Nothing unseen could add a point."""
    return points.total == points.max


def repeated(pages: Sequence[RatedPage]) -> tuple[tuple[str, ...], ...]:
    """Addresses of each document that is offered at more than one place, in page order; one address twice where it is linked twice."""
    places: dict[str, dict[tuple[str, tuple[str, ...], str], str]] = {}
    for page in pages:
        for block in page.blocks:
            for item in block.items:
                if _is_document(item):
                    places.setdefault(item.sha256, {})[_place(block, item)] = item.url
    return tuple(tuple(found.values()) for found in places.values() if len(found) > 1)


def _is_document(item: RatedItem) -> bool:
    return item.kind == "file" and bool(item.sha256) and item.format != "image"


def _place(block: RatedBlock, item: RatedItem) -> tuple[str, tuple[str, ...], str]:
    """Two links to one file under one heading are one place: a title and «Скачать» beside it."""
    return (block.url, (*block.trail, block.heading), item.url)
