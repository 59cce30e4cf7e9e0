"""What people say of verdicts and what time does to them: decisions, confirmations by a second audit, answers of schools."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from data.models import Document, StateReason

Answer = Literal["agree", "fixed", "disagree"]
EventKind = Literal["decide", "undo"]


@dataclass(frozen=True, kw_only=True)
class Body:
    """Bytes that a verdict rests on, or an address that gave none."""

    url: str
    sha256: str = ""
    """"" where the address gave no body."""
    words: str = ""
    """Of a web page the digest of its words: its bytes change with every counter and token. Of a declared act what was declared."""

    def same_as(self, other: Body) -> bool:
        """The same bytes or words, wherever they lie; where there are none, the same address."""
        mine, others = (self.sha256, self.words), (other.sha256, other.words)
        if any(one and one == two for one, two in zip(mine, others, strict=True)):
            return True
        return not any((*mine, *others)) and self.url == other.url


@dataclass(frozen=True, kw_only=True)
class Basis:
    """What a rule's verdict rested on at one moment; whoever spoke of the verdict spoke of this."""

    verdict: str | None
    reason: str | None
    flags: tuple[str, ...] = ()
    """Review reasons of that moment."""
    deciding: tuple[Body, ...] = ()
    """Bodies of the documents that decide."""
    documents: tuple[Body, ...] = ()
    """Where an absence decides, or something unread: all documents of the site."""
    unread: tuple[Body, ...] = ()
    """What by title and place may be an act and was not read."""

    def still_holds(self, now: Basis) -> bool:
        """True while nothing that was decided upon has changed.

        The rule's verdict is the same, it is doubted for no new reason, it rests on the same bodies, and no document or unread thing
        has appeared. What has gone matters only where it decided.
        """
        return (
            (self.verdict, self.reason) == (now.verdict, now.reason)
            and set(now.flags) <= set(self.flags)
            and _within(now.deciding, self.deciding)
            and _within(self.deciding, now.deciding)
            and _within(now.documents, self.documents)
            and _within(now.unread, self.unread)
        )


def _within(some: tuple[Body, ...], others: tuple[Body, ...]) -> bool:
    return all(any(each.same_as(other) for other in others) for each in some)


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A person's word on one organisation under one profile."""

    organisation: str
    """Id."""
    profile: str
    value: str
    """Verdict code."""
    was: str
    """The rule's own verdict, whatever people said of it before."""
    reason: str
    by: str
    at: dt.datetime
    until: dt.date | None = None
    """Last day on which it counts; None: as long as its basis stands."""
    audit: int
    """The audit that the person looked at."""
    profile_version: int
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class Event:
    """One line of the history: a decision made, or the last one taken back."""

    kind: EventKind
    organisation: str
    profile: str
    at: dt.datetime
    by: str
    reason: str
    decision: Decision | None = None
    """None: taken back."""


@dataclass(frozen=True, kw_only=True)
class Confirmation:
    """A violation held against a second audit of another day, its deciding places fetched anew and read a second way."""

    organisation: str
    profile: str
    first: int
    """The earlier audit with the same outcome."""
    second: int
    at: dt.datetime
    same: bool
    """False: the second way of reading leads to another verdict."""
    basis: Basis


@dataclass(frozen=True, kw_only=True)
class LinkCheck:
    """What the address that a school gave turned out to be."""

    url: str
    at: dt.datetime
    status: int | None = None
    reason: StateReason | None = None
    """Why there is no usable body; None where there is one."""
    detail: str = ""
    """In Russian: the reason, or why the body could not be read."""
    sha256: str = ""
    documents: tuple[Document, ...] = ()
    outside: bool = False
    """The address is not of the organisation's own site."""
    verdict: str | None = None
    """What the rules would say, were the document counted; None: nothing was read."""


@dataclass(frozen=True, kw_only=True)
class Reply:
    """An answer of a school to what was found. It changes no verdict by itself."""

    organisation: str
    profile: str
    audit: int
    """The audit answered."""
    verdict: str
    """The verdict answered."""
    answer: Answer
    link: str = ""
    why: str = ""
    file: str
    row: int
    at: dt.datetime
    check: LinkCheck | None = None
    """None: no link was given."""
