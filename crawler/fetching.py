"""One address asked politely: guard, robots, group gate, redirects, retries; a failure is a value with its reason."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from scrapy import Request
from scrapy.http import Response

from crawler import urls
from crawler.cookies import Cookies
from crawler.guards import proxy_for, refusal
from crawler.heads import when_left
from crawler.outages import Outages, is_silence
from crawler.outcomes import EXPECTED, Trouble, of_exception, of_status
from crawler.packing import TORN
from crawler.politeness import Politeness, retry_after
from crawler.robots import Robots, Rules
from crawler.settings import CrawlSettings
from crawler.stops import STOPPED, StopList
from crawler.tls import UNVERIFIED
from data.models import Fetch
from data.store import CrawlStore

_MAX_HOPS = 8
_SHORT = 8.0
"""Seconds in which a live server takes a connection, its greeting lost three times on the way."""

Download = Callable[[Request], Awaitable[Response]]
Judge = Callable[[str], Trouble | None]


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What an address gave after redirects; `trouble` None: `body` may be used, or `not_modified`."""

    url: str
    final_url: str
    status: int | None = None
    body: bytes = b""
    content_type: str = ""
    etag: str = ""
    last_modified: str = ""
    location: str = ""
    """Of a single redirect: where it leads, its whole query kept."""
    redirects: tuple[str, ...] = ()
    trouble: Trouble | None = None
    not_modified: bool = False
    wait: float | None = None
    """Seconds of Retry-After."""
    tls_unverified: bool = False
    """The answer, or a redirect that led to it, came from a server whose certificate could not be verified."""


class Fetcher:
    """All requests of a crawl go through here."""

    def __init__(self, audit_id: int, store: CrawlStore, settings: CrawlSettings, download: Download) -> None:
        self._settings, self._download = settings, download
        self.politeness = Politeness(delay=settings.delay, concurrency=settings.group_concurrency, shared=settings.turns)
        self.outages = Outages()
        self.robots = Robots(audit_id, store, self._ask, self._learned)
        self._stops = StopList(settings.stop_list)
        self._unverified: set[str] = set()
        self._cookies = Cookies()

    async def fetch(self, url: str, *, known: Fetch | None = None, patient: bool = True, judge: Judge | None = None) -> Answer:
        """What the address gives.

        `known`: an earlier answer whose body is at hand, asked for only if changed; `patient`: with retries; `judge`: says of every hop
        of a redirect why it must not be followed, before it is asked.
        """
        hops: list[str] = []
        seen: set[tuple[str, str]] = set()
        here = url
        unverified = False
        while True:
            trouble = (judge(here) if judge and hops else None) or await self.forbidden(here)
            if trouble is not None:
                return Answer(url=url, final_url=here, redirects=tuple(hops), trouble=trouble, tls_unverified=unverified)
            seen.add((here, self._cookies.header(here)))
            answer = await self._ask(here, headers=_validators(known, here), patient=patient)
            unverified = unverified or answer.tls_unverified
            answer = replace(answer, url=url, redirects=tuple(hops), tls_unverified=unverified)
            if not answer.location:
                return answer
            hops.append(here)
            if (answer.location, self._cookies.header(answer.location)) in seen or len(hops) > _MAX_HOPS:
                trouble = Trouble("redirect_loop", "перенаправления идут по кругу или их слишком много")
                return replace(answer, redirects=tuple(hops), trouble=trouble, location="")
            here = answer.location

    async def forbidden(self, url: str) -> Trouble | None:
        """Why the address may not be asked: our guard, the stop-list or the server's robots.txt; None: it may."""
        trouble = self._refused(url)
        if trouble is not None:
            return trouble
        rules = await self.robots.rules(url)
        if rules.trouble is not None:
            return rules.trouble
        return None if rules.allows(url) else Trouble("robots", "запрещено в robots.txt")

    def _refused(self, url: str) -> Trouble | None:
        why = refusal(url, allow_private=self._settings.allow_private)
        if why:
            return Trouble("dead_link", why)
        return STOPPED if self._stops.address(url) else None

    async def _learned(self, origin: str, rules: Rules) -> None:
        if rules.crawl_delay > 0:
            group = await self.politeness.group_of(origin)
            self.politeness.gate(group).slow_down(min(rules.crawl_delay, self._settings.max_wait))

    async def _ask(self, url: str, *, headers: dict[str, str] | None = None, patient: bool = True) -> Answer:
        """One address, redirects not followed; passing troubles are tried again after a growing pause, but for a silent server's."""
        group = await self.politeness.group_of(url)
        gate = self.politeness.gate(group)
        pause = self._settings.retry_pause
        if self.outages.asked_once(group, urls.host_of(url)):
            answer = await self._once(url, headers or {}, timeout=min(_SHORT, self._settings.timeout))
            if answer.trouble is not None and is_silence(answer.trouble.reason):
                return answer
        else:
            answer = await self._once(url, headers or {})
        for _ in range(self._settings.retries if patient else 0):
            if answer.trouble is None or not answer.trouble.passing:
                break
            wait = answer.wait
            if wait is not None and wait > self._settings.max_wait:
                break
            if answer.status in (429, 503):
                gate.pause(pause if wait is None else wait)
            else:
                await asyncio.sleep(pause)
            pause *= 3
            answer = await self._once(url, headers or {})
        return answer

    async def _once(self, url: str, headers: dict[str, str], *, timeout: float | None = None) -> Answer:
        refused = self._refused(url)
        if refused is not None:
            return Answer(url=url, final_url=url, trouble=refused)
        group = await self.politeness.group_of(url)
        gate = self.politeness.gate(group)
        loose = urls.origin_of(url) in self._unverified
        meta = {"download_slot": group, UNVERIFIED: loose, "download_timeout": timeout or self._settings.timeout}
        cookies = {"Cookie": sent} if (sent := self._cookies.header(url)) else {}
        request = Request(url, headers={"Accept-Encoding": "gzip, deflate", **cookies, **headers}, meta=meta, dont_filter=True)
        try:
            async with gate.turn() as turn:
                try:
                    response = await self._download(request)
                finally:
                    turn.left = when_left(request.url)
                self._heed(gate_pause=gate.pause, response=response)
        except EXPECTED as error:
            trouble = of_exception(error)
            if trouble.reason == "tls" and self._settings.tls_unverified and not loose:
                # Verified first, always; from here on this origin of this run is read as the setting says.
                self._unverified.add(urls.origin_of(url))
                return await self._once(url, headers)
            if timeout and trouble.reason == "timeout" and turn.left is not None:
                # The server took the connection: it is there, and is given its time.
                return await self._once(url, headers)
            self._hear(group, url, trouble)
            return Answer(url=url, final_url=url, trouble=trouble, tls_unverified=loose)
        answer = _answer(url, response, again=self._cookies.take(response))
        self._hear(group, url, answer.trouble)
        return replace(answer, tls_unverified=loose)

    def _hear(self, group: str, url: str, trouble: Trouble | None) -> None:
        if trouble is None or not is_silence(trouble.reason):
            self.outages.answered(group, urls.host_of(url))

    def _heed(self, gate_pause: Callable[[float], None], response: Response) -> None:
        """Retry-After holds the whole group, whoever got it, and before anyone else of the group may ask."""
        wait = _wait_of(response)
        if wait is not None:
            gate_pause(min(wait, self._settings.max_wait))


