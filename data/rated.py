"""The page of a training site («Инновационная деятельность»), as facts, and its points."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

ItemKind = Literal["file", "page", "outside", "form"]
ItemState = Literal["read", "unread", "dead", "outside", "unfetched"]


@dataclass(frozen=True, kw_only=True)
class RatedItem:
    """One thing that a block of the page offers: a file, a page of the site, a link elsewhere, a form."""

    title: str
    """Words of the link, with the words round it where it says «Скачать»."""
    url: str
    kind: ItemKind = "file"
    state: ItemState = "read"
    types: tuple[str, ...] = ()
    """Document types of the acts inside, by data.models."""
    heading: str = ""
    """What the document itself is called; "" where it was not read."""
    opening: str = ""
    """Its first words, names of people masked."""
    sha256: str = ""
    """Two items of the same bytes are one document published twice."""
    format: str = ""
    """What the bytes are: pdf, docx, image, presentation …; "" where there are none."""
    reason: str = ""
    """Why it was not read, a code of data.models.StateReason; "" where it was."""
    date: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class RatedBlock:
    """A heading of the page and what stands under it, up to the next heading."""

    heading: str
    trail: tuple[str, ...] = ()
    """Headings above this one, the page's own first."""
    text: str = ""
    """Words under the heading, names of people masked; "" where nothing stands there. Titles of its items are not among them."""
    items: tuple[RatedItem, ...] = ()
    pictures: int = 0
    url: str = ""
    """The page it stands on: the rated page itself or a page under it."""


@dataclass(frozen=True, kw_only=True)
class RatedPage:
    """The rated page with the pages under it."""

    url: str
    title: str
    sha256: str = ""
    blocks: tuple[RatedBlock, ...] = ()
    complete: bool = True
    """False: a page under it could not be read, so that what is not found is unknown."""


@dataclass(frozen=True, kw_only=True)
class Score:
    """Points of one organisation under one rubric."""

    rubric: str
    criteria: dict[str, int | None]
    """Points by criterion in the rubric's order; None: unknown."""
    max: int
    repeated: tuple[tuple[str, ...], ...] = ()
    """Addresses of one document published more than once on the page."""

    @property
    def total(self) -> int:
        """Points earned for certain."""
        return sum(points or 0 for points in self.criteria.values())

    @property
    def unknown(self) -> int:
        """Criteria that could not be judged."""
        return sum(points is None for points in self.criteria.values())


@dataclass(frozen=True, kw_only=True)
class Place:
    """One line of the ranking; equal totals share a place: 1, 2, 3, 3, 3, 3, 7."""

    place: int
    organisation: str
    """Id."""
    total: int
    municipality: str = ""
    municipal_place: int = 0
    """Place among the ranked sites of its municipality."""
