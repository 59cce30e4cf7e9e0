"""Documents that a school keeps on somebody else's host: the one hop to the file itself, where the settings allow it.

A share page that has no known address of its file is not followed: what is behind it stays unknown.
"""

from __future__ import annotations

import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import parse_qs, quote, urlsplit

from crawler import urls
from crawler.fetching import Answer
from crawler.focus import Focus
from crawler.outcomes import Trouble
from crawler.pages import is_html
from crawler.politeness import vendor_of
from crawler.scope import Scope, in_list

ELSEWHERE = 88.5
"""Score of a document on another's host that is asked for: what follows the link there is not."""
MAX_ELSEWHERE = 30
"""Such documents of one site."""
_GOOGLE_ID = re.compile(r"^/(?:a/[^/]+/)?file/d/([\w-]{10,})(?:/|$)")
# https://yandex.ru/dev/disk-api/doc/ru/reference/public: no key but the public address, answers with the address of the file.
_YANDEX_API = "https://cloud-api.yandex.net/v1/disk/public/resources/download?public_key="
_YANDEX = re.compile(r"^/(i|d)/[\w-]+/?$")

Ask = Callable[[str], Awaitable[Answer]]


def can_be_asked(url: str, scope: Scope, focus: Focus) -> bool:
    """The address is a file, or its share page has a known way to it, and it is not on a sister school's site."""
    vendor = vendor_of(urls.host_of(url))
    if urls.origin_of(url) == scope.base or (vendor and vendor == vendor_of(urls.host_of(scope.base))):
        return False
    return _share(url) is not None or (not in_list(url, "clouds") and urls.extension(url) in focus.documents | focus.images)


async def ask_elsewhere(url: str, ask: Ask) -> Answer:
    """The file behind the address; trouble where there is none. Of a share the final address is its own: the file's lives for minutes."""
    share = _share(url)
    answer = await ask(share or url)
    if share and share.startswith(_YANDEX_API) and answer.trouble is None:
        href = _href(answer.body)
        answer = await ask(href) if href else replace(answer, trouble=Trouble("outside_link", "в облаке нет такого файла"))
    if answer.trouble is None and is_html(answer.body):
        answer = replace(answer, trouble=Trouble("outside_link", "вместо файла страница другого сайта"))
    if share:
        return replace(answer, url=url, final_url=url, redirects=(), etag="", last_modified="")
    return answer


def _share(url: str) -> str | None:
    """Where a share page's file, or its address, is asked for; None: not a share page of a kind that is known."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    if host == "drive.google.com":
        found = _GOOGLE_ID.match(parts.path)
        known = found[1] if found else parse_qs(parts.query).get("id", [""])[0] if parts.path in ("/open", "/uc") else ""
        return f"https://drive.google.com/uc?export=download&id={quote(known)}" if known else None
    if host in ("disk.yandex.ru", "yadi.sk", "disk.360.yandex.ru") and _YANDEX.match(parts.path):
        return _YANDEX_API + quote(url, safe="")
    return None


def _href(body: bytes) -> str | None:
    try:
        said = json.loads(body)
    except ValueError:
        return None
    return urls.canonical(str(said.get("href", "")), exact=True) if isinstance(said, dict) else None
