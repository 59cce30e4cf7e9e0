"""Lists that no person confirms one by one, as the region's report shows them: organisations are counted, not named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data.models import AuditResult
from data.profile import Profile
from data.tallies import BreakdownRow, BreakdownValue
from reports.breakdowns import breakdowns_table
from reports.outgoing import municipality_of
from reports.plan_list import not_in_full_table
from reports.tables import Table, heads

NAMES = "Названия организаций — в книге проверки, лист «{sheet}»: список составлен программой, человек его не подтверждал."
_TITLE = "Организаций"


def not_in_full_counted(audit: AuditResult, profile: Profile) -> Table | None:
    """«Не в полном объёме» by municipality; None where the methodology has no such list."""
    if not audit.plan_listing or not profile.plans:
        return None
    named = not_in_full_table(audit, audit.plan_listing, profile.plans.not_in_full)
    count = Counter(map(municipality_of, named.organisations or ()))
    return replace(
        named,
        note=f"{named.note}\n{NAMES.format(sheet=named.sheet)}",
        heads=heads(f"Муниципалитет 40|{_TITLE} 16"),
        rows=tuple(sorted(count.items())),
        organisations=(),
    )


def breakdowns_counted(audit: AuditResult, profile: Profile) -> Table | None:
    """The breakdowns, those by name as one number each; None where the methodology has none."""
    if not profile.breakdowns:
        return None
    named = {each.id for each in profile.breakdowns if each.of == "organisations"}
    values = tuple(_counted(each) if each.id in named and each.rows else each for each in audit.breakdowns)
    return breakdowns_table(replace(audit, breakdowns=values))


def _counted(value: BreakdownValue) -> BreakdownValue:
    number = len(value.rows)
    share = round(100 * number / value.whole, 1) if value.whole else None
    return replace(value, rows=(BreakdownRow(title=_TITLE, count=number, share=share),), note=NAMES.format(sheet="Разбивки"))


def counted(audit: AuditResult, profile: Profile) -> Sequence[Table]:
    """These tables as the region's report shows them."""
    found = (not_in_full_counted(audit, profile), breakdowns_counted(audit, profile))
    return tuple(each for each in found if each is not None)
