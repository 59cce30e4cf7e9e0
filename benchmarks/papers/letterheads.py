"""The top of an order: whose it is, the word, its requisites and its heading, in the layouts schools use."""

from __future__ import annotations

from benchmarks.papers.desk import Desk
from benchmarks.papers.model import Align, Block, Gap, Grid, Para, Sides, para
from benchmarks.papers.phrases import words
from benchmarks.papers.requisites import Written

_WORDS = ("ПРИКАЗ", "ПРИКАЗ", "ПРИКАЗ", "П Р И К А З", "Приказ")


def letterhead(desk: Desk, *, foreign: bool = False) -> list[Block]:
    """The lines above the word ПРИКАЗ."""
    school = desk.school
    if foreign:
        return [para(school.department.upper(), "center", bold=True), Gap(lines=0.6)]
    lists = words("stamps")
    contacts = lists["contacts"].format(address=school.address, phone=school.phone, tax=school.tax)
    slots = {
        "ministry": school.ministry,
        "department": school.department,
        "full": school.full,
        "full_upper": school.full.upper(),
        "short": school.short,
        "contacts": contacts,
        "address": school.address,
        "tax": school.tax,
    }
    align: Align = desk.rng.choice(("center", "center", "center", "left"))
    bold = desk.chance(0.5)
    lines = desk.rng.choice(lists["letterheads"])
    return [*(_line(line.format(**slots), align, bold and "contacts" not in line) for line in lines), Gap(lines=0.8)]


def _line(text: str, align: Align, bold: bool) -> Para:
    small = -1.5 if "@" in text or "ИНН" in text else 0.0
    return para(text, align, bold=bold, bigger=small)


def order_top(desk: Desk, requisites: Written, title: str) -> tuple[list[Block], list[Block]]:
    """Blocks from the word ПРИКАЗ to the heading, and those that follow the signature."""
    lines = requisites.head or _one_line(desk, requisites)
    top: list[Block] = []
    foot: list[Block] = []
    titled = False
    target = top
    align: Align = desk.rng.choice(("center", "center", "left"))
    for line in lines:
        if line == "TITLE":
            target.extend(heading(desk, title))
            titled = True
        elif line == "FOOT":
            target = foot
        else:
            target.append(_head_block(desk, line, align))
    if not titled:
        top.extend(heading(desk, title))
    return top, foot


def _one_line(desk: Desk, requisites: Written) -> tuple[str, ...]:
    if requisites.worded:
        return (requisites.text[0].upper() + requisites.text[1:],)
    if desk.chance(0.2) and not requisites.text.lower().startswith(("номер", "под")):
        return (f"ПРИКАЗ {requisites.text}",)
    return ("ORDER", requisites.text, *((desk.school.place,) if desk.chance(0.4) else ()))


def _head_block(desk: Desk, line: str, align: Align) -> Block:
    if line == "ORDER":
        return para(desk.rng.choice(_WORDS), "center", bold=True, bigger=1.0)
    if " || " in line:
        left, right = line.split(" || ")
        return Sides(left=para(left), right=para(right), gap=desk.rng.choice(("fill", "spaces", "tab")))
    if " | " in line:
        cells = tuple((para(cell.strip(), "center"),) for cell in line.split("|"))
        return Grid(rows=(cells,), border=desk.chance(0.4), widths=(1, 2, 2, 3, 1, 2))
    if not line:
        return Gap(lines=1)
    word = "ПРИ" in line.upper() or "П Р И К" in line.upper()
    return para(line, "center" if word else align, bold=word)


def heading(desk: Desk, title: str) -> list[Block]:
    """The heading of an order."""
    look = desk.rng.choice(("plain", "quoted", "bold"))
    text = f"«{title}»" if look == "quoted" and "«" not in title else title
    return [Gap(lines=0.5), para(text, desk.rng.choice(("left", "center", "left")), bold=look == "bold"), Gap(lines=0.5)]


def signature(desk: Desk) -> list[Block]:
    """The head's post, room for the hand, the name."""
    school = desk.school
    post = desk.rng.choice(
        (school.head, f"{school.head} {school.short}", f"{school.head} школы" if school.head == "Директор" else school.head)
    )
    room = desk.rng.choice(("", "________________ "))
    return [Gap(lines=1), Sides(left=para(post), right=para(room + school.director.name), gap=desk.rng.choice(("fill", "spaces")))]
