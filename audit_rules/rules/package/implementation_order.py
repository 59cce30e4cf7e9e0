"""The order that brings the mentoring model in: is it there, and does it heed the recommendations?

Option   not_before: first day on which an order counts, that day included.
Norm     recommendations-2021 in data/norms.yml: act, quotation, day it came out.
"""

from __future__ import annotations

import datetime as dt

from audit_rules.facts.newer import newer_order
from audit_rules.facts.query import absence_unknown, doubtful, newest, of_type, strongest, unreadable_date, unseen
from audit_rules.rule import Rule, evidence_of
from data.models import FAIL, PASS, UNKNOWN, Evidence, Finding, SiteFacts, StateReason

RULE = Rule(
    id="package.implementation_order",
    title="Приказ о внедрении модели наставничества издан с учётом рекомендаций от 21.12.2021",
    failure_title="Приказ о внедрении не найден, не датирован или издан до рекомендаций от 21.12.2021",
    unknown_title="Не удалось установить, есть ли приказ о внедрении, изданный с учётом рекомендаций",
    norm="recommendations-2021",
    codes={"present": PASS, "absent": FAIL, "no_date": FAIL, "before_recommendations": FAIL, "unreadable": UNKNOWN, "unknown": UNKNOWN},
)


def check(facts: SiteFacts, *, not_before: dt.date) -> Finding:
    """The newest order speaks for the organisation; an old one accuses nobody while a newer may stand unseen."""
    orders = of_type(facts, "implementation_order")
    in_time = [order for order in orders if order.act.date and order.act.date >= not_before]
    if in_time:
        best = strongest(in_time)
        return RULE.finding("present", [evidence_of(best)], flags=best.act.flags)
    if unread := unreadable_date(orders):
        reason: StateReason = "not_declared" if facts.offline else "unread_document"
        return RULE.finding("unreadable", map(evidence_of, unread), reason=reason, flags=[f for o in unread for f in o.act.flags])
    if not orders:
        if gap := absence_unknown(facts, "implementation_order"):
            return RULE.finding("unknown", gap[1], reason=gap[0])
        return RULE.finding("absent", facts.searched, flags=doubtful(facts))
    if waiting := unseen(facts, "implementation_order"):
        evidence = [Evidence(url=each.url, page_url=each.page_url, quote=each.title) for each in waiting]
        return RULE.finding("unknown", [evidence_of(newest(orders)), *evidence], reason=waiting[0].reason)
    if not facts.offline and not facts.outcome.complete:
        return RULE.finding("unknown", [evidence_of(newest(orders))], reason=facts.outcome.reason or "stopped")
    last = newest(orders)
    flags, evidence = newer_order(facts, not_before)
    code = "before_recommendations" if last.act.date else "no_date"
    return RULE.finding(code, [evidence_of(last), *evidence], flags=[*last.act.flags, *flags])
