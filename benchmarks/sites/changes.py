"""What schools change between two audits, so that the right verdict turns."""

from __future__ import annotations

import dataclasses
import random
from datetime import date, timedelta

from benchmarks.sites.draw import name
from benchmarks.sites.engines import ENGINES, Engine
from benchmarks.sites.mentoring import put, top_page
from benchmarks.sites.model import Act, Node, Site, words
from benchmarks.sites.web import Web


def change(web: Web, site: Site, rng: random.Random) -> str:
    """One change that turns the site's right verdict; what was done, in a word."""
    engine = ENGINES[site.engine]
    orders = [node for node in site.acts if node.act and node.act.kind == "implementation_order"]
    if site.verdict == "outdated_order":
        site.changed = "order_renewed"
        for node in orders:
            _swap(node, date(2023, 1, 9) + timedelta(days=rng.randrange(300)))
    elif site.verdict == "compliant":
        site.changed = "regulation_removed"
        for node in [node for node in site.acts if node.act and node.act.kind == "regulation"]:
            _remove(node)
    else:
        site.changed = "order_added"
        for kind in ("implementation_order", "regulation") if site.verdict == "incomplete_package" else ("implementation_order",):
            _add(site, kind, engine, rng)
    web.place(site)
    return site.changed


def _add(site: Site, kind: str, engine: Engine, rng: random.Random) -> None:
    """An act where mentoring stands, or in a list of documents."""
    holder = site.holder or next(node for node in top_page(site, "documents").children if node.kind == "list")
    title = rng.choice(words()["acts"][kind])
    act = Act(kind, title, f"{rng.randint(11, 380)}-ОД", date(2024, 2, 12), "docx")
    taken = {node.path for node in site.home.walk()}
    before = list(holder.children)
    put(site, holder, act, engine, rng)
    for node in [each for child in holder.children if child not in before for each in child.walk()]:
        name(site, node, engine, 9000 + len(taken), taken)


def _swap(node: Node, day: date) -> None:
    """Another edition of an act at the same address."""
    assert node.act is not None
    node.act = dataclasses.replace(node.act, day=day, number=f"{node.act.number}н")
    if node.kind == "file" and node.parent and node.parent.kind != "card":
        node.title = f"Приказ {node.act.title}"


def _remove(node: Node) -> None:
    assert node.parent is not None
    gone, up = (node.parent, node.parent.parent) if node.kind == "file" and node.parent.kind == "card" else (node, node.parent)
    assert up is not None
    up.children.remove(gone)
    for page_node in (up, *up.more):
        page_node.more = [each for each in page_node.more if each is not gone]
