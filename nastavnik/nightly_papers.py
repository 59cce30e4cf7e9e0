"""What the papers of a night need of the workspace, tried before the first site: a mistyped field must not cost a night's crawl."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from data.letters import FILE, TEMPLATES, LetterSettings, load_letter_settings
from data.models import Audit, AuditResult, Organisation
from data.profile import Column, Profile
from data.recommendations import OWN_FILE, recommendations
from nastavnik.papers import check_addressees
from reports.chosen_columns import chosen_columns
from reports.letter import TEMPLATE_NAME, check_template, letter_fields, write_letter
from reports.municipal import NOWHERE
from reports.outgoing import outgoing, outgoing_tables
from reports.russian import moscow_day, organisations
from reports.safe import plain

_OF_DEPARTMENT = frozenset({"исполнитель", "телефон", "срок_ответа"})
"""Fields that may be empty by papers.yml, and then are so in every letter."""


def try_papers(folder: Path, profiles: Sequence[Profile], registry: Sequence[Organisation], now: dt.datetime) -> None:
    """Fill the department's own letter in, and read papers.yml and its recommendations, as publication will.

    Raises:
        BadInput: one of them cannot be used.
    """
    settings = load_letter_settings(folder)
    check_addressees(folder / FILE, settings, [each.municipality for each in registry])
    own = folder / TEMPLATES
    template = own / TEMPLATE_NAME
    for profile in profiles:
        recommendations(profile, own / OWN_FILE)
        if not profile.lists:
            continue
        columns = chosen_columns(profile, settings.columns, f"{folder / FILE}, columns")
        if template.exists():
            check_template(template)
            with tempfile.TemporaryDirectory() as place:
                for fields in _letters(profile, settings, columns, registry, now):
                    write_letter(Path(place) / TEMPLATE_NAME, template, fields)


def _letters(
    profile: Profile,
    settings: LetterSettings,
    columns: Mapping[str, tuple[Column, ...]],
    registry: Sequence[Organisation],
    now: dt.datetime,
) -> Iterator[dict[str, Any]]:
    """The fields of two letters to the first municipality: all is well there, and everybody stands in every list."""
    audit = Audit(id=0, as_of=moscow_day(now), offline=False, started=now, finished=now, profiles=(profile.id,), registry="")
    nobody = AuditResult(audit=audit, profile_id=profile.id, profile_version=profile.version, organisations=())
    lists = outgoing(nobody, profile)
    town = registry[0].municipality
    names = [" ".join(plain(each.name).split()) for each in registry if each.municipality == town]
    tables = outgoing_tables(nobody, profile, lists, columns)
    quiet = {**letter_fields(nobody, profile, lists, tables, town or NOWHERE, settings), "всего": organisations(len(names))}
    yield quiet
    yield {name: value if name in _OF_DEPARTMENT else _otherwise(value, names) for name, value in quiet.items()}


def _otherwise(value: object, names: Sequence[str]) -> object:
    """What the field holds where everybody is named."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, list):
        return [{**each, "количество": organisations(len(names)), "названия": list(names)} for each in value]
    return value or organisations(len(names))
