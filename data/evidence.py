"""Where something was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """Where a finding was read: address, page of the file, the words."""

    url: str
    page_url: str = ""
    page: int | None = None
    quote: str = ""
    sha256: str = ""
