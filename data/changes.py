"""What changed between two audits of one methodology: list by list, school by school, municipality by municipality."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from data.models import Audit, Document, OrganisationResult

Status = Literal["new", "still", "fixed", "decided", "moved", "in_review", "not_checked", "dropped"]
"""In the list now and not before; both times; good now; taken off by a person; in another list now; a person is to decide;
could not be checked now; no longer in the registry."""
STATUSES: tuple[Status, ...] = ("new", "still", "fixed", "decided", "moved", "in_review", "not_checked", "dropped")
What = Literal["place", "reason", "state", "section", "confirmation", "site", "score"]
Note = Literal["other_version", "offline"]


@dataclass(frozen=True, kw_only=True)
class Step:
    """What became of one organisation in one list."""

    status: Status
    before: OrganisationResult | None
    """None: it was not in the registry of the earlier audit."""
    after: OrganisationResult | None

    @property
    def organisation(self) -> OrganisationResult:
        """The organisation, as the later audit knows it where it does."""
        return self.after or self.before  # type: ignore[return-value]


@dataclass(frozen=True, kw_only=True)
class ListChange:
    """One list then and now."""

    verdict: str
    title: str
    steps: tuple[Step, ...]

    def of(self, status: Status) -> tuple[Step, ...]:
        """Organisations with that status, in registry order."""
        return tuple(step for step in self.steps if step.status == status)


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One thing told of an organisation, then and now: codes, days or addresses, "" for none."""

    what: What
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class SchoolChange:
    """What changed of one organisation."""

    before: OrganisationResult | None
    after: OrganisationResult | None
    differences: tuple[Difference, ...] = ()
    found: tuple[Document, ...] = ()
    """Acts that the earlier audit did not see."""
    gone: tuple[Document, ...] = ()
    """Acts that a full look does not find any more; () where the look was not full."""


@dataclass(frozen=True, kw_only=True)
class MunicipalityChange:
    """Violators of one municipality, whatever their list."""

    name: str
    before: int
    after: int
    counts: dict[Status, int]
    """before = still + fixed + decided + moved + in_review + not_checked + dropped; after = still + new."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """The whole comparison."""

    first: Audit
    second: Audit
    profile: str
    versions: tuple[int, int]
    notes: tuple[Note, ...]
    lists: tuple[ListChange, ...]
    schools: tuple[SchoolChange, ...]
    """Only those of which something changed."""
    municipalities: tuple[MunicipalityChange, ...]
