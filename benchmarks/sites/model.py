"""The shapes of a made-up site: nodes that link to one another, the acts on them, and what is right to say of them."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

NOT_BEFORE = dt.date(2021, 12, 21)
"""The first day on which an order counts under the profile that the benchmark runs."""


@cache
def words() -> dict[str, Any]:
    """What schools call things."""
    found: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "words.yml").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True)
class Act:
    """One act that a school publishes; `form` is pdf, docx or html (typed into the page)."""

    kind: str
    title: str
    number: str
    day: dt.date
    form: str = "pdf"


@dataclass(eq=False)
class Node:
    """One address: a page or a file. `kind` is what it is to a visitor, `act` what is published at it."""

    kind: str
    title: str
    code: str = ""
    parent: Node | None = field(default=None, repr=False)
    children: list[Node] = field(default_factory=list, repr=False)
    more: list[Node] = field(default_factory=list, repr=False)
    """Further links: other pages of the list, latest news, printing twins."""
    act: Act | None = None
    link: str = ""
    """How links name it, where not by its title."""
    form: str = "html"
    path: str = ""

    def add(self, node: Node) -> Node:
        """Put a node under this one."""
        node.parent = self
        self.children.append(node)
        return node

    def walk(self) -> Iterator[Node]:
        """The node itself and all under it, parents first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(eq=False)
class Site:
    """A site and its right answer."""

    index: int
    name: str
    engine: str
    host: str
    root: str
    group: str
    """Who shares a server with it."""
    case: str
    home: Node = field(repr=False)
    validators: bool
    robots: str | None
    sitemap: bool
    menu_whole: bool
    look: int
    holder: Node | None = None
    """Where mentoring stands."""
    section: bool = False
    """A page whose own title names mentoring is there."""
    changed: str = ""

    @property
    def start(self) -> str:
        """The address in the registry."""
        return f"http://{self.host}{self.home.path}"

    @property
    def acts(self) -> list[Node]:
        """Addresses at which an act of the package is published."""
        return [node for node in self.home.walk() if node.act is not None]

    @property
    def verdict(self) -> str:
        """The right verdict."""
        kinds = {node.act.kind for node in self.acts if node.act}
        orders = [node.act.day for node in self.acts if node.act and node.act.kind == "implementation_order"]
        if not kinds:
            return "no_package"
        if orders and max(orders) < NOT_BEFORE:
            return "outdated_order"
        if kinds == {"regulation"}:
            return "regulation_only"
        return "compliant" if orders and "regulation" in kinds else "incomplete_package"

    @property
    def needed(self) -> list[Node]:
        """What the verdict rests on: for a good one the order and the regulation, for an old one the order, else all that is there."""
        wanted = {"compliant": ("implementation_order", "regulation"), "outdated_order": ("implementation_order",)}.get(self.verdict)
        return [node for node in self.acts if wanted is None or (node.act and node.act.kind in wanted)]

    def links(self, node: Node) -> list[Node]:
        """Where a page links to, in page order; files link nowhere."""
        if node.kind == "file":
            return []
        menu: list[Node] = []
        for top in self.home.children:
            menu.append(top)
            if self.menu_whole or top is node or node.parent is top:
                menu += [child for child in top.children if child.kind in {"section", "list"}]
        return list(dict.fromkeys([self.home, *menu, *([] if node is self.home else node.children), *node.more]))


def oracle(site: Site) -> set[str]:
    """Paths that whoever knew the site would ask: robots.txt and the shortest ways to all that is needed.

    The robots.txt of a host where many sites are folders is nobody's own and is left out.
    """
    came: dict[Node, Node | None] = {site.home: None}
    queue = deque([site.home])
    while queue:
        node = queue.popleft()
        for link in site.links(node):
            if link not in came:
                came[link] = node
                queue.append(link)
    asked = {site.home.path} | ({"/robots.txt"} if site.root == "/" else set())
    for node in site.needed:
        step: Node | None = node
        while step is not None:
            asked.add(step.path)
            step = came[step]
    return asked


def pages_of(nodes: Iterable[Node]) -> int:
    """How many of them are pages."""
    return sum(node.kind != "file" for node in nodes)
