"""Papers that leave the house: for municipal services and for the region, out of the store alone."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from data.errors import BadInput, unwritable
from data.folding import folded
from data.letters import FILE, TEMPLATES, LetterSettings, load_letter_settings
from data.models import AuditResult
from data.profile import Column, Profile
from data.recommendations import OWN_FILE, recommendations
from data.workspace import Workspace
from data.yaml_file import YamlFile
from reports.analysis import report
from reports.analysis_files import FOLDER as REGION
from reports.analysis_files import write_report
from reports.chosen_columns import chosen_columns
from reports.letter import DEFAULT_TEMPLATE, TEMPLATE_NAME
from reports.municipal import FOLDER as MUNICIPALITIES
from reports.municipal import NOWHERE, Parcel, municipal_papers
from reports.outgoing import municipalities


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written."""

    parcels: tuple[Parcel, ...]
    """(): the methodology has no lists, or only the region's report was to be written."""
    region: tuple[Path, ...]
    """(): only some municipalities were asked for."""


def write_outgoing(
    workspace: Workspace,
    profile: Profile,
    result: AuditResult,
    *,
    wanted: Sequence[str] = (),
    columns: Sequence[str] = (),
    output: Path | None = None,
) -> Written:
    """Write the papers of `result`; `wanted`: for these municipalities alone, `columns`: those of the lists, in place of papers.yml's.

    Raises:
        BadInput: a municipality, a column, papers.yml, the letter's template or own recommendations cannot be used.
        CannotRun: a paper is open in another program or the folder cannot be written.
    """
    settings = load_letter_settings(workspace.folder)
    check_addressees(workspace.folder / FILE, settings, municipalities(result))
    place = "--columns" if columns else f"{workspace.folder / FILE}, columns"
    chosen = chosen_columns(profile, columns or settings.columns, place) if profile.lists else {}
    only = None if not wanted else _municipalities(result, wanted)
    if only and not profile.lists:
        raise BadInput(f"В методике {profile.id} нет списков, писем муниципалитетам по ней не бывает. Уберите --municipality.")
    own = workspace.folder / TEMPLATES
    recommended = recommendations(profile, own / OWN_FILE)
    folder = output or workspace.reports / profile.id
    parcels = _parcels(workspace, profile, result, folder, settings, only, chosen) if profile.lists else ()
    region = () if only else write_report(folder / REGION, result, report(result, profile, chosen, recommended))
    return Written(parcels=parcels, region=region)


def write_templates(workspace: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Put the letter and papers.yml into the workspace for the methodist to edit: those written, and those that were there and stay.

    Raises:
        CannotRun: the folder cannot be written.
    """
    sources = {workspace / TEMPLATES / TEMPLATE_NAME: DEFAULT_TEMPLATE, workspace / FILE: DEFAULT_TEMPLATE.with_name(FILE)}
    kept = tuple(path for path in sources if path.exists())
    written = tuple(path for path in sources if path not in kept)
    for path in written:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(sources[path], path)
        except OSError as error:
            raise unwritable(path, error) from error
    return written, kept


def _parcels(
    workspace: Workspace,
    profile: Profile,
    result: AuditResult,
    folder: Path,
    settings: LetterSettings,
    only: Sequence[str] | None,
    chosen: Mapping[str, tuple[Column, ...]],
) -> tuple[Parcel, ...]:
    own = workspace.folder / TEMPLATES / TEMPLATE_NAME
    return municipal_papers(
        result,
        profile,
        folder / MUNICIPALITIES,
        columns=chosen,
        settings=settings,
        template=own if own.exists() else DEFAULT_TEMPLATE,
        pictures=workspace.blobs,
        only=only,
    )


def check_addressees(file: Path, settings: LetterSettings, known: Sequence[str]) -> None:
    """Refuse an addressee of no municipality: its letter would silently go to somebody else.

    Raises:
        BadInput: file, line and remedy.
    """
    folds = set(map(folded, known))
    for name in settings.addressees:
        if folded(name) not in folds:
            remedy = "Напишите название так, как в столбце «Муниципалитет», или уберите его"
            raise YamlFile(file).error(["addressees", name], f"addressees: муниципалитета «{name}» в проверке нет. {remedy}.")


def _municipalities(result: AuditResult, wanted: Sequence[str]) -> list[str]:
    """The municipalities by what a person types: the name, or a part of it that only one has.

    Raises:
        BadInput: none fits, or several.
    """
    known = municipalities(result)
    found = []
    for each in wanted:
        fold = folded(each)
        exact = [name for name in known if fold == folded(name or NOWHERE)]
        fits = exact or [name for name in known if fold and fold in folded(name)]
        if len(fits) != 1:
            names = ", ".join(name or NOWHERE for name in fits or known)
            told = f"подходит нескольким: {names}" if fits else f"в проверке нет. Есть: {names}"
            raise BadInput(f"--municipality: муниципалитет «{each}» {told}.")
        found += fits
    return found
