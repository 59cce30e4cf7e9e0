"""Who is named, and as what, in papers that leave the house: only those of whom a second audit or a person bore it out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from data.models import CONFIRMED, AuditResult, OrganisationResult
from data.profile import Column, Profile
from reports.columns import Cell, reason, site
from reports.lists import NOT_CHECKED, REVIEW, Lists, Place, sort_into_lists, undecided
from reports.overview import part_of
from reports.russian import capitalised
from reports.safe import plain
from reports.tables import Head, Table, heads, list_table, with_columns
from reports.word import confirmed_in_words

ANNEX = "доказательства.docx"
AWAITING = "Проверка не завершена"
BEYOND = "Источник такого списка не требует: это не список нарушителей."
_WHO = "№ п/п 6|Муниципалитет 20|Организация 44|Сайт 34"


def outgoing(audit: AuditResult, profile: Profile) -> Lists:
    """The registry sorted as `sort_into_lists` does, but whoever is only suspected waits beside those that wait for a person.

    The same holds of what is beyond the source: to its service an organisation that «lacks» an act is accused all the same.
    """
    lists = sort_into_lists(audit, profile)
    waiting = Place(code=REVIEW, kind="review", title=AWAITING)
    return Lists(
        places=tuple(waiting if place.code == REVIEW else place for place in lists.places),
        place_of=tuple((each, waiting if place.code == REVIEW or _suspected(each, place) else place) for each, place in lists.place_of),
    )


def of_municipality(audit: AuditResult, name: str) -> AuditResult:
    """The result cut to the organisations of one municipality; `name` as papers show it."""
    return replace(audit, organisations=tuple(each for each in audit.organisations if municipality_of(each) == name))


def municipality_of(result: OrganisationResult) -> str:
    """The municipality as papers show it."""
    return plain(result.organisation.municipality)


def municipalities(audit: AuditResult) -> tuple[str, ...]:
    """All of the registry, in its order."""
    return tuple(dict.fromkeys(map(municipality_of, audit.organisations)))


def named(lists: Lists) -> tuple[OrganisationResult, ...]:
    """Organisations in the lists: violators, then those beyond the source."""
    places = [place for kind in ("violation", "beyond_source") for place in lists.places if place.kind == kind]
    return tuple(each for place in places for each in lists.at(place.code))


def outgoing_tables(audit: AuditResult, profile: Profile, lists: Lists, columns: Mapping[str, tuple[Column, ...]]) -> tuple[Table, ...]:
    """The source's lists under their numbers, even when empty; then, where there are any: beyond the source, waiting, not checked.

    `columns` are those of each list, by its verdict.
    """
    ordered = sorted(profile.lists, key=lambda each: profile.verdict(each.verdict).kind != "violation")
    tables: list[Table] = []
    for number, listed in enumerate(ordered, 1):
        wanted = with_columns(listed, columns[listed.verdict])
        table = list_table(wanted, audit, profile, lists.at(listed.verdict), extra_columns=False, whole_in=ANNEX)
        note = confirmed_in_words(table) if table.rows else ""
        if table.violation:
            tables.append(replace(table, note=note, name=f"список-{number}"))
        elif table.rows:
            tables.append(replace(table, note=f"{BEYOND}\n{note}", name=f"дополнительно-{1 + sum(not each.violation for each in tables)}"))
    return (*tables, *(each for each in (waiting_table(lists), not_checked_table(lists, profile)) if each.rows))


def waiting_table(lists: Lists) -> Table:
    """Organisations on which nothing may be said yet: no word of what is suspected."""
    listed = lists.at(REVIEW)
    return Table(
        sheet=AWAITING,
        name="проверка-не-завершена",
        heading="Организации, проверка которых не завершена",
        note="Вывода ещё нет: нарушением это не считается.",
        heads=heads(f"{_WHO}|Чего ждёт 34"),
        rows=tuple((number, *_who(each), _waits_for(each)) for number, each in enumerate(listed, 1)),
        organisations=listed,
    )


def not_checked_table(lists: Lists, profile: Profile) -> Table:
    """Organisations that could not be checked, and why."""
    listed = lists.at(NOT_CHECKED)
    return Table(
        sheet="Не проверено",
        name="не-проверено",
        heading="Организации, которые не удалось проверить",
        note="Нарушением это не считается: ничего не утверждается.",
        heads=heads(f"{_WHO}|Почему 34"),
        rows=tuple((number, *_who(each), capitalised(reason(each, profile))) for number, each in enumerate(listed, 1)),
        organisations=listed,
    )


def numbers_table(lists: Lists) -> Table:
    """How many organisations stand where; every organisation is counted once, and each count is that of a list's rows."""
    total = len(lists.all)
    rows: list[tuple[Cell, ...]] = [(place.title, count, _share(count, total)) for place, count in lists.counts()]
    return Table(
        sheet="Итоги",
        name="итоги",
        heading="Итоги проверки",
        heads=heads("Итог 60|Организаций 16|Доля 12"),
        rows=(*rows, ("Всего в реестре", total, _share(total, total))),
        totals=1,
    )


def shares_table(lists: Lists) -> Table:
    """Of each municipality's organisations, which share stands where; the whole registry in the last row."""
    total = [count for _, count in lists.counts()]
    rows = [*lists.by_municipality(), ("Весь реестр", tuple(total))]
    return Table(
        sheet="Доли по муниципалитетам",
        name="доли-по-муниципалитетам",
        heading="Доли по муниципалитетам",
        note="Доли считаются от всех организаций муниципалитета.",
        heads=(Head(title="Муниципалитет", width=30), *(Head(title=place.title, width=16) for place in lists.places)),
        rows=tuple((name, *(_share(count, sum(counts)) for count in counts)) for name, counts in rows),
        totals=1,
    )


def _share(count: int, total: int) -> Cell:
    part = part_of(count, total)
    return "нет данных" if part is None else part


def _suspected(result: OrganisationResult, place: Place) -> bool:
    return place.kind in ("violation", "beyond_source") and result.verdict.confirmation not in CONFIRMED


def _waits_for(result: OrganisationResult) -> str:
    by_a_person = undecided(result.verdict) or result.facts.offline
    return "Решения методиста" if by_a_person else "Повторной проверки или решения методиста"


def _who(result: OrganisationResult) -> Iterable[Cell]:
    return municipality_of(result), plain(result.organisation.name), site(result)
