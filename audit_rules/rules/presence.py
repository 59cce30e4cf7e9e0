"""What rules on the presence of one kind of document share."""

from __future__ import annotations

from audit_rules.facts.query import absence_unknown, doubtful, of_type, strongest
from audit_rules.rule import Rule, evidence_of
from data.models import FAIL, PASS, UNKNOWN, DocumentType, Evidence, Finding, Outcome, SiteFacts, StateReason

CODES: dict[str, Outcome] = {"present": PASS, "absent": FAIL, "unknown": UNKNOWN}


def presence(rule: Rule, kind: DocumentType, facts: SiteFacts, like: tuple[DocumentType, ...] = ()) -> Finding:
    """Present with the strongest of its kind; absent only after the full look with nothing unread that may be it.

    `like`: an unread thing that may be each of these kinds may be of this one too.
    """
    found = of_type(facts, kind)
    if found:
        best = strongest(found)
        return rule.finding("present", [evidence_of(best)], flags=best.act.flags)
    return absence(rule, kind, facts, like)


def absence(rule: Rule, kind: DocumentType, facts: SiteFacts, like: tuple[DocumentType, ...] = ()) -> Finding:
    """Absent, or unknown with what stood in the way."""
    if gap := absence_unknown(facts, kind) or _hidden(facts, like):
        return rule.finding("unknown", gap[1], reason=gap[0])
    return rule.finding("absent", facts.searched, flags=doubtful(facts))


def _hidden(facts: SiteFacts, like: tuple[DocumentType, ...]) -> tuple[StateReason, list[Evidence]] | None:
    waiting = [each for each in facts.unseen if like and set(like) <= set(each.may_be)]
    if not waiting or facts.offline:
        return None
    return waiting[0].reason, [Evidence(url=each.url, page_url=each.page_url, quote=each.title) for each in waiting]
