"""How a profile judges published plans: what is a plan, what is evidence, when it is late, and the list of plans not carried out."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from data.models import DocumentType
from data.patterns import Pattern

PlanColumnValue = Literal[
    "position", "municipality", "name", "plan", "plan_link", "items", "due", "known", "carried_out", "share", "missing", "late", "site"
]
"""What a column of the list may show."""

Share = Annotated[float, Field(gt=0, le=1)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class DocumentEvidence(_Shape):
    """Events whose trace on a site is a document: «Разработка положения» is carried out where the regulation is published."""

    words: Pattern
    """Searched in the event, folded: lower case, ё as е."""
    types: tuple[DocumentType, ...] = Field(min_length=1)


class PlanColumn(_Shape):
    """A column of the list."""

    title: str
    value: PlanColumnValue


class PlanList(_Shape):
    """The list of organisations that did not carry out their plan in full."""

    sheet: str = Field(max_length=31)
    heading: str
    """`{school_year}` becomes the school year of the audit: 2023/24."""
    columns: tuple[PlanColumn, ...] = Field(min_length=1)
    share_title: str
    """Name of the share of organisations that did carry it out in full."""
    limit: Share = 1.0
    """A plan is carried out in full from this share of its items on."""

    @field_validator("sheet")
    @classmethod
    def excel_name(cls, value: str) -> str:
        """Refuse names that Excel cannot show."""
        if any(sign in value for sign in "[]:*?/\\"):
            raise ValueError("в имени листа нельзя знаки [ ] : * ? / \\")
        return value


class PlanRules(_Shape):
    """The plan part of a profile."""

    kinds: tuple[DocumentType, ...] = Field(min_length=1)
    """Documents whose plans are checked."""
    grace_days: int = Field(default=0, ge=0)
    """So many days after its term a publication is still in time."""
    early_days: int = Field(default=0, ge=0)
    """So many days before its term an event may have been held."""
    silence_days: int = Field(ge=1)
    """News of a site that are silent for longer than that prove no absence."""
    similarity: Share
    """So much of an event's words, by weight, must stand in a publication that tells of it."""
    doubtful: Share
    """From here on, and below `similarity`, a publication may tell of the event: it is not called absent."""
    late_counts: bool = False
    """True: what was carried out late counts as carried out in the share."""
    undated_counts: bool = False
    """True: evidence without a day counts as in time; else the item is unknown."""
    repeats_enough: Share = 1.0
    """In so many of its periods an event that comes round must have left a trace."""
    common: tuple[str, ...] = ()
    """Words that every plan of mentoring holds; they weigh little."""
    announcement: Pattern
    """Words of what is yet to come: no evidence that an event was held."""
    planning: Pattern
    """Titles of what plans events: no evidence either."""
    public: tuple[Pattern, ...] = Field(min_length=1)
    """Events that by their nature are published; no other is called absent or late."""
    inward: tuple[Pattern, ...] = ()
    """Events that may leave no trace on a site though their words are those of public ones."""
    section: Pattern
    """Events whose trace is the site's section on mentoring, kept up to date."""
    documents: tuple[DocumentEvidence, ...] = ()
    not_in_full: PlanList
