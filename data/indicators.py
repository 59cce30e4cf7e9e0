"""The numbers a methodology asks for, as data: indicators, breakdowns, and the table of years."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from data.conditions import Condition, Strict
from data.patterns import compiled
from data.tallies import DataSource

Measured = Literal["pairs", "mentors", "mentees", "young_mentees", "personal_programmes"]
Registry = Literal["organisations", "training_sites", "total_teachers", "young_specialists", "teachers_under_35"]
Joined = Literal["young_in_programme", "mentors_in_programme"]
"""People who stand in an order on pairs and in a personal programme too: young specialists as mentees, teachers as mentors."""
Divided = Literal["curators_per_organisation", "curator_posts", "mentee_service", "mentor_competences", "organisations", "manual"]
Service = Literal["young", "experienced", "unknown"]


class InForce(Strict):
    """Days on which something holds, both included; None: no bound."""

    since: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = None

    def covers(self, day: dt.date) -> bool:
        """It holds on that day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


def _patterns(value: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """Refuse what is no regular expression."""
    for words in value or ():
        compiled(words)
    return value


Patterns = Annotated[tuple[str, ...], Field(min_length=1), AfterValidator(_patterns)]
"""Regular expressions over folded text: words alone, lower case, ё as е."""


class Published(Strict):
    """Documents and pages of a site (no news) whose title holds one of `words` and none of `but`."""

    words: Patterns
    but: Patterns | None = None


class Amount(Strict):
    """How much of something an organisation has. Exactly one form; all but `manual` are added up over organisations."""

    organisations: Condition | None = None
    """1 where the condition holds."""
    verdicts: tuple[str, ...] | None = Field(default=None, min_length=1)
    """1 where the organisation has one of these verdicts of the profile."""
    measure: Measured | None = None
    people: Joined | None = None
    registry: Registry | None = None
    """A column of the registry, or the number of its rows."""
    published: Published | None = None
    manual: str | None = None
    """Key of a value that the methodist enters."""

    @model_validator(mode="after")
    def one_form(self) -> Amount:
        """Refuse an amount of two forms, or of none."""
        if len(self.model_fields_set) != 1:
            raise ValueError(f"нужен ровно один из ключей {', '.join(type(self).model_fields)}")
        return self

    @property
    def of_organisations(self) -> bool:
        """It counts organisations, so that its share of the whole registry says something."""
        return self.organisations is not None or self.verdicts is not None


class Indicator(Strict):
    """One indicator: a number, or a share with its numerator and denominator."""

    id: str
    title: str
    formula: str
    """Russian, as in the source."""
    norm: str
    """Id in data/norms.yml."""
    unit: str = "%"
    target: float | None = None
    """Least value aimed at."""
    data_source: DataSource
    numerator: Amount
    denominator: Amount | None = None
    """None: the indicator is the numerator itself."""
    never_above: tuple[str, ...] = ()
    """Indicators that by definition it cannot exceed: a declared value that does contradicts itself."""
    outside: str | None = None
    """Key of a declared number of organisations to which it does not apply: with the indicator they make up the registry."""

    @model_validator(mode="after")
    def share_has_a_whole(self) -> Indicator:
        """Refuse a share of nothing."""
        if (self.unit == "%") != (self.denominator is not None):
            raise ValueError("для доли (unit: %) нужен denominator, для количества его быть не должно")
        return self

    @property
    def manual_keys(self) -> tuple[str, ...]:
        """Values that the methodist may enter for it: the whole indicator, its parts, what it is checked against."""
        parts = [part.manual for part in (self.numerator, self.denominator) if part and part.manual]
        return tuple(dict.fromkeys([self.id, *parts, *([self.outside] if self.outside else [])]))


class Part(Strict):
    """One line of a breakdown; which keys it needs depends on what is divided."""

    title: str
    least: int | None = None
    most: int | None = None
    words: Patterns | None = None
    service: Service | None = None
    manual: str | None = None


_PART_KEYS: dict[Divided, tuple[str, ...]] = {
    "curators_per_organisation": ("least",),
    "curator_posts": ("words",),
    "mentee_service": ("service",),
    "mentor_competences": ("words",),
    "manual": ("manual",),
    "organisations": (),
}


class Breakdown(Strict):
    """A whole divided into lines."""

    id: str
    title: str
    of: Divided
    rows: tuple[Part, ...] = ()
    other: str = ""
    """Title of the line for what no line fits."""
    unnamed: str = ""
    """Title of the line for what says nothing (a curator without a post)."""
    when: Condition | None = None
    """For `organisations`: those for which it surely holds are listed by name."""

    @model_validator(mode="after")
    def fits(self) -> Breakdown:
        """Refuse lines that do not suit what is divided."""
        if (self.of == "organisations") != (self.when is not None):
            raise ValueError("ключ when нужен для of: organisations, и только для него")
        for key in _PART_KEYS[self.of]:
            if not self.rows or any(getattr(row, key) is None for row in self.rows):
                raise ValueError(f"для of: {self.of} в каждой строке rows нужен ключ {key}")
        if self.of in {"curator_posts", "mentor_competences"} and not self.other:
            raise ValueError(f"для of: {self.of} нужен ключ other: как назвать остальное")
        if self.of == "curator_posts" and not self.unnamed:
            raise ValueError("для of: curator_posts нужен ключ unnamed: как назвать кураторов без должности")
        return self


class YearRow(Strict):
    """One line of the table of years: the source's own values, then one a year."""

    id: str
    title: str
    indicator: str | None = None
    """Indicator whose value for the whole registry goes on with the line; None: the methodist enters `id` by hand."""
    unit: str = "%"
    values: dict[int, float | None] = Field(default_factory=dict)


class Years(Strict):
    """The table of years."""

    title: str
    norm: str
    columns: dict[int, str] = Field(default_factory=dict)
    """Headings of years that are not a whole year: «2024 (1 полугодие)»."""
    least_checked: float = Field(ge=0, le=100)
    """In %: an audit that could check a smaller share of the registry does not speak for its year unless it is marked."""
    rows: tuple[YearRow, ...] = Field(min_length=1)
