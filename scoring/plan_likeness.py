"""How much a publication's words are those of a plan's event."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from data.plan_rules import PlanRules
from data.plan_words import plan_words
from data.plans import PlanItem, Publication
from data.site_words import fold, site_words
from data.stems import share_within, stems

COMMON_WEIGHT = 0.2
LEAST_WEIGHT = 0.5
"""Words that weigh less together name no event."""
SAME_NAME = 0.8
"""So much of a name in another event, and the name is not this event's alone."""
_NAME = re.compile(r"[«\"“„]([^«»\"“”„]{4,})[»\"”“]")
_HEAD_END = re.compile(r"[(:«\"“„]")

Key = frozenset[str]


@dataclass(frozen=True)
class Told:
    """A publication with its words made ready."""

    publication: Publication
    words: Key
    further: Key
    """Words of what may be telling besides."""
    title: Key
    """Those of its title."""
    of_mentoring: bool
    of_teachers: bool
    """It speaks of mentoring or of teachers."""


@dataclass(frozen=True)
class _Keys:
    """What an event is known by."""

    names: tuple[Key, ...]
    """Names in quotes that are its alone."""
    openings: tuple[Key, ...]
    """All its words, and its opening where that is its alone."""
    hints: tuple[Key, ...]
    """All names in quotes: of one word, or shared by several events."""
    kind: Key
    """The opening where it tells no more than the kind of the event; else empty."""


def told_by(publication: Publication) -> Told:
    """The publication made ready."""
    text = f"{publication.title} {publication.quote}"
    low, site = fold(text), site_words()
    title = frozenset(_stems(publication.title))
    further = frozenset(_stems(publication.further))
    mentoring = bool(site.mentoring.search(low))
    return Told(publication, frozenset(_stems(text)), further, title, mentoring, mentoring or bool(site.teachers.search(low)))


def opening_of(item: PlanItem) -> str:
    """What the event is, before its name in quotes and what is told of it in brackets or behind a colon."""
    return _HEAD_END.split(item.item)[0]


class Likeness:
    """The events of one plan; a word weighs the less, the more of them hold it."""

    def __init__(self, items: Sequence[PlanItem], rules: PlanRules) -> None:
        self.doubtful = rules.doubtful
        self.items = {item: frozenset(_stems(item.item)) for item in items}
        common = frozenset(stem for word in rules.common for stem in stems(word))
        counts = Counter(stem for found in self.items.values() for stem in found)
        self.weights = {stem: (COMMON_WEIGHT if stem in common else 1.0) / count for stem, count in counts.items()}
        self.keys = {item: self._keys(item) for item in self.items}

    def of(self, item: PlanItem, told: Told) -> float:
        """How much of the event's name, of its opening, or of all its words the publication holds, 0…1."""
        keys = self.keys[item]
        # One word of a name («математика») stands on any page of teachers.
        by_name = max((share_within(key, told.words, self.weights) for key in keys.names if len(key & told.words) > 1), default=0.0)
        by_words = max((share_within(key, told.words, self.weights) for key in keys.openings), default=0.0)
        if not told.of_teachers:
            # Of pupils' or anyone's events: their words alone tell nothing of a plan of mentoring.
            by_words = min(by_words, self.doubtful)
        if any(share_within(hint, told.words) >= SAME_NAME for hint in keys.hints):
            # A name of one word, or one that several events share, may mean this event.
            by_words = max(by_words, self.doubtful)
        if share_within(keys.kind, told.words if told.publication.date else told.title, self.weights) >= SAME_NAME:
            # Another event of that kind may be this one without its name.
            by_words = max(by_words, self.doubtful)
        return max(by_name, by_words)

    def _keys(self, item: PlanItem) -> _Keys:
        named = tuple(frozenset(_stems(name)) for name in _NAME.findall(item.item))
        opening = opening_of(item)
        head = frozenset(_stems(opening))
        # «Мастер-класс „Игра на уроке“»: what kind of event it is names none; another one of that kind may still be this.
        kind_alone = _is_kind(fold(opening))
        return _Keys(
            names=tuple(name for name in named if self._is_own(item, name)),
            openings=(self.items[item], *([head] if self._is_own(item, head) and not kind_alone else [])),
            hints=named,
            kind=head if kind_alone else frozenset(),
        )

    def _is_own(self, item: PlanItem, key: Key) -> bool:
        weight = sum(self.weights.get(stem, 1.0) for stem in key)
        shared = any(share_within(key, words) >= SAME_NAME for other, words in self.items.items() if other != item)
        return len(key) > 1 and weight >= LEAST_WEIGHT and not shared


def _stems(text: str) -> tuple[str, ...]:
    """Stems of the words; a «мастер-класс» is no «класс»."""
    return stems(plan_words().one_word.sub(lambda found: re.sub(r"\W", "", found[0]), fold(text)))


def _is_kind(opening: str) -> bool:
    """Nothing but the kind of an event: «семинар», «методическая неделя»."""
    kind = plan_words().openings.match(opening)
    return kind is not None and re.fullmatch(r"\w*\W*", opening[kind.end() :]) is not None
