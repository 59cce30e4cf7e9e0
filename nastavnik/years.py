"""`nastavnik year`: which audit speaks for which year, and the mark of the reporting one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from data.errors import BadInput
from data.models import Audit
from data.profile import Profile
from data.workspace import Workspace
from nastavnik.judging import stored_result
from nastavnik.pipeline import checked_profiles, write_all
from nastavnik.tallying import keep_indicators, year_audits
from scoring.years import YearAudit, good, speaking


def year(
    workspace: Annotated[Path, typer.Option("--workspace", metavar="ПАПКА", help="Рабочая папка проверки.", show_default=False)],
    profile: Annotated[str, typer.Option("--profile", metavar="ПРОФИЛЬ", help="Методика с таблицей по годам, например mo-kpi.")] = "mo-kpi",
    audit: Annotated[
        int | None, typer.Option("--audit", metavar="НОМЕР", help="Сделать проверку отчётной за её год.", show_default=False)
    ] = None,
    clear: Annotated[int | None, typer.Option("--clear", metavar="ГОД", help="Снять отметку с этого года.", show_default=False)] = None,
) -> None:
    """Показать, какая проверка представляет год в таблице динамики, или отметить отчётную."""
    (methodology,) = checked_profiles([profile])
    if methodology.years is None:
        raise BadInput(f"В методике {profile} нет таблицы по годам. Укажите методику, где она есть, например mo-kpi.")
    opened = Workspace(workspace)
    with opened.lock(), opened.store:
        if audit is not None:
            mark(opened, methodology, audit)
        if clear is not None:
            unmark(opened, methodology, clear)
        if audit is not None or clear is not None:
            rewrite(opened, methodology)
        print(told(opened, methodology))


def mark(workspace: Workspace, profile: Profile, number: int) -> None:
    """Make the audit the reporting one of its year.

    Raises:
        BadInput: there is no such finished audit under the profile.
    """
    known = {each.id: each for each in audits_of(workspace, profile)}
    if number not in known:
        numbers = ", ".join(map(str, known)) or "ни одной"
        raise BadInput(f"Законченной проверки № {number} по методике {profile.id} нет. Есть: {numbers}.")
    keep_indicators(workspace, stored_result(workspace, known[number], profile))
    workspace.store.years.mark(profile.id, known[number].as_of.year, number)


def unmark(workspace: Workspace, profile: Profile, year: int) -> None:
    """Take the mark off that year.

    Raises:
        BadInput: no audit of the year is marked.
    """
    marked = sorted({each.year for each in year_audits(workspace, profile) if each.marked})
    if year not in marked:
        raise BadInput(f"За {year} год отчётная проверка не отмечена. Отмечены годы: {', '.join(map(str, marked)) or 'ни одного'}.")
    workspace.store.years.unmark(profile.id, year)


def rewrite(workspace: Workspace, profile: Profile) -> None:
    """Write the papers of the last audit again, with the table of years as it is now."""
    last = audits_of(workspace, profile)[-1:]
    if last:
        write_all(workspace, [profile], [stored_result(workspace, last[0], profile)])


def audits_of(workspace: Workspace, profile: Profile) -> list[Audit]:
    """Finished audits that were judged under the profile, the oldest first."""
    kept = workspace.store.years.kept(profile.id)
    return [each for each in workspace.store.audits.finished() if each.id in kept]


def told(workspace: Workspace, profile: Profile) -> str:
    """Each audit in a line: its day, whether it is good enough, and whether it speaks for its year."""
    assert profile.years
    audits = year_audits(workspace, profile)
    chosen = {each.audit for each in speaking(profile.years, audits)}
    days = {each.id: each.as_of for each in workspace.store.audits.finished()}
    if not audits:
        return f"Законченных проверок по методике {profile.id} ещё нет: в таблице только годы источника."
    lines = []
    for each in audits:
        standing = _standing(each, each.audit in chosen, good(profile.years, each))
        lines.append(f"{each.year}: проверка № {each.audit} на {days[each.audit]:%d.%m.%Y}, {standing}")
    return "\n".join(lines)


def _standing(audit: YearAudit, speaks: bool, enough: bool) -> str:
    if audit.marked:
        return "отчётная (отмечена методистом)"
    if speaks:
        return "представляет год как последняя удачная"
    if audit.offline:
        return "в таблицу не входит: сайты не открывались"
    return "в таблицу не входит" if enough else "в таблицу не входит: не удалось проверить слишком многих"
