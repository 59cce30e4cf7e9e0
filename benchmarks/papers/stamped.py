"""Acts that a stamp approves: regulations, road maps, programmes, plans of pairs, bases, agreements. Bodies only, below the stamp."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.papers.desk import Desk
from benchmarks.papers.model import Block, Gap, Grid, PageBreak, Para, Sides, para
from benchmarks.papers.people_tables import base_table
from benchmarks.papers.phrases import words
from benchmarks.papers.requisites import spoken


@dataclass(frozen=True, kw_only=True)
class Body:
    """The title and the body of an act."""

    title: str
    blocks: tuple[Block, ...]
    optional: frozenset[str] = frozenset()
    people: tuple[int, int, int] | None = None


def body(desk: Desk, kind: str) -> Body:
    """A body of that kind, with its title on top."""
    writers = {
        "regulation": _regulation,
        "roadmap": _roadmap,
        "programme": _programme,
        "personal_programme": _personal,
    }
    title = desk.one(words("titles")[kind])
    if kind in ("mentor_base", "mentee_base"):
        table = base_table(desk, kind)
        return Body(title=title, blocks=(*titled(desk, title), *table.blocks), people=table.counts)
    return Body(title=title, blocks=tuple(writers[kind](desk, title)))


def titled(desk: Desk, title: str) -> list[Block]:
    """The title as it stands above a body: capitals on a line of their own or all in one."""
    if title.startswith("ПОЛОЖЕНИЕ ") and desk.chance(0.7):
        return [
            para("ПОЛОЖЕНИЕ", "center", bold=True, bigger=1),
            para(title.removeprefix("ПОЛОЖЕНИЕ "), "center", bold=True),
            Gap(lines=0.6),
        ]
    upper = title.upper() if desk.chance(0.25) else title
    return [para(upper, "center", bold=True, bigger=desk.rng.choice((0, 1))), Gap(lines=0.6)]


def _regulation(desk: Desk, title: str) -> list[Block]:
    blocks = titled(desk, title)
    sections = words("regulation")
    if desk.short:
        sections = [sections[0], *desk.rng.sample(sections[1:-1], desk.rng.randint(2, 5)), sections[-1]]
    for number, section in enumerate(sections, start=1):
        blocks.append(para(f"{number}. {desk.one(section['title'])}", desk.rng.choice(("left", "center")), bold=True))
        keep = 0.6 if desk.short else 0.92
        points = [point for point in section["points"] if desk.chance(keep)] or section["points"][:1]
        blocks.extend(para(f"{number}.{index}. {desk.say(point)}", "justify", indent=True) for index, point in enumerate(points, start=1))
    return blocks


def _roadmap(desk: Desk, title: str) -> list[Block]:
    return [
        *titled(desk, title),
        plan_table(desk, words("plans")["roadmap"]["rows"], desk.rng.randint(8, 12) if desk.short else desk.rng.randint(14, 25)),
    ]


def plan_table(desk: Desk, rows: list[str], count: int) -> Grid:
    """A plan: what, when, who; by stages or in one run."""
    lists = words("plans")
    heads = desk.rng.choice(lists["roadmap"]["heads"])
    staged = desk.chance(0.4)
    body_rows = []
    for index, row in enumerate(desk.rng.sample(rows, min(count, len(rows))), start=1):
        if staged and index % 5 == 1:
            stage = desk.rng.choice(lists["roadmap"]["stages"])
            body_rows.append((*_cells([f"Этап {index // 5 + 1}", stage, *([""] * (len(heads) - 2))], bold=True),))
        cells = [
            str(index),
            desk.say(row),
            desk.one(lists["terms"]),
            desk.rng.choice(lists["roadmap"]["who"]),
            desk.rng.choice(lists["roadmap"]["results"]),
        ]
        body_rows.append(_cells(cells[: len(heads)]))
    return Grid(rows=(_cells(heads, bold=True), *body_rows), widths=(1, 6, 3, 3, 3)[: len(heads)])


def _programme(desk: Desk, title: str) -> list[Block]:
    lists = words("programme")
    blocks = titled(desk, title)
    if desk.chance(0.55):
        blocks += [Gap(lines=12), para(f"{desk.school.place}, {desk.year} год", "center"), PageBreak()]
    if desk.chance(0.6):
        rows = tuple(_cells([name, desk.say(text, title=title)]) for name, text in lists["passport"])
        blocks += [para("Паспорт программы", "center", bold=True), Grid(rows=rows, widths=(3, 6)), Gap(lines=1)]
    for section in lists["sections"]:
        blocks.append(para(desk.one(section["title"]), "left", bold=True))
        paragraphs = section["paragraphs"][:2] if desk.short else section["paragraphs"]
        for paragraph in paragraphs:
            blocks.append(para(desk.say(paragraph), "justify", indent=True))
            blocks.extend(_long(desk))
    blocks += [
        para("План реализации программы", "center", bold=True),
        plan_table(desk, words("plans")["roadmap"]["rows"], 6 if desk.short else 20),
    ]
    return blocks


def _long(desk: Desk) -> list[Block]:
    """Programmes run on: now and then a paragraph of the kind that regulations are made of."""
    if desk.short or not desk.chance(0.6):
        return []
    section = desk.rng.choice(words("regulation")[2:6])
    return [para(desk.one(section["points"]), "justify", indent=True)]


def _personal(desk: Desk, title: str) -> list[Block]:
    lists = words("plans")["personal"]
    mentor, mentee = desk.person(), desk.person()
    values = [
        mentor.full,
        "учитель высшей категории",
        f"{desk.rng.randint(12, 30)} лет",
        mentee.full,
        "учитель",
        "педагогический институт",
        "",
        "«педагог – педагог»",
    ]
    values[6] = desk.say("<term_from> – <term_to>")
    facts = tuple(_cells([name, value]) for name, value in zip(lists["facts"], values, strict=True))
    goals: list[Block] = [para(desk.say(goal), "justify", indent=True) for goal in lists["goals"]]
    heads = desk.rng.choice(lists["heads"])
    rows = [
        _personal_row(desk, heads, index, text)
        for index, text in enumerate(desk.rng.sample(lists["rows"], desk.rng.randint(6, 12)), start=1)
    ]
    table = Grid(rows=(_cells(heads, bold=True), *rows), widths=(1, 5, 2, 2) if heads[0].startswith("№") else (5, 2, 3))
    return [
        *titled(desk, title),
        Grid(rows=facts, widths=(3, 5)),
        Gap(lines=0.5),
        *goals,
        table,
        Gap(lines=1),
        _signed(mentor.listed(), mentee.listed()),
    ]


def _personal_row(desk: Desk, heads: list[str], index: int, text: str) -> tuple[tuple[Para, ...], ...]:
    cells = [desk.say(text), desk.one(words("plans")["terms"]), desk.rng.choice(("справка", "конспект", "беседа", ""))]
    return _cells([str(index), *cells] if heads[0].startswith("№") else cells)


def _agreement(desk: Desk, title: str) -> list[Block]:
    mentor, mentee = desk.person(), desk.person()
    intro = (
        f"{desk.school.short} в лице руководителя, {mentor.full}, именуемый в дальнейшем «Наставник», "
        f"и {mentee.full}, именуемый «Наставляемый», заключили соглашение о нижеследующем."
    )
    blocks: list[Block] = [para(intro, "justify", indent=True)]
    for number, (name, *clauses) in enumerate(words("agreement")["clauses"], start=1):
        blocks.append(para(f"{number}. {name}", "center", bold=True))
        blocks.extend(
            para(f"{number}.{index}. {desk.say(clause)}", "justify", indent=True) for index, clause in enumerate(clauses, start=1)
        )
    return [*blocks, Gap(lines=1), _signed(mentor.listed(), mentee.listed())]


def agreement(desk: Desk) -> tuple[Body, str]:
    """An agreement with its own day at the top right; the second part is its number, "" where it has none."""
    title = desk.one(words("titles")["agreement"])
    number = str(desk.rng.randint(1, 20)) if desk.chance(0.5) else ""
    top: list[Block] = [
        para(f"{title}{f' № {number}' if number else ''}", "center", bold=True),
        Sides(left=para(desk.school.place), right=para(spoken(desk.day, desk.rng))),
    ]
    return Body(title=title, blocks=(*top, Gap(lines=0.5), *_agreement(desk, title))), number


def _signed(mentor: str, mentee: str) -> Sides:
    return Sides(left=para(f"Наставник ____________ {mentor}"), right=para(f"Наставляемый ____________ {mentee}"))


def _cells(cells: list[str] | tuple[str, ...], *, bold: bool = False) -> tuple[tuple[Para, ...], ...]:
    return tuple((para(cell, bold=bold, bigger=-1.0),) for cell in cells)
