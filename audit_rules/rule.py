"""A rule: what it is called, the norm behind it, and the closed list of codes it may answer with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.models import FAIL, PASS, Document, Evidence, Finding, Outcome, StateReason


@dataclass(frozen=True, kw_only=True)
class Rule:
    """Metadata of one rule; `check` in the same module is its pure function of SiteFacts."""

    id: str
    """The path of its file: package.regulation is rules/package/regulation.py."""
    title: str
    """How it reads when it holds."""
    failure_title: str
    """How it reads when it does not."""
    unknown_title: str
    """How it reads when it could not be told."""
    norm: str
    """Id in data/norms.yml."""
    codes: dict[str, Outcome]

    def finding(
        self, code: str, evidence: Iterable[Evidence] = (), *, reason: StateReason | None = None, flags: Iterable[str] = ()
    ) -> Finding:
        """The answer `code` with its evidence.

        Raises:
            KeyError: the code is not one of the rule's.
        """
        outcome = self.codes[code]
        title = self.title if outcome == PASS else self.failure_title if outcome == FAIL else self.unknown_title
        return Finding(
            rule=self.id,
            code=code,
            outcome=outcome,
            title=title,
            norm=self.norm,
            evidence=tuple(evidence),
            reason=reason,
            flags=tuple(dict.fromkeys(flags)),
        )


def evidence_of(document: Document) -> Evidence:
    """Where a document was read."""
    return Evidence(url=document.url, page_url=document.page_url, page=document.act.page, quote=document.act.quote, sha256=document.sha256)
