"""The numbers of an audit and what it rests on, as tables."""

from __future__ import annotations

from data.models import Audit, AuditResult
from data.profile import Profile
from data.words import school_year
from reports.columns import Cell, Percent, text
from reports.lists import NOT_CHECKED, REVIEW, Lists
from reports.russian import day_in_words, moscow_time, organisations
from reports.tables import Head, Table

SUSPECTED = (
    "Выводы с пометкой «предположительно» сделаны по одной проверке. До повторной проверки или решения человека их следует "
    "уточнить у организации."
)


def summary_table(lists: Lists) -> Table:
    """How many organisations stand at each place; every organisation is counted once."""
    total = len(lists.all)
    rows: list[tuple[Cell, ...]] = [(place.title, count, share(count, total)) for place, count in lists.counts()]
    return Table(
        sheet="Сводка",
        heading="Сводка",
        note="\n".join([*numbers_in_words(lists), *caution(lists)]),
        heads=(Head(title="Итог", width=70), Head(title="Организаций", width=20), Head(title="Доля", width=16)),
        rows=(*rows, ("Всего в реестре", total, share(total, total))),
        totals=1,
    )


def municipality_table(lists: Lists) -> Table:
    """The same numbers for every municipality, with the whole registry in the last row."""
    titles = [place.title for place in lists.places]
    rows: list[tuple[Cell, ...]] = [(name, *counts, sum(counts)) for name, counts in lists.by_municipality()]
    totals = [count for _, count in lists.counts()]
    return Table(
        sheet="По муниципалитетам",
        heading="По муниципалитетам",
        heads=(Head(title="Муниципалитет", width=30), *(Head(title=title, width=16) for title in titles), Head(title="Всего", width=10)),
        rows=(*rows, ("Всего", *totals, sum(totals))),
        totals=1,
    )


def numbers_in_words(lists: Lists) -> tuple[str, ...]:
    """A short paragraph: how many were checked, how many not, how many wait for a person."""
    counts = {place.code: count for place, count in lists.counts()}
    total, not_checked = len(lists.all), counts[NOT_CHECKED]
    in_registry = f"Всего в реестре: {organisations(total)}."
    if REVIEW not in counts:
        return in_registry, f"Сайт проверен полностью: {total - not_checked}.", f"Не удалось проверить полностью: {not_checked}."
    both = len(lists.review) - counts[REVIEW]
    return (
        in_registry,
        f"Проверено, вывод сделан: {total - not_checked - counts[REVIEW]}.",
        f"Передано на проверку человеку (до его решения ни в один список не входят): {counts[REVIEW]}.",
        f"Не удалось проверить (нарушителями не считаются): {not_checked}."
        + (f" Из них ждут также решения человека: {both}." if both else ""),
    )


def caution(lists: Lists) -> tuple[str, ...]:
    """What a reader of the lists of violators must know; nothing where there are no such lists."""
    return (SUSPECTED,) if any(place.kind == "violation" for place in lists.places) else ()


def about_table(audit: AuditResult, profile: Profile) -> Table:
    """What was checked, when and by which methodology."""
    rows: list[tuple[Cell, ...]] = [
        ("Методика", profile.title),
        ("Источник методики", " ".join(profile.source.split())),
        ("Код и версия методики", f"{audit.profile_id}, версия {audit.profile_version}"),
        ("Проверено по состоянию на", day_in_words(audit.audit.as_of)),
        ("Учебный год", school_year(audit.audit.as_of)),
        ("Откуда сведения", source_of_facts(audit.audit)),
        ("Проверка начата", f"{moscow_time(audit.audit.started)} (московское время)"),
        ("Проверка закончена", f"{moscow_time(audit.audit.finished)} (московское время)" if audit.audit.finished else "не закончена"),
    ]
    rows += [("Допущение" if len(profile.assumptions) == 1 else f"Допущение {n}", each) for n, each in enumerate(profile.assumptions, 1)]
    rows += [(f"Версия {each.version} методики, {day_in_words(each.date)}", each.what) for each in profile.changes]
    return Table(
        sheet="О проверке", heading="О проверке", heads=(Head(title="Что", width=34), Head(title="Сведения", width=100)), rows=tuple(rows)
    )


def source_of_facts(audit: Audit) -> str:
    """Sites, or the words of the organisations."""
    return "сведения, которые указали организации (сайты не открывались)" if audit.offline else "официальные сайты организаций"


def share(count: int, total: int) -> str:
    """«12,5 %»; «нет данных» of nothing."""
    part = part_of(count, total)
    return "нет данных" if part is None else text(part)


def part_of(count: int, total: int) -> Percent | None:
    """The same as a cell; None of nothing."""
    return Percent(100 * count / total) if total else None
