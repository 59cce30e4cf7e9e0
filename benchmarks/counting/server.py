"""The counting server: an HTTP proxy for every host of the made-up web, that notes each request as it comes and goes."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from dataclasses import dataclass
from time import monotonic
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from benchmarks.sites.web import Answer, Web

_CLOSED = (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)


@dataclass(frozen=True)
class Visit:
    """One request: when its head was there and when its answer was sent (seconds), and how many of the group were in flight with it."""

    host: str
    path: str
    group: str
    status: int
    size_bytes: int
    """Of the answer's body."""
    came: float
    left: float
    in_flight: int


class CountingServer:
    """A running server: `with CountingServer(web, latency=0.02) as server`; `latency` in seconds is what every answer takes."""

    def __init__(self, web: Web, latency: float = 0.0) -> None:
        self.web, self.latency = web, latency
        self._visits: list[Visit] = []
        self._flying: Counter[str] = Counter()
        self._loop = asyncio.new_event_loop()

    @property
    def url(self) -> str:
        """The proxy's address."""
        return f"http://127.0.0.1:{self._port}"

    def take(self) -> list[Visit]:
        """The visits since the last call, in order of coming."""
        taken, self._visits = self._visits, []
        return sorted(taken, key=lambda visit: visit.came)

    def __enter__(self) -> Self:
        self._thread = threading.Thread(target=self._loop.run_forever, name="counting", daemon=True)
        self._thread.start()
        self._server = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._converse, "127.0.0.1", 0), self._loop).result()
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self._stop(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _stop(self) -> None:
        self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                await self._exchange(reader, writer)
        except _CLOSED:
            pass  # the visitor went away, or was killed
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        came = monotonic()
        method, target, *_ = head[0].split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        parts = urlsplit(target)
        host = (parts.netloc or headers.get("host", "")).partition(":")[0].lower()
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        group = self.web.group(host)
        self._flying[group] += 1
        flying = self._flying[group]
        answer = Answer(502, "text/plain", b"") if method == "CONNECT" else self.web.respond(host, path)
        if self.latency:
            await asyncio.sleep(self.latency)
        if answer.tag and headers.get("if-none-match") == answer.tag:
            answer = Answer(304, answer.content_type, b"", answer.tag)
        body = b"" if method == "HEAD" else answer.body
        # Noted before the last byte goes out: whoever has it may end the run at once. The count in flight ends here too,
        # or the next request of a visitor quicker than this line would look as if there were two.
        self._flying[group] -= 1
        self._visits.append(Visit(host, path, group, answer.status, len(body), came, monotonic(), flying))
        lines = [f"HTTP/1.1 {answer.status} -", f"Content-Type: {answer.content_type}", f"Content-Length: {len(answer.body)}"]
        lines += [f"ETag: {answer.tag}"] if answer.tag else []
        writer.write("\r\n".join([*lines, "Connection: keep-alive", "", ""]).encode("latin-1") + body)
        await writer.drain()
