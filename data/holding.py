"""When an audit is not published by itself: limits of a profile, and what went beyond them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from data.conditions import Strict

CauseCode = Literal["nothing_read", "sites", "documents", "platform", "platform_documents", "new_violators"]
"""No site was read; fewer sites read; fewer documents found; the two of one platform; too many new violators at once."""


class Holding(Strict):
    """Limits in percent, against the last good audit, over the organisations that both know."""

    sites_fall: float = Field(default=20, ge=0, le=100)
    """By how much fewer sites may be read."""
    documents_fall: float = Field(default=20, ge=0, le=100)
    """By how much fewer documents may be found."""
    platform_fall: float = Field(default=50, ge=0, le=100)
    """The same two for the sites of one platform."""
    new_violators: float = Field(default=10, ge=0, le=100)
    """How many of the organisations may turn violators at once."""
    least: int = Field(default=3, ge=1)
    """What touches fewer organisations than this never holds anything back."""


@dataclass(frozen=True, kw_only=True)
class Cause:
    """Why an audit is held: what was counted, then and now."""

    code: CauseCode
    profile: str
    before: int
    now: int
    limit: float
    """Percent; 0 for `nothing_read`."""
    platform: str = ""
    """Name of the platform or of its vendor; "" where the cause is of the whole registry."""
