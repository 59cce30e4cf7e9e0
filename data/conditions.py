"""Conditions of a profile: yes, no or unknown of one organisation, over its findings and its row of the registry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Registered = Literal["mentor_not_needed", "training_site"]
"""What the registry says of an organisation: nobody there needs a mentor; it is a training site. An empty cell says no."""
_FORMS = ("rule", "every", "some", "all", "any", "registered")


class Strict(BaseModel):
    """A part of a profile: unknown keys are typing errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Condition(Strict):
    """Yes, no or unknown of one organisation. Exactly one form: rule+is, every+is, some+is, all, any, registered."""

    rule: str | None = None
    every: str | None = None
    """Name of a group: true when each of its rules answers one of `is`."""
    some: str | None = None
    """Name of a group: true when at least one of its rules answers one of `is`."""
    codes: tuple[str, ...] | None = Field(default=None, alias="is", min_length=1)
    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None
    registered: Registered | None = None

    @model_validator(mode="after")
    def one_form(self) -> Condition:
        """Refuse a condition of two forms, or of none."""
        forms = [form for form in _FORMS if getattr(self, form) is not None]
        if len(forms) != 1:
            raise ValueError("в условии нужен ровно один из ключей rule, every, some, all, any, registered")
        if (forms[0] in {"rule", "every", "some"}) != (self.codes is not None):
            raise ValueError("ключ is нужен вместе с rule, every или some, и только с ними")
        return self

    def leaves(self, place: list[str | int]) -> Iterator[tuple[list[str | int], Condition]]:
        """Conditions without parts, each with its place in the file; `place` is this one's."""
        if self.all is None and self.any is None:
            yield place, self
        for key in ("all", "any"):
            for position, part in enumerate(getattr(self, key) or ()):
                yield from part.leaves([*place, key, position])
