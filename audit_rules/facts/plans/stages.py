"""Stages that a programme tells, with their days; and which of them an event without a term belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from audit_rules.facts.plans.frame import Frame, Stage
from audit_rules.facts.plans.terms import is_term, low_term, stage_number, term_of
from data.plan_words import plan_words
from data.stems import share_within, stems

_LONGEST = 600
_DAYS = (re.compile(r"[\s(:,.\"»-]*([^)\n;:|]{3,90}?)\s*[)\n;:|]"), re.compile(r"[\s(:,.\"»-]*([^)\n;:|]{3,90}?)\s*(?:\.\s|$)"))
"""A stage's days up to a bracket or the line's end; else up to the sentence's."""
_OPENING_WORDS = 8
_ENOUGH = 0.6


def stages_in(text: str, frame: Frame) -> tuple[Stage, ...]:
    """Stages whose days stand beside their names, in order; told twice, their words are put together."""
    lines = "\n".join(low_term(line) for line in text.split("\n"))
    matches = list(plan_words().stage.finditer(lines))
    ends = [*(match.start() for match in matches[1:]), len(lines)]
    found: list[Stage] = []
    for match, end in zip(matches, ends, strict=False):
        found_days = (pattern.match(lines, match.end(), min(end, match.end() + _LONGEST)) for pattern in _DAYS)
        days = next((each for each in found_days if each and is_term(each[1])), None)
        if days is None:
            continue
        term = term_of(days[1], frame)
        if term.due is None:
            continue
        heading = " ".join(f"{match[0].strip()} ({days[1].strip()})".split())
        words = lines[days.end() : min(end, days.end() + _LONGEST)]
        number = stage_number(match["number"] or (match["after"] or "").strip())
        twin = next((place for place, old in enumerate(found) if (old.begins, old.due) == (term.begins, term.due)), None)
        if twin is None:
            found.append(Stage(number=number or len(found) + 1, heading=heading, begins=term.begins, due=term.due, words=words))
        else:
            found[twin] = replace(found[twin], words=f"{found[twin].words}\n{words}")
    return tuple(found)


def stage_of(event: str, stages: Sequence[Stage]) -> Stage | None:
    """The only stage whose words hold the event's opening; None where none or several do."""
    opening = stems(event)[:_OPENING_WORDS]
    shares = [(share_within(opening, stems(stage.words)), stage) for stage in stages]
    best = max((share for share, _ in shares), default=0.0)
    fitting = [stage for share, stage in shares if share == best]
    return fitting[0] if best >= _ENOUGH and len(fitting) == 1 else None
