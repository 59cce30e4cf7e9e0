"""The base of mentees: is it published, does it name somebody, and is it of the current school year?

Day      as_of: the day of the audit, by which the school year is told.
Norm     izhevsk-table in data/norms.yml.
"""

from __future__ import annotations

import datetime as dt

from audit_rules.rule import Rule
from audit_rules.rules.bases import CODES, freshness
from data.models import Finding, SiteFacts

RULE = Rule(
    id="base.mentees",
    title="Актуальная база наставляемых есть на сайте",
    failure_title="Актуальная база наставляемых не найдена",
    unknown_title="Не удалось установить, есть ли актуальная база наставляемых",
    norm="izhevsk-table",
    codes=CODES,
)


def check(facts: SiteFacts, *, as_of: dt.date | None) -> Finding:
    """Current, outdated, absent, unreadable or unknown."""
    return freshness(RULE, "mentee_base", "mentees", facts, as_of)
