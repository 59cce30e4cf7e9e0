"""What rules on the presence of one kind of document share."""

from __future__ import annotations

from audit_rules.facts.query import absence_unknown, doubtful, of_type, strongest
from audit_rules.rule import Rule, evidence_of
from data.models import FAIL, PASS, UNKNOWN, DocumentType, Finding, Outcome, SiteFacts

CODES: dict[str, Outcome] = {"present": PASS, "absent": FAIL, "unknown": UNKNOWN}


def presence(rule: Rule, kind: DocumentType, facts: SiteFacts) -> Finding:
    """Present with the strongest of its kind; absent only after the full look with nothing unread that may be it."""
    found = of_type(facts, kind)
    if found:
        best = strongest(found)
        return rule.finding("present", [evidence_of(best)], flags=best.act.flags)
    if gap := absence_unknown(facts, kind):
        return rule.finding("unknown", gap[1], reason=gap[0])
    return rule.finding("absent", facts.searched, flags=doubtful(facts))
