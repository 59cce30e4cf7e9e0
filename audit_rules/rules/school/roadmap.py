"""The approved road map of the municipal mentoring school: is it published?

A road map without any trace of its approval is neither approved nor not: the order that approves it may name it in its text alone.
Norm     primorye-school in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.facts.query import of_type, strongest
from audit_rules.rule import Rule, evidence_of
from audit_rules.rules.presence import absence
from data.models import FAIL, PASS, READ, UNKNOWN, Finding, SiteFacts

RULE = Rule(
    id="school.roadmap",
    title="Утверждённая дорожная карта Школы наставничества есть на сайте",
    failure_title="Дорожная карта Школы наставничества не найдена",
    unknown_title="Не удалось установить, есть ли утверждённая дорожная карта Школы наставничества",
    norm="primorye-school",
    codes={"present": PASS, "unstamped": UNKNOWN, "absent": FAIL, "unknown": UNKNOWN},
)


def check(facts: SiteFacts) -> Finding:
    """Present, unstamped (there, its approval is not seen), absent or unknown."""
    maps = of_type(facts, "roadmap")
    if not maps:
        return absence(RULE, "roadmap", facts)
    approved = [each for each in maps if READ in (each.act.number_state, each.act.date_state) or each.act.source == "declared"]
    if approved:
        best = strongest(approved)
        return RULE.finding("present", [evidence_of(best)], flags=best.act.flags)
    return RULE.finding("unstamped", map(evidence_of, maps), reason="unread_document")
