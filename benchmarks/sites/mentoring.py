"""Where a school puts its acts on mentoring: in a section of their own, a folder, among other papers, or in an odd place."""

from __future__ import annotations

import datetime as dt
import random

from benchmarks.sites.engines import Engine
from benchmarks.sites.model import Act, Node, Site, words

_KINDS = {
    "compliant": ("implementation_order", "regulation"),
    "outdated_order": ("implementation_order", "regulation"),
    "regulation_only": ("regulation",),
    "incomplete_package": ("roadmap", "programme"),
    "no_package": (),
}


def mentoring(site: Site, engine: Engine, rng: random.Random) -> None:
    """The acts of the case, in a section of their own, in a folder, among other papers, or in an odd place."""
    acts = [_act(kind, site.case, rng) for kind in _kinds(site.case, rng)]
    if not acts and rng.random() < 0.6:
        return
    where = rng.choices(("section", "folder", "scattered", "odd"), (60, 12, 20, 8))[0] if acts else "section"
    lists = [node for node in top_page(site, "documents").children if node.kind == "list"]
    if where == "scattered":
        for act in acts:
            put(site, lists[0] if act.kind.endswith("order") else lists[-1], act, engine, rng)
        return
    if where == "odd":
        tops = [top for top in site.home.children if top.code != "sveden"]
        holder = rng.choice([node for top in tops for node in (top, *top.children) if node.kind == "section"])
    else:
        place = rng.choice(("collective", "collective", "method", "activity", "documents"))
        up = rng.choice(lists) if where == "folder" else top_page(site, place)
        holder = up.add(Node("folder" if where == "folder" else "section", rng.choice(words()["sections"]), _code(engine, rng)))
        site.section = True
    site.holder = holder
    if acts and where == "section" and rng.random() < 0.25:
        holder = holder.add(Node("section", rng.choice(words()["vague"])))
    for act in acts:
        put(site, holder, act, engine, rng)
    if not acts and rng.random() < 0.4:
        publish_other(holder, "Программа наставничества «ученик – ученик»", engine, rng)


def _kinds(case: str, rng: random.Random) -> list[str]:
    kinds = list(_KINDS[case])
    if case in {"compliant", "outdated_order"}:
        kinds += [kind for kind in ("roadmap", "programme", "curator_order") if rng.random() < 0.4]
    rng.shuffle(kinds)
    return kinds


def _code(engine: Engine, rng: random.Random) -> str:
    if engine.name == "edusite":
        return rng.choice(("nastavnik", "nastavnichestvo", "specialist"))
    return "mentors" if engine.name == "unseen" else ""


def _act(kind: str, case: str, rng: random.Random) -> Act:
    old = case == "outdated_order"
    day = dt.date(2019 if old else 2022, 1, 10) + dt.timedelta(days=rng.randrange(700 if old else 600))
    number = rng.choice(("{}", "{}-ОД", "{}/1", "{}-о")).format(rng.randint(11, 380))
    return Act(kind, rng.choice(words()["acts"][kind]), number, day, rng.choice(("pdf", "pdf", "docx", "html")))


def put(site: Site, holder: Node, act: Act, engine: Engine, rng: random.Random) -> Node:
    """Publish an act under a node, as a typed page, a file, or a card with a file; the address at which it can be read."""
    name = act.title
    if act.kind.endswith("order"):
        name = rng.choice(words()["order_links"]).format(title=act.title, number=act.number, day=f"{act.day:%d.%m.%Y}")
    if act.form == "html":
        # A card is a page about a file; what is typed is an ordinary page where the engine has cards.
        return holder.add(Node("section" if engine.cards else "card", name, act=act))
    return _publish(holder, name, act, engine, rng)


def _publish(holder: Node, name: str, act: Act, engine: Engine, rng: random.Random) -> Node:
    if not engine.cards:
        return holder.add(Node("file", name, act=act, form=act.form))
    card = holder.add(Node("card", name, act=act if engine.printed else None))
    file = card.add(Node("file", name, act=None if engine.printed else act, link=rng.choice(words()["mute_links"]), form=act.form))
    return card if engine.printed else file


def publish_other(holder: Node, title: str, engine: Engine, rng: random.Random) -> None:
    """A paper about something else."""
    form = rng.choice(("pdf", "docx"))
    where = holder.add(Node("card", title)) if engine.cards else holder
    where.add(Node("file", title, link=rng.choice(words()["mute_links"]) if engine.cards else "", form=form))


def top_page(site: Site, code: str) -> Node:
    """The menu's page of this code; the staff's where it is not on this site."""
    found = {node.code: node for node in site.home.children}
    return found.get(code) or found["collective"]
