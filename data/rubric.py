"""A rubric: things that a page is judged for, each worth points, as a part of a profile."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator


class _Strict(BaseModel):
    """Unknown keys are typing errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Criterion(_Strict):
    """One named thing of the rubric: there, not there, or unknown."""

    id: str = Field(pattern=r"^[a-z_]+\.[a-z_]+$")
    """<block>.<name>, as in results.json."""
    title: str = Field(min_length=1)
    points: int = Field(default=1, ge=1)
    check: str
    """Id of the rule that looks for it."""
    options: dict[str, Any] = {}
    """Options of that rule; those of the rubric stand where this is silent."""
    norm: str
    """Id in data/norms.yml."""
    publish: str = Field(min_length=1)
    """What the site must publish to earn it, in Russian."""


class Block(_Strict):
    """Criteria that the source names together."""

    id: str = Field(pattern=r"^[a-z_]+$")
    title: str = Field(min_length=1)
    criteria: tuple[Criterion, ...] = Field(min_length=1)


class Rubric(_Strict):
    """What the rated page is judged for."""

    id: str
    title: str
    max: int
    """Sum of all points; written down so that a slip is seen."""
    top: int = Field(ge=1)
    """How many lines the source shows of its ranking."""
    unknown_limit: int = Field(ge=0)
    """A site with more unknown points than that is shown unranked."""
    options: dict[str, Any] = {}
    """Options that every criterion has whose rule takes them."""
    blocks: tuple[Block, ...] = Field(min_length=1)

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, block after block."""
        return tuple(criterion for block in self.blocks for criterion in block.criteria)

    @model_validator(mode="after")
    def adds_up(self) -> Rubric:
        """Refuse a sum other than `max`, a criterion named twice or outside its block."""
        total = sum(criterion.points for criterion in self.criteria)
        if total != self.max:
            raise ValueError(f"сумма баллов {total}, а в max указано {self.max}. Исправьте points или max")
        names = [criterion.id for criterion in self.criteria]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"критерий {name} назван дважды. Оставьте один")
        for block in self.blocks:
            for criterion in block.criteria:
                if criterion.id.partition(".")[0] != block.id:
                    raise ValueError(f"критерий {criterion.id} стоит в блоке {block.id}. Имя критерия начинается с имени блока")
        return self
