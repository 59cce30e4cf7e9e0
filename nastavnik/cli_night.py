"""Command lines of the nightly audit: the night itself, its schedule, publication by a person, notices."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nastavnik import schedule as timetable
from nastavnik.cli_options import WorkspaceOption, now
from nastavnik.nightly import nightly as whole_night
from nastavnik.nightly_look import Clock
from nastavnik.nightly_setup import Options
from nastavnik.publishing import publish_held, resend

_SHOWN = "Уведомления показать, но не отправлять"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(nightly)
    app.command()(publish)
    app.command()(notices)
    app.command()(schedule)


def nightly(
    workspace: WorkspaceOption,
    registry: Annotated[
        Path | None, typer.Option(metavar="ФАЙЛ", help="Реестр организаций вместо указанного в settings.yml.", show_default=False)
    ] = None,
    profile: Annotated[
        list[str] | None, typer.Option(metavar="ПРОФИЛЬ", help="Методики вместо указанных в settings.yml.", show_default=False)
    ] = None,
    delay: Annotated[float, typer.Option(metavar="СЕКУНД", help="Пауза между запросами к одной площадке.", min=0.0)] = 1.0,
    group_concurrency: Annotated[int, typer.Option(metavar="ЧИСЛО", help="Сколько запросов одновременно к одной площадке.", min=1)] = 1,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=f"{_SHOWN}; сайты всё равно обходятся, бумаги обновляются.", show_default=False)
    ] = False,
) -> None:
    """Ночная проверка по разделу night файла settings.yml: обход, бумаги, изменения, уведомления."""
    options = Options(registry=registry, profiles=tuple(profile or ()), delay=delay, group_concurrency=group_concurrency, dry_run=dry_run)
    raise typer.Exit(whole_night(workspace, options, Clock(), typer.echo))


def publish(
    workspace: WorkspaceOption,
    audit: Annotated[
        int | None, typer.Argument(metavar="ПРОВЕРКА", help="Номер задержанной проверки; без него последняя.", show_default=False)
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="КТО", help="Кто решил.", show_default=False)] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=f"{_SHOWN}; проверка всё равно публикуется, бумаги обновляются.", show_default=False)
    ] = False,
) -> None:
    """Опубликовать проверку, которую ночь задержала: бумаги, изменения, уведомления."""
    raise typer.Exit(publish_held(workspace, audit, by, now(), typer.echo, dry_run=dry_run))


def notices(
    workspace: WorkspaceOption,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=f"{_SHOWN}.", show_default=False)] = False,
) -> None:
    """Отправить уведомления о последней проверке, которых ещё никто не получил."""
    raise typer.Exit(resend(workspace, typer.echo, dry_run=dry_run))


def schedule(
    workspace: WorkspaceOption,
    at: Annotated[
        str, typer.Option("--at", metavar="ЧЧ:ММ", help="Час начала по Москве вместо указанного в settings.yml.", show_default=False)
    ] = "",
    show: Annotated[str, typer.Option("--print", metavar="ВИД", help="Показать расписание: systemd или cron.", show_default=False)] = "",
    install: Annotated[
        str, typer.Option("--install", metavar="ВИД", help="Поставить расписание: systemd или cron.", show_default=False)
    ] = "",
) -> None:
    """Показать, когда следующая ночная проверка, и поставить её в расписание компьютера."""
    raise typer.Exit(timetable.schedule(workspace, at=at, show=show, install=install, now=now(), say=typer.echo))
