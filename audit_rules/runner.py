"""Rules by id, a profile held against them, and the findings of one organisation."""

from __future__ import annotations

import datetime as dt
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import audit_rules.rules
from audit_rules.rule import Rule
from data.errors import BadInput
from data.models import UNKNOWN, Finding, SiteFacts
from data.profile import Profile
from data.yaml_file import YamlFile

DAY = "as_of"
"""Keyword that a rule is given by the audit, not by the profile: the day against which freshness is judged."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """A rule and its function."""

    rule: Rule
    function: Callable[..., Finding]

    @property
    def options(self) -> dict[str, type]:
        """Names and types of the options a profile gives."""
        return {name: kind for name, kind in self._keywords.items() if name != DAY}

    @property
    def needs_day(self) -> bool:
        """The rule asks for the day against which freshness is judged."""
        return DAY in self._keywords

    @cached_property
    def _keywords(self) -> dict[str, type]:
        parameters = inspect.signature(self.function, eval_str=True).parameters.values()
        return {p.name: p.annotation for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}


@cache
def checks() -> dict[str, Check]:
    """Every rule in the folder `rules`, by id; the id is the path of the file."""
    found = {}
    root = audit_rules.rules
    for module_info in pkgutil.walk_packages(root.__path__, root.__name__ + "."):
        module = importlib.import_module(module_info.name)
        rule = getattr(module, "RULE", None)
        if isinstance(rule, Rule):
            found[rule.id] = Check(rule=rule, function=module.check)
    return found


def rule_faults(profile: Profile, file: YamlFile) -> Iterator[BadInput]:
    """Every rule, option and code that the profile names and that does not exist."""
    known = checks()
    for name, options in profile.rules.items():
        if name not in known:
            yield file.error(["rules", name], f"правила {name} нет. Есть: {', '.join(sorted(known))}.")
            continue
        wanted = known[name].options
        for option in dict.fromkeys([*options, *wanted]):
            if option not in wanted:
                yield file.error(["rules", name, option], f"у правила {name} нет настройки {option}.")
            elif option not in options:
                yield file.error(["rules", name], f"правилу {name} нужна настройка {option}.")
            elif not isinstance(options[option], wanted[option]):
                remedy = "нужна дата вида ГГГГ-ММ-ДД без кавычек" if wanted[option].__name__ == "date" else "недопустимое значение"
                yield file.error(["rules", name, option], f"настройка {option} правила {name}: {remedy}.")
    for whole_place, whole in profile.conditions():
        for place, condition in whole.leaves(whole_place):
            for rule in (each for each in profile.rules_of(condition) if each in known):
                for code in condition.codes or ():
                    if code not in known[rule].rule.codes:
                        codes = ", ".join(known[rule].rule.codes)
                        yield file.error(place, f"правило {rule} не отвечает «{code}». Его ответы: {codes}.")


def findings(profile: Profile, facts: SiteFacts, as_of: dt.date | None = None) -> tuple[Finding, ...]:
    """The answer of every rule of the profile; where the site was not reached, all are unknown.

    `as_of`: the day against which freshness is judged; a rule that asks for it and gets None answers unknown.
    """
    answers = []
    for name, options in profile.rules.items():
        check = checks()[name]
        if facts.outcome.reached or facts.offline:
            day = {DAY: as_of} if check.needs_day else {}
            answers.append(check.function(facts, **options, **day))
        else:
            answers.append(not_reached(check.rule, facts))
    return tuple(answers)


def not_reached(rule: Rule, facts: SiteFacts) -> Finding:
    """Unknown, with what stood in the way."""
    return Finding(rule=rule.id, code="unknown", outcome=UNKNOWN, title=rule.unknown_title, norm=rule.norm, reason=facts.outcome.reason)
