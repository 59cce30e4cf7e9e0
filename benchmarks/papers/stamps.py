"""What stands in the corners of a page: approval, the councils' minutes, annex lines, electronic signatures."""

from __future__ import annotations

import datetime as dt

from benchmarks.papers.desk import Desk
from benchmarks.papers.model import Block, Gap, Grid, Para, para
from benchmarks.papers.phrases import words
from benchmarks.papers.requisites import Written


def approval(desk: Desk, requisites: Written, *, flatten: bool) -> list[Block]:
    """The approving stamp, alone or with those of the councils beside it; flatten: columns fallen into lines."""
    own = _own_lines(desk, requisites)
    annex = own[0].startswith("Приложение")
    sides = [] if annex and not requisites.flat else _side_stamps(desk, requisites.flat)
    if requisites.flat and flatten:
        return _flattened(sides[0], own)
    columns = [*sides, own] if desk.chance(0.8) or annex else [own, *sides]
    if not sides:
        return [_corner(desk, own), Gap(lines=1)]
    cells = tuple(tuple(para(line) for line in lines) for lines in columns)
    return [Grid(rows=(cells,), border=desk.chance(0.1), widths=(1,) * len(cells)), Gap(lines=1)]


def annex_line(desk: Desk, order_text: str | None) -> list[Block]:
    """The line that ties an annex to its order; None: it names the annex only."""
    lists = words("stamps")
    school = desk.school
    frame = desk.rng.choice(lists["annexes_bare"] if order_text is None else lists["annexes"])
    text = frame.format(
        k=desk.rng.randint(1, 4),
        bare=order_text,
        short=school.short,
        post_ins=school.head_cases["ins"],
        post_gen=school.head_cases["gen"],
    )
    return [*(para(line, "right") for line in text.split("\n")), Gap(lines=0.6)]


def electronic_signature(desk: Desk) -> list[Block]:
    """The frame an electronic signature leaves on a page."""
    owner = desk.school.director.full
    signed = desk.day + dt.timedelta(days=desk.rng.randint(0, 200))
    start = desk.day - dt.timedelta(days=desk.rng.randint(30, 300))
    end = start + dt.timedelta(days=457)
    lines = desk.rng.choice(words("stamps")["e_sign"])
    text = [
        line.format(
            hex=f"{desk.rng.getrandbits(120):030X}",
            owner=owner,
            signed_dots=f"{signed:%Y.%m.%d}",
            signed_dash=f"{signed:%Y-%m-%d}",
            clock=f"{desk.rng.randint(8, 18):02}:{desk.rng.randint(10, 59)}:{desk.rng.randint(10, 59)}",
            **{"from": f"{start:%d.%m.%Y}", "to": f"{end:%d.%m.%Y}"},
        )
        for line in lines
    ]
    for day in (signed, start, end):
        if any(f"{day:{form}}" in " ".join(text) for form in ("%d.%m.%Y", "%Y.%m.%d", "%Y-%m-%d")):
            desk.trap("e-signature", day)
    cell = tuple(para(line, bigger=-2.5) for line in text)
    return [Gap(lines=1), Grid(rows=((cell, ()),), border=True, widths=(1, 1))]


def _own_lines(desk: Desk, requisites: Written) -> list[str]:
    school, lists = desk.school, words("stamps")
    slots = {
        "post": school.head,
        "post_ins": school.head_cases["ins"],
        "short": school.short,
        "name": school.director.name,
        "bare": requisites.text,
        "order": requisites.text if requisites.worded else desk.rng.choice(lists["order_words"]) + requisites.text,
    }
    frame = requisites.stamp or _frame(desk, requisites)
    lines = []
    for line in frame:
        word = {"APPROVE": "approve", "APPROVED": "approved"}.get(line)
        lines.append(desk.rng.choice(lists[word]) if word else line.format(**slots) if not requisites.stamp else line)
    return lines


def _frame(desk: Desk, requisites: Written) -> tuple[str, ...]:
    frames = words("stamps")["frames"]
    needs = "{order}" if requisites.worded else ""
    return tuple(desk.rng.choice([frame for frame in frames if not needs or any(needs in line for line in frame)]))


def _side_stamps(desk: Desk, must: bool) -> list[list[str]]:
    count = desk.rng.choice((1, 1, 2)) if must or desk.chance(0.6) else 0
    stamps = []
    for frame in desk.rng.sample(words("stamps")["sides"], 1 if must else count):
        slots = desk.protocol()
        stamps.append([desk.say(line, other=desk.person().name, **slots) for line in frame])
    return stamps


def _flattened(side: list[str], own: list[str]) -> list[Block]:
    rows = max(len(side), len(own))
    padded = [(side[row] if row < len(side) else "", own[row] if row < len(own) else "") for row in range(rows)]
    return [*(para(f"{left} {right}".strip()) for left, right in padded), Gap(lines=1)]


def _corner(desk: Desk, lines: list[str]) -> Block:
    look = desk.rng.choice(("right", "cell", "cell", "left"))
    if look == "cell":
        cell: tuple[Para, ...] = tuple(para(line) for line in lines)
        return Grid(rows=(((), cell),), border=False, widths=(6, 5))
    return Grid(rows=((tuple(para(line, "right" if look == "right" else "left") for line in lines),),), border=False, widths=(1,))
