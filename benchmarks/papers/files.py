"""What one file holds: a single act, an order with its annexes, several acts put together, or a look-alike."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field, replace

from benchmarks.papers import stamped, stamps
from benchmarks.papers.desk import Desk
from benchmarks.papers.lookalikes import look_alike
from benchmarks.papers.model import ActStart, ActTruth, Block, Draft, Gap, PageBreak, Trap, Truth, para
from benchmarks.papers.orders import Order, order
from benchmarks.papers.phrases import words
from benchmarks.papers.requisites import Written, places_of, plainly, written
from benchmarks.papers.school import School, school

_YEARS = (2015, 2018, 2019, 2020, 2021, 2021, 2022, 2022, 2022, 2023, 2023, 2024, 2025)
_MONTHS = (1, 2, 3, 4, 5, 8, 8, 8, 9, 9, 9, 10, 11, 12)
_ORDER_KINDS = ("implementation_order",) * 5 + ("pairs_order",) * 3 + ("curator_order",) * 2
_STAMPED_KINDS = ("regulation",) * 5 + ("roadmap",) * 3 + ("programme",) * 3 + ("personal_programme",) * 2 + ("mentor_base", "mentee_base")
_LISTS = frozenset({"pairs_order", "mentor_base", "mentee_base"})


@dataclass(kw_only=True)
class _Sheet:
    """A file being put together."""

    blocks: list[Block] = field(default_factory=list)
    acts: list[ActTruth] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def add(self, blocks: list[Block] | tuple[Block, ...], truth: ActTruth, title: str) -> None:
        """One more act, on a page of its own."""
        if self.acts:
            self.blocks.append(PageBreak())
        self.blocks += [ActStart(len(self.acts)), *blocks]
        self.acts.append(truth)
        self.titles.append(title)


def draft(shape: int, rng: random.Random, *, picture: bool, single_page: bool = False) -> tuple[Draft, School]:
    """A file whose first act has its requisites written in that shape."""
    owner = school(rng)
    day = dt.date(rng.choice(_YEARS), rng.choice(_MONTHS), rng.randint(1, 28))
    desk = Desk(
        rng=rng, school=owner, day=day, picture=picture, short=single_page or (picture and rng.random() < 0.7) or rng.random() < 0.25
    )
    place = rng.choice(sorted(places_of(shape, picture=picture)))
    requisites = written(shape, owner, day, rng, place=place, picture=picture)
    desk.day = requisites.day
    _side_traps(desk, requisites)
    sheet = _Sheet()
    roll = rng.random()
    if roll < 0.1 and not requisites.states_matter:
        _look_alike_file(desk, sheet, requisites, place)
    elif roll < 0.13 and not requisites.states_matter:
        _agreement_file(desk, sheet)
    elif place == "order":
        _order_file(desk, sheet, requisites, annexes_typed=not single_page)
    else:
        _stamped_file(desk, sheet, requisites, several=not single_page)
    fonts = words("damage")["fonts"]
    made = Draft(
        blocks=tuple(sheet.blocks),
        truth=Truth(acts=tuple(sheet.acts), traps=_real_traps(desk.traps, sheet.acts)),
        title=sheet.titles[0],
        font=rng.choice(fonts["text"]),
        hand_font=rng.choice(fonts["hand"]),
        size=rng.choice(words("damage")["sizes"]),
        leading=rng.choice((0.5, 0.65, 0.65, 0.8, 1.0)),
        anchors=(owner.director.name, requisites.anchor),
        cover=requisites.cover,
        ocr=requisites.ocr,
    )
    return made, owner


def _side_traps(desk: Desk, requisites: Written) -> None:
    if requisites.later:
        desk.trap("amendment", *requisites.later)
    if requisites.registration:
        desk.trap("registration", None, requisites.registration)


def _real_traps(traps: list[Trap], acts: list[ActTruth]) -> tuple[Trap, ...]:
    """A trap whose value happens to be some act's own is none."""
    dates = {act.date for act in acts} | {act.date_also for act in acts}
    numbers = {number for act in acts for number in (act.number, *act.number_also)}
    real = [
        replace(trap, date=None if trap.date in dates else trap.date, number=None if trap.number in numbers else trap.number)
        for trap in traps
    ]
    return tuple(trap for trap in real if trap.date or trap.number)


def _truth(requisites: Written, kinds: frozenset[str], *, picture: bool, **more: object) -> ActTruth:
    base = ActTruth(
        kinds=kinds,
        number=requisites.number,
        date=requisites.date,
        number_state=requisites.number_state,
        date_state=requisites.date_state,
        date_also=requisites.date_also,
        number_also=requisites.number_also,
        shape=requisites.shape,
        legible=picture or requisites.ocr not in ("english", "digits"),
    )
    return replace(base, **more)  # type: ignore[arg-type]


