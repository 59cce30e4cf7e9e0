"""Two audits compared: which of them, under which versions, and how the comparison is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

from data.changes import Changes
from data.errors import BadInput
from data.models import AuditResult
from data.profile import Profile
from data.workspace import Workspace
from nastavnik.rejudge import result_under
from reports.changes_tables import changes_tables
from reports.changes_text import changes_json, changes_text
from reports.files import replacing
from reports.forms import write_tables
from scoring.changes import changes

_REFERENCE = re.compile(r"(\d+)(?:@(\d+))?")
FORMATS = ("text", "json", "xlsx")


def compared(workspace: Workspace, profile: Profile, references: list[str]) -> Changes:
    """The comparison of two audits, each named «5» or «5@2» (judged anew under version 2); [] the last two finished ones.

    Raises:
        BadInput: one of them is not there, or there are not two.
    """
    if not references:
        references = [str(each.id) for each in workspace.store.audits.finished(profile=profile.id)][-2:]
        if len(references) < 2:
            raise BadInput(f"{workspace.folder}: законченных проверок по методике {profile.id} меньше двух, сравнивать нечего.")
    if len(references) != 2:
        raise BadInput("Для сравнения нужны две проверки, например: nastavnik diff 1 2. Без номеров сравниваются две последние.")
    if references[0] == references[1]:
        raise BadInput(f"Проверка {references[0]} названа дважды: сравнивать её с собой незачем. Укажите две разные.")
    first, second = (result_under(workspace, number, profile, version) for number, version in map(_parsed, references))
    return changes(first, second, profile)


def since_last(workspace: Workspace, result: AuditResult, profile: Profile) -> Changes | None:
    """What changed since the finished audit of the methodology before this one; None where this is the first."""
    before = [each.id for each in workspace.store.audits.finished(profile=profile.id) if each.id < result.audit.id]
    return changes(result_under(workspace, before[-1], profile, None), result, profile) if before else None


def write(found: Changes, profile: Profile, form: str, path: Path) -> None:
    """The comparison as a file: text, json or xlsx."""
    if form == "xlsx":
        write_tables(path, changes_tables(found, profile))
        return
    with replacing(path) as temporary:
        temporary.write_text(as_text(found, profile, form), encoding="utf-8")


def as_text(found: Changes, profile: Profile, form: str) -> str:
    """The comparison as words or as JSON."""
    if form == "json":
        return json.dumps(changes_json(found), ensure_ascii=False, indent=2) + "\n"
    return changes_text(found, profile)


def _parsed(reference: str) -> tuple[int, int | None]:
    match = _REFERENCE.fullmatch(reference)
    if match is None:
        raise BadInput(f"«{reference}» не номер проверки. Нужно, например, 5 или 5@2 (проверка 5 по редакции 2 методики).")
    return int(match[1]), int(match[2]) if match[2] else None
