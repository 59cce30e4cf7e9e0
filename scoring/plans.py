"""A published plan against what its site shows: each event in time, late, not found, not due or unknown; and the share carried out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from data.models import SiteFacts
from data.plan_rules import PlanRules
from data.plans import ItemResult, Plan, PlanItem, PlanResult, PlanStatus
from scoring.plan_evidence import Site, Trace
from scoring.plan_periods import covered

MOST_EVIDENCE = 5
NO_TERM = "Срок в плане не назван"
NO_DAY = "Срок записан так, что день установить нельзя"
NEEDED = "Проводится по необходимости"
NO_DATE = "Найдено, но когда опубликовано — неизвестно"
EARLIER = "Опубликовано позже срока, но могла быть и более ранняя публикация"


def check_plans(organisation: str, facts: SiteFacts, as_of: dt.date, rules: PlanRules) -> tuple[PlanResult, ...]:
    """All plans of the organisation that the profile checks."""
    return tuple(check_plan(organisation, plan, facts, as_of, rules) for plan in facts.plans if plan.type in rules.kinds)


def check_plan(organisation: str, plan: Plan, facts: SiteFacts, as_of: dt.date, rules: PlanRules) -> PlanResult:
    """The plan item by item on the day `as_of`. An item is «not found» and «late» only after a full look with nothing unread."""
    site = Site(plan, facts, as_of, rules)
    items = tuple(_item(item, site) for item in plan.items)
    return PlanResult(organisation=organisation, plan=plan, items=items, late_counts=rules.late_counts)


def _item(item: PlanItem, site: Site) -> ItemResult:
    traces = site.traces(item)
    held = [trace for trace in traces if not trace.doubt]
    if item.due is None or item.repeats == "when_needed":
        return _without_term(item, held)
    if item.due > site.as_of:
        return _result(item, "not_due", held, _told_so_far(item, held, site))
    if item.repeats not in {"", "always"}:
        return _repeated(item, traces, site)
    dated = [trace for trace in held if trace.date]
    limit = item.due + dt.timedelta(days=site.rules.grace_days)
    if any(trace.date and trace.date <= limit for trace in dated) or (held and site.rules.undated_counts and not dated):
        return _result(item, "in_time", held)
    if len(held) > len(dated):
        return _result(item, "unknown", held, NO_DATE)
    if dated:
        doubted = [trace for trace in traces if trace.doubt and (trace.date is None or trace.date <= limit)]
        doubt = site.doubt(item, until=limit) or _why(doubted)
        return _result(item, "unknown", held, f"{EARLIER}. {doubt}") if doubt else _result(item, "late", held)
    return _nothing(item, traces, site)


def _without_term(item: PlanItem, held: Sequence[Trace]) -> ItemResult:
    """An event that may be held at any time: found or unknown, never not found."""
    note = NEEDED if item.repeats == "when_needed" else NO_DAY if item.term else NO_TERM
    return _result(item, "in_time" if any(trace.date for trace in held) else "unknown", held, note)


def _repeated(item: PlanItem, traces: Sequence[Trace], site: Site) -> ItemResult:
    """An event that comes round: a trace in each period, or the share of periods for a person to judge."""
    held = [trace for trace in traces if not trace.doubt]
    if item.begins is None or item.due is None:
        return _result(item, "unknown", held, NO_DAY)
    done, all_of = _covered(item, held, site)
    if done >= site.rules.repeats_enough * all_of:
        return _result(item, "in_time", held)
    if done:
        return _result(item, "unknown", held, f"Подтверждено периодов: {done} из {all_of}")
    if held:
        return _result(item, "unknown", held, NO_DATE)
    return _nothing(item, traces, site)


def _why(traces: Sequence[Trace]) -> str:
    return "; ".join(dict.fromkeys(trace.doubt for trace in traces if trace.doubt))


def _told_so_far(item: PlanItem, held: Sequence[Trace], site: Site) -> str:
    if item.repeats in {"", "always"} or not held or item.begins is None:
        return ""
    done, all_of = _covered(item, held, site)
    return f"Подтверждено периодов: {done} из {all_of}"


def _covered(item: PlanItem, held: Sequence[Trace], site: Site) -> tuple[int, int]:
    days = [trace.date for trace in held if trace.date]
    return covered(item, days, dt.timedelta(days=site.rules.grace_days))


def _nothing(item: PlanItem, traces: Sequence[Trace], site: Site) -> ItemResult:
    """An event of which nothing surely tells; `traces`: those that prove nothing."""
    if traces:
        return _result(item, "unknown", traces, _why(traces))
    if doubt := site.doubt(item) or site.silence(item):
        return _result(item, "unknown", (), doubt)
    return _result(item, "not_found", (), "На сайте ничего об этом не найдено")


def _result(item: PlanItem, status: PlanStatus, traces: Sequence[Trace], note: str = "") -> ItemResult:
    days = [trace.date for trace in traces if trace.date]
    return ItemResult(
        item=item,
        status=status,
        published=min(days, default=None),
        evidence=tuple(trace.evidence for trace in traces[:MOST_EVIDENCE]),
        note=note,
    )
