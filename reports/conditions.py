"""Conditions and amounts of a profile in Russian words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.conditions import Condition
from data.indicators import Amount, Published
from data.models import FAIL, PASS, Finding, Outcome
from data.profile import Profile
from data.words import words
from reports import phrases
from reports.russian import capitalised, lowered, quoted

ALL, ANY = "Верно всё:", "Верно хотя бы одно:"


@dataclass(frozen=True, kw_only=True)
class RuleText:
    """What a rule says of itself; the rule stands in another room."""

    title: str
    failure_title: str
    unknown_title: str
    norm: str
    codes: Mapping[str, Outcome]

    def title_of(self, outcome: Outcome) -> str:
        """How the rule reads when it came out so."""
        return {PASS: self.title, FAIL: self.failure_title}.get(outcome, self.unknown_title)


@dataclass(frozen=True, kw_only=True)
class Told:
    """A sentence, with what it is made of under it."""

    text: str
    parts: tuple[Told, ...] = ()

    def lines(self, depth: int = 0) -> Iterable[tuple[int, str]]:
        """The sentence and its parts, each with its depth."""
        yield depth, self.text
        for part in self.parts:
            yield from part.lines(depth + 1)


def condition_in_words(condition: Condition, profile: Profile, rules: Mapping[str, RuleText]) -> Told:
    """«верно всё:», with the answers of rules under it."""
    if condition.registered:
        return Told(text=words().registered[condition.registered])
    if condition.rule:
        return _leaf(condition.rule, condition, rules)
    if group := condition.every or condition.some:
        return _joined(ALL if condition.every else ANY, (_leaf(rule, condition, rules) for rule in profile.groups[group]))
    parts = (condition_in_words(part, profile, rules) for part in condition.all or condition.any or ())
    return _joined(ALL if condition.all else ANY, parts)


def amount_in_words(amount: Amount, profile: Profile, rules: Mapping[str, RuleText]) -> Told:
    """What is counted."""
    if amount.organisations:
        return Told(text="число организаций, о которых известно:", parts=(condition_in_words(amount.organisations, profile, rules),))
    if amount.verdicts:
        return Told(text=f"число организаций с выводом {' или '.join(quoted(profile.verdict(code).title) for code in amount.verdicts)}")
    if amount.manual:
        return Told(text=f"значение, которое вносит методист (ключ {amount.manual})")
    if amount.published:
        return Told(text="число документов и страниц, опубликованных на сайтах", parts=tuple(_published(amount.published)))
    return Told(text=words().amount[amount.measure or amount.people or amount.registry or ""])


def _published(published: Published) -> Iterable[Told]:
    yield Told(text=f"в названии есть: {'; '.join(published.words)}")
    if published.but:
        yield Told(text=f"и нет: {'; '.join(published.but)}")


def _joined(text: str, parts: Iterable[Told]) -> Told:
    """«верно всё» within «верно всё» is one list."""
    flat = [inner for part in parts for inner in (part.parts if part.text == text else (part,))]
    return Told(text=text, parts=tuple(flat))


def _leaf(rule: str, condition: Condition, rules: Mapping[str, RuleText]) -> Told:
    answers = dict.fromkeys(answer_in_words(rule, code, rules[rule]) for code in condition.codes or ())
    first, *others = answers
    return Told(text=" или ".join([first, *map(lowered, others)]))


def answer_in_words(rule: str, code: str, told: RuleText) -> str:
    """One answer of a rule, in the words that papers have for it."""
    outcome = told.codes[code]
    return capitalised(phrases.finding_in_words(Finding(rule=rule, code=code, outcome=outcome, title=told.title_of(outcome))))
