"""Addresses in XML site maps."""

from __future__ import annotations

import gzip
import io
import re

_LOC = re.compile(r"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]+?)\s*(?:\]\]>)?\s*</loc>", re.IGNORECASE)
_MAX_BYTES = 10 * 1024**2
_MAX_ADDRESSES = 5000


def unpack(body: bytes) -> bytes:
    """The XML, inflated where it is gzip; b"" for a broken or bursting archive."""
    if not body.startswith(b"\x1f\x8b"):
        return body[:_MAX_BYTES]
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
            return file.read(_MAX_BYTES)
    except (OSError, EOFError):
        return b""


def is_list(body: bytes) -> bool:
    """A site map in plain text: addresses, one a line (https://www.sitemaps.org/protocol.html#otherformats)."""
    lines = [line.strip() for line in body[:_MAX_BYTES].decode("utf-8-sig", errors="replace").splitlines() if line.strip()]
    return bool(lines) and all(re.match(r"https?://\S+$", line) for line in lines)


def locations(xml: bytes) -> tuple[list[str], bool]:
    """Addresses in order, and whether they are further site maps. Read by pattern: no entity is ever expanded."""
    if is_list(xml):
        return xml.decode("utf-8-sig", errors="replace").split()[:_MAX_ADDRESSES], False
    text = xml.decode("utf-8", errors="replace")
    found = [address.replace("&amp;", "&") for address in _LOC.findall(text)[:_MAX_ADDRESSES]]
    return found, "<sitemapindex" in text[:2000].lower()
