"""The section on mentoring of teachers: does the site have a page or folder whose own title names it?

An empty section is found. Absence needs the full look.
Norm     section-izhevsk in data/norms.yml.
"""

from __future__ import annotations

from audit_rules.rule import Rule
from data.models import FAIL, PASS, UNKNOWN, Evidence, Finding, SiteFacts

RULE = Rule(
    id="section.present",
    title="На сайте есть раздел о наставничестве педагогов",
    failure_title="Раздел о наставничестве педагогов на сайте не найден",
    unknown_title="Не удалось установить, есть ли на сайте раздел о наставничестве педагогов",
    norm="section-izhevsk",
    codes={"present": PASS, "empty": PASS, "absent": FAIL, "unknown": UNKNOWN},
)


def check(facts: SiteFacts) -> Finding:
    """Present, empty, absent or unknown."""
    section = facts.section
    if section.found is None:
        return RULE.finding("unknown", reason="not_declared" if facts.offline else facts.outcome.reason or "stopped")
    if not section.found:
        return RULE.finding("absent", facts.searched)
    return RULE.finding("empty" if section.empty else "present", [Evidence(url=section.url or "", quote=section.title or "")])
