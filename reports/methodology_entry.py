"""The parts of a methodology's page, and what stands in several of them: options of rules, norms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.words import norms
from reports.conditions import Told
from reports.russian import dotted, quoted


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing of a part: its name, what is told of it, and the sentences under it."""

    title: str
    told: tuple[tuple[str, str], ...] = ()
    """(what, words)."""
    conditions: tuple[Told, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of the page; an entry without a name is a plain paragraph."""

    anchor: str
    title: str
    lead: str = ""
    entries: tuple[Entry, ...] = ()


def exact(value: float, unit: str) -> str:
    """«85 %», «12,5 %», «34 ед.»: as it stands in the profile."""
    return f"{f'{value:.10g}'.replace('.', ',')} {unit}"


def options_told(options: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """Each option under its key in the file, so that it can be found there."""
    return ((f"Настройка {name}", value_told(value)) for name, value in options.items())


def value_told(value: object) -> str:
    """An option as a person writes it: lists with commas, days with dots."""
    if isinstance(value, dt.date):
        return dotted(value)
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, list | tuple):
        return "; ".join(value_told(each) for each in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {value_told(each)}" for name, each in value.items())
    return str(value)


def norm_told(name: str) -> Iterable[tuple[str, str]]:
    """The norm by its title; the page tells its words once, at the end."""
    if name in norms():
        yield "Норма", quoted(norms()[name].title)
