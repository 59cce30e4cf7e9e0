"""Words by which people and their parts in mentoring are known, from data/vocabulary/people.yml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from data.patterns import compiled
from data.yaml_file import YamlFile

ColumnField = Literal["name", "both", "number", "place", "other", "form", "competence", "achievement", "service", "post", "class"]


def _compile(pattern: str) -> re.Pattern[str]:
    """A long pattern may go on over lines, each beginning with "|": YAML folds them with a blank."""
    return compiled(pattern.replace(" |", "|"))


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split())


Pattern = Annotated[re.Pattern[str], BeforeValidator(_compile)]
Names = Annotated[tuple[str, ...], BeforeValidator(_split)]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Attribute(_Shape):
    """What a column that names nobody tells of those who stand in its row."""

    field: ColumnField
    words: Pattern


class ColumnWords(_Shape):
    """Headers of tables."""

    number: Pattern
    full_name: Pattern
    person: Pattern
    mentor: Pattern
    mentee: Pattern
    assigned_to: Pattern
    assigned_mentor: Pattern
    both: Pattern
    attributes: tuple[Attribute, ...]
    teaching_service: Pattern
    class_: Pattern

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, alias_generator=lambda name: name.rstrip("_"), populate_by_name=True
    )


class ServiceWords(_Shape):
    """How years of service are written."""

    word: Pattern
    none: Pattern
    below: Pattern
    above: Pattern
    at_least: Pattern
    numbers: dict[str, int]


class PeopleWords(_Shape):
    """people.yml."""

    not_surnames: Pattern
    surnames_beside: Pattern
    """Of those words, what is a surname where initials stand by it."""
    surname_like: Pattern
    given_names: Names
    mentor: Pattern
    mentee: Pattern
    young: Pattern
    flat_mentee: Pattern
    flat_young: Pattern
    flat_prose: Pattern
    young_title: Pattern
    others_too: Pattern
    curator: Pattern
    curator_of_other: Pattern
    pupils: Pattern
    pupil_form: Pattern
    pupil_cell: Pattern
    teachers_too: Pattern
    columns: ColumnWords
    nobody: Pattern
    totals: Pattern
    honoured: Pattern
    service: ServiceWords
    assigning: Pattern
    not_item: Pattern
    plural_cue: Pattern
    weak_mentee: Pattern
    appointed_as: Pattern
    nominative: Pattern
    post: Pattern
    signature: Pattern
    not_part: Pattern


@cache
def people_words() -> PeopleWords:
    """The patterns."""
    return YamlFile(Path(__file__).parent / "vocabulary" / "people.yml").parse(PeopleWords)
