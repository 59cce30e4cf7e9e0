"""A web of made-up sites on loopback: one small server that is also an HTTP proxy for any host name, with faults and a log."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Seen:
    """One request as the server saw it."""

    host: str
    path: str
    headers: dict[str, str]
    started: float
    ended: float = 0.0
    scheme: str = "http"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.host}{self.path}"


@dataclass
class Reply:
    """What is sent back.

    `raw` replaces everything; `drip` sends a byte of the body so often, `drip_head` one of the head; `close` sends nothing at all.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    drip_head: float = 0.0
    endless: bool = False
    endless_head: bool = False
    close: bool = False
    raw: bytes | None = None


Site = dict[str, Reply] | Callable[[Seen], Reply | None]


def page(body: str, *, title: str = "", status: int = 200, encoding: str = "utf-8", headers: dict[str, str] | None = None) -> Reply:
    """An HTML page."""
    html = f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
    return Reply(html.encode(encoding), status, {"Content-Type": "text/html", **(headers or {})})


def text(body: str, *, status: int = 200) -> Reply:
    return Reply(body.encode(), status, {"Content-Type": "text/plain"})


def pdf(words: str = "made up") -> Reply:
    return Reply(b"%PDF-1.4\n% " + words.encode() + b"\n%%EOF\n", 200, {"Content-Type": "application/pdf"})


def redirect(to: str, status: int = 302) -> Reply:
    return Reply(b"", status, {"Location": to})


def gzipped(body: bytes) -> Reply:
    return Reply(gzip.compress(body), 200, {"Content-Type": "text/html", "Content-Encoding": "gzip"})


def menu(*links: tuple[str, str]) -> str:
    """A menu of (address, text)."""
    return "<ul class=menu>" + "".join(f'<li><a href="{url}">{words}</a></li>' for url, words in links) + "</ul>"


WORDS = "<p>" + "Школа работает каждый день и рада гостям. " * 12 + "</p>"
"""Enough text for a page to be taken for a real one. Made up."""


class Web:
    """Sites by host name; `with web:` serves them on a free port of loopback.

    `certificates`: contexts of the hosts that have https too; «https://host» among the sites is what such a host serves there,
    where that differs.
    """

    def __init__(self, sites: dict[str, Site], *, certificates: dict[str, ssl.SSLContext] | None = None, port: int = 0) -> None:
        self.sites, self.certificates = sites, certificates or {}
        self._wanted_port = port
        self.connections = 0
        self.log: list[Seen] = []
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._stop: asyncio.Event | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> Web:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        assert self._stop is not None
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(10)

    @property
    def proxy(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def asked(self, host: str) -> list[str]:
        """Paths asked of the host, in order, robots.txt left out."""
        return [seen.path for seen in self.log if seen.host == host and seen.path != "/robots.txt"]

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        self._stop = asyncio.Event()
        server = await asyncio.start_server(self._connection, "127.0.0.1", self._wanted_port)
        self.port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            while await self._request(reader, writer):
                pass
        writer.close()

    async def _tunnel(self, host: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        await writer.drain()
        await writer.start_tls(self.certificates[host])
        while await self._request(reader, writer, scheme="https"):
            pass

    async def _request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, scheme: str = "http") -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *rows = head.split("\r\n")
        method, target, _ = line.split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (row.partition(":") for row in rows if row)}
        if method == "CONNECT" and target.partition(":")[0] in self.certificates:
            await self._tunnel(target.partition(":")[0], reader, writer)
            return False
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            return False
        parts = urlsplit(target)
        host = parts.netloc or headers.get("host", "")
        seen = Seen(host, (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), headers, time.monotonic(), scheme=scheme)
        self.log.append(seen)
        reply = self._reply(seen)
        try:
            return await self._send(writer, reply)
        finally:
            seen.ended = time.monotonic()

    def _reply(self, seen: Seen) -> Reply:
        site = self.sites.get(f"{seen.scheme}://{seen.host}", self.sites.get(seen.host))
        if site is None:
            return Reply(b"no such host", 502)
        found = site.get(seen.path) if isinstance(site, dict) else site(seen)
        return found or (
            Reply(b"none", 404) if seen.path == "/robots.txt" else page("<h1>Нет такой страницы</h1>", title="404", status=404)
        )

    async def _send(self, writer: asyncio.StreamWriter, reply: Reply) -> bool:
        if reply.delay:
            await asyncio.sleep(reply.delay)
        if reply.close:
            return False
        if reply.raw is not None:
            writer.write(reply.raw)
            await writer.drain()
            return False
        length = {} if reply.endless else {"Content-Length": str(len(reply.body))}
        head = {**length, **reply.headers}
        rows = "".join(f"{name}: {value}\r\n" for name, value in head.items())
        await self._send_head(writer, reply, f"HTTP/1.1 {reply.status} X\r\n{rows}\r\n".encode())
        if reply.endless:
            for _ in range(20_000):
                writer.write(b"x" * 65536)
                await writer.drain()
        elif reply.drip:
            for byte in reply.body:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(reply.drip)
        else:
            writer.write(reply.body)
            await writer.drain()
        return not reply.endless

    async def _send_head(self, writer: asyncio.StreamWriter, reply: Reply, head: bytes) -> None:
        if reply.endless_head:
            writer.write(head[:-2])
            for number in range(2_000_000):
                writer.write(b"X-Made-Up-%d: %s\r\n" % (number, b"x" * 1000))
                await writer.drain()
        elif reply.drip_head:
            for byte in head:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(reply.drip_head)
        else:
            writer.write(head)
