"""What a made-up paper is: blocks of a page as they are typed, and the right answers that go with them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "center", "right", "justify"]
State = Literal["read", "absent", "unreadable"]


@dataclass(frozen=True, kw_only=True)
class Run:
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    hand: bool = False
    """Filled in by hand: a script font in ink."""


@dataclass(frozen=True, kw_only=True)
class Para:
    """A paragraph."""

    runs: tuple[Run, ...]
    align: Align = "left"
    indent: bool = False
    bigger: float = 0.0
    """Points added to the size of the paper."""

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, kw_only=True)
class Sides:
    """One line with a left and a right part; `gap` is how a typist keeps them apart."""

    left: Para
    right: Para
    gap: Literal["fill", "spaces", "tab"] = "fill"


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table, bordered or not: rows of cells, a cell is paragraphs; `widths` are shares."""

    rows: tuple[tuple[tuple[Para, ...], ...], ...]
    border: bool = True
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Gap:
    """Empty lines."""

    lines: float = 1.0


@dataclass(frozen=True)
class PageBreak:
    """A new page."""


@dataclass(frozen=True)
class ActStart:
    """The act of this index in the truth starts here."""

    act: int


Block = Para | Sides | Grid | Gap | PageBreak | ActStart


@dataclass(frozen=True, kw_only=True)
class ActTruth:
    """The right answer for one act."""

    kinds: frozenset[str]
    """Codes of data/models.DocumentType; one order may be several kinds by its points."""
    number: str | None
    date: dt.date | None
    number_state: State = "read"
    date_state: State = "read"
    number_also: tuple[str, ...] = ()
    """Other numbers that are right too (a stamp and an annex that disagree)."""
    date_also: dt.date | None = None
    """A date that may be given though the page leaves it open (a year inferred)."""
    optional: frozenset[str] = frozenset()
    """Kinds that may be listed or not."""
    people: tuple[int, int, int] | None = None
    """Mentors, mentees, pairs; None: the act lists none."""
    shape: int = 0
    """How its requisites are written; 0: plainly."""
    legible: bool = True
    """False: «unreadable» is as good an answer as the right one."""
    first_page: int | None = None
    last_page: int | None = None


@dataclass(frozen=True, kw_only=True)
class Trap:
    """A date or a number that is never the act's own."""

    cause: str
    date: dt.date | None = None
    number: str | None = None


@dataclass(frozen=True, kw_only=True)
class Truth:
    """The right answers for a file."""

    acts: tuple[ActTruth, ...]
    traps: tuple[Trap, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A file before it is typed."""

    blocks: tuple[Block, ...]
    truth: Truth
    title: str
    font: str = "Liberation Serif"
    hand_font: str = "Z003"
    size: float = 12
    leading: float = 0.65
    anchors: tuple[str, ...] = ()
    """Words by which a seal lies on a picture: the head's name, the written date."""
    cover: str = ""
    """What a blot hides on a picture; "" where nothing is hidden."""
    ocr: str = ""
    """How its text is spoilt where a bad text layer is all there is."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One file as a school publishes it, with its right answers."""

    id: str
    name: str
    body: bytes
    source: str
    shape: int
    truth: Truth
    own_name: str = ""
    link_text: str = ""
    damage: tuple[str, ...] = ()
    scanned_pages: int = 0
    pages: int | None = None
    font: str = ""
    notes: dict[str, str] = field(default_factory=dict)


def para(text: str, align: Align = "left", *, bold: bool = False, italic: bool = False, indent: bool = False, bigger: float = 0.0) -> Para:
    """A paragraph of text in which [[…]] is written by hand."""
    return Para(runs=tuple(_runs(text, bold, italic)), align=align, indent=indent, bigger=bigger)


def _runs(text: str, bold: bool, italic: bool) -> list[Run]:
    runs = []
    for index, piece in enumerate(text.replace("]]", "[[").split("[[")):
        if piece:
            runs.append(Run(text=piece, bold=bold and index % 2 == 0, italic=italic, hand=index % 2 == 1))
    return runs
