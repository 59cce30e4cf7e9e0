"""What of a site tells that a plan's event was held, and what unread may tell it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.evidence import Evidence
from data.models import DocumentType, SiteFacts
from data.plan_rules import PlanRules
from data.plan_words import plan_words
from data.plans import Plan, PlanItem
from data.site_words import fold, site_words
from scoring.plan_absence import Absence
from scoring.plan_likeness import Likeness, Told, opening_of, told_by

INWARD = "Внутренняя работа: следа на сайте может не быть"
UNREAD = "Не прочитано то, что может об этом рассказывать"
ANNOUNCED = "Найден только анонс"
ANOTHER = "Публикация называет другую школу"
_QUOTE = 200
_OPENING = 500
_YEAR = dt.timedelta(days=365)
_SHORT = 40
"""«Новости школы», «Архив новостей»; a longer title is one event's."""


@dataclass(frozen=True, kw_only=True)
class Trace:
    """Something that tells of an event."""

    evidence: Evidence
    date: dt.date | None
    doubt: str = ""
    """Russian: why it is no proof that the event was held here; "" for a proof."""


@dataclass(frozen=True, kw_only=True)
class Window:
    """Days in which a trace is of this event, and of no other year's."""

    first: dt.date
    last: dt.date

    def holds(self, day: dt.date) -> bool:
        """The day lies within."""
        return self.first <= day <= self.last


