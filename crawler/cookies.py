"""Cookies that a redirect sets: some servers let nobody in who does not bring back what he was sent away with."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from scrapy.http import Response

from crawler import urls

_MOST, _LONGEST = 20, 4096
"""Cookies of one origin; bytes of one."""


class Cookies:
    """By origin, for one crawl. Cookies of ordinary answers are not kept: nothing that is public needs them."""

    def __init__(self) -> None:
        self._kept: dict[str, dict[str, str]] = {}

    def take(self, response: Response) -> bool:
        """Keep what a redirect sets; True where that is new."""
        if not 300 <= response.status < 400:
            return False
        kept = self._kept.setdefault(urls.origin_of(response.url), {})
        before = dict(kept)
        for line in response.headers.getlist("Set-Cookie")[:_MOST]:
            try:
                found = SimpleCookie(line.decode("latin-1")[:_LONGEST])
            except CookieError:
                continue
            for name, morsel in found.items():
                if name in kept or len(kept) < _MOST:
                    kept[name] = morsel.coded_value
        return kept != before

    def header(self, url: str) -> str:
        """What is sent with a request to the address; "" for nothing."""
        return "; ".join(f"{name}={value}" for name, value in self._kept.get(urls.origin_of(url), {}).items())
