"""A personal programme of mentoring: is it published?

Norm     package-mo in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.presence import CODES, presence
from data.models import Finding, SiteFacts

RULE = Rule(
    id="package.personal_programme",
    title="Персонализированная программа наставничества есть на сайте",
    failure_title="Персонализированная программа наставничества не найдена",
    unknown_title="Не удалось установить, есть ли персонализированная программа наставничества",
    norm="package-mo",
    codes=CODES,
)


def check(facts: SiteFacts) -> Finding:
    """Present, absent or unknown."""
    return presence(RULE, "personal_programme", facts)