class Site:
    """One site, asked about the events of one plan."""

    def __init__(self, plan: Plan, facts: SiteFacts, as_of: dt.date, rules: PlanRules) -> None:
        self.plan = plan
        self.facts = facts
        self.as_of = as_of
        self.rules = rules
        self.likeness = Likeness(plan.items, rules)
        plans = [each for each in facts.documents if each.act.type in rules.kinds]
        own = {plan.url, plan.sha256, *(each.url for each in plans), *(each.sha256 for each in plans)} - {""}
        # A plan, or a copy of it, names every event and tells of none.
        self.published = [told_by(each) for each in facts.publications if not {each.url, each.sha256} & own]
        self.absence = Absence(self.published, self.likeness, as_of, rules)

    def traces(self, item: PlanItem) -> list[Trace]:
        """Traces within the event's window, the dated first, by day."""
        found = {(trace.evidence.url, trace.date): trace for trace in (*self._told(item), *self._documents(item), *self._section(item))}
        return sorted(found.values(), key=lambda trace: (trace.date is None, trace.date or self.as_of, trace.evidence.url))

    def doubt(self, item: PlanItem, until: dt.date | None = None) -> str:
        """Why the event may have been held though nothing sure tells of it, in Russian; "" where nothing stands in the way.

        `until`: what was published after that day does not matter, since the event is known to be late by then.
        """
        if not self.facts.outcome.reached:
            return "Сайт не открылся"
        if not self.facts.outcome.complete:
            return "Сайт просмотрен не полностью"
        if self._is_inward(item):
            return INWARD
        for told in self.published:
            each = told.publication
            if each.date and until and each.date > until:
                continue
            if self._may_tell(item, told):
                return f"{UNREAD}: {each.title or each.url}"
            if self._is_doubtful(item, told):
                return f"Возможно, об этом: {each.title or each.url}"
        if like := self.absence.resembling(item, until):
            return f"{UNREAD if like.unread else 'Возможно, об этом другими словами'}: {like.title or like.url}"
        types = self._types(item)
        for unseen in self.facts.unseen:
            if types & set(unseen.may_be) or not _tells(unseen.title):
                return f"Не прочитано то, что может быть подтверждением: {unseen.title or unseen.url}"
        if self.rules.section.search(fold(item.item)) and self.facts.section.found is not False:
            return "Раздел сайта есть, но неизвестно, когда он обновлялся"
        return ""

    def silence(self, item: PlanItem) -> str:
        """Why the site's news do not prove the event absent, in Russian; "" where they do."""
        # A document or a section stands on the site or does not, whatever its news tell.
        return "" if self._types(item) or self.rules.section.search(fold(item.item)) else self.absence.silence(item)

    def window(self, item: PlanItem) -> Window:
        """From shortly before the event's term to the end of the plan's year."""
        year = self._year(item)
        if item.begins is None:
            return year
        return Window(first=item.begins - dt.timedelta(days=self.rules.early_days), last=year.last)

    def _year(self, item: PlanItem) -> Window:
        """From shortly before the plan's time to the end of its year, or so many days after the event's term; nothing after the audit."""
        year = self.plan.school_year
        due = item.due or self.as_of
        start = min(dt.date(year, 8, 1), self.plan.approved or due) if year else due - _YEAR
        end = max(dt.date(year + 1, 8, 31), due + dt.timedelta(days=self.rules.grace_days)) if year else due + _YEAR
        return Window(first=start - dt.timedelta(days=self.rules.early_days), last=min(end, self.as_of))

    def _told(self, item: PlanItem) -> Iterator[Trace]:
        for told in self.published:
            each = told.publication
            if not self._in_window(item, each.date):
                continue
            # A title printed in a list with its day tells enough, read or not.
            if each.unread and not each.date:
                continue
            if self.likeness.of(item, told) >= self.rules.similarity:
                title, opening = fold(each.title), fold(f"{each.title} {each.quote[:_OPENING]}")
                announced = self.rules.planning.search(title) or self.rules.announcement.search(opening)
                doubt = ANNOUNCED if announced else ANOTHER if each.names_another else ""
                quote = f"{each.title}. {each.quote}".strip(" .")[:_QUOTE]
                yield Trace(evidence=Evidence(url=each.url, quote=quote, sha256=each.sha256), date=each.date, doubt=doubt)

    def _documents(self, item: PlanItem) -> Iterator[Trace]:
        types = self._types(item)
        for each in self.facts.documents:
            if each.act.type in types and self._in_window(item, each.act.date):
                evidence = Evidence(url=each.url, page_url=each.page_url, page=each.act.page, quote=each.act.quote, sha256=each.sha256)
                yield Trace(evidence=evidence, date=each.act.date)

    def _section(self, item: PlanItem) -> Iterator[Trace]:
        """The section, its day being that of the newest thing the site published in the window."""
        section = self.facts.section
        if not self.rules.section.search(fold(item.item)) or not section.found or section.empty or not section.url:
            return
        days = [each.date for each in self.facts.publications if each.date] + [
            each.act.date for each in self.facts.documents if each.act.date
        ]
        inside = [day for day in days if self.window(item).holds(day)]
        yield Trace(evidence=Evidence(url=section.url, quote=section.title or ""), date=max(inside, default=None))

    def _types(self, item: PlanItem) -> set[DocumentType]:
        """Kinds of documents that the event makes."""
        return {kind for rule in self.rules.documents if rule.words.search(fold(item.item)) for kind in rule.types}

    def _is_inward(self, item: PlanItem) -> bool:
        """True for work that may leave no trace on a site: only what is published by its nature can be missed there."""
        named = plan_words().carrier.sub("", fold(item.item))
        is_public = any(each.search(fold(opening_of(item))) for each in self.rules.public)
        return not is_public or any(each.search(named) for each in self.rules.inward)

    def _in_window(self, item: PlanItem, day: dt.date | None) -> bool:
        return day is None or self.window(item).holds(day)

    def _is_doubtful(self, item: PlanItem, told: Told) -> bool:
        """True for something read that is half like the event, or is like it and came before its term in the plan's year."""
        each = told.publication
        if each.unread or (each.date and not self._year(item).holds(each.date)):
            return False
        like = self.likeness.of(item, told)
        return like >= self.rules.doubtful and not (like >= self.rules.similarity and self._in_window(item, each.date))

    def _may_tell(self, item: PlanItem, told: Told) -> bool:
        """True for something unread whose title is like the event, or tells nothing, or leads to news."""
        each = told.publication
        if not each.unread or not self._in_window(item, each.date):
            return False
        title = fold(each.title)
        leads_on = not each.date and len(title) < _SHORT and plan_words().news.search(title)
        turns = plan_words().turn_page.search(title)
        like = self.likeness.of(item, told) >= self.rules.doubtful / 2
        return bool(leads_on or turns or like or not _tells(title))


def _tells(title: str) -> bool:
    """True where a title has a word that says what it is of."""
    return any(not site_words().untelling.fullmatch(token) for token in re.findall(r"[^\W_]+", fold(title)))
