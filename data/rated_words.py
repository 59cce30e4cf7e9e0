"""Words by which the page of a training site is found and its blocks are told apart, from data/vocabulary/rated.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from data.patterns import Pattern
from data.yaml_file import YamlFile


class RatedWords(BaseModel):
    """Patterns over text folded by data.site_words.fold."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    pages: tuple[Pattern, ...]
    page_name: Pattern
    not_page: Pattern
    elsewhere: Pattern
    cloud: Pattern
    forms: tuple[Pattern, ...]
    document_title: Pattern
    general: Pattern
    label: Pattern
    """How a line begins that names one of the things of the page."""
    neutral: Pattern
    """A word that says nothing of a document's subject."""
    answers: dict[str, str]
    """Russian by code of a finding."""
    options: dict[str, str]
    """How an option of a criterion is called in Russian."""


@cache
def rated_words() -> RatedWords:
    """The patterns."""
    return YamlFile(Path(__file__).parent / "vocabulary" / "rated.yml").parse(RatedWords)
