"""The order that appoints the curator: is it published?

Norm     package-mo in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.presence import CODES, presence
from data.models import Finding, SiteFacts

RULE = Rule(
    id="package.curator_order",
    title="Приказ о назначении куратора есть на сайте",
    failure_title="Приказ о назначении куратора не найден",
    unknown_title="Не удалось установить, есть ли приказ о назначении куратора",
    norm="package-mo",
    codes=CODES,
)


def check(facts: SiteFacts) -> Finding:
    """Present, absent or unknown."""
    return presence(RULE, "curator_order", facts)
