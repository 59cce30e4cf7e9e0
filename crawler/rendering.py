"""Pages that scripts draw, drawn by a browser that has no network of its own: all it asks goes through the crawler, or nowhere.

Optional (the extra `js` and a Chromium). A drawn page shows what is there; that something is not there it never proves.
"""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from crawler import urls
from crawler.fetching import Answer
from crawler.pages import Page, is_html, page_of
from crawler.scope import Scope

if TYPE_CHECKING:
    from playwright.async_api import Browser, Playwright, Route

logger = logging.getLogger(__name__)

_LITTLE_TEXT = 300
_SECONDS, _QUIET_SECONDS = 90.0, 15.0
"""For one page with all that its scripts ask, politely; of these for what they ask after it is loaded."""
_MOST_ASKED = 40
"""Addresses that the scripts of one page may ask."""
_MOST_KEPT = 64
_KINDS = frozenset({"script", "xhr", "fetch"})
_ARGUMENTS = (
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
    "--js-flags=--max-old-space-size=256",
    "--renderer-process-limit=1",
    "--disable-gpu",
)
_NOWHERE = "http://127.0.0.1:9"

Fetch = Callable[[str], Awaitable[Answer]]


def needs_scripts(page: Page) -> bool:
    """Without scripts the page has next to no text, or leads nowhere."""
    if next(page.tree.iter("script"), None) is None:
        return False
    return len(page.text) < _LITTLE_TEXT or not page.tree.xpath("boolean(//a[@href and not(starts-with(@href, '#'))])")


@dataclass
class _Look:
    """One page being drawn."""

    answer: Answer
    scope: Scope
    served: bool = False
    asked: int = 0


@dataclass
class Renderer:
    """A browser, started with the first page that needs it; one page at a time."""

    executable: Path
    fetch: Fetch
    user_agent: str
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _kept: dict[str, Answer] = field(default_factory=dict)
    _playwright: Playwright | None = None
    _browser: Browser | None = None

    async def drawn(self, answer: Answer) -> tuple[Answer, int]:
        """The answer with the page as its scripts draw it, and how much they asked; as it was where they draw nothing or fail."""
        from playwright.async_api import Error  # the extra `js`

        if not is_html(answer.body) or not needs_scripts(page_of(answer.final_url, answer.body, answer.content_type)):
            return answer, 0
        look = _Look(answer, Scope(base=urls.origin_of(answer.final_url)))
        async with self._turn:
            try:
                html = await asyncio.wait_for(self._draw(look), _SECONDS)
            except (Error, TimeoutError, OSError) as error:
                logger.warning("%s: %s", answer.final_url, str(error).partition("\n")[0])
                await self.close()
                return answer, look.asked
        # What tells that the shell is unchanged says nothing of what its scripts fetch.
        drawn = replace(answer, body=html.encode(), content_type="text/html; charset=utf-8", etag="", last_modified="")
        return drawn, look.asked

    async def close(self) -> None:
        """End the browser; the next page starts another."""
        browser, playwright, self._browser, self._playwright = self._browser, self._playwright, None, None
        with suppress(Exception):  # it may be gone already, in any way
            if browser:
                await browser.close()
        with suppress(Exception):
            if playwright:
                await playwright.stop()

    async def _draw(self, look: _Look) -> str:
        from playwright.async_api import Error, async_playwright

        if self._browser is None:
            self._playwright = await async_playwright().start()
            self._browser = await self._playwright.chromium.launch(
                executable_path=self.executable,
                args=list(_ARGUMENTS),
                proxy={"server": _NOWHERE, "bypass": "<-loopback>"},
                # Chromium's own sandbox does not run for root.
                chromium_sandbox=os.geteuid() != 0,
            )
        context = await self._browser.new_context(
            user_agent=self.user_agent, accept_downloads=False, service_workers="block", locale="ru-RU"
        )
        try:
            await context.route("**/*", lambda route: self._reply(route, look))
            page = await context.new_page()
            await page.goto(look.answer.final_url, wait_until="load", timeout=_SECONDS * 1000)
            with suppress(Error):  # a page that never rests shows what it has
                await page.wait_for_load_state("networkidle", timeout=_QUIET_SECONDS * 1000)
            return await page.content()
        finally:
            await context.close()

    async def _reply(self, route: Route, look: _Look) -> None:
        from playwright.async_api import Error

        with suppress(Error):  # the page may be closed while its request takes its turn
            answer = await self._allowed(route, look)
            if answer is None:
                await route.abort()
            else:
                await route.fulfill(status=200, content_type=answer.content_type or "text/html", body=answer.body)

    async def _allowed(self, route: Route, look: _Look) -> Answer | None:
        """What the browser's request gets; None: nothing. Only scripts and what they read, of this site, a limited number."""
        request = route.request
        if request.is_navigation_request():
            first, look.served = not look.served and request.frame.parent_frame is None, True
            return look.answer if first else None
        url = urls.canonical(request.url, exact=True)
        if url is None or request.method != "GET" or request.resource_type not in _KINDS:
            return None
        if not (look.scope.owns(url) or look.scope.may_hold_files(url)):
            return None
        if url in self._kept:
            return self._kept[url]
        if look.asked >= _MOST_ASKED:
            return None
        look.asked += 1
        answer = await self.fetch(url)
        if answer.trouble is not None:
            return None
        if request.resource_type == "script":
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[url] = answer
        return answer
