"""robots.txt of every origin: asked once an audit, kept in the store, obeyed by every request (RFC 9309)."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from protego import Protego

from crawler import urls
from crawler.outages import is_silence
from crawler.outcomes import Trouble
from crawler.pages import decode
from crawler.settings import ROBOT
from data.models import StateReason
from data.store import CrawlStore
from data.store.crawl import RobotsAnswer

_MAX_BYTES = 500 * 1024
_MAX_HOPS = 5
_NO_ANSWER: dict[str, StateReason] = {
    "down": "down",
    "refused": "refused",
    "timeout": "timeout",
    "dns": "dns",
    "tls": "tls",
    "dead_link": "down",
    "server_error": "server_error",
}


class RawAnswer(Protocol):
    """One answer of one server, redirects not followed."""

    @property
    def status(self) -> int | None:
        """HTTP status; None: no answer."""

    @property
    def body(self) -> bytes:
        """Body as sent."""

    @property
    def location(self) -> str:
        """Address a redirect leads to; "" for all else."""

    @property
    def trouble(self) -> Trouble | None:
        """Why there is no answer."""


@dataclass(frozen=True)
class Rules:
    """What one origin allows."""

    trouble: Trouble | None = None
    """Why nothing of the origin may be asked."""
    parser: Protego | None = None

    def allows(self, url: str) -> bool:
        """The address may be asked."""
        return self.trouble is None and (self.parser is None or bool(self.parser.can_fetch(url, ROBOT)))

    @property
    def crawl_delay(self) -> float:
        """Seconds between requests that the origin asks for; 0 where it says nothing."""
        return float(self.parser.crawl_delay(ROBOT) or 0) if self.parser else 0.0

    @property
    def sitemaps(self) -> list[str]:
        """Addresses of its Sitemap lines."""
        return [str(address) for address in self.parser.sitemaps] if self.parser else []


class Robots:
    """The rules of all origins of one audit."""

    def __init__(
        self,
        audit_id: int,
        store: CrawlStore,
        ask: Callable[[str], Awaitable[RawAnswer]],
        learned: Callable[[str, Rules], Awaitable[None]],
    ) -> None:
        """`ask` fetches one address without following redirects; `learned` hears the rules of each origin once a run."""
        self._audit_id, self._store, self._ask, self._learned = audit_id, store, ask, learned
        self._rules: dict[str, asyncio.Future[Rules]] = {}
        self._anew: set[str] = set()

    async def rules(self, url: str) -> Rules:
        """Rules of the address's origin. Whoever waits for the same file shares one request, and a cancelled one takes nobody along."""
        origin = urls.origin_of(url)
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._load(origin))
        return await asyncio.shield(self._rules[origin])

    def forget_silent(self) -> None:
        """Ask those origins again that did not answer."""
        silent = [
            origin for origin, rules in self._rules.items() if rules.done() and (why := rules.result().trouble) and is_silence(why.reason)
        ]
        self._anew.update(silent)
        for origin in silent:
            del self._rules[origin]

    async def _load(self, origin: str) -> Rules:
        kept = self._store.robots(self._audit_id, origin)
        if kept is None or (kept.status is None and origin in self._anew):
            kept = await self._fetch(origin)
            self._store.keep_robots(self._audit_id, kept)
        rules = _rules_of(kept)
        await self._learned(origin, rules)
        return rules

    async def _fetch(self, origin: str) -> RobotsAnswer:
        url = f"{origin}/robots.txt"
        for _ in range(_MAX_HOPS + 1):
            answer = await self._ask(url)
            # Behind a proxy a site that does not answer comes as the proxy's own 502 or 504.
            if answer.status is None or (answer.trouble is not None and answer.trouble.reason in ("down", "timeout")):
                # `text` of an answer that never came holds the reason's code and its words.
                trouble = answer.trouble or Trouble("down")
                return RobotsAnswer(
                    origin=origin, status=None, text=f"{trouble.reason} {trouble.detail}", fetched_at=dt.datetime.now(dt.UTC)
                )
            if not answer.location:
                text = decode(answer.body[:_MAX_BYTES]) if 200 <= answer.status < 300 else ""
                return RobotsAnswer(origin=origin, status=answer.status, text=text, fetched_at=dt.datetime.now(dt.UTC))
            url = answer.location
        return RobotsAnswer(origin=origin, status=404, fetched_at=dt.datetime.now(dt.UTC))


def _rules_of(answer: RobotsAnswer) -> Rules:
    if answer.status is None:
        code, _, words = answer.text.partition(" ")
        return Rules(Trouble(_NO_ANSWER.get(code, "down"), words or "robots.txt не отвечает"))
    if answer.status == 429 or answer.status >= 500:
        return Rules(Trouble("robots", f"robots.txt отвечает ошибкой ({answer.status})"))
    if 200 <= answer.status < 300:
        return Rules(parser=Protego.parse(answer.text))
    # 4xx, and redirects without an end, mean that there are no rules.
    return Rules()
