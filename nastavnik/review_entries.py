"""What needs a person, the gravest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.models import AuditResult, Evidence, OrganisationResult
from data.profile import Profile
from data.reviews import Reply
from data.workspace import Workspace
from reports.columns import evidence
from reports.files import replacing
from reports.lists import NOT_CHECKED, undecided
from reports.registers import review_evidence
from scoring.confirmation import SUSPECTED

CROPS = "vyrezki"
AWAITS_CONFIRMATION = 3
"""Gravity of what nothing speaks against: a second audit may bear it out without a person."""


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One organisation that waits for a person."""

    result: OrganisationResult
    gravity: int
    """0: accused, or says that it is accused wrongly; 1: could not be checked; 2: the rest in doubt; AWAITS_CONFIRMATION."""
    places: tuple[Evidence, ...]
    crops: tuple[Path, ...]
    """Pictures of the lines in doubt."""
    replies: tuple[Reply, ...]
    """Answers of the organisation that nobody has decided upon, the latest first."""


def open_entries(workspace: Workspace, result: AuditResult, profile: Profile) -> tuple[Entry, ...]:
    """All that waits for a person, the gravest first, within one gravity in registry order; pictures are put into the reports."""
    replies = workspace.store.reviews.replies(profile.id)
    entries = []
    for row in result.organisations:
        open_replies = _unanswered(row, replies.get(row.organisation.id, []))
        if undecided(row.verdict) or open_replies or row.verdict.confirmation == SUSPECTED:
            gravity = _gravity(row, profile, disputed=bool(open_replies))
            entries.append(
                Entry(
                    result=row,
                    gravity=gravity,
                    places=evidence(row, profile) if gravity == AWAITS_CONFIRMATION else review_evidence(row, profile),
                    crops=_crops(workspace, row, workspace.reports / profile.id / CROPS),
                    replies=open_replies,
                )
            )
    return tuple(sorted(entries, key=lambda each: each.gravity))


def _unanswered(row: OrganisationResult, replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Objections of the organisation after the last decision on it; one that agrees waits for nobody."""
    decided = row.verdict.review.at if row.verdict.review else None
    return tuple(each for each in replies[:1] if each.answer != "agree" and (decided is None or each.at > decided))


def _gravity(row: OrganisationResult, profile: Profile, *, disputed: bool) -> int:
    if not disputed and not undecided(row.verdict):
        return AWAITS_CONFIRMATION
    code = row.verdict.verdict
    if code in (None, NOT_CHECKED):
        return 1
    return 0 if disputed or profile.verdict(code).kind == "violation" else 2


def _crops(workspace: Workspace, row: OrganisationResult, folder: Path) -> tuple[Path, ...]:
    """Pictures of the lines of scans that the papers in doubt were read from, as files named by their content."""
    doubtful = [each for each in row.facts.documents if each.act.flags] or list(row.facts.documents)
    paths = []
    for sha256 in dict.fromkeys(name for each in doubtful if each.act.type != "other" for name in each.act.crops):
        if sha256 not in workspace.blobs:
            continue
        path = folder / f"{sha256[:20]}.png"
        if not path.exists():
            with replacing(path) as temporary:
                temporary.write_bytes(workspace.blobs.get(sha256))
        paths.append(path)
    return tuple(paths)
