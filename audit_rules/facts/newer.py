"""Does anything name an order newer than those published? Then an old order is for a person to judge."""

from __future__ import annotations

import datetime as dt

from audit_rules.facts.requisites import declared_requisites
from audit_rules.rule import evidence_of
from data.models import CitedOrder, Document, Evidence, SiteFacts

STAMPED = ("regulation", "roadmap", "programme", "implementation_order")
"""Kinds whose stamp or text speaks of the implementation order; those of pairs, curators and personal programmes never do."""


def newer_order(facts: SiteFacts, not_before: dt.date) -> tuple[list[str], list[Evidence]]:
    """Review reasons and where they were read: `newer_order_cited` (a stamp or an amendment), `declared_newer`."""
    flags: list[str] = []
    evidence: list[Evidence] = []
    for document in facts.documents:
        act = document.act
        if act.amends and act.date and act.date >= not_before:
            flags.append("newer_order_cited")
            evidence.append(evidence_of(document))
        if act.type not in STAMPED:
            continue
        for cited in act.cited:
            if cited.date and cited.date >= not_before and not _published(facts.documents, cited):
                flags.append("newer_order_cited")
                evidence.append(Evidence(url=document.url, page_url=document.page_url, quote=cited.quote, sha256=document.sha256))
    if not facts.offline and facts.declared.requisites:
        declared = declared_requisites(facts.declared.requisites)
        if declared.date and declared.date >= not_before:
            flags.append("declared_newer")
            evidence.append(Evidence(url=facts.declared.link or "", quote=facts.declared.requisites))
    return list(dict.fromkeys(flags)), evidence


def _published(documents: tuple[Document, ...], cited: CitedOrder) -> bool:
    orders = [d.act for d in documents if d.act.type.endswith("order") and not d.act.amends]
    return any(order.date == cited.date and (order.number is None or cited.number in {None, order.number}) for order in orders)
