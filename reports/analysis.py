"""The analytical report for the region, as sections: the same for the Word file, the page and the CSV files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from data.models import AuditResult
from data.profile import Column, Profile
from data.recommendations import Recommendations
from data.words import norms
from reports.chart import Chart, chart
from reports.grounds import AddressedAdvice, advice
from reports.indicators import NO_DATA
from reports.lists import NOT_CHECKED, REVIEW, Lists
from reports.methodology_tables import methodology_tables
from reports.number_charts import BarChart, YearsChart, bar_charts, years_chart
from reports.outgoing import numbers_table, outgoing, outgoing_tables, shares_table
from reports.overview import municipality_table, source_of_facts
from reports.russian import day_in_full, dotted, moscow_day, organisations
from reports.tables import Table
from reports.unconfirmed import counted

TITLE = "Аналитический отчёт"
VALUES = "znacheniya"
UNCONFIRMED = "В показателях учтены и те выводы, которые ещё не подтверждены повторной проверкой."
PLANS_UNCONFIRMED = "Выводы о планах сделаны программой по сайтам и человеком не подтверждались."
_RATING = ("pervye", "rejting", "rejting-po-municipalitetam", "vne-rejtinga")
_SITES = ("bally", "chto-opublikovat", "povtory")
_PLANS, _ITEMS = ("ne-v-polnom-obyome", "plany"), ("punkty-planov",)


@dataclass(frozen=True, kw_only=True)
class Section:
    """One part of the report."""

    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    details: tuple[Table, ...] = ()
    """Of single sites and items: on the page and in CSV, too long for the Word file."""
    chart: Chart | None = None
    """Municipalities by result."""
    bars: tuple[BarChart, ...] = ()
    """Municipalities by indicator."""
    years: YearsChart | None = None
    advice: tuple[AddressedAdvice, ...] = ()
    lists: bool = False
    """Its tables are the lists, numbered as in the source."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """The whole report."""

    title: str
    method: str
    as_of: str
    sections: tuple[Section, ...]


def report(
    audit: AuditResult, profile: Profile, columns: Mapping[str, tuple[Column, ...]], recommended: Recommendations | None = None
) -> Report:
    """All that the audit has to say of the region; a part with nothing in it is left out."""
    lists = outgoing(audit, profile)
    tables = {each.name: each for each in (*methodology_tables(audit, profile), *counted(audit, profile))}
    given = advice(recommended, audit, profile, lists) if recommended else ()
    sections = (
        _method(audit, profile),
        _numbers(audit, lists),
        _indicators(lists, tables),
        _municipalities(audit, lists, tables),
        Section(title="Рейтинг площадок", tables=_of(tables, _RATING), details=_of(tables, _SITES)),
        Section(
            title="Выполнение планов",
            paragraphs=(PLANS_UNCONFIRMED,) if audit.plans else (),
            tables=_of(tables, _PLANS),
            details=_of(tables, _ITEMS),
        ),
        Section(title="Динамика по годам", tables=_of(tables, ("po-godam",)), years=years_chart(audit.years) if audit.years else None),
        Section(title="Адресные рекомендации", paragraphs=_source(recommended) if given else (), advice=given),
        Section(title="Приложение. Списки организаций", tables=outgoing_tables(audit, profile, lists, columns), lists=True),
    )
    return Report(
        title=TITLE,
        method=profile.title,
        as_of=f"По состоянию на {day_in_full(audit.audit.as_of)}",
        sections=tuple(each for each in sections if each.paragraphs or each.tables or each.advice),
    )


def _method(audit: AuditResult, profile: Profile) -> Section:
    """What was checked, by which methodology and norms; of rules that are only looked at, none."""
    judged = {rule for _, condition in profile.conditions() for rule in profile.rules_of(condition)}
    used = dict.fromkeys(
        [
            *(finding.norm for each in audit.organisations for finding in each.findings if finding.rule in judged),
            *(each.norm for each in profile.indicators),
            *(each.norm for each in (profile.rubric.criteria if profile.rubric else ())),
        ]
    )
    acts = dict.fromkeys(f"{norms()[each].title}. {norms()[each].act} ({dotted(norms()[each].date)})." for each in used if each in norms())
    return Section(
        title="Методика и основания",
        paragraphs=(
            f"Методика: {profile.title} ({audit.profile_id}, версия {audit.profile_version}).",
            f"Источник методики: {' '.join(profile.source.split())}.",
            f"Проверка начата {day_in_full(moscow_day(audit.audit.started))}; источник сведений: {source_of_facts(audit.audit)}.",
            *(f"Основание: {each}" for each in acts),
            *(f"Допущение методики: {each}" for each in profile.assumptions),
        ),
    )


def _numbers(audit: AuditResult, lists: Lists) -> Section:
    waiting, unchecked = len(lists.at(REVIEW)), len(lists.at(NOT_CHECKED))
    told = [f"Всего в реестре: {organisations(len(audit.organisations))}."]
    awaited = "решения методиста" if audit.audit.offline else "повторной проверки или решения методиста"
    told += [f"Проверка не завершена, вывод ждёт {awaited}: {organisations(waiting)}."] if waiting else []
    told += [f"Не удалось проверить: {organisations(unchecked)}."] if unchecked else []
    told += ["Нарушением это не считается."] if waiting or unchecked else []
    return Section(title="Итоги проверки", paragraphs=tuple(told), tables=(numbers_table(lists),))


def _indicators(lists: Lists, tables: Mapping[str, Table]) -> Section:
    shown = _of(tables, ("pokazateli", "razbivki"))
    return Section(title="Показатели", paragraphs=(UNCONFIRMED,) if shown and lists.at(REVIEW) else (), tables=shown)


def _municipalities(audit: AuditResult, lists: Lists, tables: Mapping[str, Table]) -> Section:
    return Section(
        title="Муниципалитеты",
        tables=(municipality_table(lists), shares_table(lists), *_of(tables, (VALUES,))),
        details=_of(tables, ("pokazateli-po-municipalitetam",)),
        chart=chart(lists),
        bars=tuple(each for each in bar_charts(audit) if any(bar.told != NO_DATA for bar in each.bars if not bar.whole)),
    )


def _source(recommended: Recommendations | None) -> tuple[str, ...]:
    return (f"Источник рекомендаций: {' '.join(recommended.source.split())}.",) if recommended else ()


def _of(tables: Mapping[str, Table], names: Iterable[str]) -> tuple[Table, ...]:
    return tuple(tables[name] for name in names if name in tables)
