"""What changed since the last good audit, in short: what is told by mail or messenger."""

from __future__ import annotations

from dataclasses import dataclass

from data.changes import Step
from data.models import Audit, OrganisationResult


@dataclass(frozen=True, kw_only=True)
class Digest:
    """One methodology's changes; each organisation stands in one place at most."""

    first: Audit
    second: Audit
    profile: str
    new: tuple[Step, ...]
    """Violators now that were seen to be none before, or are new in the registry."""
    confirmed: tuple[Step, ...]
    """Violators both times, of whom it is sure only now."""
    fixed: tuple[Step, ...]
    left: tuple[Step, ...]
    """No longer among the violators for another reason: a person's decision, another list, the registry."""
    lost: tuple[OrganisationResult, ...]
    """Could be checked before, and not now."""
    regained: tuple[OrganisationResult, ...]
    """Could not be checked before; violators too, who may have been known as such before that."""
    still: int
    """Violators then and now."""
    not_checked: tuple[int, int]
    """How many could not be checked: then, now."""

    @property
    def suspected(self) -> int:
        """How many of the new ones wait for a second look or a person's decision: no list names them yet."""
        return sum(step.after is not None and step.after.verdict.confirmation == "suspected" for step in self.new)

    @property
    def changed(self) -> bool:
        """There is something to tell."""
        return bool(self.new or self.confirmed or self.fixed or self.left or self.lost or self.regained)
