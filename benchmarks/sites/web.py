"""The made-up sites as a web: what each address answers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, unquote_plus, urlencode

from benchmarks.sites.acts import act_file, other_file
from benchmarks.sites.engines import ENGINES
from benchmarks.sites.html_pages import page
from benchmarks.sites.model import Node, Site

_TYPES = {"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"}
_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Answer:
    """What the web says."""

    status: int
    content_type: str
    body: bytes
    tag: str = ""
    """An ETag, on sites whose server gives one."""


@dataclass
class Web:
    """All sites by host and plain path."""

    sites: Sequence[Site]
    _places: dict[tuple[str, str], tuple[Site, Node]] = field(default_factory=dict)
    _roots: dict[str, list[Site]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for site in self.sites:
            self._roots.setdefault(site.host, []).append(site)
            self.place(site)

    def place(self, site: Site) -> None:
        """Take the site's addresses in as they are now."""
        for gone in [key for key, (owner, _) in self._places.items() if owner is site] if site.changed else []:
            del self._places[gone]
        for node in site.home.walk():
            self._places[site.host, plain(node.path)] = (site, node)

    def draw_files(self) -> None:
        """Draw every file beforehand: drawing one takes longer than a gap between requests is measured to."""
        for site, node in self._places.values():
            if node.kind == "file":
                file_body(site, node)

    def find(self, host: str, path: str) -> tuple[Site | None, Node | None]:
        """The site that an address belongs to and what is there; None where nothing is."""
        key = (host.removeprefix("www."), plain(path))
        found = self._places.get(key) or self._places.get((key[0], key[1].partition("?")[0])) if "?" in path else self._places.get(key)
        if found:
            return found
        owners = [site for site in self._roots.get(key[0], []) if unquote(path).startswith(site.root)]
        return (max(owners, key=lambda site: len(site.root)) if owners else None), None

    def group(self, host: str) -> str:
        """Who shares a server with this host."""
        owners = self._roots.get(host.removeprefix("www."))
        return owners[0].group if owners else host

    def respond(self, host: str, path: str) -> Answer:
        """The answer to an ordinary GET."""
        site, node = self.find(host, path)
        if site is None or node is None:
            return self._besides(site or next(iter(self._roots.get(host.removeprefix("www."), [])), None), path)
        body = file_body(site, node) if node.kind == "file" else page_body(site, node, site.changed)
        kind = _TYPES[node.form] if node.kind == "file" else f"text/html; charset={ENGINES[site.engine].charset}"
        return _there(site, kind, body)

    def _besides(self, site: Site | None, path: str) -> Answer:
        """robots.txt, site maps, the search; else 404."""
        if site is None:
            return Answer(502, _TEXT, b"")
        if path == "/robots.txt" and site.robots is not None:
            where = f"Sitemap: http://{site.host}/sitemap.xml\n" if site.sitemap else ""
            return _there(site, _TEXT, (site.robots + where).encode())
        if path == "/sitemap.xml" and site.sitemap:
            pages = [node for node in site.home.walk() if node.kind != "file"]
            places = "".join(f"<url><loc>http://{site.host}{_xml(node.path)}</loc></url>" for node in pages)
            body = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'
            return _there(site, "application/xml", body.encode())
        search = ENGINES[site.engine].search
        if search and path.startswith(search):
            words = unquote_plus(path.removeprefix(search).partition("&")[0])
            return Answer(200, f"text/html; charset={ENGINES[site.engine].charset}", page(site, _results(site, words)))
        return Answer(404, "text/html; charset=utf-8", "<html><body><h1>Страница не найдена</h1></body></html>".encode())


def _there(site: Site, kind: str, body: bytes) -> Answer:
    """What is there, tagged where the site's server tags."""
    return Answer(200, kind, body, f'"{hashlib.md5(body, usedforsecurity=False).hexdigest()}"' if site.validators else "")


def _xml(text: str) -> str:
    return text.replace("&", "&amp;")


def _results(site: Site, asked: str) -> Node:
    """What the site's own search finds: titles with the beginning of the word."""
    stem = asked.lower()[:8]
    found = [node for node in site.home.walk() if stem and stem in node.title.lower() and not node.kind.endswith("page")]
    return Node("search", f"Поиск: {asked}", children=found[:20])


def plain(path: str) -> str:
    """The address as it is looked up: decoded, no slash at the end, parameters in order."""
    address, _, query = path.partition("?")
    kept = urlencode(sorted(parse_qsl(query, keep_blank_values=True))) if "=" in query else ""
    return (unquote(address).rstrip("/") or "/") + (f"?{kept}".lower() if kept else "")


@lru_cache(maxsize=2048)
def page_body(site: Site, node: Node, changed: str) -> bytes:
    """A page as it stands after the change named."""
    return page(site, node)


def file_body(site: Site, node: Node) -> bytes:
    """A file."""
    act = node.act or (node.parent.act if node.parent else None)
    return act_file(act, site.name) if act and act.form != "html" else other_file(node.title, node.form)
