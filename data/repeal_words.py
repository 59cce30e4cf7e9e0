"""Words by which an act taken out of force is known, from data/vocabulary/repeal.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from data.people_words import Pattern
from data.yaml_file import YamlFile


class RepealWords(BaseModel):
    """Patterns, read against folded text."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)

    mark: Pattern
    """What a line says of the act it stands on."""
    link: Pattern
    """The same in the words of a link or of a heading."""
    act: Pattern
    """What a sentence says of another act."""
    named: Pattern
    """The other act."""
    part: Pattern
    """Before the other act's name: only a part of it goes."""
    higher_body: Pattern


@cache
def repeal_words() -> RepealWords:
    """The patterns."""
    return YamlFile(Path(__file__).parent / "vocabulary" / "repeal.yml").parse(RepealWords)
