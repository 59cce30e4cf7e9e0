"""Russian words for the codes of the contract, from data/words.yml; norms from data/norms.yml."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, RootModel

from data.yaml_file import YamlFile


class Words(BaseModel):
    """One mapping code → words for each kind of code."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    verdict: dict[str, str]
    state: dict[str, str]
    state_reason: dict[str, str]
    remedy: dict[str, str]
    no_site_remedy: str
    not_looked: str
    """A site whose look ended early under one version of a methodology and was judged anew under another."""
    not_looked_remedy: str
    reason: dict[str, str]
    review_reason: dict[str, str]
    document_type: dict[str, str]
    source: dict[str, str]
    requisite_state: dict[str, str]
    confirmation: dict[str, str]
    text_failure: dict[str, str]
    indicator_note: dict[str, str]
    plan_status: dict[str, str]
    data_source: dict[str, str]
    verdict_kind: dict[str, str]
    registered: dict[str, str]
    amount: dict[str, str]
    divided: dict[str, str]


class Norm(BaseModel):
    """A norm that a rule rests on."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    act: str
    date: dt.date
    title: str
    clause: str
    quote: str


class Norms(RootModel[dict[str, Norm]]):
    """Norms by id."""


@cache
def words() -> Words:
    """The words."""
    return YamlFile(Path(__file__).parent / "words.yml").parse(Words)


@cache
def norms() -> dict[str, Norm]:
    """The norms by id."""
    return YamlFile(Path(__file__).parent / "norms.yml").parse(Norms).root


def school_year_of(day: dt.date) -> int:
    """The calendar year in which the day's school year began: it runs from September to August."""
    return day.year if day.month >= 9 else day.year - 1


def school_year(day: dt.date) -> str:
    """«2023/24»."""
    first = school_year_of(day)
    return f"{first}/{(first + 1) % 100:02d}"
