"""One requisite against its right answer."""

from __future__ import annotations

import datetime as dt
import unicodedata
from typing import Literal

from benchmarks.papers.model import ActTruth, State

Verdict = Literal["right", "wrong", "unreadable", "false_absent", "not_found", "doubted"]
"""doubted: the paper bears none, and the reader says that it could not tell."""
WORST: tuple[Verdict, ...] = ("wrong", "false_absent", "not_found", "unreadable", "doubted", "right")

_DASHES = dict.fromkeys(map(ord, "–—−‐‑‒"), "-")
_TWINS = str.maketrans("ABCEHKMOPTXaceopxyu", "АВСЕНКМОРТХасеорхуи")


def date_verdict(truth: ActTruth, given: dt.date | None, state: State) -> Verdict:
    """Whether the date given is right."""
    good = {truth.date, truth.date_also} - {None}
    return _verdict(truth.date_state, state, given in good, legible=truth.legible)


def number_verdict(truth: ActTruth, given: str | None, state: State, *, scanned: bool) -> Verdict:
    """Whether the number given is right; on a scan nobody can tell a small letter of an index from a capital one."""
    good = {folded(number, scanned=scanned) for number in (truth.number, *truth.number_also) if number}
    return _verdict(truth.number_state, state, given is not None and folded(given, scanned=scanned) in good, legible=truth.legible)


def folded(number: str, *, scanned: bool) -> str:
    """The number with what print does not show left out: kinds of dashes, twins of two alphabets."""
    plain = unicodedata.normalize("NFC", number).translate(_DASHES).translate(_TWINS).replace(" ", "").strip("_")
    return plain.casefold() if scanned else plain


def _verdict(expected: State, state: State, equal: bool, *, legible: bool) -> Verdict:
    if state == "read":
        return "right" if equal else "wrong"
    if state == expected:
        return "right"
    if state == "absent":
        return "false_absent"
    if expected == "absent":
        return "doubted"
    return "right" if expected == "read" and not legible else "unreadable"
