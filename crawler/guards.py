"""What may be asked at all: only http(s), only usual ports, only public addresses; on every hop."""

from __future__ import annotations

import ipaddress
import os
import re
import socket
from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

PORTS = frozenset({80, 443, 8000, 8008, 8080, 8081, 8443, 8888})
_LOCAL = re.compile(r"(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|localtest\.me)$")


class Refused(IgnoreRequest):
    """An address that this crawler does not ask, with why."""


@lru_cache(maxsize=8192)
def refusal(url: str, *, allow_private: bool = False) -> str | None:
    """Why the address may not be asked, in Russian for a log; None: it may."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        return "адрес не http и не https"
    if parts.username is not None or parts.password is not None:
        return "в адресе имя пользователя"
    try:
        port, host = parts.port, parts.hostname
    except ValueError:
        return "в адресе нет порта"
    if not host:
        return "в адресе нет узла"
    if allow_private:
        return None
    if port is not None and port not in PORTS:
        return f"порт {port} не для сайтов"
    if _LOCAL.search(host) or ("." not in host and ":" not in host and not host.isdigit() and not host.startswith("0x")):
        return "узел местной сети"
    literal = address_literal(host)
    if literal is not None and not is_public(literal):
        return "адрес закрытой сети"
    return None


def address_literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """The address that a host written in numbers means, in any form a resolver takes (2130706433, 0x7f.1, 017700000001); None for names."""
    try:
        return ipaddress.ip_address(host.strip("[]").partition("%")[0])
    except ValueError:
        pass
    if re.fullmatch(r"(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+)){0,3}", host, re.IGNORECASE):
        try:
            return ipaddress.IPv4Address(socket.inet_aton(host))
        except OSError:
            return ipaddress.IPv4Address(0)
    return None


def is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Reachable on the open net; an IPv4 address inside an IPv6 one is judged as what it is."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if inner is None and address in ipaddress.IPv6Network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


_PROXY_NAMES = ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY")


@lru_cache(maxsize=4)
def _proxies(_environment: tuple[str | None, ...]) -> dict[str, str]:
    """The user's proxies by scheme, read anew where the environment changed: reading goes through all of it."""
    return getproxies()


@lru_cache(maxsize=4096)
def _bypassed(host: str, _environment: tuple[str | None, ...]) -> bool:
    """The user's proxy is not for this host."""
    return bool(proxy_bypass(host))


def proxy_for(url: str) -> str | None:
    """The user's proxy for this address, if any."""
    parts = urlsplit(url)
    environment = tuple(map(os.environ.get, _PROXY_NAMES))
    proxy = _proxies(environment).get(parts.scheme)
    return None if not proxy or (parts.hostname and _bypassed(parts.hostname, environment)) else proxy


class GuardMiddleware:
    """The last look before the network: nothing reaches a socket that `refusal` refuses."""

    def __init__(self, *, allow_private: bool) -> None:
        self.allow_private = allow_private

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        """Scrapy's constructor."""
        return cls(allow_private=crawler.settings.getbool("NASTAVNIK_ALLOW_PRIVATE"))

    def process_request(self, request: Request) -> None:
        """Let the request pass.

        Raises:
            Refused: it may not be sent.
        """
        why = refusal(request.url, allow_private=self.allow_private)
        if why:
            raise Refused(why)


class PublicResolver(CachingThreadedResolver):
    """Names that lead to loopback or private addresses do not resolve (also when a public name is pointed there)."""

    allow_private = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> PublicResolver:
        """Scrapy's constructor."""
        resolver: PublicResolver = super().from_crawler(crawler, reactor)
        resolver.allow_private = crawler.settings.getbool("NASTAVNIK_ALLOW_PRIVATE")
        return resolver

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 - Twisted's name
        """The address of `name`, or a DNSLookupError."""
        found = super().getHostByName(name, timeout)
        # The proxy is the user's own choice, often on this very machine.
        if self.allow_private or name in {urlsplit(proxy).hostname for proxy in getproxies().values()}:
            return found
        return found.addCallback(only_public)


def only_public(address: Any) -> str:
    """The address, when it is on the open net.

    Raises:
        DNSLookupError: it is not.
    """
    if not is_public(ipaddress.ip_address(str(address))):
        raise DNSLookupError(f"{address}: адрес закрытой сети")
    return str(address)
