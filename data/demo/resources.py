"""What the replica's servers hold and say: resources by host, path and query; no network here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qsl, quote, unquote

ANY = "*"
"""As a parameter's value: whatever the visitor asks."""
PUBLISHED = "Thu, 01 Feb 2024 09:00:00 GMT"
Fault = Literal["drop", "drip"]


@dataclass(frozen=True)
class Response:
    """One answer; `fault`: the connection is dropped without a byte, or the body drips and never ends."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    fault: Fault | None = None


@dataclass(frozen=True)
class Resource:
    """One address of a site. `static`: a file that the server dates, tags and answers 304 for."""

    path: str
    render: Callable[[Mapping[str, str]], bytes]
    params: tuple[tuple[str, str], ...] = ()
    content_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    static: bool = False
    fault: Fault | None = None

    def fits(self, query: Mapping[str, str]) -> bool:
        """Whether the request's query names this resource; what else stands in the query is the view's business."""
        return all(name in query and wanted in {ANY, query[name]} for name, wanted in self.params)

    def answer(self, query: Mapping[str, str]) -> Response:
        """The answer to an ordinary GET."""
        body = self.render(query)
        headers = {"Content-Type": self.content_type, **dict(self.headers)}
        if self.static:
            headers |= {"ETag": f'"{hashlib.sha1(body, usedforsecurity=False).hexdigest()}"', "Last-Modified": PUBLISHED}
        return Response(self.status, headers, body, self.fault)


@dataclass
class Host:
    """One server: its resources, and what it says to everything else."""

    resources: dict[str, list[Resource]] = field(default_factory=dict)
    otherwise: Resource | None = None

    def add(self, resource: Resource) -> None:
        """Take one resource in."""
        self.resources.setdefault(resource.path, []).append(resource)

    def respond(self, target: str) -> Response:
        """The answer to a path with its query; 404 where nothing is."""
        address, _, asked = target.partition("?")
        path, query = plain_path(address), dict(parse_qsl(asked, keep_blank_values=True))
        other = path.rstrip("/") if path.endswith("/") else path + "/"
        fitting = [resource for resource in self.resources.get(path) or self.resources.get(other, []) if resource.fits(query)]
        if fitting:
            return max(fitting, key=lambda resource: len(resource.params)).answer(query)
        if self.otherwise is not None:
            return self.otherwise.answer(query)
        return Response(404, {"Content-Type": "text/html; charset=utf-8"}, "<h1>Страница не найдена</h1>".encode())


def plain_path(path: str) -> str:
    """A path as it is looked up: decoded, single slashes."""
    decoded = unquote(path) or "/"
    while "//" in decoded:
        decoded = decoded.replace("//", "/")
    return decoded


def plain_host(host: str) -> str:
    """A host name as it is looked up: lower case, punycode, no port; "" for what is no name."""
    name = host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdigit() else host
    try:
        return name.lower().rstrip(".").encode("idna").decode()
    except UnicodeError:
        return ""


def link(path: str) -> str:
    """A path as an editor pastes it: Cyrillic percent-encoded, the rest as it is."""
    return quote(path, safe="/?&=%:#+,;()!~*'@$-._")


class ReplicaWeb:
    """All servers of the replica."""

    def __init__(self, hosts: Mapping[str, Host]) -> None:
        self.hosts = dict(hosts)

    def respond(self, host: str, target: str) -> Response | None:
        """The answer of a host to a path with its query; None: no such name."""
        server = self.hosts.get(plain_host(host))
        return None if server is None else server.respond(target)
