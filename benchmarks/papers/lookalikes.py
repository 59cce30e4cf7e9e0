"""Papers that look like the package and are not of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from benchmarks.papers.desk import Desk
from benchmarks.papers.model import Block, Gap, para
from benchmarks.papers.orders import plain_order
from benchmarks.papers.phrases import words
from benchmarks.papers.requisites import Written
from benchmarks.papers.stamped import plan_table, titled
from benchmarks.papers.stamps import approval


@dataclass(frozen=True, kw_only=True)
class LookAlike:
    """Its page and whether it is listed as «other» or not at all."""

    title: str
    blocks: tuple[Block, ...]
    expect: str


def look_alike(desk: Desk, requisites: Written, *, place: str, flatten: bool) -> LookAlike:
    """One of the look-alikes that can bear requisites in that place (order or stamp)."""
    forms = ("order",) if place == "order" else ("regulation", "report", "roadmap", "template")
    spec = desk.rng.choice([item for item in words("lookalikes") if item["form"] in forms])
    title = desk.one(_titles(spec))
    blocks = _blocks(desk, spec, requisites, title, flatten)
    return LookAlike(title=title, blocks=tuple(blocks), expect=spec["expect"])


def _titles(spec: dict[str, Any]) -> list[str]:
    return list(words("orders")["amendment"] if spec.get("amends") else spec["title"])


def _blocks(desk: Desk, spec: dict[str, Any], requisites: Written, title: str, flatten: bool) -> list[Block]:
    if spec["form"] == "order":
        points = words("orders")["amend_points"] if spec.get("amends") else spec["points"]
        foreign = spec.get("foreign", False)
        return list(plain_order(desk, requisites, title, points, foreign=foreign, about_mentoring=not spec.get("plain", False)).blocks)
    stamp = [] if spec["form"] in ("report", "template") else approval(desk, requisites, flatten=flatten)
    if spec["form"] == "roadmap":
        return [*stamp, *titled(desk, title), plan_table(desk, spec["rows"], 8)]
    return [*stamp, *titled(desk, title), *_running(desk, spec)]


def _running(desk: Desk, spec: dict[str, Any]) -> list[Block]:
    opening = (
        [para(f"1. Настоящее Положение определяет порядок {spec['topic']} в {desk.school.short}.", "justify", indent=True)]
        if "topic" in spec
        else []
    )
    repeat = 1 if spec["form"] == "template" or desk.short else 2
    lines = [paragraph for _ in range(repeat) for paragraph in spec["paragraphs"]]
    return [*opening, *(para(desk.say(line), "justify", indent=True) for line in lines), Gap(lines=1)]
