"""«Не в полном объёме выполнили программу»: the organisations, and the share of those that did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from data.plan_rules import PlanRules
from data.plans import NotInFull, PlanListing, PlanResult
from scoring.plans import carried_out, counts


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
    due = [item for item in result.items if counts(item)]
    done = sum(carried_out(item, rules) for item in due)
    unknown = sum(item.status == "unknown" for item in due)
    if not due or (done + unknown) / len(due) >= rules.not_in_full.limit:
        return None
    missing = tuple(item.item.item for item in due if item.status != "unknown" and not carried_out(item, rules))
    return NotInFull(organisation=result.organisation, result=result, carried_out=done, due=len(due), missing=missing)


def _in_full(result: PlanResult, rules: PlanRules) -> bool:
    """True where the plan reached the limit for certain; a plan not read whole may hold more."""
    due = [item for item in result.items if counts(item)]
    return bool(due) and not result.plan.note and sum(carried_out(item, rules) for item in due) / len(due) >= rules.not_in_full.limit
