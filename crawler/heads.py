"""Heads of requests and answers: when a request really left, and answers whose head never ends.

Such an answer is given up before it fills the memory: Twisted keeps every header line until the time is up.
"""

from __future__ import annotations

from time import monotonic

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler, _LenientHTTP11ClientFactory, _LenientHTTP11ClientProtocol
from scrapy.crawler import Crawler
from twisted.internet.defer import Deferred
from twisted.internet.interfaces import IAddress
from twisted.web._newclient import BODY, DONE, Request
from twisted.web.iweb import IResponse

MAX_HEAD = 512 * 1024
"""Bytes; browsers stop at 256 KB, and the body's first bytes may come with the head's last."""

_LEFT: dict[bytes, float] = {}


def when_left(url: str) -> float | None:
    """The moment (monotonic, seconds) when the request to the address was written to its connection; told once; None: never."""
    return _LEFT.pop(url.encode("ascii", "replace"), None)


class BoundedHandler(HTTP11DownloadHandler):
    """http, with a limit to the head of an answer."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._pool._factory = _BoundedFactory


class _BoundedProtocol(_LenientHTTP11ClientProtocol):
    """One connection; `_head` counts the bytes of the answer's head."""

    _head = 0

    def request(self, request: Request) -> Deferred[IResponse]:
        """Ask; the count begins anew."""
        self._head = 0
        _LEFT[bytes(request.absoluteURI or b"")] = monotonic()
        return super().request(request)

    def dataReceived(self, data: bytes) -> None:  # noqa: N802  Twisted's name
        """Bytes of the answer; too many of them before its body break it off."""
        if self._parser is not None and self._parser.state not in {BODY, DONE}:
            self._head += len(data)
            if self._head > MAX_HEAD:
                self.abort()  # type: ignore[no-untyped-call]
                return
        super().dataReceived(data)  # type: ignore[no-untyped-call]


class _BoundedFactory(_LenientHTTP11ClientFactory):
    """Makes such connections."""

    def buildProtocol(self, addr: IAddress | None) -> _BoundedProtocol:  # noqa: N802  Twisted's name
        """One connection."""
        return _BoundedProtocol(self._quiescentCallback)  # type: ignore[no-untyped-call]
