"""Passages of long texts that name events of the plans: what a check will look for below the opening words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.plan_words import plan_words
from data.plans import Plan
from data.site_words import fold, site_words
from data.stems import stems

OPENING = 500
"""Letters of the opening words that are kept."""
MOST = 2000
"""Letters kept altogether."""
_WINDOW = 3
"""Lines of a file are short: an event is named over so many."""
_LONGEST = 800
_NAMED = 0.8
_ALIKE = 0.5
_FEWEST = 3
_FURTHER = 1000
"""Letters of sentences kept besides."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_QUOTED = re.compile(r"[«\"“„]([^«\"“”»„]{4,})[»\"”“]")


class Passages:
    """The words of all events of a site's plans, sought in its texts."""

    def __init__(self, plans: Sequence[Plan]) -> None:
        items = {item.item for plan in plans for item in plan.items}
        self.names = {words for item in items for name in _QUOTED.findall(item) if (words := frozenset(stems(name)))}
        self.events = {words for item in items if len(words := frozenset(stems(item))) >= _FEWEST}
        weak = {stem for word in plan_words().weak for stem in stems(word)}
        frame = {stem for item in items for word in item.split() if _of_frame(word) for stem in stems(word)}
        self.telling = {stem for item in items for stem in stems(item) if not stem.isdigit()} - weak - frame

    def of(self, lines: Sequence[str]) -> str:
        """The opening words, and behind « … » each passage that names an event."""
        text = " ".join(" ".join(lines).split())
        if len(text) <= OPENING:
            return text
        lines = [part for line in lines for part in _SENTENCE.split(line)]
        parts, size, place = [text[:OPENING]], OPENING, self._after_opening(lines)
        while place < len(lines) and size < MOST:
            window = lines[place : place + _WINDOW]
            found = self._names_event(frozenset(stems(" ".join(window))))
            if found:
                parts.append(" ".join(" ".join(window).split())[:_LONGEST])
                size += len(parts[-1])
            place += _WINDOW if found else 1
        return " … ".join(parts)[:MOST]

    def further(self, lines: Sequence[str], quote: str) -> str:
        """Sentences that are no part of the quote and share a telling word with an event; "" where all is quoted."""
        if " ".join(" ".join(lines).split()) == quote:
            return ""
        sentences = dict.fromkeys(" ".join(part.split()) for line in lines for part in _SENTENCE.split(line))
        told = (part for part in sentences if part not in quote and self.telling.intersection(stems(part)))
        return " … ".join(told)[:_FURTHER]

    @staticmethod
    def _after_opening(lines: Sequence[str]) -> int:
        size = 0
        for place, line in enumerate(lines):
            size += len(line) + 1
            if size >= OPENING:
                return place
        return len(lines)

    def _names_event(self, words: frozenset[str]) -> bool:
        # Asked of every window of every text of a site, so by plain counts.
        return any(len(name & words) >= _NAMED * len(name) for name in self.names) or any(
            len(event & words) >= _ALIKE * len(event) for event in self.events
        )


def _of_frame(word: str) -> bool:
    """«наставник», «педагог»: every plan and every page of teachers has such words."""
    low, words = fold(word), site_words()
    return bool(words.mentoring.search(low) or words.teachers.search(low))
