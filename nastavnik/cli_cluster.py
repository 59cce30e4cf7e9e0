"""Command lines of several machines: `worker`, and `--database` of every command that has a workspace."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy.exc import OperationalError
from typer._click.core import Command, Parameter
from typer.core import TyperGroup

from data.store.engine import LOST, postgresql_url
from data.workspace import DATABASE
from nastavnik.cli_options import WorkspaceOption


def worker(
    workspace: WorkspaceOption,
    jobs: Annotated[
        int, typer.Option(metavar="ЧИСЛО", help="Сколько задач одновременно; по умолчанию по числу ядер.", min=1, show_default=False)
    ] = max(2, os.cpu_count() or 2),
    name: Annotated[str, typer.Option(metavar="ИМЯ", help="Имя для журналов; по умолчанию имя машины.", show_default=False)] = "",
) -> None:
    """Выполнять на этой машине задачи проверки: обход и чтение. Нужны PostgreSQL (--database) и общая рабочая папка."""
    from nastavnik.worker import Worker, default_name  # the queue's library is not everywhere

    Worker(folder=workspace, jobs=jobs, name=name or default_name(), say=_say).run()


def _keep(value: str) -> str:
    if value:
        postgresql_url(value)
        os.environ[DATABASE] = value
    return value


DatabaseOption = Annotated[
    str,
    typer.Option(
        "--database",
        metavar="АДРЕС",
        help=f"PostgreSQL вместо SQLite: postgresql://имя:пароль@узел/база; или {DATABASE}.",
        show_default=False,
        callback=_keep,
        expose_value=False,
    ),
]


def with_database(command: Command) -> Command:
    """The command and all below it, with `--database` beside every `--workspace`. Children see it in the environment."""
    for each in command.commands.values() if isinstance(command, TyperGroup) else ():
        with_database(each)
    if any("--workspace" in parameter.opts for parameter in command.params):
        command.params.append(_database_option())
    return command


def _database_option() -> Parameter:
    """The option as the library makes it of a declaration."""
    declaring = typer.Typer(add_completion=False)

    @declaring.command()
    def declared(database: DatabaseOption = "") -> None:
        """Only its option is wanted."""

    return typer.main.get_command(declaring).params[0]


def broken(error: OperationalError) -> str:
    """What became of the store, for a person."""
    if isinstance(error.orig, sqlite3.Error):
        return f"База рабочей папки не читается или не пишется ({error.orig}). Проверьте место на диске и права и повторите."
    return LOST


def _say(words: str) -> None:
    typer.echo(f"{datetime.now(ZoneInfo('Europe/Moscow')):%d.%m %H:%M:%S} {words}", err=True)
