"""The mentoring programme: is it published?

Norm     package-mo in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.presence import CODES, presence
from data.models import Finding, SiteFacts

RULE = Rule(
    id="package.programme",
    title="Программа наставничества есть на сайте",
    failure_title="Программа наставничества не найдена",
    unknown_title="Не удалось установить, есть ли программа наставничества",
    norm="package-mo",
    codes=CODES,
)


def check(facts: SiteFacts) -> Finding:
    """Present, absent or unknown."""
    return presence(RULE, "programme", facts)
