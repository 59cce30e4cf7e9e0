"""Bombs: small answers that inflate, answers without an end, answers that take for ever. The section of every one of these is lost."""

from __future__ import annotations

import gzip
from functools import cache

import brotli
import zstandard

from tests.crawler.hostile import school
from tests.crawler.server import Reply, Site

_ZEROS = 256 * 1024**2


def _packed(body: bytes, encoding: str) -> Reply:
    return Reply(body, 200, {"Content-Type": "text/html", "Content-Encoding": encoding})


@cache
def sites() -> dict[str, Site]:
    """Made once, when asked for: packing takes a second."""
    zeros = b"<html>" + bytes(_ZEROS)
    packed = gzip.compress(zeros, 6)
    return {
        "gzip.ru": school(nastavnik=_packed(packed, "gzip")),
        "gzip-twice.ru": school(nastavnik=_packed(gzip.compress(packed), "gzip, gzip")),
        "br.ru": school(nastavnik=_packed(brotli.compress(zeros, quality=2), "br")),
        "zstd.ru": school(nastavnik=_packed(zstandard.compress(zeros), "zstd")),
        "endless.ru": school(nastavnik=Reply(endless=True, headers={"Content-Type": "text/html"})),
        "announced.ru": school(
            nastavnik=Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99999999999\r\n\r\n<html>")
        ),
        "endless-head.ru": school(nastavnik=Reply(endless_head=True)),
        "slow-body.ru": school(nastavnik=Reply(b"<html>" * 1000, drip=0.1)),
        "slow-head.ru": school(nastavnik=Reply(b"<html>", drip_head=0.2)),
        "silence.ru": school(nastavnik=Reply(delay=60.0)),
        "sitemap.ru": {**school(), "/sitemap.xml": Reply(packed, 200, {"Content-Type": "application/gzip"})},
    }


REASONS = {
    **dict.fromkeys(("gzip.ru", "gzip-twice.ru", "br.ru", "zstd.ru", "endless.ru", "announced.ru"), frozenset({"server_error"})),
    **dict.fromkeys(("slow-body.ru", "slow-head.ru", "silence.ru"), frozenset({"timeout"})),
    "endless-head.ru": frozenset({"timeout", "server_error", "down"}),
}
