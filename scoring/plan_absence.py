"""What must hold before an event may be called absent: the site tells of that time, and nothing it tells resembles the event."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from data.plan_rules import PlanRules
from data.plan_words import plan_words
from data.plans import PlanItem, Publication
from data.site_words import fold
from data.stems import stems
from scoring.plan_likeness import Key, Likeness, Told

_RARE, _RARE_SHARE = 5, 0.2
"""A word that stands in no more publications of a site, or in no larger part of them, tells of an event."""
_WEAK_TOGETHER = 2
"""So many weak words of an event in one publication tell as much as a rare one."""
_LIST_TITLE = 40
"""Letters in which the title of a list of news says so."""


class Absence:
    """The publications of one site, asked why an event may have been held though none of them surely tells of it."""

    def __init__(self, published: Sequence[Told], likeness: Likeness, as_of: dt.date, rules: PlanRules) -> None:
        self.published = published
        self.likeness = likeness
        self.as_of = as_of
        self.rules = rules
        self.counts = Counter(stem for told in published for stem in told.words | told.further)
        self.most = max(_RARE, int(_RARE_SHARE * len(published)))
        self.common = _stems_of(rules.common)
        self.weak = _stems_of(plan_words().weak) - self.common
        self.days = sorted({each.date for told in published if (each := told.publication).kind == "news" and each.date})
        self.explained: dict[Publication, Key] = {}
        for told in published:
            surely = [item for item in likeness.items if likeness.of(item, told) >= rules.similarity]
            self.explained[told.publication] = frozenset().union(*(likeness.items[item] for item in surely))

    def resembling(self, item: PlanItem, until: dt.date | None = None) -> Publication | None:
        """A publication that may tell of the event in other words: of the event's time, or of a day that is not known.

        `until`: what was published after that day does not matter.
        """
        first, last = self._time(item, early=self.rules.early_days, after=self.rules.grace_days + self.rules.early_days)
        last = min(last, until or last)
        acts = [pattern for pattern in plan_words().akin if pattern.search(fold(item.item))]
        for told in self.published:
            day = told.publication.date
            of_its_time = first <= day <= last if day else _is_item_of_news(told.publication)
            if of_its_time and (self._shares_words(item, told) or self._is_akin(acts, told)):
                return told.publication
            if day is None and _reports(told) and self._strong(item, told):
                return told.publication
        return None

    def _is_akin(self, acts: Sequence[re.Pattern[str]], told: Told) -> bool:
        """True for an act of the same kind among teachers, any news of mentoring, and what is unread and not plainly of something else.

        What surely tells of another event of the plan tells of no third one.
        """
        each = told.publication
        if self.explained[each]:
            return False
        if each.unread:
            return each.kind == "news" and (told.of_teachers or not plan_words().apart.search(fold(each.title)))
        if not told.of_teachers:
            return False
        if told.of_mentoring and each.kind == "news":
            return True
        return any(act.search(fold(f"{each.title} {each.quote}")) for act in acts)

    def silence(self, item: PlanItem) -> str:
        """Why the site's own news prove nothing of the event's time, in Russian; "" where they were kept all through it."""
        grace = dt.timedelta(days=self.rules.grace_days)
        first, last = self._time(item, early=0, after=self.rules.grace_days)
        due = item.due or self.as_of
        if self.as_of <= due + grace:
            return "Срок, в который об этом могли сообщить, ещё не прошёл"
        if not self.days:
            return "На сайте нет новостей с датами: отсутствие публикации ничего не доказывает"
        if self.days[-1] < due - grace:
            return _silent(self.days[-1], self.as_of)
        before = max((day for day in self.days if day <= first), default=first)
        after = min((day for day in self.days if day >= last), default=last)
        marks = [before, *(day for day in self.days if first <= day <= last), after]
        longest = max(pairwise(marks), key=lambda pair: pair[1] - pair[0])
        return _silent(*longest) if (longest[1] - longest[0]).days > self.rules.silence_days else ""

    def _shares_words(self, item: PlanItem, told: Told) -> bool:
        """True where they share a rare telling word, or several weak ones."""
        return bool(self._strong(item, told)) or len(self._shared(item, told) & self.weak) >= _WEAK_TOGETHER

    def _strong(self, item: PlanItem, told: Told) -> Key:
        shared = self._shared(item, told) - self.weak
        return frozenset(stem for stem in shared if not stem.isdigit() and self.counts[stem] <= self.most)

    def _shared(self, item: PlanItem, told: Told) -> Key:
        """Words of the event in the publication, but for those of an event that it surely tells of."""
        return (self.likeness.items[item] & (told.words | told.further)) - self.common - self.explained[told.publication]

    def _time(self, item: PlanItem, *, early: int, after: int) -> tuple[dt.date, dt.date]:
        """From so many days before the event's term to so many after it; a term that only ends began shortly before."""
        due = item.due or self.as_of
        begins = item.begins or due - dt.timedelta(days=self.rules.early_days)
        return begins - dt.timedelta(days=early), min(due + dt.timedelta(days=after), self.as_of)


def _is_item_of_news(publication: Publication) -> bool:
    """An item of news whose day is not known; a list of news is titled «Новости»."""
    return publication.kind == "news" and not plan_words().news.search(fold(publication.title)[:_LIST_TITLE])


def _reports(told: Told) -> bool:
    """A page about mentoring, or a paper that tells what was done."""
    each = told.publication
    return told.of_mentoring and (each.kind == "page" or bool(plan_words().reports.search(fold(each.title))))


def _silent(first: dt.date, last: dt.date) -> str:
    return f"С {first:%d.%m.%Y} по {last:%d.%m.%Y} новостей на сайте нет: отсутствие публикации ничего не доказывает"


def _stems_of(words: Sequence[str]) -> Key:
    return frozenset(stem for word in words for stem in stems(re.sub(r"\W", " ", word)))
