"""The command line of papers for municipal services and the region."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.errors import BadInput
from nastavnik.cli_options import ProfileOption, WorkspaceOption, opened
from nastavnik.papers import Written, write_outgoing, write_templates
from nastavnik.review import finished_audit
from reports.russian import agreed, organisations, plural


def papers(
    workspace: WorkspaceOption,
    profile: ProfileOption = "mo-2024",
    municipality: Annotated[
        list[str] | None,
        typer.Option(metavar="НАЗВАНИЕ", help="Только для этого муниципалитета; можно указать несколько раз.", show_default=False),
    ] = None,
    columns: Annotated[
        str,
        typer.Option(
            metavar="СТОЛБЦЫ", help="Столбцы списков через запятую, например position,name,site; иначе как в источнике.", show_default=False
        ),
    ] = "",
    output: Annotated[
        Path | None, typer.Option(metavar="ПАПКА", help="Куда записать; по умолчанию reports/ПРОФИЛЬ рабочей папки.", show_default=False)
    ] = None,
    template: Annotated[
        bool, typer.Option("--template", help="Записать в рабочую папку образцы для правки: письмо и papers.yml.", show_default=False)
    ] = False,
) -> None:
    """Бумаги муниципальным службам и региону: письма, списки, доказательства, формы ответа и аналитический отчёт. Без сети."""
    if output is not None and output.exists() and not output.is_dir():
        raise BadInput(f"--output {output}: это файл, а нужна папка. Укажите другую.")
    with opened(workspace, profile) as (place, methodology):
        if template:
            print(_templates_told(place.folder))
            return
        wanted = [each for each in columns.split(",") if each.strip()]
        result = finished_audit(place, methodology)
        written = write_outgoing(place, methodology, result, wanted=municipality or (), columns=wanted, output=output)
    print(_told(written, offline=result.audit.offline))


def _templates_told(folder: Path) -> str:
    written, kept = write_templates(folder)
    lines = [f"Записано: {path}" for path in written]
    return "\n".join([*lines, *(f"Уже есть, оставлено как было: {path}" for path in kept)])


def _told(written: Written, *, offline: bool) -> str:
    """A line a municipality, then what must be known of those not named."""
    lines = []
    if written.parcels:
        lines.append("Муниципалитетам:")
        lines += [f"  {each.folder} (и {each.archive.name}): в списках {organisations(each.named)}" for each in written.parcels]
        waiting = sum(each.awaiting for each in written.parcels)
        if waiting:
            told = plural(waiting, "организация ждёт", "организации ждут", "организаций ждут")
            awaited = "решения методиста" if offline else "повторной проверки или решения методиста"
            again = "Проверка без сети ничего не подтверждает: " if offline else "Повторите проверку в другой день («nastavnik run») или "
            lines.append(f"  Ещё {told} {awaited}: в списках {agreed(waiting, 'не названа', 'не названы')}.")
            lines.append(f"  {again}решите сами («nastavnik review», сразу о многих «nastavnik review export»).")
    elif written.region:
        lines.append("В методике нет списков: писем муниципалитетам по ней не бывает.")
    if written.region:
        lines.append("Региону:")
        tables = sum(path.suffix == ".csv" for path in written.region)
        lines += [f"  {path}" for path in written.region if path.suffix != ".csv"]
        lines.append(f"  {written.region[-1].parent}: {plural(tables, 'таблица', 'таблицы', 'таблиц')}")
    return "\n".join(lines)
