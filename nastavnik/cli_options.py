"""What several command lines share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from data.errors import BadInput
from data.profile import Profile
from data.workspace import Workspace
from nastavnik.pipeline import checked_profiles, today
from nastavnik.review import rewrite_papers

WorkspaceOption = Annotated[Path, typer.Option("--workspace", metavar="ПАПКА", help="Рабочая папка проверки.", show_default=False)]
ProfileOption = Annotated[str, typer.Option("--profile", metavar="ПРОФИЛЬ", help="Методика.")]
OrganisationArgument = Annotated[str, typer.Argument(metavar="ОРГАНИЗАЦИЯ", help="Название, его часть или ID.", show_default=False)]
ByOption = Annotated[str, typer.Option("--by", metavar="КТО", help="Кто решил.", show_default=False)]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="ПОЧЕМУ", help="Причина.", show_default=False)]


def end(faults: Sequence[str], file: Path | None) -> None:
    """Mistakes one by one; status 1 where there were any, since the rest was taken in."""
    for fault in faults:
        typer.echo(f"{file}, {fault}" if file else fault, err=True)
    if faults:
        raise typer.Exit(1)


@contextmanager
def opened(folder: Path, name: str) -> Iterator[tuple[Workspace, Profile]]:
    """The workspace and the methodology, checked."""
    (profile,) = checked_profiles([name])
    workspace = Workspace(folder)
    with workspace.store:
        yield workspace, profile


def day(option: str, text: str) -> dt.date | None:
    """The day typed; None for "".

    Raises:
        BadInput: it is no day.
    """
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"{option} {text}: нужна дата вида ГГГГ-ММ-ДД, например {today():%Y-%m-%d}.") from error


def now() -> dt.datetime:
    """The moment, in UTC."""
    return dt.datetime.now(dt.UTC)


def renew_papers(workspace: Workspace, profile: Profile) -> None:
    """Write the papers of the last audit again, and say so."""
    if rewrite_papers(workspace, profile):
        print(f"Бумаги обновлены: {workspace.reports / profile.id}")
    else:
        print("Идёт проверка: бумаги обновятся, когда она закончится.")
