"""What stands on the screen at the end of a run."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from data.models import AuditResult
from data.profile import Profile
from nastavnik.pipeline import Outcome
from reports.lists import sort_into_lists


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
    """The table of numbers and where the papers are."""
    for result, profile in zip(outcome.results, profiles, strict=True):
        console.print(summary_table(result, profile))
    console.print("Бумаги:")
    for path in outcome.papers:
        console.print(f"  {path}", markup=False, soft_wrap=True)
