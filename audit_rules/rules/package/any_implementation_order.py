"""The order that brings the mentoring model in, of whatever day: is it published?

Norm     izhevsk-table in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.presence import CODES, presence
from data.models import Finding, SiteFacts

RULE = Rule(
    id="package.any_implementation_order",
    title="Приказ о внедрении модели наставничества есть на сайте",
    failure_title="Приказ о внедрении модели наставничества не найден",
    unknown_title="Не удалось установить, есть ли приказ о внедрении модели наставничества",
    norm="izhevsk-table",
    codes=CODES,
)


def check(facts: SiteFacts) -> Finding:
    """Present, absent or unknown."""
    return presence(RULE, "implementation_order", facts)
