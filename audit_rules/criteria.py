"""The criteria of a rubric: each held against the options of its rule, and answered for one organisation."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from audit_rules.runner import Check, checks, not_reached
from data.errors import BadInput
from data.models import Finding, SiteFacts
from data.rated_words import rated_words
from data.rubric import Criterion, Rubric
from data.words import norms
from data.yaml_file import YamlFile


def rubric_faults(rubric: Rubric, file: YamlFile) -> Iterator[BadInput]:
    """Every rule, option and norm that the rubric names and that does not exist, and every option that is not of its kind."""
    known = checks()
    taken: set[str] = set()
    for block_at, block in enumerate(rubric.blocks):
        for at, criterion in enumerate(block.criteria):
            place: list[str | int] = ["rubric", "blocks", block_at, "criteria", at]
            if criterion.check not in known:
                yield file.error([*place, "check"], f"правила {criterion.check} нет. Есть: {', '.join(sorted(known))}.")
            if criterion.norm not in norms():
                yield file.error([*place, "norm"], f"нормы {criterion.norm} нет в data/norms.yml. Добавьте её или исправьте имя.")
            if criterion.check in known:
                yield from _option_faults(criterion, known[criterion.check], file, place, rubric.options)
                taken |= set(_keywords(known[criterion.check]))
    for option in rubric.options:
        if option not in taken:
            yield file.error(["rubric", "options", option], f"настройки {option} нет ни у одного из названных правил.")


def criteria(rubric: Rubric, facts: SiteFacts) -> tuple[Finding, ...]:
    """A finding for each criterion, in the rubric's order; its `rule` is the criterion's id. A site not reached: all unknown."""
    return tuple(_answer(criterion, rubric, facts) for criterion in rubric.criteria)


def _answer(criterion: Criterion, rubric: Rubric, facts: SiteFacts) -> Finding:
    check = checks()[criterion.check]
    if facts.outcome.reached or facts.offline:
        finding = check.function(facts, **_options(criterion, check, rubric.options))
    else:
        finding = not_reached(check.rule, facts)
    title = f"{criterion.title}: {rated_words().answers.get(finding.code, finding.title)}"
    return replace(finding, rule=criterion.id, title=title, norm=criterion.norm)


def _option_faults(
    criterion: Criterion, check: Check, file: YamlFile, place: list[str | int], common: Mapping[str, Any]
) -> Iterator[BadInput]:
    keywords = _keywords(check)
    for option in criterion.options:
        if option not in keywords:
            there = ", ".join(keywords)
            yield file.error([*place, "options", option], f"у правила {criterion.check} нет настройки {option}. Есть: {there}.")
    for option, parameter in keywords.items():
        if option not in criterion.options and option not in common and parameter.default is inspect.Parameter.empty:
            yield file.error([*place, "check"], f"критерию {criterion.id} нужна настройка {option} правила {criterion.check}.")
    for option in keywords:
        own = option in criterion.options
        if not own and option not in common:
            continue
        at: list[str | int] = [*place, "options", option] if own else ["rubric", "options", option]
        try:
            _adapter(check.rule.id, option).validate_python(_as_tuple(criterion.options[option] if own else common[option]))
        except ValidationError as error:
            fault = error.errors()[0]
            why = str(fault["ctx"]["error"]) if fault["type"] == "value_error" else "недопустимое значение"
            yield file.error(at, f"настройка {option} критерия {criterion.id}: {why}.")


def _options(criterion: Criterion, check: Check, common: Mapping[str, Any]) -> dict[str, Any]:
    """The options of the criterion, those of the rubric where it is silent, as the rule takes them."""
    given = {**{name: value for name, value in common.items() if name in _keywords(check)}, **criterion.options}
    return {name: _adapter(check.rule.id, name).validate_python(_as_tuple(value)) for name, value in given.items()}


def _as_tuple(value: Any) -> Any:
    """Lists within a list are one list: a profile puts words together so, by YAML anchors."""
    if not isinstance(value, list):
        return value
    return [part for each in value for part in (each if isinstance(each, list) else [each])]


def _keywords(check: Check) -> dict[str, inspect.Parameter]:
    parameters = inspect.signature(check.function, eval_str=True).parameters.values()
    return {p.name: p for p in parameters if p.kind is inspect.Parameter.KEYWORD_ONLY}


@cache
def _adapter(rule: str, option: str) -> TypeAdapter[Any]:
    return TypeAdapter(_keywords(checks()[rule])[option].annotation)
