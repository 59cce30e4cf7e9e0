"""Events in one cell: one or several, each with its own term where there are as many terms."""

from __future__ import annotations

import re
from itertools import pairwise

from audit_rules.facts.plans.points import points_in
from audit_rules.facts.plans.terms import is_term, low_term
from data.plan_words import plan_words

_NUMBERED = re.compile(r"(?:(?<=\s)|^)(\d{1,2})\s?[.)]\s?(?=[^\d\s.)])")
_LABEL = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?\s+(?=\S)|\d{1,2}[.)]\s*(?=\D)|[-–—•*▪·]\s*)")
_AFTER_STOP = re.compile(r"(?<=[»\".;!?)])\s+(?:[-–—•*▪·]\s*)?(?=[А-ЯЁ])")
_ANYWHERE = re.compile(r"(?<=[\w»\".;!?)])\s+(?=[А-ЯЁ])")
_APART = re.compile(r"\s*[;,\n]\s*")
_BETWEEN = re.compile(r"[\s.,;г]*(?:(?:до|с)\s*)?")
_SHORTEST = 12


def without_label(text: str) -> str:
    """The event without its number or bullet."""
    return _LABEL.sub("", text).strip()


def numbered(text: str) -> list[str]:
    """Entries of «1. … 2. … 3. …» in one run of text, numbers counted on from the first; [] where there are none."""
    cuts: list[re.Match[str]] = []
    for match in _NUMBERED.finditer(text):
        if not cuts or int(match[1]) == int(cuts[-1][1]) + 1:
            cuts.append(match)
    ends = [*(match.start() for match in cuts[1:]), len(text)]
    return [text[match.end() : end].strip() for match, end in zip(cuts, ends, strict=False)]


def events_in(text: str) -> list[str]:
    """The events of a cell: a numbered list from its first word on, else sentences that open as events do; mostly one."""
    text = text.strip()
    listed = numbered(text)
    if len(listed) > 1 and _NUMBERED.match(text) and all(len(each) >= _SHORTEST for each in listed):
        return listed
    text = without_label(text)
    return [without_label(part) for part in _cut(text, _AFTER_STOP)] if text else []


def parted_tail(text: str) -> tuple[str, str]:
    """(rest of the event begun on the page before, the event after it or ""), for a cell that goes on over a page."""
    for match in _ANYWHERE.finditer(text):
        if _opens(text[match.end() :]) and len(text) - match.end() >= _SHORTEST:
            return text[: match.start()].strip(), text[match.end() :].strip()
    return text.strip(), ""


def terms_for(term: str, events: int) -> list[str]:
    """The term of each event: as many as there are events where the cell holds so many, else the whole for each."""
    if events > 1:
        parts = [part for part in _APART.split(term) if part]
        if len(parts) == events and all(map(is_term, parts)):
            return parts
        parts = _by_points(term)
        if len(parts) == events:
            return parts
    return [term] * events


def _by_points(term: str) -> list[str]:
    """«14.09. 20.10.» cut before its second day; [] where the days are ends of a span."""
    low = low_term(term)
    points = points_in(low)
    if len(low) != len(term) or any(not _BETWEEN.fullmatch(low[one.end : two.start]) for one, two in pairwise(points)):
        return []
    cuts = [one.end for one in points[:-1]]
    return [term[start:end].strip(" ,.;") for start, end in zip([0, *cuts], [*cuts, len(term)], strict=True)]


def _cut(text: str, at: re.Pattern[str]) -> list[str]:
    parts, start = [], 0
    for match in at.finditer(text):
        if _opens(text[match.end() :]) and match.start() - start >= _SHORTEST and len(text) - match.end() >= _SHORTEST:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]


def _opens(text: str) -> bool:
    return bool(plan_words().openings.match(low_term(text[:60])))
