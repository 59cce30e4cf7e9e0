"""Packed bodies (gzip, deflate, br, zstd): unpacked up to a limit; a stream that breaks off is told, never taken for a whole page.

Scrapy's own middleware returns what a torn stream gave as if it were all: half a menu would look like a site without a section.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

import brotli
import zstandard
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from crawler.pages import is_html

TORN = "dataloss"
"""Flag of a response whose end is missing; Scrapy's own word for a body shorter than announced."""
_PIECE = 65536
_FEED = 512
"""Bytes of zstd given at once: they inflate to 16 MB at most."""


class TooBig(IgnoreRequest):
    """A body that inflates beyond the limit."""


class UnpackMiddleware:
    """Unpacks what the server packed."""

    def __init__(self, *, max_size: int) -> None:
        self.max_size = max_size

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> UnpackMiddleware:
        """Scrapy's constructor."""
        return cls(max_size=crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_response(self, request: Request, response: Response) -> Response:
        """The response with a plain body.

        Raises:
            TooBig: it inflates beyond the limit.
        """
        packed = ",".join(value.decode("latin-1") for value in response.headers.getlist("Content-Encoding"))
        if not packed:
            return response
        body, whole = unpacked(response.body, packed, self.max_size)
        response = response.replace(body=body, flags=[*response.flags, *([] if whole else [TORN])])
        del response.headers["Content-Encoding"]
        return response


def unpacked(body: bytes, encodings: str, limit: int) -> tuple[bytes, bool]:
    """The plain body, and whether its end is there. `encodings`: as the header names them, in the order they were applied.

    A body that is not packed as the header says, or in a way that is not known, comes back as it is.

    Raises:
        TooBig: more than `limit` bytes.
    """
    whole = True
    for name in reversed([each.strip().lower() for each in encodings.split(",")]):
        pieces = _KINDS.get(name)
        if pieces is None:
            return body, whole
        plain, finished = _gathered(pieces(body), limit)
        if not plain and not finished:
            return body, whole and _plain(body)
        body, whole = plain, whole and finished
    return body, whole


def _plain(body: bytes) -> bool:
    """Plainly not packed, whatever the header says: a page, a PDF, a text."""
    return is_html(body) or b"%PDF-" in body[:1024] or (body[:512].isascii() and b"\0" not in body[:512])


def _gathered(pieces: Iterator[bytes], limit: int) -> tuple[bytes, bool]:
    """All pieces together, and whether the stream came to its end."""
    found = bytearray()
    try:
        for piece in pieces:
            found += piece
            if len(found) > limit:
                raise TooBig(f"после распаковки больше {limit} байт")
    except (zlib.error, brotli.error, zstandard.ZstdError, EOFError):
        return bytes(found), False
    return bytes(found), True


def _inflated(body: bytes, wbits: int) -> Iterator[bytes]:
    """Pieces of a zlib stream; gzip members follow each other, and what comes after the last is padding."""
    rest = body
    while True:
        stream = zlib.decompressobj(wbits)
        while rest and not stream.eof:
            yield stream.decompress(rest, _PIECE)
            rest = stream.unconsumed_tail
        if not stream.eof:
            # What the inflater still holds is given out without new input.
            yield stream.flush(_PIECE)
        if not stream.eof:
            raise EOFError
        rest = stream.unused_data
        if wbits != _GZIP or not rest.startswith(b"\x1f\x8b"):
            return


def _deflated(body: bytes) -> Iterator[bytes]:
    """With the zlib header, as the standard says, or bare, as some servers send it."""
    bare = len(body) < 2 or (body[0] & 0x0F) != 8 or (body[0] * 256 + body[1]) % 31 != 0
    return _inflated(body, -zlib.MAX_WBITS if bare else zlib.MAX_WBITS)


def _brotli(body: bytes) -> Iterator[bytes]:
    stream = brotli.Decompressor()
    yield stream.process(body, output_buffer_limit=_PIECE)
    while not stream.is_finished():
        piece = stream.process(b"", output_buffer_limit=_PIECE)
        if not piece and not stream.is_finished():
            raise EOFError
        yield piece


def _zstd(body: bytes) -> Iterator[bytes]:
    stream = zstandard.ZstdDecompressor(max_window_size=2**27).decompressobj()
    for start in range(0, len(body), _FEED):
        yield stream.decompress(body[start : start + _FEED])
        if stream.eof:
            return
    raise EOFError


_GZIP = zlib.MAX_WBITS | 16
_KINDS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": lambda body: _inflated(body, _GZIP),
    "x-gzip": lambda body: _inflated(body, _GZIP),
    "deflate": _deflated,
    "br": _brotli,
    "zstd": _zstd,
    "identity": lambda body: iter([body]),
}
