"""A methodology as a page that a methodist reads: generated from the profile, so that words and numbers cannot drift apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from data.indicators import InForce
from data.profile import Profile
from data.words import norms, words
from reports.conditions import RuleText, condition_in_words
from reports.methodology_entry import Entry, Part, norm_told, options_told
from reports.methodology_marks import plans_part, rubric_parts
from reports.methodology_numbers import number_parts
from reports.russian import day_in_words, dotted, quoted


def methodology(profile: Profile, rules: Mapping[str, RuleText]) -> tuple[Part, ...]:
    """The parts that the profile has something for; `rules` tells of each rule that the profile names."""
    checked = tuple(_rule(name, options, rules[name]) for name, options in profile.rules.items())
    parts = (
        _about(profile),
        Part(anchor="assumptions", title="Допущения", lead=_ASSUMED, entries=_plain(profile.assumptions)),
        Part(anchor="rules", title="Что проверяется", lead=_UNKNOWN, entries=checked),
        *(rubric_parts(profile.rubric, rules) if profile.rubric else ()),
        *((plans_part(profile.plans),) if profile.plans else ()),
        _verdicts(profile, rules),
        _lists(profile),
        *number_parts(profile, rules),
        _norms(profile, rules),
        Part(anchor="changes", title="Изменения методики", entries=tuple(_changes(profile))),
    )
    return tuple(part for part in parts if part.entries)


_UNKNOWN = (
    "Ответ «нет» даётся, только когда сайт просмотрен полностью и среди непрочитанного нет ничего, что могло бы быть искомым. "
    "Иначе ответ — «неизвестно», и нарушением это не считается."
)
_ASSUMED = "Чего источник не говорит и что решено здесь; методист может это изменить."


def in_force(days: InForce) -> str:
    """«с 1 сентября 2023 г. по 31 августа 2024 г.», «бессрочно»."""
    bounds = [f"{word} {day_in_words(day)}" for word, day in (("с", days.since), ("по", days.until)) if day]
    return " ".join(bounds) or "без срока"


def _about(profile: Profile) -> Part:
    told = (
        ("Код", profile.id),
        ("Версия", str(profile.version)),
        ("Действует", in_force(profile.in_force)),
        ("Источник", " ".join(profile.source.split())),
    )
    return Part(anchor="about", title="О методике", entries=(Entry(title="", told=told),))


def _plain(lines: Iterable[str]) -> tuple[Entry, ...]:
    return tuple(Entry(title=" ".join(line.split())) for line in lines)


def _rule(name: str, options: Mapping[str, object], told: RuleText) -> Entry:
    return Entry(title=told.title, told=(("Правило", name), *options_told(options), *norm_told(told.norm)))


def _norms(profile: Profile, rules: Mapping[str, RuleText]) -> Part:
    """Every norm that the page refers to, once."""
    criteria = profile.rubric.criteria if profile.rubric else ()
    named = [rules[name].norm for name in profile.rules]
    named += [*(each.norm for each in criteria), *(each.norm for each in profile.indicators)]
    if profile.years:
        named.append(profile.years.norm)
    entries = tuple(
        Entry(
            title=norms()[name].title,
            told=(
                ("Акт", norms()[name].act),
                ("Дата", dotted(norms()[name].date)),
                ("Место", norms()[name].clause),
                ("Слова", quoted(norms()[name].quote)),
            ),
        )
        for name in dict.fromkeys(named)
        if name in norms()
    )
    return Part(anchor="norms", title="Нормы", entries=entries)


def _verdicts(profile: Profile, rules: Mapping[str, RuleText]) -> Part:
    lead = (
        "Условия проверяются по порядку, даётся первый вывод, условие которого верно. "
        "Если раньше встретилось условие, о котором нельзя сказать ни «да», ни «нет», вывод — «не удалось проверить»."
    )
    entries = tuple(
        Entry(
            title=f"{number}. {each.title}",
            told=(("Род вывода", words().verdict_kind[each.kind]), ("Код", each.verdict)),
            conditions=(condition_in_words(each.when, profile, rules),),
        )
        for number, each in enumerate(profile.verdicts, 1)
    )
    return Part(anchor="verdicts", title="Выводы", lead=lead, entries=entries)


def _lists(profile: Profile) -> Part:
    entries = tuple(
        Entry(
            title=each.sheet,
            told=(
                ("Кто входит", f"организации с выводом {quoted(profile.verdict(each.verdict).title)}"),
                ("Заголовок", " ".join(each.heading.replace("{school_year}", "…").split())),
                ("Графы источника", "; ".join(column.title for column in each.columns)),
                *((("Наши графы", "; ".join(column.title for column in each.extra_columns)),) if each.extra_columns else ()),
            ),
        )
        for each in profile.lists
    )
    return Part(anchor="lists", title="Списки", entries=entries)


def _changes(profile: Profile) -> Iterable[Entry]:
    for each in profile.changes:
        yield Entry(title=f"Версия {each.version}, {day_in_words(each.date)}", told=(("Что изменилось", each.what),))
