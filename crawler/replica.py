"""Serves a made-up web on loopback: an HTTP proxy for every host name it knows, without DNS; also an origin server by Host header."""

from __future__ import annotations

import asyncio
import threading
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from data.demo.resources import ReplicaWeb, Response, plain_host

DRIP_PAUSE = 0.5
"""Seconds between two bytes of a body that never ends."""
DRIP_BYTES = 16
PHRASES = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 403: "Forbidden", 404: "Not Found"}
PHRASES |= {405: "Method Not Allowed", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
CLOSED = (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError)


class Replica:
    """A running replica: `with Replica(web) as replica: …`; `url` is the proxy's address, `log` every request answered."""

    def __init__(self, web: ReplicaWeb, host: str = "127.0.0.1", port: int = 0) -> None:
        self.web = web
        self.host = host
        self.port = port
        self.log: list[tuple[str, str, int]] = []
        """(host, path with query, status) of each request in order of answering; status 0: dropped."""
        self._server: asyncio.Server | None = None

    @property
    def url(self) -> str:
        """Address of the proxy."""
        return f"http://{self.host}:{self.port}"

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="replica", daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self.start(), self._loop).result()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        asyncio.run_coroutine_threadsafe(self.stop(), self._loop).result()
        asyncio.run_coroutine_threadsafe(self._loop.shutdown_default_executor(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def start(self) -> None:
        """Listen; a port of 0 becomes the one that the system gave."""
        self._server = await asyncio.start_server(self._converse, self.host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening and end all conversations."""
        if self._server is not None:
            self._server.close()
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await self._exchange(reader, writer):
                await writer.drain()
        except CLOSED:
            pass  # the visitor went away: nothing to answer
        finally:
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """One request and its answer; True: the connection stays."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = (head[0] + "  ").split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
        await reader.readexactly(int(headers.get("content-length") or 0))
        parts = urlsplit(target)
        host = plain_host(parts.netloc or headers.get("host", ""))
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        if method not in {"GET", "HEAD"}:  # CONNECT too: the replica speaks plain HTTP only
            return self._send(writer, Response(502 if method == "CONNECT" else 405), host, target, method)
        # Pages and scans are drawn on request; a thread keeps other visitors from waiting.
        answer = await asyncio.to_thread(self.web.respond, host, path)
        if answer is None:
            return self._send(writer, Response(502), host, path, method)
        if answer.fault == "drop":
            self.log.append((host, path, 0))
            return False
        if answer.fault == "drip":
            return await self._drip(writer, host, path)
        return self._send(writer, _unchanged(answer, headers), host, path, method)

    def _send(self, writer: asyncio.StreamWriter, answer: Response, host: str, path: str, method: str) -> bool:
        self.log.append((host, path, answer.status))
        fields = {**answer.headers, "Content-Length": str(len(answer.body)), "Connection": "keep-alive"}
        lines = [
            f"HTTP/1.1 {answer.status} {PHRASES.get(answer.status, 'Status')}",
            *(f"{name}: {value}" for name, value in fields.items()),
        ]
        writer.write("\r\n".join([*lines, "", ""]).encode("latin-1"))
        if method != "HEAD" and answer.status != 304:
            writer.write(answer.body)
        return method != "CONNECT"

    async def _drip(self, writer: asyncio.StreamWriter, host: str, path: str) -> bool:
        """A page that arrives byte by byte and breaks off: bounded, so that nobody waits for ever."""
        self.log.append((host, path, 200))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
        for _ in range(DRIP_BYTES):
            writer.write(b"<")
            await writer.drain()
            await asyncio.sleep(DRIP_PAUSE)
        return False


def _unchanged(answer: Response, headers: dict[str, str]) -> Response:
    """304 in place of the answer where the visitor holds the same bytes already."""
    tag, day = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
    known = headers.get("if-none-match")
    since = headers.get("if-modified-since")
    same = known == tag if known else bool(since and day and parsedate_to_datetime(since) >= parsedate_to_datetime(day))
    return Response(304, {"ETag": tag}) if tag and same else answer


async def serve(web: ReplicaWeb, host: str = "127.0.0.1", port: int = 0) -> Replica:
    """A replica that listens in the running loop; end it with `await replica.stop()`."""
    replica = Replica(web, host, port)
    await replica.start()
    return replica
