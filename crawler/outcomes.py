"""What a failure is: exceptions, statuses and pages that say something else than what was asked."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from OpenSSL import SSL
from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed, DNSLookupError, TCPTimedOutError
from twisted.web.client import ResponseFailed, ResponseNeverReceived

from crawler.focus import load_yaml
from crawler.guards import Refused
from crawler.pages import Page
from data.models import StateReason

_MAX_LINE = 200
"""Longest line that can be a server's «not found»."""

EXPECTED = (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    TunnelError,
    DNSLookupError,
    ConnectError,
    ConnectionClosed,
    SSL.Error,
    VerificationError,
    ResponseFailed,
    OSError,
    EOFError,
    ValueError,
    zlib.error,
)
"""What a download may raise for the web's own reasons; anything else is our fault and is not caught."""


@dataclass(frozen=True)
class Trouble:
    """Why an address gave no usable body."""

    reason: StateReason
    detail: str = ""
    passing: bool = False
    """Worth another try."""


def of_exception(error: BaseException) -> Trouble:
    """What an exception of the download means."""
    chain = list(_chain(error))
    words = f"{type(error).__name__}: {error}"[:200]
    if any(isinstance(each, Refused) for each in chain):
        return Trouble("dead_link", str(error))
    if any(isinstance(each, SSL.Error | VerificationError) or "certificate" in str(each).lower() for each in chain):
        return Trouble("tls", _tls_in_words(chain))
    if any(isinstance(each, TunnelError) for each in chain):
        found = re.search(r"'status': (\d{3})", str(error))
        return of_gateway(int(found[1])) if found else Trouble("down", "прокси не открыл соединение", passing=True)
    if any(isinstance(each, CannotResolveHostError | DNSLookupError) for each in chain):
        return Trouble("dns", "имя сайта не найдено")
    if any(isinstance(each, DownloadConnectionRefusedError | ConnectionRefusedError) for each in chain):
        return Trouble("refused", "сервер отказывает в соединении", passing=True)
    if any(isinstance(each, DownloadTimeoutError | TCPTimedOutError | TimeoutError) for each in chain):
        return Trouble("timeout", "нет ответа за отведённое время", passing=True)
    if isinstance(error, DownloadCancelledError | IgnoreRequest):
        return Trouble("server_error", "ответ больше допустимого размера")
    return Trouble("down", words, passing=True)


def _tls_in_words(chain: list[BaseException]) -> str:
    """What is wrong with the secure connection; of a certificate OpenSSL tells no more than that it did not pass."""
    said = " ".join(f"{type(each).__name__} {each}" for each in chain).lower()
    if "verificationerror" in said or "mismatch" in said:
        return "сертификат сайта выдан на другое имя"
    if "certificate verify failed" in said or "certificate" in said:
        return "сертификат сайта не прошёл проверку: истёк, выдан самим сайтом или неизвестным центром"
    return "безопасное соединение с сайтом не установилось"


def of_gateway(status: int) -> Trouble:
    """A proxy's own answer instead of the site's."""
    if status == 504:
        return Trouble("timeout", "прокси не дождался ответа сайта", passing=True)
    if status in (502, 503):
        return Trouble("down", f"прокси не получил ответа сайта ({status})", passing=True)
    return Trouble("down", f"прокси отказал ({status})")


def of_status(status: int, *, proxied: bool = False) -> Trouble | None:
    """What a status means; None where a body may be used."""
    if 200 <= status < 300:
        return None
    if proxied and status in (502, 504):
        return of_gateway(status)
    if status in (401, 402, 403, 407, 429, 444, 451, 499):
        return Trouble("blocked", f"сервер не пускает ({status})", passing=status == 429)
    if status >= 500:
        return Trouble("server_error", f"ошибка сервера ({status})", passing=status not in (501, 505))
    return Trouble("dead_link", f"страницы нет ({status})")


class Answers:
    """Recognises pages that stand in for the page asked for (data/answers.yml)."""

    def __init__(self, words: dict[str, Any]) -> None:
        self.short_text = int(words["short_text"])
        self.blocked_any = _any(words["blocked"]["any"])
        self.blocked = _any(words["blocked"]["short"])
        self.parked = _any(words["parked"]["short"])
        self.parked_title = _any(words["parked"]["title"])
        self.down = _any(words["down"]["short"])
        self.not_found = _any(words["not_found"])
        self.not_found_line = _any(words["not_found_line"])
        self.documents = re.compile(words["documents"], re.IGNORECASE)
        self.locked = _any(words["locked"])
        self.unshown: dict[StateReason, re.Pattern[str]] = {reason: _any(lines) for reason, lines in words["unshown"].items()}
        self.login = _any(words["login"])
        self.schooling = _any(words["schooling"])
        self.of_site, self.change = _any(words["of_site"]), _any(words["change"])
        self.moved, self.former = _any(words["moved"]), re.compile(words["former"], re.IGNORECASE)

    def look(self, page: Page) -> Trouble | None:
        """What the page says instead of what was asked; None for a real page."""
        short = len(page.text) <= self.short_text
        said = f"{page.all_titles} {page.text}" if short else ""
        links = sum(1 for _ in zip(page.tree.iter("a"), range(20), strict=False))
        if urlsplit(page.url).path in ("", "/") and self.parked_title.search(page.all_titles):
            return Trouble("parked", "вместо сайта чужая страница: домен перешёл в другие руки")
        if links < 5 and self.blocked_any.search(page.html[:50_000]):
            return Trouble("blocked", "вместо страницы проверка посетителя")
        # A real page, however short, leads on; a page of this kind seldom has more than a few links.
        if links < 8 and short and not self.offers_documents(page):
            if self.blocked.search(said):
                return Trouble("blocked", "вместо страницы запрет или проверка посетителя")
            if self.parked.search(said):
                return Trouble("parked", "вместо сайта заглушка регистратора или хостинга")
            if self.down.search(said):
                return Trouble("down", "сайт закрыт на работы")
        walled = short or page.tree.xpath("boolean(//input[@type='password'])")
        if walled and self.locked.search(page.text) and not self.offers_documents(page):
            return Trouble("blocked", "страница открывается только после входа на сайт")
        if self._says_not_found(page):
            return Trouble("dead_link", "страница «не найдено» с ответом 200")
        return None

    def offers_documents(self, page: Page) -> bool:
        """A link of the page leads to a file of some kind of document."""
        return any(self.documents.search(link.get("href") or "") for link in page.tree.iter("a"))

    def _says_not_found(self, page: Page) -> bool:
        """By its title or main heading; else by a line of its own, where the page offers no documents besides."""
        if self.not_found.search(page.title) or any(self.not_found.search(heading) for heading in page.headings):
            return True
        if self.offers_documents(page):
            return False
        return any(self.not_found_line.search(line) for line in page.lines if len(line) <= _MAX_LINE)


@cache
def load_answers() -> Answers:
    """The project's own list."""
    return Answers(load_yaml("answers.yml"))


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _chain(error: BaseException) -> list[BaseException]:
    """The exception, its causes and the failures that Twisted wraps."""
    found: list[BaseException] = []
    queue: list[BaseException | None] = [error]
    while queue:
        each = queue.pop()
        if each is None or each in found:
            continue
        found.append(each)
        queue += [each.__cause__, each.__context__]
        if isinstance(each, ResponseFailed | ResponseNeverReceived):
            queue += [reason.value for reason in each.reasons]
    return found
