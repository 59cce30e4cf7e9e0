"""The table on the screen at the end of a run."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from data.models import AuditResult
from data.profile import Profile
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