def _validators(known: Fetch | None, url: str) -> dict[str, str]:
    if known is None or known.final_url != url or known.tls_unverified:
        return {}
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified}
    return {name: value for name, value in headers.items() if value}


def _header(response: Response, name: str) -> str:
    value = response.headers.get(name)
    return value.decode("latin-1").strip() if value else ""


def _wait_of(response: Response) -> float | None:
    if response.status not in (429, 503):
        return None
    return retry_after(_header(response, "Retry-After"), dt.datetime.now(dt.UTC))


def _answer(url: str, response: Response, *, again: bool) -> Answer:
    """`again`: what the answer sets may open the same address."""
    status = response.status
    answer = Answer(
        url=url,
        final_url=url,
        status=status,
        body=response.body,
        content_type=_header(response, "Content-Type"),
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
        wait=_wait_of(response),
    )
    if status == 304:
        return replace(answer, not_modified=True)
    location = _header(response, "Location")
    if status in (301, 302, 303, 307, 308) and location:
        # Old servers write Cyrillic paths as plain UTF-8 bytes.
        target = urls.canonical(_utf8(location), url, exact=True)
        if target is None:
            return replace(answer, trouble=Trouble("dead_link", "перенаправление на адрес не http и не https"))
        if target == url and not again:
            return replace(answer, trouble=Trouble("redirect_loop", "перенаправление на себя"))
        return replace(answer, location=target)
    trouble = of_status(status, proxied=urls.origin_of(url).startswith("http:") and proxy_for(url) is not None)
    if trouble is None and 300 <= status < 400:
        trouble = Trouble("dead_link", f"перенаправление без адреса ({status})")
    if trouble is None and TORN in response.flags and not _looks_whole(response.body):
        trouble = Trouble("down", "ответ оборван", passing=True)
    if trouble is None and not response.body:
        trouble = Trouble("server_error", "пустой ответ")
    return replace(answer, trouble=trouble)


def _utf8(location: str) -> str:
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def _looks_whole(body: bytes) -> bool:
    """A wrong Content-Length cuts nothing off where the end is there."""
    tail = body[-2048:].lower()
    return b"</html>" in tail or b"%%eof" in tail
