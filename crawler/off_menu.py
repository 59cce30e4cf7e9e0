"""Pages that a site map tells of and no link led to: they are part of the full look."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import unquote

from crawler.sitemaps import locations
from data.blobs import BlobStore
from data.models import Fetch

OFF_MENU = 50.75
"""Score of such a page: after everything that a link recommends, before pages that nothing does."""
MAX_OFF_MENU = 80


def tells(url: str) -> bool:
    """The last part of the address, or its query's values, are words and not a number alone."""
    path, _, query = url.partition("?")
    last = path.rstrip("/").rpartition("/")[2] if not query else " ".join(piece.partition("=")[2] for piece in query.split("&"))
    return re.search(r"[^\W\d_]{4}", re.sub(r"^(node|page|item|post|id|index|article)\b", "", unquote(last, errors="replace"))) is not None


def told_by_maps(fetches: Iterable[Fetch], sitemaps: Iterable[str], blobs: BlobStore) -> list[str]:
    """The addresses of the site maps that were read, as they are written; indexes of maps left out."""
    maps = set(sitemaps)
    found: list[str] = []
    for fetch in fetches:
        if fetch.url in maps and fetch.sha256 and not fetch.reason and fetch.sha256 in blobs:
            addresses, index = locations(blobs.get(fetch.sha256))
            found += [] if index else addresses
    return list(dict.fromkeys(found))
