"""Turns of a politeness group that several processes take, on any machine: so many requests in flight, one start in a gap."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from data.store.locks import Locks


class SharedTurns:
    """Held as locks of the database, in which whoever waits is served in order. Of one event loop."""

    def __init__(self, locks: Locks) -> None:
        self._locks = locks
        self._mine: set[str] = set()
        self._starts: dict[str, float] = {}
        """Groups whose start is ours, and until when (`time.monotonic`)."""

    @asynccontextmanager
    async def place(self, group: str, places: int) -> AsyncIterator[None]:
        """One of so many requests in flight, over all processes."""
        names = [f"place {number} {group}" for number in range(places)]
        free = await self._take(names)
        try:
            yield
        finally:
            free()

    async def start(self, group: str, gap: float) -> None:
        """Wait for the group's turn; nobody, in any process, starts within `gap` seconds after."""
        while (left := self._starts.get(group, 0.0) - time.monotonic()) > 0 or group in self._starts:
            await asyncio.sleep(max(left, 0.002))
        self._starts[group] = time.monotonic() + gap
        try:
            free = await self._take([f"start {group}"])
        except BaseException:
            del self._starts[group]
            raise
        self._starts[group] = time.monotonic() + gap

        def over() -> None:
            del self._starts[group]
            free()

        asyncio.get_running_loop().call_later(gap, over)

    def close(self) -> None:
        """Give everything back when the last gap is over."""
        left = max(self._starts.values(), default=0.0) - time.monotonic()
        if left > 0:
            time.sleep(left)
        self._locks.close()

    async def _take(self, names: list[str]) -> Callable[[], None]:
        """Take the first of `names` that is free; what frees it."""
        for name in names:
            # The server would give a lock to the same connection twice.
            if name not in self._mine and self._locks.take(name):
                self._mine.add(name)
                return lambda: self._free(name)
        waiting = self._locks.another()
        wanted = next((name for name in names if name not in self._mine), names[0])
        served = asyncio.get_running_loop().run_in_executor(None, waiting.wait, wanted)
        try:
            await asyncio.shield(served)
        except asyncio.CancelledError:
            # The server goes on serving whoever gave up; what it then gives is given back at once.
            served.add_done_callback(lambda _: waiting.close())
            raise
        return waiting.close

    def _free(self, name: str) -> None:
        self._mine.discard(name)
        self._locks.free(name)
