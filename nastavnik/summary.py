"""What stands on the screen at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from data.models import AuditResult
from data.plans import PlanListing
from data.profile import Profile
from data.tallies import WHOLE
from nastavnik.pipeline import Outcome
from reports.columns import text
from reports.indicators import label, measured, of_scope
from reports.lists import sort_into_lists
from reports.plans import sums_in_words
from reports.ratings import rated, top_lines
from reports.russian import plural
from reports.safe import plain


def summary_table(result: AuditResult, profile: Profile) -> Table:
    """How many organisations stand in each list; the rows add up to the registry."""
    table = Table(title=Text(profile.title))
    table.add_column("Результат", overflow="fold")
    table.add_column("Организаций", justify="right")
    for place, count in sort_into_lists(result, profile).counts():
        table.add_row(Text(place.title), str(count))
    table.add_section()
    table.add_row("Всего в реестре", str(len(result.organisations)))
    return table


def show(outcome: Outcome, profiles: Sequence[Profile], console: Console) -> None:
    """The numbers under each methodology, and where the papers are."""
    for result, profile in zip(outcome.results, profiles, strict=True):
        for part in (summary_table(result, profile), *_more(result, profile)):
            console.print(part, soft_wrap=isinstance(part, Text))
    console.print("Бумаги:")
    for line in papers(outcome.papers):
        console.print(f"  {line}", markup=False, soft_wrap=True)


def papers(paths: Sequence[Path]) -> Iterator[str]:
    """A line a folder: «reports/mo-2024: results.json, spiski.xlsx»; of tables for other programs how many there are."""
    folders: dict[Path, list[str]] = {}
    for path in paths:
        folders.setdefault(path.parent, []).append(path.name)
    for folder, names in folders.items():
        yield f"{folder}: {plural(len(names), 'таблица', 'таблицы', 'таблиц') if folder.name == 'csv' else ', '.join(names)}"


def _more(result: AuditResult, profile: Profile) -> Iterator[RenderableType]:
    """What the methodology counts besides the lists."""
    if profile.rubric:
        unranked = len(rated(result)) - len(result.ranking)
        lines = (*top_lines(result, profile.rubric), f"Вне рейтинга, так как известно слишком мало: {unranked}.")
        yield Text("\n".join(lines))
    if profile.indicators:
        yield _indicators(result)
    if result.plan_listing:
        yield Text(_plans(result, result.plan_listing))


def _indicators(result: AuditResult) -> Table:
    table = Table(title="Показатели в целом по реестру")
    table.add_column("Показатель", overflow="fold")
    table.add_column("Значение", justify="right")
    table.add_column("Единица")
    for each in of_scope(result, WHOLE):
        table.add_row(Text(label(each)), text(measured(each.value, each.unit)), each.unit)
    return table


def _plans(result: AuditResult, listing: PlanListing) -> str:
    """How many plans there are, and who has not carried theirs out."""
    by_id = {each.organisation.id: each.organisation for each in result.organisations}
    found = f"Планов: {len(result.plans)}. Организаций, выполнивших план в полном объёме: {len(listing.in_full)}"
    found += f", о которых этого установить не удалось: {len(listing.not_checked)}."
    named = (f"  {plain(by_id[row.organisation].name)}: {sums_in_words(row.result)}" for row in listing.rows)
    return "\n".join((found, *(("Не в полном объёме:", *named) if listing.rows else ())))
