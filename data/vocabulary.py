"""The words by which acts are known: loaded from data/vocabulary/*.yml and checked, once."""

from __future__ import annotations

import datetime as dt
from functools import cache
from importlib.resources import files
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

from data.models import DocumentType

Phrases = tuple[str, ...]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Recommendations(_Shape):
    """How the letter of 21.12.2021 is cited."""

    titles: Phrases
    issuers: Phrases


class Words(_Shape):
    """words.yml: people, subjects, parts of an act."""

    mentoring: Phrases
    young: Phrases
    teacher_forms: Phrases
    teacher_hints: Phrases
    teachers: Phrases
    pupil_forms: Phrases
    pupil_titles: Phrases
    pupil_indicators: Phrases
    pupils: Phrases
    preamble: Phrases
    regulation_start: Phrases
    passport_rows: Phrases
    passport_titles: Phrases
    table_heads: Phrases
    commands: Phrases
    infinitives: Phrases
    authority_commands: Phrases
    acquaintance: Phrases
    template_titles: Phrases
    placeholders: Phrases
    draft_marks: Phrases
    drafts: Phrases
    """How a link offers a draft."""
    recommendations: Recommendations


class YearWords(_Shape):
    """Parts of «две тысячи двадцать второго»."""

    tens: dict[str, int]
    teens: dict[str, int]
    ones: dict[str, int]


class RequisiteWords(_Shape):
    """requisites.yml: numbers, dates and the words round them."""

    months: dict[int, tuple[str, ...]]
    year_words: YearWords
    day_words: dict[str, int]
    number_signs: tuple[str, ...]
    number_signs_ocr: tuple[str, ...]
    index_letters_after_space: tuple[str, ...]
    no_number: tuple[str, ...]
    counted_words: Phrases
    order_words: Phrases
    protocol_words: Phrases
    approval_words: Phrases
    other_party_words: Phrases
    council_words: Phrases
    other_paper_words: Phrases
    effect_words: Phrases
    other_numbers: Phrases
    institution_words: Phrases
    signature_marks: Phrases
    publication_marks: Phrases


class Law(_Shape):
    """One cited act; `number` is folded and bare."""

    number: str
    date: dt.date


class Laws(_Shape):
    """laws.yml: acts of higher bodies."""

    laws: tuple[Law, ...]
    issuers: Phrases


class Issuers(_Shape):
    """issuers.yml: who issues acts."""

    authorities: Phrases
    institutions: Phrases
    authority_heads: Phrases
    institution_heads: Phrases
    authority_names: Phrases
    authority_titles: Phrases


class OrderKind(_Shape):
    """Titles and points by which an order is of one kind."""

    titles: Phrases = ()
    doubtful: Phrases = ()
    points: Phrases = ()
    own_points: Phrases = ()
    """Points that say it only in an order whose title is about mentoring."""
    not_points: Phrases = ()
    """Words of such a point that make it a task of another sort."""
    outright: Phrases = ()
    """What a point must open with to make an order of the kind whose title has another subject too."""


class Kinds(_Shape):
    """kinds.yml: how acts of the package are titled."""

    orders: dict[str, OrderKind]
    firm: Phrases
    """Titles that no look-alike word in them can undo."""
    likeness: dict[DocumentType, Phrases]
    """Whole titles, for text whose letters are damaged."""
    amendment: Phrases
    amending: Phrases
    """Words of a point that changes another act."""
    forms: dict[str, Phrases]
    list_words: tuple[str, ...]
    """Words of a list's title, for those misprinted."""
    mentor_base: Phrases
    mentee_base: Phrases
    pairs_list: Phrases
    pairs_table: Phrases
    not_people_base: Phrases


class LookAlike(_Shape):
    """One family of papers that do not count, and why (Russian)."""

    id: str
    phrases: Phrases
    note: str
    doubtful: bool = False
    firm: bool = False
    """True: even a title that no other look-alike can undo is undone."""


class LookAlikes(_Shape):
    """lookalikes.yml."""

    lookalikes: tuple[LookAlike, ...]
    notes: dict[str, str]


_Model = TypeVar("_Model", bound=BaseModel)


def _load(name: str, model: type[_Model]) -> _Model:
    text = (files("data") / "vocabulary" / f"{name}.yml").read_text(encoding="utf-8")
    return model.model_validate(yaml.safe_load(text))


@cache
def words() -> Words:
    """People, subjects, parts of an act."""
    return _load("words", Words)


@cache
def requisite_words() -> RequisiteWords:
    """Numbers, dates and the words round them."""
    return _load("requisites", RequisiteWords)


@cache
def laws() -> Laws:
    """Acts of higher bodies."""
    return _load("laws", Laws)


@cache
def issuers() -> Issuers:
    """Who issues acts."""
    return _load("issuers", Issuers)


@cache
def kinds() -> Kinds:
    """Titles of the package's acts."""
    return _load("kinds", Kinds)


@cache
def look_alikes() -> LookAlikes:
    """Papers on mentoring that do not count."""
    return _load("lookalikes", LookAlikes)
