"""Addressed recommendations of a methodology: the source's words, each with the ground without which it is not given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from data.conditions import Strict
from data.errors import BadInput, raise_first
from data.profile import Profile
from data.yaml_file import YamlFile

FOLDER = Path(__file__).parent / "recommendations"
OWN_FILE = "recommendations.yml"
"""In the workspace's folder of own texts; it takes the place of ours."""
MUNICIPALITIES = "{municipalities}"


class Ground(Strict):
    """What must be so for the recommendation to be given. Exactly one form."""

    verdicts: tuple[str, ...] = ()
    """Confirmed violations of these verdicts."""
    indicator: str | None = None
    """Its value over the whole registry is below its target; of a share without a target, below 100 %."""
    lowest: str | None = None
    """Municipalities where this share is below its target, or, without a target, below the share of the whole registry."""
    section_missing: Literal[True] | None = None
    """Sites on which the section on mentoring is known not to be."""
    unsettled: Literal["not_checked", "awaiting"] | None = None
    """Organisations that could not be checked, or that wait for a second audit or a person."""
    criterion: str | None = None
    """Training sites that surely have no point for it."""
    plans_not_in_full: Literal[True] | None = None
    """Organisations whose plan is surely not carried out in full."""
    falls: str | None = None
    """This line of the table of years fell between the last two years with data."""

    @model_validator(mode="after")
    def one_form(self) -> Ground:
        """Refuse none and several."""
        if len([name for name in type(self).model_fields if getattr(self, name)]) != 1:
            raise ValueError(f"нужно ровно одно основание из: {', '.join(type(self).model_fields)}")
        return self

    @property
    def names_municipalities(self) -> bool:
        """It is a ground in some municipalities more than in others."""
        return self.indicator is None and self.falls is None


class Recommendation(Strict):
    """One recommendation."""

    text: str = Field(min_length=1)
    """`{municipalities}` becomes the municipalities where the ground holds."""
    when: Ground

    @model_validator(mode="after")
    def known_places(self) -> Recommendation:
        """Refuse a place that nothing fills."""
        unknown = [each for each in re.findall(r"\{[^{}]*\}", self.text) if each != MUNICIPALITIES]
        if unknown:
            raise ValueError(f"в тексте нечем заполнить {unknown[0]}. Можно только {MUNICIPALITIES}")
        if MUNICIPALITIES in self.text and not self.when.names_municipalities:
            raise ValueError(f"это основание не называет муниципалитетов, уберите {MUNICIPALITIES} из текста")
        return self


class Addressed(Strict):
    """Recommendations to one addressee."""

    to: str = Field(min_length=1)
    """In the dative: «Муниципальным методическим службам»."""
    items: tuple[Recommendation, ...] = Field(min_length=1)


class Recommendations(Strict):
    """All of a methodology."""

    source: str
    """Where the wording comes from, and what in it is ours."""
    addressed: tuple[Addressed, ...]


def recommendations(profile: Profile, own: Path | None = None) -> Recommendations | None:
    """Those of the file `own` where it is there, else ours for the profile; None: there are none.

    Raises:
        BadInput: file, line and remedy of the first fault.
    """
    path = own if own and own.exists() else FOLDER / f"{profile.id}.yml"
    if not path.exists():
        return None
    file = YamlFile(path)
    found = file.parse(Recommendations)
    raise_first(_faults(file, found, profile))
    return found


def _faults(file: YamlFile, found: Recommendations, profile: Profile) -> Iterator[BadInput]:
    """Every name that leads nowhere in the profile."""
    known = {
        "verdicts": [each.verdict for each in profile.verdicts if each.kind == "violation"],
        "indicator": [each.id for each in profile.indicators if each.target is not None or each.unit == "%"],
        "lowest": [each.id for each in profile.indicators if each.unit == "%"],
        "criterion": [each.id for each in profile.rubric.criteria] if profile.rubric else [],
        "falls": [each.id for each in profile.years.rows] if profile.years else [],
    }
    for position, addressed in enumerate(found.addressed):
        for number, item in enumerate(addressed.items):
            for form, names in known.items():
                said = getattr(item.when, form)
                for name in (said,) if isinstance(said, str) else said or ():
                    if name not in names:
                        place: list[str | int] = ["addressed", position, "items", number, "when", form]
                        told = f"есть: {', '.join(names)}" if names else "таких в методике нет"
                        yield file.error(place, f"{form}: {name} в методике {profile.id} не подходит, {told}.")
