"""What the rules on a rated page share: codes, and how what was seen becomes an answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from audit_rules.rule import Rule
from data.models import FAIL, PASS, UNKNOWN, Evidence, Finding, Outcome, SiteFacts, StateReason
from data.rated import RatedBlock, RatedItem

CODES: dict[str, Outcome] = {
    "present": PASS,
    "absent": FAIL,
    "empty": FAIL,
    "promised": FAIL,
    "dead_link": FAIL,
    "excluded": FAIL,
    "other": FAIL,
    "repeated": FAIL,
    "doubtful": UNKNOWN,
    "unknown": UNKNOWN,
}
WORST_FIRST = ("excluded", "other", "repeated", "promised", "dead_link", "empty")
"""Which of several reasons for a lost point is told."""
MOST_EVIDENCE = 5


@dataclass
class Seen:
    """What was met while a thing was looked for, by code; each with its place."""

    found: dict[str, list[Evidence]] = field(default_factory=dict)
    reason: StateReason | None = None

    def add(self, code: str, evidence: Evidence, reason: str = "") -> None:
        """One more thing met; for `unknown`, why."""
        places = self.found.setdefault(code, [])
        if evidence.sha256 and any(each.sha256 == evidence.sha256 for each in places):
            return
        places.append(evidence)
        if code == "unknown" and self.reason is None:
            self.reason = cast("StateReason", reason) if reason else None

    def answer(self, rule: Rule, facts: SiteFacts, *, least: int = 1) -> Finding:
        """Present where enough was found; a lost point needs the full look and nothing unread that may be the thing."""
        present = self.found.get("present", [])
        if len(present) >= least:
            return rule.finding("present", present[:MOST_EVIDENCE])
        gap = look_gap(facts)
        if "unknown" in self.found:
            return rule.finding("unknown", self.found["unknown"][:MOST_EVIDENCE], reason=self.reason or gap or "unread_document")
        if gap:
            return rule.finding("unknown", [Evidence(url=page.url, quote=page.title) for page in facts.rated], reason=gap)
        if "doubtful" in self.found:
            # It was read; what is open is whether it is about the training site, and that a person sees at once.
            return rule.finding("doubtful", self.found["doubtful"][:MOST_EVIDENCE], reason="unread_document")
        for code in WORST_FIRST:
            if code in self.found:
                return rule.finding(code, self.found[code][:MOST_EVIDENCE])
        pages = [Evidence(url=page.url, quote=page.title, sha256=page.sha256) for page in facts.rated]
        return rule.finding("absent", [*present, *pages] or facts.searched)


def look_gap(facts: SiteFacts) -> StateReason | None:
    """Why nothing may be called absent; None: the site and the rated page were looked at whole."""
    if facts.offline:
        return "not_declared"
    if not facts.outcome.complete:
        return facts.outcome.reason or "stopped"
    for page in facts.rated:
        if not page.complete:
            told = [item.reason for block in page.blocks for item in block.items if item.kind == "page" and item.reason]
            return cast("StateReason", next((reason for reason in told if reason != "dead_link"), "stopped"))
    return None


def of_item(item: RatedItem, block: RatedBlock) -> Evidence:
    """Where a thing is offered, and what it is called."""
    return Evidence(url=item.url, page_url=block.url, quote=item.title or item.heading or block.heading, sha256=item.sha256)


def of_words(block: RatedBlock, quote: str = "") -> Evidence:
    """Words of the page itself."""
    return Evidence(url=block.url, quote=(quote or block.heading)[:300])
