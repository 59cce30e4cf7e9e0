"""The order on pairs: is it published?

Norm     package-mo in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.presence import CODES, presence
from data.models import Finding, SiteFacts

RULE = Rule(
    id="package.pairs_order",
    title="Приказ о закреплении наставнических пар есть на сайте",
    failure_title="Приказ о закреплении наставнических пар не найден",
    unknown_title="Не удалось установить, есть ли приказ о закреплении наставнических пар",
    norm="package-mo",
    codes=CODES,
)


def check(facts: SiteFacts) -> Finding:
    """Present, absent or unknown."""
    return presence(RULE, "pairs_order", facts)
