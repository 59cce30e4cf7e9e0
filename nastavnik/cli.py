"""The command line: Russian help, one sentence for every trouble, exit statuses of the contract."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from sqlalchemy.exc import OperationalError

from data.errors import BadInput, NastavnikError
from data.words import words
from nastavnik import cli_cluster, cli_night, cli_papers, cli_review, commands, profiles, russian_help, years
from nastavnik import demo as demonstration
from nastavnik.pipeline import Task

app = typer.Typer(
    name="nastavnik",
    help="Проверяет на сайтах школ раздел «Наставничество» и локальные акты и составляет списки организаций с нарушениями.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help"]},
)
app.add_typer(profiles.app)
cli_review.register(app)
cli_night.register(app)
app.command()(years.year)
app.command()(cli_papers.papers)
app.command()(cli_cluster.worker)
console = Console(stderr=True, highlight=False)

INTERRUPTED = 130
"""What the library makes of Ctrl-C."""

WorkspaceOption = Annotated[Path, typer.Option("--workspace", metavar="ПАПКА", help="Рабочая папка проверки.", show_default=False)]
ProfileOption = Annotated[str, typer.Option("--profile", metavar="ПРОФИЛЬ", help="Методика, например mo-2024.", show_default=False)]


@app.command()
def run(
    registry: Annotated[Path, typer.Option(metavar="ФАЙЛ", help="Реестр организаций, xlsx или csv.", show_default=False)],
    profile: Annotated[list[str], typer.Option(metavar="ПРОФИЛЬ", help="Методика; можно указать несколько раз.", show_default=False)],
    workspace: WorkspaceOption,
    as_of: Annotated[
        str, typer.Option(metavar="ГГГГ-ММ-ДД", help="День, на который судим; по умолчанию сегодня.", show_default=False)
    ] = "",
    delay: Annotated[str, typer.Option(metavar="СЕКУНД", help="Пауза между запросами к одной площадке.")] = "1.0",
    group_concurrency: Annotated[str, typer.Option(metavar="ЧИСЛО", help="Сколько запросов одновременно к одной площадке.")] = "1",
    offline: Annotated[bool, typer.Option("--offline", help="Без сети: судить по сведениям реестра.", show_default=False)] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Скачать всё заново.", show_default=False)] = False,
) -> None:
    """Обойти сайты реестра, проверить документы и составить списки. Прерванную проверку та же команда продолжит."""
    task = Task(
        registry=registry,
        profiles=tuple(dict.fromkeys(profile)),
        workspace=workspace,
        as_of=_day(as_of) if as_of else None,
        delay=_number("--delay", delay, least=0.0),
        group_concurrency=int(_number("--group-concurrency", group_concurrency, least=1, whole=True)),
        offline=offline,
        fresh=fresh,
    )
    raise typer.Exit(commands.run_audit(task, console))


@app.command()
def export(
    workspace: WorkspaceOption,
    profile: ProfileOption,
    output: Annotated[Path, typer.Option(metavar="ФАЙЛ", help="Куда записать.", show_default=False)],
    form: Annotated[str, typer.Option("--format", metavar="ВИД", help="Пока только json.")] = "json",
) -> None:
    """Записать результат последней законченной проверки в файл."""
    if form != "json":
        raise BadInput(f"Вид «{form}» не поддерживается. Укажите --format json.")
    commands.export(workspace, profile, output)


@app.command()
def read(
    files: Annotated[list[Path], typer.Argument(metavar="ФАЙЛ…", help="Файлы: html, pdf, docx, изображение и другие.", show_default=False)],
    form: Annotated[str, typer.Option("--format", metavar="ВИД", help="text или json.")] = "text",
) -> None:
    """Сказать, что за документ в файле: вид, номер и дата."""
    if form not in {"text", "json"}:
        raise BadInput(f"Вид «{form}» не поддерживается. Укажите --format text или --format json.")
    answers = commands.read_files(files)
    if form == "json":
        print(json.dumps(answers, ensure_ascii=False, indent=2))
        return
    for answer in answers:
        print(commands.told(answer))


@app.command()
def explain(
    organisation: Annotated[str, typer.Argument(metavar="ОРГАНИЗАЦИЯ", help="Название, его часть или ID.", show_default=False)],
    workspace: WorkspaceOption,
    profile: Annotated[str, typer.Option(metavar="ПРОФИЛЬ", help="Методика.")] = "mo-2024",
) -> None:
    """Объяснить словами, почему у организации такой результат."""
    print(commands.explain(workspace, profile, organisation))


@app.command()
def demo() -> None:
    """Показать всю работу на вымышленных сайтах."""
    raise typer.Exit(demonstration.demo(Path("nastavnik-demo"), console))


@app.command()
def doctor() -> None:
    """Проверить этот компьютер и сказать, чего не хватает."""
    raise typer.Exit(commands.doctor(Console(highlight=False)))


def main() -> None:
    """Entry point: every expected trouble is one Russian sentence and the contract's exit status."""
    _utf8()
    russian_help.install()
    try:
        command = cli_cluster.with_database(typer.main.get_command(app))
        status = command(prog_name="nastavnik", standalone_mode=False)
    except NastavnikError as error:
        console.print(f"Ошибка. {error}", markup=False, soft_wrap=True)
        status = error.exit_status
    except russian_help.USAGE_ERRORS as error:
        console.print(f"Ошибка. {russian_help.translate(error)}", markup=False, soft_wrap=True)
        status = 2
    except OperationalError as error:
        console.print(f"Ошибка. {cli_cluster.broken(error)}", markup=False, soft_wrap=True)
        status = 3
    except OSError as error:
        console.print(
            f"Ошибка. {error.filename or 'Диск'}: {error.strerror}. Проверьте место на диске и права.", markup=False, soft_wrap=True
        )
        status = 3
    if status == INTERRUPTED:
        console.print(f"Остановлено. {words().remedy['stopped']}", markup=False, soft_wrap=True)
        status = 3
    sys.exit(status or 0)


def _utf8() -> None:
    """Russian output whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _day(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"--as-of {text}: нужна дата вида ГГГГ-ММ-ДД, например 2024-06-30.") from error


def _number(option: str, text: str, *, least: float, whole: bool = False) -> float:
    try:
        value = int(text) if whole else float(text)
    except ValueError:
        value = float("nan")
    if not least <= value < float("inf"):
        kind = "целое число" if whole else "число"
        raise BadInput(f"{option} {text}: нужно {kind} не меньше {least:g}.")
    return value
