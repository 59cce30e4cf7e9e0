"""The regulation on mentoring: is it published?

Norm     package-mo in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from audit_rules.rules.presence import CODES, presence
from data.models import Finding, SiteFacts

RULE = Rule(
    id="package.regulation",
    title="Положение о наставничестве есть на сайте",
    failure_title="Положение о наставничестве не найдено",
    unknown_title="Не удалось установить, есть ли положение о наставничестве",
    norm="package-mo",
    codes=CODES,
)


def check(facts: SiteFacts) -> Finding:
    """Present, absent or unknown."""
    return presence(RULE, "regulation", facts)
