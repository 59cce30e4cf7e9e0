"""Words by which links and page titles are told apart, from data/site_words.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from data.models import DocumentType
from data.patterns import Pattern
from data.yaml_file import YamlFile


class ActWords(BaseModel):
    """Words that tell what kinds something may be."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    words: Pattern
    kinds: tuple[DocumentType, ...]


class SiteWords(BaseModel):
    """Patterns over text folded by `fold`."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    mentoring: Pattern
    section: tuple[Pattern, ...]
    pupils: Pattern
    teachers: Pattern
    act_title: Pattern
    news: Pattern
    news_trail: Pattern
    acts: tuple[ActWords, ...]
    not_act: Pattern
    untelling: Pattern
    act_places: Pattern
    archive: Pattern
    picture: Pattern
    document: Pattern
    log_in: Pattern
    year: Pattern
    hubs: Pattern
    empty_text: Pattern


def fold(text: str) -> str:
    """Lower case, ё as е, white space and underscores as single spaces."""
    return " ".join(text.lower().replace("ё", "е").replace("_", " ").split())


@cache
def site_words() -> SiteWords:
    """The patterns."""
    return YamlFile(Path(__file__).parent / "site_words.yml").parse(SiteWords)