def _order_file(desk: Desk, sheet: _Sheet, requisites: Written, *, annexes_typed: bool) -> None:
    made = order(desk, requisites, desk.rng.choice(_ORDER_KINDS))
    optional = _LISTS if made.people else frozenset()
    sheet.add(made.blocks, _truth(requisites, made.kinds, picture=desk.picture, people=made.people, optional=optional), made.title)
    if annexes_typed and made.annexes and desk.chance(0.7):
        for kind in made.annexes:
            _annex(desk, sheet, requisites, made, kind)
    elif annexes_typed and desk.chance(0.08):
        _merged_order(desk, sheet)


def _annex(desk: Desk, sheet: _Sheet, requisites: Written, made: Order, kind: str) -> None:
    known = requisites.number and requisites.date
    text = (
        plainly(desk.school, requisites.date, desk.rng, requisites.number)
        if known and desk.chance(0.75) and requisites.date and requisites.number
        else None
    )
    content = stamped.body(desk, kind)
    blocks = [*stamps.annex_line(desk, text), *content.blocks]
    plain = text is not None
    truth = _truth(requisites, frozenset({kind}), picture=desk.picture, people=content.people, optional=content.optional)
    sheet.add(blocks, replace(truth, shape=0, legible=truth.legible or plain), content.title)


def _merged_order(desk: Desk, sheet: _Sheet) -> None:
    """A second order scanned into the same file."""
    place, shape = "order", desk.rng.choice((1, 2, 17, 22))
    desk.day = desk.day + dt.timedelta(days=desk.rng.randint(1, 25))
    second = written(shape, desk.school, desk.day, desk.rng, place=place, picture=desk.picture)
    made = order(desk, second, "pairs_order")
    sheet.add(
        made.blocks, replace(_truth(second, made.kinds, picture=desk.picture, people=made.people, optional=_LISTS), shape=0), made.title
    )


def _stamped_file(desk: Desk, sheet: _Sheet, requisites: Written, *, several: bool) -> None:
    kind = desk.rng.choice(_STAMPED_KINDS)
    content = stamped.body(desk, kind)
    top: list[Block] = []
    if requisites.shape == 61:
        top, requisites = _disagreeing(desk, requisites)
    if desk.chance(0.25):
        top = [para(desk.school.full, "center", bold=True), Gap(lines=0.6), *top]
    blocks = [*top, *stamps.approval(desk, requisites, flatten=not desk.picture), *content.blocks]
    sheet.add(
        blocks, _truth(requisites, frozenset({kind}), picture=desk.picture, people=content.people, optional=content.optional), content.title
    )
    if several and desk.chance(0.2):
        _second_stamped(desk, sheet, kind)


def _second_stamped(desk: Desk, sheet: _Sheet, first: str) -> None:
    """Another approved act in the same file, with a stamp of its own."""
    kind = desk.rng.choice([item for item in ("regulation", "roadmap", "programme", "mentor_base") if item != first])
    second = written(desk.rng.choice((48, 49, 22, 2)), desk.school, desk.day, desk.rng, place="stamp", picture=desk.picture)
    content = stamped.body(desk, kind)
    blocks = [*stamps.approval(desk, second, flatten=not desk.picture), *content.blocks]
    sheet.add(blocks, replace(_truth(second, frozenset({kind}), picture=desk.picture, people=content.people), shape=0), content.title)


def _disagreeing(desk: Desk, requisites: Written) -> tuple[list[Block], Written]:
    """An annex line that gives the order another number than the stamp: either is printed, none is to be trusted."""
    other = f"{desk.rng.randint(1, 99)}{desk.rng.choice(['-Н', ''])}"
    lines: list[Block] = [para(f"Приложение к приказу № {other}", "right"), Gap(lines=0.5)]
    return lines, replace(requisites, number_also=(other,))


def _look_alike_file(desk: Desk, sheet: _Sheet, requisites: Written, place: str) -> None:
    made = look_alike(desk, requisites, place=place, flatten=not desk.picture)
    kinds = frozenset({"other"}) if made.expect == "other" else frozenset()
    sheet.add(
        made.blocks,
        _truth(requisites, kinds, picture=desk.picture, shape=0, optional=frozenset({"other"}) if kinds else frozenset()),
        made.title,
    )


def _agreement_file(desk: Desk, sheet: _Sheet) -> None:
    content, number = stamped.agreement(desk)
    truth = ActTruth(kinds=frozenset({"agreement"}), number=number or None, number_state="read" if number else "absent", date=desk.day)
    sheet.add(content.blocks, truth, content.title)
