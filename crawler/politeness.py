"""Politeness groups: who shares a server, and one gate a group that keeps the gap, the number in flight and the pauses."""

from __future__ import annotations

import asyncio
import datetime as dt
import math
import socket
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache, partial
from time import monotonic
from typing import Protocol

from crawler import urls
from crawler.focus import load_yaml
from crawler.guards import proxy_for

_DNS_TIMEOUT, _DNS_DOWN_TIMEOUT = 20.0, 2.0
"""Seconds for one name; the same when none of the last `_AT_ONCE` names was found."""
_AT_ONCE = 16
"""Names looked up side by side."""
_JITTER = 0.003
"""Seconds by which requests of the same server always differ on their way."""
_LOOK_AGAIN = 60.0
"""Seconds after which a name that was not found is looked up again: the address may be one that others share."""


@cache
def _vendors() -> dict[str, str]:
    return {str(domain): str(group) for group, domains in load_yaml("hosts.yml")["groups"].items() for domain in domains}


def vendor_of(host: str) -> str | None:
    """The known vendor or portal whose server holds the host; None for all others."""
    labels = host.split(".")
    return next((group for k in range(len(labels)) if (group := _vendors().get(".".join(labels[k:])))), None)


def vendor_domain(host: str) -> str | None:
    """The vendor's domain of which the host is a part (edumsko.ru); None where no vendor is known."""
    labels = host.split(".")
    return next((domain for k in range(len(labels)) if (domain := ".".join(labels[k:])) in _vendors()), None)


class Turns(Protocol):
    """Turns that crawls of several machines take together, by group."""

    def place(self, group: str, places: int) -> AbstractAsyncContextManager[None]:
        """One of so many requests in flight."""

    async def start(self, group: str, gap: float) -> None:
        """Wait for the turn; nobody else's comes within `gap` seconds after."""


@dataclass
class Turn:
    """One request's turn."""

    left: float | None = None
    """When the request was really sent, which a busy process does later than it may; None: not known."""


class Gate:
    """One group's turn-taking: never more in flight than allowed, never a gap shorter than the delay, nobody while it is paused."""

    def __init__(self, *, delay: float, concurrency: int, group: str = "", shared: Turns | None = None) -> None:
        self.delay = delay
        self._group, self._shared, self._places = group, shared, concurrency
        self._free = asyncio.Semaphore(concurrency)
        self._turn = asyncio.Lock()
        self._next = 0.0
        self._fastest = math.inf
        self._paused_until = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[Turn]:
        """Wait for the group's turn and hold it while the request is in flight."""
        async with self._free, self._shared.place(self._group, self._places) if self._shared else nullcontext():
            async with self._turn:
                while (wait := max(self._next, self._paused_until) - monotonic()) > 0:
                    await asyncio.sleep(wait)
                if self._shared and self.delay:
                    await self._shared.start(self._group, self.delay + self._slack)
                started = monotonic()
                self._next = started + self.delay
            turn = Turn()
            try:
                yield turn
            finally:
                # The server counts from when a request reaches it: as much later than usual as its answer came later than the fastest did.
                left = started if turn.left is None else turn.left
                took = monotonic() - left
                self._fastest = min(self._fastest, took)
                late = min(took - self._fastest + _JITTER, self._slack)
                self._next = max(self._next, left + late + self.delay) if self.delay else self._next

    @property
    def _slack(self) -> float:
        return max(0.05, 0.04 * self.delay)

    def pause(self, seconds: float) -> None:
        """Nobody of the group asks anything for so long."""
        self._paused_until = max(self._paused_until, monotonic() + seconds)
        if self._shared and self.delay:
            self._pausing = asyncio.ensure_future(self._shared.start(self._group, seconds))

    def slow_down(self, delay: float) -> None:
        """A server of the group asks for this gap."""
        self.delay = max(self.delay, delay)


class Politeness:
    """All gates of a crawl."""

    def __init__(self, *, delay: float, concurrency: int, shared: Turns | None = None) -> None:
        self._delay, self._concurrency, self._shared = delay, concurrency, shared
        self._gates: dict[str, Gate] = {}
        self._names = Names()

    def gate(self, group: str) -> Gate:
        """The group's gate."""
        if group not in self._gates:
            self._gates[group] = Gate(delay=self._delay, concurrency=self._concurrency, group=group, shared=self._shared)
        return self._gates[group]

    async def group_of(self, url: str) -> str:
        """The politeness group of an address: vendor or portal where known, else resolved address, behind a proxy registrable domain."""
        host = urls.host_of(url)
        vendor = vendor_of(host)
        if vendor:
            return vendor
        if proxy_for(url):
            return urls.registrable(host)
        return await self._names.address(host) or urls.registrable(host)


class Names:
    """Addresses of hosts, each looked up once; a few side by side, so that a list of a thousand names floods no resolver."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="names")
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._found: dict[str, asyncio.Future[str | None]] = {}
        self._failed_at: dict[str, float] = {}
        self._in_vain = 0

    async def address(self, host: str) -> str | None:
        """The least of the host's addresses; None where it has none, or the resolver does not say."""
        if host not in self._found or monotonic() - self._failed_at.get(host, monotonic()) > _LOOK_AGAIN:
            self._failed_at.pop(host, None)
            self._found[host] = asyncio.ensure_future(self._look_up(host))
        return await asyncio.shield(self._found[host])

    async def _look_up(self, host: str) -> str | None:
        look = partial(socket.getaddrinfo, host, None, family=socket.AF_INET, type=socket.SOCK_STREAM)
        async with self._places:
            timeout = _DNS_TIMEOUT if self._in_vain < _AT_ONCE else _DNS_DOWN_TIMEOUT
            try:
                found = await asyncio.wait_for(asyncio.get_running_loop().run_in_executor(self._threads, look), timeout)
            except (OSError, UnicodeError, TimeoutError):
                self._in_vain += 1
                self._failed_at[host] = monotonic()
                return None
        self._in_vain = 0
        return min(str(address[4][0]) for address in found)


def retry_after(value: str, now: dt.datetime) -> float | None:
    """Seconds that a Retry-After header asks for; None where it says nothing."""
    value = value.strip()
    if value.isdecimal():
        return float(value)
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    return max(0.0, (moment - now).total_seconds())
