"""The order that appoints the head of the municipal mentoring school: is it published?

Norm     primorye-school in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.presence import CODES, presence
from data.models import Finding, SiteFacts

RULE = Rule(
    id="school.head_order",
    title="Приказ о назначении руководителя Школы наставничества есть на сайте",
    failure_title="Приказ о назначении руководителя Школы наставничества не найден",
    unknown_title="Не удалось установить, есть ли приказ о назначении руководителя Школы наставничества",
    norm="primorye-school",
    codes=CODES,
)


def check(facts: SiteFacts) -> Finding:
    """Present, absent or unknown; an unread order may be this one."""
    return presence(RULE, "school_head_order", facts, ("implementation_order",))
