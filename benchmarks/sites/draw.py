"""Draws one site by seed: menu, lists, news up to its number of pages; then where its acts stand, by the case."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Any

from benchmarks.sites.engines import ENGINES, SHARES, Engine
from benchmarks.sites.mentoring import mentoring, publish_other, top_page
from benchmarks.sites.model import Node, Site, pages_of, words

CASES = {"compliant": 50, "no_package": 15, "outdated_order": 12, "regulation_only": 12, "incomplete_package": 11}
"""Of a hundred sites, how many have which right verdict."""
_PER_PAGE = 20


def draw(seed: int, index: int, engine: str = "", case: str = "") -> Site:
    """Site number `index` of this seed; engine and case are drawn too where not given."""
    rng = random.Random(f"{seed}/{index}")
    name = rng.choices(list(SHARES), list(SHARES.values()))[0]
    drawn_case = rng.choices(list(CASES), list(CASES.values()))[0]
    kind = ENGINES[engine or name]
    host, root, group = kind.host(index, rng)
    site = Site(
        index=index,
        name=f"МБОУ «СОШ № {index}» ({rng.choice(words()['places'])})",
        engine=kind.name,
        host=host,
        root=root,
        group=group,
        case=case or drawn_case,
        home=Node("home", "Главная", path=root),
        validators=rng.random() < 0.5,
        robots=rng.choice((None, "User-agent: *\nDisallow: /admin/\n", "User-agent: *\nDisallow: /search\nDisallow: /bitrix/\n", "")),
        sitemap=rng.random() < kind.sitemap,
        menu_whole=rng.random() < 0.6,
        look=rng.randrange(3),
    )
    _frame(site, rng)
    mentoring(site, kind, rng)
    _fill(site, kind, rng, round(40 * 10 ** rng.random()))
    _page_lists(site, kind)
    _name(site, kind, rng)
    return site


def _frame(site: Site, rng: random.Random) -> None:
    """Menu, the obligatory section, document lists, news."""
    said = words()
    tops = [site.home.add(_section("sveden", rng.choice(said["sveden"]["title"])))]
    for code, title in said["sveden"]["pages"].items():
        tops[0].add(Node("list" if code == "document" else "section", title, code))
    for item in said["menu"]:
        if item.get("always") or rng.random() < 0.6:
            top = site.home.add(_section(item["code"], rng.choice(item["titles"])))
            for title in rng.sample(item["under"], rng.randint(0, len(item["under"]))):
                top.add(_section("", title))
    lists = [Node("list", rng.choice(titles), code) for code, titles in said["document_lists"].items()]
    for each in rng.sample(lists, rng.randint(1, 3)):
        top_page(site, "documents").add(each)
    site.home.add(Node("newslist", rng.choice(said["news"]), "news"))
    site.home.add(Node("newslist", rng.choice(said["gallery"]), "gallery"))
    head, rest = site.home.children[:1], site.home.children[1:]
    rng.shuffle(rest)
    site.home.children = head + rest if rng.random() < 0.7 else rest + head


def _section(code: str, title: str) -> Node:
    return Node("section", title, code)


def _fill(site: Site, engine: Engine, rng: random.Random, size: int) -> None:
    """Papers into every list, then news, albums and pages up to the size."""
    lists = [node for node in site.home.walk() if node.kind == "list"]
    for each in lists:
        for title in rng.sample(words()["papers"], rng.randint(4, 24)):
            publish_other(each, title, engine, rng)
        rng.shuffle(each.children)
    if rng.random() < 0.4:
        publish_other(rng.choice(lists), rng.choice(words()["lookalikes"]["files"]), engine, rng)
    news, gallery = (next(node for node in site.home.children if node.code == code) for code in ("news", "gallery"))
    short = size - pages_of(site.home.walk())
    for _ in range(max(6, short)):
        if rng.random() < 0.85:
            news.add(Node("article", _headline(rng)))
        else:
            gallery.add(Node("album", _headline(rng)))
    site.home.more = news.children[: rng.randint(3, 8)]


def _headline(rng: random.Random) -> str:
    said: dict[str, Any] = words()
    if rng.random() < 0.02:
        return str(rng.choice(said["lookalikes"]["articles"]))
    pattern: str = rng.choice(said["articles"])
    grade = f"{rng.randint(1, 11)} «{rng.choice('АБВ')}»"
    return pattern.format(month=rng.choice(said["months"]), event=rng.choice(said["events"]), grade=grade)


def _page_lists(site: Site, engine: Engine) -> None:
    """Cut long lists into pages; every page links to all the others."""
    for each in [node for node in site.home.walk() if node.kind in {"list", "newslist"}]:
        chunks = [each.children[start : start + _PER_PAGE] for start in range(0, len(each.children), _PER_PAGE)]
        if len(chunks) < 2 or engine.name == "edustatic":
            continue
        turns = [Node(f"{each.kind} page", f"{turn}") for turn in range(2, len(chunks) + 1)]
        each.children = chunks[0]
        for turn, chunk in zip(turns, chunks[1:], strict=True):
            each.add(turn)
            for child in chunk:
                turn.add(child)
        for page in (each, *turns):
            page.more += [other for other in (each, *turns) if other is not page]


def _name(site: Site, engine: Engine, rng: random.Random) -> None:
    """An address for every node; ids grow as on a live site."""
    number = rng.randint(10, 900)
    taken: set[str] = {site.home.path}
    for node in site.home.walk():
        if node is not site.home:
            number += rng.randint(1, 3)
            name(site, node, engine, number, taken)


def name(site: Site, node: Node, engine: Engine, number: int, taken: set[str]) -> None:
    """Give a node its address; one that is taken gets the number on top."""
    if node.kind.endswith(" page") and node.parent:
        node.path = engine.page(node.parent.path, int(node.title))
    else:
        node.path = engine.address(node, number, site.root)
        if node.path in taken:
            node.code, node.title, kept = f"{node.code or 'p'}_{number}", f"{node.title} {number}", node.title
            node.path, node.title = engine.address(node, number, site.root), kept
    taken.add(node.path)


def draw_all(seed: int, count: int, engine: str = "", case: str = "") -> list[Site]:
    """The first `count` sites of this seed."""
    return [draw(seed, index, engine, case) for index in range(1, count + 1)]


def paths(sites: Sequence[Site]) -> dict[tuple[str, str], tuple[Site, Node]]:
    """Every address of the sites with what is there."""
    return {(site.host, node.path): (site, node) for site in sites for node in site.home.walk()}
