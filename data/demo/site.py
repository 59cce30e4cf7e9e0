"""One school site: its specification (sites/*.yml) with the ordinary clutter round it → resources of its host."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from data.demo import clutter, holdings
from data.demo.files import typed
from data.demo.resources import ANY, Host, Resource, link
from data.demo.sharepoint import library_pages

Spec = Mapping[str, Any]
HERE = Path(__file__).parent
LAYOUTS = Environment(loader=FileSystemLoader(HERE / "layouts"), undefined=StrictUndefined, autoescape=True, trim_blocks=True)
FRAGMENTS = Environment(undefined=StrictUndefined, autoescape=True)


@dataclass
class Page:
    """One page of a site before it is drawn."""

    path: str
    title: str
    body: str
    """HTML with Jinja calls: file(), card(), typed()."""
    under: str | None = None
    """Menu group; None: the page stands in no menu."""
    heading: str | None = None
    params: tuple[tuple[str, str], ...] = ()
    trail: str | None = None
    """Breadcrumb of a page that stands in no menu."""

    @property
    def href(self) -> str:
        """The page's address as it stands in links."""
        query = "&".join(f"{name}={value}" for name, value in self.params)
        return link(f"{self.path}?{query}" if query else self.path)


class Site:
    """A site's pages and files; `fill` puts them into the host."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.base: str = spec.get("base", "")
        self.layout: str = spec["layout"]
        self.org: Spec = spec["org"]
        self.charset: str = spec.get("charset", "utf-8")
        self.papers = {**clutter.papers(spec), **spec.get("files", {})}
        album = spec.get("album", {"keys": ()})
        self.papers |= {key: {"as": "picture", "path": album["path"].format(key=key)} for key in album["keys"]}

    def fill(self, host: Host) -> None:
        """Put all pages and files of the site into its host."""
        for page in self.pages:
            host.add(self._resource(page))
        for key, item in self.papers.items():
            if item["as"] not in {"missing", "outside", "typed"}:
                host.add(holdings.resource(self.papers[key], self.org, f"{self.spec['id']}/{key}"))
        if "search" in self.spec:
            host.add(self._search())
        if self.spec.get("sitemap") == "xml":
            host.add(Resource(f"{self.base}/sitemap.xml", lambda _: self._sitemap(), content_type="application/xml", static=True))
        for source, target in self.spec.get("redirects", {}).items():
            host.add(Resource(source, lambda _: b"", status=301, headers=(("Location", target),)))
        logo = holdings.picture(self.spec["id"])
        host.add(Resource(f"{self.base}/images/logo.png", lambda _: logo, content_type="image/png", static=True))

    @property
    def home(self) -> str:
        """Path of the front page."""
        return str(self.spec.get("home", f"{self.base}/"))

    @cached_property
    def pages(self) -> list[Page]:
        """All pages: the specification's own, the cards of its files, libraries, clutter."""
        own = [Page(**{**page, "params": tuple(page.get("params", {}).items())}) for page in self.spec.get("pages", ())]
        made = own + list(self._cards()) + [Page(**page) for page in clutter.pages(self.spec)]
        made += [Page(**page) for page in library_pages(self.spec, self.papers)]
        seen: set[tuple[str, tuple[tuple[str, str], ...]]] = set()
        kept = []
        for page in made:  # the specification's page stands before the clutter's of the same address
            if (page.path, page.params) not in seen:
                seen.add((page.path, page.params))
                kept.append(page)
        if self.spec.get("sitemap") == "page":
            kept.append(Page(f"{self.base}/map", "Карта сайта", self._map(kept), under="О школе"))
        return kept

    def _cards(self) -> Iterator[Page]:
        for key, item in self.papers.items():
            card = item.get("card")
            if card:
                body = f'<div class="card-doc">{{{{ card_body("{key}") }}}}</div>'
                address, _, query = card["at"].partition("?")
                params = tuple((name, value) for name, _, value in [query.partition("=")] if name)
                yield Page(address, card["title"], body, params=params, trail=card.get("trail", "Документы"))

    # what fragments may call

    def file(self, key: str, text: str) -> Markup:
        """A link to a file of the site."""
        return Markup('<a href="{}">{}</a>').format(self.address(key), text)

    def address(self, key: str) -> str:
        """A file's address as it stands in links."""
        address = link(self.papers[key]["path"])
        return address.removeprefix("/") if self.layout == "joomla" else address  # Joomla's pages name their base

    def card(self, key: str, text: str | None = None) -> Markup:
        """A link to a file's card."""
        card = self.papers[key]["card"]
        return Markup('<a class="doc-link" href="{}">{}</a>').format(link(card["at"]), text or card["title"])

    def typed(self, key: str) -> Markup:
        """A paper typed into the page."""
        return Markup(typed(holdings.blocks(self.papers[key], self.org)))  # noqa: S704 our own escaped HTML

    def card_body(self, key: str) -> Markup:
        """What a card shows: the link to the file; on the file/card engine its extracted text too."""
        item = self.papers[key]
        if item["as"] == "typed":
            return self.typed(key)
        suffix = item["path"].rsplit(".", 1)[-1].split("?")[0]
        text = f"Скачать ({suffix.upper()})" if len(suffix) < 6 else "Скачать документ"
        shown = Markup('<p class="file-icon">{}</p>').format(self.file(key, text))
        if self.layout == "filecard" and item["as"] == "pdf":
            lines = [line for block in holdings.blocks(item, self.org) for line in (*block.lines, *(" ".join(row) for row in block.rows))]
            shown += Markup('<div class="file-text">{}</div>').format(Markup("<br>").join(lines))
        return shown

    # drawing

    def _resource(self, page: Page) -> Resource:
        said = self.spec.get("said_charset", self.charset)  # what the header says, which may be nothing or wrong
        kind = f"text/html; charset={said}" if said else "text/html"
        return Resource(page.path, lambda _: self._draw(page), page.params, kind)

    def _draw(self, page: Page) -> bytes:
        names: dict[str, Callable[..., Markup] | Any] = {
            "file": self.file, "card": self.card, "typed": self.typed, "card_body": self.card_body, "address": self.address,
            "org": self.org, "base": self.base,
        }  # fmt: skip
        body = FRAGMENTS.from_string(page.body).render(names)
        drawn = LAYOUTS.get_template(f"{self.layout}.html").render(
            org=self.org,
            base=self.base,
            page=page,
            body=Markup(body),  # noqa: S704 the fragments above are ours, their values escaped
            menu=self.menu,
            home=link(self.home),
            charset=self.charset,
        )
        return drawn.encode(self.charset, "xmlcharrefreplace")

    @cached_property
    def menu(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Menu groups with their links, in the order of first appearance in the layout's list."""
        groups: dict[str, list[tuple[str, str]]] = {name: [] for name in clutter.groups()}
        for page in self.pages:
            if page.under is not None:
                groups.setdefault(page.under, []).append((page.title, page.href))
        return [(name, links) for name, links in groups.items() if links]

    def _map(self, pages: list[Page]) -> str:
        items = "".join(f'<li><a href="{page.href}">{html.escape(page.title)}</a></li>' for page in pages if page.under)
        return f'<ul class="sitemap">{items}</ul>'

    def _sitemap(self) -> bytes:
        root = f"http://{self.spec['host']}"
        items = "".join(f"<url><loc>{html.escape(root + page.href)}</loc></url>" for page in self.pages)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{items}</urlset>'.encode()
        )

    def _search(self) -> Resource:
        name = self.spec["search"]
        return Resource(self.home, partial(self._found, name), ((name, ANY),))

    def _found(self, name: str, query: Mapping[str, str]) -> bytes:
        asked = query[name].lower()
        hits = [page for page in self.pages if asked and asked[:8] in f"{page.title} {page.body}".lower()]
        items = "".join(f'<li><a href="{page.href}">{html.escape(page.title)}</a></li>' for page in hits[:20])
        body = f"<p>По запросу «{html.escape(query[name])}» найдено: {len(hits)}</p><ul>{items}</ul>"
        return self._draw(Page(self.home, "Результаты поиска", "{% raw %}" + body.replace("{%", "") + "{% endraw %}"))


def host_of(spec: Spec) -> Host:
    """A host with its robots.txt and, where the specification says so, one answer to everything."""
    made = Host()
    robots = spec.get("robots", "User-agent: *\nDisallow: /admin/\n")
    if isinstance(robots, str):
        made.add(Resource("/robots.txt", lambda _: robots.encode(), content_type="text/plain", static=True))
    elif robots:
        made.add(Resource("/robots.txt", lambda _: b"", content_type="text/plain", status=robots["status"]))
    everything = spec.get("everything")
    if everything:
        body = everything.get("body", "").encode()
        headers = tuple((name, str(value)) for name, value in everything.get("headers", {}).items())
        made.otherwise = Resource("", lambda _: body, status=everything.get("status", 200), headers=headers, fault=everything.get("fault"))
    return made
