"""Orders: the heading, the grounds, the points and what each point makes of the order."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from benchmarks.papers.desk import Desk
from benchmarks.papers.letterheads import letterhead, order_top, signature
from benchmarks.papers.model import Block, Gap, Sides, para
from benchmarks.papers.people_tables import PeopleTable, pairs_table
from benchmarks.papers.phrases import words
from benchmarks.papers.requisites import Written, spoken
from benchmarks.papers.stamps import electronic_signature

_ANNEXES = ("regulation", "roadmap", "programme", "mentor_base")


@dataclass(frozen=True, kw_only=True)
class Order:
    """A typed order and what it is."""

    blocks: tuple[Block, ...]
    kinds: frozenset[str]
    title: str
    annexes: tuple[str, ...] = ()
    """Kinds its points approve as annexes."""
    people: tuple[int, int, int] | None = None
    list_apart: PeopleTable | None = None
    """The list of pairs that its point sends to an annex."""


def order(desk: Desk, requisites: Written, kind: str) -> Order:
    """An order of that kind; an implementation order may name a curator and pairs too."""
    lists = words("orders")
    annexes = _annexes(desk) if kind == "implementation_order" else ()
    extra = [item for item, share in (("curator", 0.45), ("pairs", 0.2)) if kind == "implementation_order" and desk.chance(share)]
    title = _title(desk, kind, annexes, extra)
    if "Положения" in title and "regulation" not in annexes:
        annexes = ("regulation", *annexes)
    tags = {"implementation_order": ["introduce", *annexes, *extra], "curator_order": ["curator"], "pairs_order": ["pairs"]}[kind]
    points: list[Block] = []
    people: PeopleTable | None = None
    apart = False
    numbered = [(tag, desk.one(lists[tag], k=str(_place(tag, annexes)))) for tag in tags]
    neutral = desk.rng.sample(lists["neutral"], desk.rng.randint(1, 2 if desk.short else 4))
    numbered += [("neutral", desk.say(text)) for text in neutral] + [("close", desk.one(lists["close"]))]
    for index, (tag, text) in enumerate(numbered, start=1):
        apart_here = tag == "pairs" and "приложени" in text
        points.append(para(f"{index}. {text.removesuffix(':') + '.' if apart_here else text}", "justify", indent=True))
        if tag == "pairs":
            people = pairs_table(desk)
            apart = apart_here
            points.extend([] if apart else people.blocks)
    kinds = {kind} | {f"{tag}_order" for tag in extra}
    counts = people.counts if people else None
    blocks = (*_framed(desk, requisites, title, points), *((_list_page(desk, people)) if people and apart else ()))
    return Order(blocks=blocks, kinds=frozenset(kinds), title=title, annexes=annexes, people=counts)


def plain_order(
    desk: Desk, requisites: Written, title: str, points: list[str], *, foreign: bool = False, about_mentoring: bool = True
) -> Order:
    """An order that is none of the package: look-alikes, amendments, acts of a higher body."""
    numbered = [para(f"{index}. {desk.say(text)}", "justify", indent=True) for index, text in enumerate(points, start=1)]
    blocks = _framed(desk, requisites, title, list(numbered), foreign=foreign, cites=about_mentoring)
    return Order(blocks=tuple(blocks), kinds=frozenset(), title=title)


def _framed(desk: Desk, requisites: Written, title: str, points: list[Block], *, foreign: bool = False, cites: bool = True) -> list[Block]:
    lists = words("orders")
    top, foot = order_top(desk, requisites, title)
    grounds = desk.one(lists["grounds"]) if cites else "В целях упорядочения работы школы"
    verb = desk.rng.choice(lists["verbs"])
    before: list[Block] = [
        para(f"{grounds}", "justify", indent=True),
        para(verb, desk.rng.choice(("left", "center")), bold=desk.chance(0.5)),
    ]
    if desk.chance(0.4):
        before = [para(f"{grounds}, {verb}", "justify", indent=True)]
    blocks = [*letterhead(desk, foreign=foreign), *top, *before, *points]
    blocks += signature(desk) if not foreign else [Gap(lines=1), Sides(left=para("Начальник управления"), right=para(desk.person().name))]
    blocks += foot
    if desk.chance(0.45) and not foreign:
        blocks += _acquaintance(desk)
    if desk.chance(0.15) and not desk.picture:
        blocks += electronic_signature(desk)
    return blocks


def _title(desk: Desk, kind: str, annexes: tuple[str, ...], extra: list[str]) -> str:
    lists = words("titles")
    title = desk.one(lists[kind])
    for tag in (*extra, *annexes):
        if tag in lists["implementation_tail"] and desk.chance(0.5):
            tail = desk.one(lists["implementation_tail"][tag])
            return title + (tail if tail.startswith(",") else f" {tail}")
    return title


def _annexes(desk: Desk) -> tuple[str, ...]:
    count = desk.rng.choice((0, 0, 1, 1, 2, 3))
    chosen = desk.rng.sample(_ANNEXES, count)
    return tuple(kind for kind in _ANNEXES if kind in chosen)


def _place(tag: str, annexes: tuple[str, ...]) -> int:
    return annexes.index(tag) + 1 if tag in annexes else 1


def _list_page(desk: Desk, people: PeopleTable) -> list[Block]:
    title = desk.rng.choice(("Список наставнических пар", "Наставники и наставляемые", "Состав наставнических пар (групп)"))
    return [Gap(lines=2), para("Приложение к приказу", "right"), para(title, "center", bold=True), *people.blocks]


def _acquaintance(desk: Desk) -> list[Block]:
    blocks: list[Block] = [Gap(lines=1), para(desk.rng.choice(words("orders")["acquaint"]))]
    for _ in range(desk.rng.randint(1, 4)):
        name = desk.person().listed()
        if desk.chance(0.4):
            day = desk.day + dt.timedelta(days=desk.rng.randint(1, 12))
            desk.trap("acquaintance", day)
            blocks.append(para(f"________________ {name}    {spoken(day, desk.rng)}"))
        else:
            blocks.append(para(f"________________ {name}    «___» __________ 20__ г."))
    return blocks
