"""`nastavnik profile`: the methodologies that there are, what each asks, and whether a methodist's own file is in order."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from audit_rules.criteria import rubric_faults
from audit_rules.runner import checks, rule_faults
from data.errors import BadInput
from data.profile import Profile, available, load_profile, profile_file, reference_faults
from nastavnik.pipeline import checked_profiles
from reports.conditions import RuleText
from reports.files import replacing
from reports.methodology import in_force
from reports.methodology_page import methodology_html, methodology_text
from reports.russian import plural

FORMATS = {"text": methodology_text, "html": methodology_html}

app = typer.Typer(name="profile", help="Методики: какие есть, что спрашивают, верна ли своя.", no_args_is_help=True)


@app.command("list")
def list_profiles() -> None:
    """Перечислить методики, которые есть в программе."""
    table = Table(box=None)
    for title in ("Код", "Название", "Версия", "Действует"):
        table.add_column(title, overflow="fold")
    for name in available():
        profile = load_profile(name)
        table.add_row(profile.id, profile.title, str(profile.version), in_force(profile.in_force))
    Console(highlight=False, markup=False).print(table)


@app.command()
def show(
    name: Annotated[str, typer.Argument(metavar="ПРОФИЛЬ", help="Код методики или путь к своему файлу .yml.", show_default=False)],
    form: Annotated[str, typer.Option("--format", metavar="ВИД", help="text или html.")] = "text",
    output: Annotated[Path | None, typer.Option(metavar="ФАЙЛ", help="Куда записать; по умолчанию на экран.", show_default=False)] = None,
) -> None:
    """Показать словами, что и как оценивает методика."""
    if form not in FORMATS:
        raise BadInput(f"Вид «{form}» не поддерживается. Укажите --format text или --format html.")
    (profile,) = checked_profiles([name])
    page = FORMATS[form](profile, rule_texts())
    if output is None:
        print(page, end="")
        return
    with replacing(output) as temporary:
        temporary.write_text(page, encoding="utf-8")


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="ФАЙЛ", help="Файл методики .yml.", show_default=False)],
) -> None:
    """Проверить файл методики и назвать каждую ошибку."""
    found = faults(str(file))
    if not found:
        print(f"{file}: в порядке.")
        return
    for each in found:
        print(each)
    told = plural(len(found), "ошибка", "ошибки", "ошибок")
    raise BadInput(f"{file}: {told}. Исправьте и проверьте снова.")


def faults(name: str) -> tuple[BadInput, ...]:
    """What is wrong with a profile: all faults of its shape; where that is right, every name in it that leads nowhere.

    Raises:
        BadInput: there is no such file, or it is not YAML.
    """
    file = profile_file(name)
    if found := file.faults(Profile):
        return found
    profile = file.parse(Profile)
    rubric = rubric_faults(profile.rubric, file) if profile.rubric else ()
    found = (*reference_faults(file, profile), *rule_faults(profile, file), *rubric)
    return tuple({str(each): each for each in found}.values())


def rule_texts() -> Mapping[str, RuleText]:
    """What every rule says of itself."""
    return {
        name: RuleText(
            title=each.rule.title,
            failure_title=each.rule.failure_title,
            unknown_title=each.rule.unknown_title,
            norm=each.rule.norm,
            codes=each.rule.codes,
        )
        for name, each in checks().items()
    }
