"""«Не в полном объёме выполнили программу»: the organisations, and the share of those that did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from data.plan_rules import PlanRules
from data.plans import NotInFull, PlanListing, PlanResult, PlanStatus


def not_in_full(results: Sequence[PlanResult], rules: PlanRules, school_year: int | None = None) -> PlanListing:
    """The list in the order of `results`: only those whose plan stays below the limit even if all that is unknown was done.

    `school_year`: plans of another school year are left out, those of an unknown one too.
    """
    by_organisation: dict[str, list[PlanResult]] = defaultdict(list)
    for result in results:
        if school_year is None or result.plan.school_year == school_year:
            by_organisation[result.organisation].append(result)
    rows: list[NotInFull] = []
    in_full: list[str] = []
    not_checked: list[str] = []
    for organisation, plans in by_organisation.items():
        below = [row for plan in plans if (row := _below(plan, rules))]
        rows += below
        if not below:
            (in_full if all(_in_full(plan, rules) for plan in plans) else not_checked).append(organisation)
    return PlanListing(rows=tuple(rows), in_full=tuple(in_full), not_checked=tuple(not_checked))


def _below(result: PlanResult, rules: PlanRules) -> NotInFull | None:
    """The row of a plan that cannot reach the limit; None where it may."""
    unknown = result.due - result.known
    if not result.due or (result.carried_out + unknown) / result.due >= rules.not_in_full.limit:
        return None
    late = () if result.late_counts else _named(result, "late")
    return NotInFull(organisation=result.organisation, result=result, missing=_named(result, "not_found"), late=late)


def _named(result: PlanResult, status: PlanStatus) -> tuple[str, ...]:
    return tuple(each.item.item for each in result.items if each.counts and each.status == status)


def _in_full(result: PlanResult, rules: PlanRules) -> bool:
    """True where the plan reached the limit for certain; a plan not read whole may hold more."""
    return bool(result.due) and not result.plan.note and result.carried_out / result.due >= rules.not_in_full.limit
