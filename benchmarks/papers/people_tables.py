"""Tables that name people: pairs, bases of mentors and of those they mentor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.papers.desk import Desk
from benchmarks.papers.model import Block, Gap, Grid, Para, para
from benchmarks.papers.phrases import words
from benchmarks.papers.school import Person


@dataclass(frozen=True, kw_only=True)
class PeopleTable:
    """The table and how many mentors, mentees and pairs it names."""

    blocks: tuple[Block, ...]
    counts: tuple[int, int, int]


def pairs_table(desk: Desk) -> PeopleTable:
    """Mentors against those they mentor; some mentor has two."""
    groups = _groups(desk)
    pairs = [(mentor, mentee) for mentor, mentees in groups for mentee in mentees]
    look = desk.rng.choice(("posts", "names", "lines"))
    if look == "lines":
        blocks: list[Block] = [
            para(f"– {_with_post(desk, mentor)} – наставник, {_with_post(desk, mentee)} – наставляемый;") for mentor, mentee in pairs
        ]
    elif look == "posts":
        heads = ("№ п/п", "Наставник", "Должность", desk.rng.choice(("Наставляемый", "Молодой специалист")), "Должность")
        posts = [(str(i), m.full, _post(desk), p.full, _post(desk)) for i, (m, p) in enumerate(pairs, start=1)]
        blocks = [_table(heads, posts, (1, 4, 4, 4, 4))]
    else:
        names = [(str(i), m.listed(), p.listed()) for i, (m, p) in enumerate(pairs, start=1)]
        blocks = [_table(("№", "Ф.И.О. наставника", "Ф.И.О. наставляемого"), names, (1, 5, 5))]
    return PeopleTable(blocks=(*blocks, Gap(lines=0.5)), counts=(len(groups), len(pairs), len(pairs)))


def base_table(desk: Desk, kind: str) -> PeopleTable:
    """A base of mentors or of mentees: posts, years of work, what each is good at or asks for."""
    count = desk.rng.randint(3, 14)
    named = [desk.person() for _ in range(count)]
    mentors = kind == "mentor_base"
    heads = ("№", "Ф.И.О. " + ("наставника" if mentors else "наставляемого"), "Должность", "Стаж", "Компетенции" if mentors else "Запрос")
    about = ("методика урока", "цифровые ресурсы", "классное руководство", "работа с одарёнными", "инклюзия", "проектная деятельность")
    rows = [
        (str(i), person.full, _post(desk), f"{desk.rng.randint(8, 35) if mentors else desk.rng.randint(0, 3)} лет", desk.rng.choice(about))
        for i, person in enumerate(named, start=1)
    ]
    counts = (count, 0, 0) if mentors else (0, count, 0)
    return PeopleTable(blocks=(_table(heads, rows, (1, 5, 4, 2, 4)),), counts=counts)


def _groups(desk: Desk) -> list[tuple[Person, list[Person]]]:
    return [(desk.person(), [desk.person() for _ in range(2 if desk.chance(0.15) else 1)]) for _ in range(desk.rng.randint(1, 6))]


def _post(desk: Desk) -> str:
    return str(desk.rng.choice(words("schools")["posts"][desk.school.teachers]))


def _with_post(desk: Desk, person: Person) -> str:
    return f"{person.listed()}, {_post(desk)}"


def _table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]], widths: tuple[int, ...]) -> Grid:
    return Grid(rows=(_row(heads, bold=True), *(_row(row) for row in rows)), widths=widths)


def _row(cells: tuple[str, ...], *, bold: bool = False) -> tuple[tuple[Para, ...], ...]:
    return tuple((para(cell, bold=bold, bigger=-1.0),) for cell in cells)
