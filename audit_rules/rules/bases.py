"""What rules on bases of people share: a base is up to date where it names somebody and is not of an earlier school year."""

from __future__ import annotations

import datetime as dt
import re

from audit_rules.facts.query import of_type, strongest
from audit_rules.rule import Rule, evidence_of
from audit_rules.rules.presence import absence
from data.models import FAIL, PACKAGE, PASS, UNKNOWN, UNREADABLE, Document, DocumentType, Finding, Outcome, SiteFacts

CODES: dict[str, Outcome] = {"current": PASS, "outdated": FAIL, "absent": FAIL, "unreadable": UNKNOWN, "unknown": UNKNOWN}
BASES_BEGIN = 8
"""Month: bases for a school year are drawn up from August on."""
_YEAR_BEGINS = 9
_SCHOOL_YEAR = re.compile(r"(?<!\d)(20\d\d)\s?[-–—/]\s?(?:20)?\d\d(?!\d)")
"""«2023–2024», «2023/24»."""


def freshness(rule: Rule, kind: DocumentType, role: str, facts: SiteFacts, as_of: dt.date | None) -> Finding:
    """Current with the strongest base that is; outdated only where every base was read and nothing unread may be a newer one.

    `role`: field of People that is to name somebody.
    """
    bases = of_type(facts, kind)
    if not bases:
        return absence(rule, kind, facts, PACKAGE)
    answers = [(base, _is_current(base, role, as_of)) for base in bases]
    current = [base for base, answer in answers if answer]
    if current:
        best = strongest(current)
        return rule.finding("current", [evidence_of(best)], flags=best.act.flags)
    doubtful = [base for base, answer in answers if answer is None]
    if doubtful:
        return rule.finding("unreadable", map(evidence_of, doubtful), reason="not_declared" if facts.offline else "unread_document")
    missing = absence(rule, kind, facts, PACKAGE)
    if missing.outcome == UNKNOWN:
        return missing
    return rule.finding("outdated", map(evidence_of, bases))


def _is_current(base: Document, role: str, as_of: dt.date | None) -> bool | None:
    """None: it could not be told whom the base names, or of what day it is."""
    act = base.act
    if act.people is None or act.date_state == UNREADABLE or as_of is None:
        return None
    if not getattr(act.people, role):
        return False
    first = as_of.year if as_of.month >= _YEAR_BEGINS else as_of.year - 1
    if act.date:
        return act.date >= dt.date(first, BASES_BEGIN, 1)
    named = [int(year) for year in _SCHOOL_YEAR.findall(act.title)]
    return not named or max(named) >= first
