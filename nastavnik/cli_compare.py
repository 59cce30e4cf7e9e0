"""Command lines of comparison, judging anew and answers of schools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.errors import BadInput
from nastavnik import diff as comparison
from nastavnik import replies as answers
from nastavnik import review as desk
from nastavnik.cli_options import ProfileOption, WorkspaceOption, end, now, opened, renew_papers
from nastavnik.rejudge import rejudge as judged_anew
from reports.lists import sort_into_lists
from reports.replies import reply_lines
from reports.review_form import value_titles

replies = typer.Typer(name="replies", help="Право ответа: формы для школ и их ответы.", no_args_is_help=True)


@replies.command("export")
def export_replies(workspace: WorkspaceOption, profile: ProfileOption = "mo-2024") -> None:
    """Выгрузить формы ответов, по одной на муниципалитет."""
    with opened(workspace, profile) as (place, methodology):
        paths = answers.export_forms(place, methodology)
    print("\n".join(["Формы:", *(f"  {path}" for path in paths)]) if paths else "Подтверждённых записей в списках нет: форм не нужно.")


@replies.command("import")
def import_replies(
    files: Annotated[list[Path], typer.Argument(metavar="ФАЙЛ…", help="Заполненные формы.", show_default=False)],
    workspace: WorkspaceOption,
    profile: ProfileOption = "mo-2024",
    delay: Annotated[float, typer.Option(metavar="СЕКУНД", help="Пауза между запросами к одной площадке.", min=0.0)] = 1.0,
) -> None:
    """Принять ответы школ и сразу проверить каждую ссылку. Строки с ошибками названы, остальные приняты."""
    with opened(workspace, profile) as (place, methodology):
        found = answers.import_forms(place, methodology, files, delay=delay, at=now())
        names = {each.organisation.id: each.organisation.name for each in desk.finished_audit(place, methodology).organisations}
        print(f"Принято ответов: {len(found.replies)}.")
        for reply in found.replies:
            print(names.get(reply.organisation, reply.organisation))
            for line in reply_lines(reply, value_titles(methodology)):
                print(f"  {line}")
        if found.replies:
            renew_papers(place, methodology)
    end(found.faults, None)


def diff(
    workspace: WorkspaceOption,
    audits: Annotated[
        list[str] | None, typer.Argument(metavar="ПРОВЕРКА…", help="Две проверки: 1 2 или 1@2 3 (1 по редакции 2).", show_default=False)
    ] = None,
    profile: ProfileOption = "mo-2024",
    form: Annotated[str, typer.Option("--format", metavar="ВИД", help="text, json или xlsx.")] = "text",
    output: Annotated[Path | None, typer.Option(metavar="ФАЙЛ", help="Куда записать.", show_default=False)] = None,
) -> None:
    """Сравнить две проверки; без номеров две последние."""
    if form not in comparison.FORMATS:
        raise BadInput(f"Вид «{form}» не поддерживается. Укажите --format text, json или xlsx.")
    with opened(workspace, profile) as (place, methodology):
        found = comparison.compared(place, methodology, audits or [])
        if output is None and form != "xlsx":
            print(comparison.as_text(found, methodology, form), end="")
            return
        path = output or place.reports / methodology.id / f"izmeneniya-{found.first.id}-{found.second.id}.xlsx"
        comparison.write(found, methodology, form, path)
        print(f"Записано: {path}")


def rejudge(
    workspace: WorkspaceOption,
    audit: Annotated[int, typer.Option(metavar="НОМЕР", help="Номер законченной проверки.", show_default=False)],
    profile: Annotated[str, typer.Option(metavar="ПРОФИЛЬ", help="Методика: код или файл .yml другой редакции.", show_default=False)],
) -> None:
    """Пересудить прошлую проверку по другой редакции методики, без сети; прежние выводы остаются."""
    with opened(workspace, profile) as (place, methodology):
        result, papers = judged_anew(place, audit, methodology)
    if not methodology.in_force.covers(result.audit.as_of):
        print(f"Внимание: редакция {methodology.version} на день проверки, {result.audit.as_of:%d.%m.%Y}, не действовала.")
    for listed, count in sort_into_lists(result, methodology).counts():
        print(f"{listed.title}: {count}")
    print("\n".join(["Бумаги:", *(f"  {path}" for path in papers)]))
