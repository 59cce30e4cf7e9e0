"""What a night is to do, read from settings.yml and held against the registry before the first site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.errors import BadInput
from data.night import MOSCOW, NightWindow
from data.night_settings import NightSettings
from data.profile import Profile
from data.registry import RegistryImport
from data.settings import load_settings
from data.workspace import Workspace
from data.yaml_file import YamlFile
from nastavnik.nightly_papers import try_papers
from nastavnik.nightly_status import night_of
from nastavnik.notices_routes import Route, check_routes
from nastavnik.pipeline import Task, asked_for


@dataclass(frozen=True, kw_only=True)
class Options:
    """What the command line says; it is above the settings."""

    registry: Path | None = None
    profiles: tuple[str, ...] = ()
    delay: float = 1.0
    group_concurrency: int = 1
    dry_run: bool = False
    """Notices are shown and not sent."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One night."""

    task: Task
    profiles: tuple[Profile, ...]
    registry: RegistryImport
    settings: NightSettings
    window: NightWindow | None
    full_look_days: int
    routes: tuple[Route, ...]
    file: Path
    """settings.yml."""
    dry_run: bool


def settings_file(folder: Path) -> Path:
    """Where the settings of the workspace stand."""
    return folder / "settings.yml"


def night_settings(folder: Path) -> NightSettings:
    """The section `night`, or what is usual where there is none.

    Raises:
        BadInput: a setting cannot be used.
    """
    return load_settings(folder).night or NightSettings()


def planned(folder: Path, options: Options, now: dt.datetime) -> Plan:
    """What this night is to do.

    Raises:
        BadInput: settings, registry, methodology, papers.yml, the letter's template or own recommendations cannot be used.
        CannotRun: notices are set up and their library is not installed.
    """
    file, settings = settings_file(folder), night_settings(folder)
    registry = options.registry or (folder / settings.registry if settings.registry else None)
    profiles = tuple(dict.fromkeys(options.profiles or (_beside(folder, each) for each in settings.profiles)))
    if registry is None:
        raise _missing(file, "registry", "«registry: ../reestr.xlsx»", "--registry")
    if not profiles:
        raise _missing(file, "profiles", "«profiles: [mo-2024]»", "--profile")
    if not registry.is_file():
        if options.registry:
            raise BadInput(f"{registry}: файла реестра нет. Исправьте путь в --registry.")
        found = f"night.registry: файла {registry} нет. Исправьте путь (он считается от рабочей папки)"
        raise YamlFile(file).error(["night", "registry"], f"{found}.")
    task = Task(
        registry=registry,
        profiles=profiles,
        workspace=folder,
        delay=options.delay,
        group_concurrency=options.group_concurrency,
    )
    loaded, imported = asked_for(task)
    try_papers(folder, loaded, imported.organisations, now)
    towns = {each.municipality for each in imported.organisations}
    whole = load_settings(folder)
    return Plan(
        task=task,
        profiles=loaded,
        registry=imported,
        settings=settings,
        window=whole.night_window,
        full_look_days=whole.full_look_days,
        routes=check_routes(file, settings.notices, towns, sending=not options.dry_run),
        file=file,
        dry_run=options.dry_run,
    )


def _beside(folder: Path, profile: str) -> str:
    """A methodist's own file is named, like the registry, from the workspace; the night may begin anywhere."""
    return str((folder / profile).resolve()) if profile.endswith((".yml", ".yaml")) else profile


def _missing(file: Path, key: str, example: str, option: str) -> BadInput:
    where = f"{file}: в разделе night нет ключа {key}" if file.exists() else f"{file}: файла нет, ночной проверке нужен его раздел night"
    return BadInput(f"{where}. Впишите {example} или укажите {option}.")


def last_full_look(workspace: Workspace, profiles: Iterable[str]) -> dt.date | None:
    """The night of the last published audit under these profiles that fetched everything anew."""
    wanted = set(profiles)
    found = [each for each in workspace.store.audits.finished() if each.fresh and not each.offline and wanted <= set(each.profiles)]
    return night_of(found[-1].started) if found else None


def full_look_due(last: dt.date | None, every: int, now: dt.datetime) -> bool:
    """All is to be fetched anew this night."""
    return last is None or (night_of(now) - last).days >= every


def next_start(at: dt.time, now: dt.datetime) -> dt.datetime:
    """When the next night begins, in Moscow's time."""
    here = now.astimezone(MOSCOW)
    start = dt.datetime.combine(here.date(), at, tzinfo=MOSCOW)
    return start if start > here else start + dt.timedelta(days=1)
