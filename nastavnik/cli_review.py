"""Command lines of review; those of comparison and of answers stand in cli_compare.py."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.errors import BadInput
from nastavnik import cli_compare
from nastavnik import review as desk
from nastavnik.cli_options import (
    ByOption,
    OrganisationArgument,
    ProfileOption,
    ReasonOption,
    WorkspaceOption,
    day,
    end,
    now,
    opened,
    renew_papers,
)
from nastavnik.review_entries import open_entries
from nastavnik.review_screen import entries_text, form_rows, history_text
from reports.forms import write_form
from reports.review_form import review_form, value_titles

review = typer.Typer(name="review", help="Что ждёт решения человека; решения, их история и отмена.", invoke_without_command=True)


def register(app: typer.Typer) -> None:
    """Put the commands of this file and of cli_compare.py into the program's command line."""
    app.add_typer(review)
    app.add_typer(cli_compare.replies)
    app.command()(cli_compare.diff)
    app.command()(cli_compare.rejudge)


@review.callback()
def review_list(
    context: typer.Context,
    workspace: Annotated[
        Path | None, typer.Option("--workspace", metavar="ПАПКА", help="Рабочая папка проверки.", show_default=False)
    ] = None,
    profile: ProfileOption = "mo-2024",
) -> None:
    """Показать, что ждёт решения человека: сначала самое тяжкое, с цитатами, адресами и вырезками."""
    if context.invoked_subcommand is not None:
        return
    if workspace is None:
        raise BadInput("Не указан обязательный параметр --workspace. Подробнее: nastavnik review --help.")
    with opened(workspace, profile) as (place, methodology):
        entries = open_entries(place, desk.finished_audit(place, methodology), methodology)
        print(entries_text(entries, methodology, place.folder), end="")


@review.command()
def decide(
    organisation: OrganisationArgument,
    workspace: WorkspaceOption,
    value: Annotated[str, typer.Option(metavar="РЕШЕНИЕ", help="Код вердикта или as-is: оставить как есть.", show_default=False)],
    reason: ReasonOption,
    by: ByOption,
    until: Annotated[
        str, typer.Option(metavar="ГГГГ-ММ-ДД", help="До какого дня действует; по умолчанию, пока документы те же.", show_default=False)
    ] = "",
    profile: ProfileOption = "mo-2024",
) -> None:
    """Записать решение об организации."""
    with opened(workspace, profile) as (place, methodology):
        result = desk.finished_audit(place, methodology)
        row = desk.organisation_of(result, organisation)
        decision = desk.decide(place, result, methodology, row, value=value, reason=reason, by=by, until=day("--until", until), at=now())
        print(f"{row.organisation.name}: {value_titles(methodology)[decision.value]}. Решение записано.")
        renew_papers(place, methodology)


@review.command()
def undo(
    organisation: OrganisationArgument,
    workspace: WorkspaceOption,
    by: ByOption = "",
    reason: ReasonOption = "",
    profile: ProfileOption = "mo-2024",
) -> None:
    """Отменить последнее решение об организации."""
    with opened(workspace, profile) as (place, methodology):
        row = desk.organisation_of(desk.finished_audit(place, methodology), organisation)
        desk.undo(place, methodology, row, by=by, reason=reason, at=now())
        print(f"{row.organisation.name}: решение отменено.")
        renew_papers(place, methodology)


@review.command()
def history(
    workspace: WorkspaceOption,
    organisation: Annotated[str, typer.Argument(metavar="ОРГАНИЗАЦИЯ", help="Название, его часть или ID.", show_default=False)] = "",
    profile: ProfileOption = "mo-2024",
) -> None:
    """Показать историю решений: об одной организации или обо всех."""
    with opened(workspace, profile) as (place, methodology):
        result = desk.finished_audit(place, methodology)
        wanted = desk.organisation_of(result, organisation).organisation.id if organisation else None
        print(history_text(place.store.reviews.history(methodology.id, wanted), result, methodology), end="")


@review.command("export")
def export_review(
    file: Annotated[Path, typer.Argument(metavar="ФАЙЛ.xlsx", help="Куда записать.", show_default=False)],
    workspace: WorkspaceOption,
    profile: ProfileOption = "mo-2024",
) -> None:
    """Выгрузить книгу для решений."""
    with opened(workspace, profile) as (place, methodology):
        result = desk.finished_audit(place, methodology)
        entries = open_entries(place, result, methodology)
        write_form(file, review_form(result, methodology, form_rows(entries, methodology)))
        print(f"Записано: {file}. Организаций: {len(entries)}.")


@review.command("import")
def import_review(
    file: Annotated[Path, typer.Argument(metavar="ФАЙЛ.xlsx", help="Заполненная книга.", show_default=False)],
    workspace: WorkspaceOption,
    profile: ProfileOption = "mo-2024",
) -> None:
    """Принять решения из книги. Строки с ошибками названы, остальные приняты."""
    with opened(workspace, profile) as (place, methodology):
        kept, faults = desk.import_decisions(place, methodology, file, at=now())
        print(f"Принято решений: {kept}.")
        if kept:
            renew_papers(place, methodology)
    end(faults, file)
