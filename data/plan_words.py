"""Words by which plans are read, from data/vocabulary/plans.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from data.models import DocumentType
from data.patterns import Pattern
from data.yaml_file import YamlFile

Months = tuple[int, int]
"""First and last month; the last may lie in the next year."""


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class ColumnWords(_Shape):
    """What a column holds, by its heading; the strongest pattern first."""

    number: Pattern
    term: tuple[Pattern, ...]
    who: tuple[Pattern, ...]
    result: tuple[Pattern, ...]
    mark: tuple[Pattern, ...]
    item: tuple[Pattern, ...]
    direction: tuple[Pattern, ...]


class Span(_Shape):
    """A word that covers whole months."""

    words: Pattern
    months: Months


class RepeatWords(_Shape):
    """How often an event comes round."""

    when_needed: Pattern
    twice_a_year: Pattern
    half_yearly: Pattern
    quarterly: Pattern
    monthly: Pattern
    always: Pattern


class PlanWords(_Shape):
    """plans.yml."""

    kinds: tuple[DocumentType, ...]
    columns: ColumnWords
    month_heading: Pattern
    passport_events: Pattern
    passport_stages: Pattern
    stage: Pattern
    openings: Pattern
    one_word: Pattern
    totals: Pattern
    spans: tuple[Span, ...]
    school_quarters: tuple[Months, Months, Months, Months]
    school_halves: tuple[Months, Months]
    school_year: Months
    whole: Pattern
    repeats: RepeatWords
    yearly: Pattern
    filler: Pattern
    until: Pattern
    since: Pattern
    school_year_words: Pattern
    past_year_words: Pattern
    news: Pattern
    published: Pattern
    turn_page: Pattern
    carrier: Pattern
    networks: Pattern
    own_news: Pattern
    weak: tuple[str, ...]
    apart: Pattern
    reports: Pattern
    akin: tuple[Pattern, ...]
    orphans: Pattern


@cache
def plan_words() -> PlanWords:
    """The patterns."""
    return YamlFile(Path(__file__).parent / "vocabulary" / "plans.yml").parse(PlanWords)
