"""Published plans as tables: how much of each is carried out, and item by item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from data.models import AuditResult, OrganisationResult
from data.plans import ItemResult, PlanResult, PlanStatus
from data.words import words
from reports import phrases
from reports.columns import Cell, Percent, Url
from reports.indicators import NO_DATA
from reports.russian import capitalised
from reports.safe import plain
from reports.tables import Head, Table, heads

SHARE_OF = "Доля выполненного считается от пунктов плана, срок которых наступил и о которых удалось узнать."
STATUSES: tuple[PlanStatus, ...] = get_args(PlanStatus)


def summary_table(audit: AuditResult) -> Table:
    """A plan a row: how many of its items came out how, and the share carried out."""
    pairs = _with_organisation(audit)
    counts = [_counts(plan) for _, plan in pairs]
    total = [sum(row[position] for row in counts) for position in range(len(STATUSES) + 1)]
    rows = [
        (number, *_who(organisation), _title(plan), *count, _share(plan), plain(plan.plan.note), Url(plain(plan.plan.url)))
        for number, ((organisation, plan), count) in enumerate(zip(pairs, counts, strict=True), 1)
    ]
    return Table(
        sheet="Планы",
        name="plany",
        heading="Выполнение планов",
        note=SHARE_OF,
        heads=(
            *heads("№ п/п 6|Муниципалитет 20|Организация 32|План 40|Пунктов 10"),
            *(Head(title=capitalised(words().plan_status[status]), width=13) for status in STATUSES),
            *heads("Доля выполненного 14|Примечание 26|Ссылка на план 36"),
        ),
        rows=(*rows, ("", "", "Всего", "", *total, "", "", "")) if rows else (),
        organisations=tuple(organisation for organisation, _ in pairs),
        totals=1 if rows else 0,
        left_out=frozenset({"Ссылка на план"}),
        empty="Планов не найдено",
    )


def items_table(audit: AuditResult) -> Table:
    """An item of a plan a row: its term, how it came out, and by what that is known."""
    pairs = _with_organisation(audit)
    return Table(
        sheet="Пункты планов",
        name="punkty-planov",
        heading="Выполнение планов по пунктам",
        heads=heads(
            "Муниципалитет 18|Организация 28|План 24|№ 6|Мероприятие 40|Срок в плане 16|Срок до 14|Состояние 16|Опубликовано 14"
            "|Чем подтверждено 36|Ссылка 36|Примечание 28"
        ),
        rows=tuple(
            (*_who(organisation), _title(plan), number, *_item(item))
            for organisation, plan in pairs
            for number, item in enumerate(plan.items, 1)
        ),
        organisations=tuple(organisation for organisation, plan in pairs for _ in plan.items),
        empty="Планов не найдено",
        in_word=False,
    )


def _with_organisation(audit: AuditResult) -> list[tuple[OrganisationResult, PlanResult]]:
    by_id = {each.organisation.id: each for each in audit.organisations}
    return [(by_id[plan.organisation], plan) for plan in audit.plans]


def _who(result: OrganisationResult) -> tuple[Cell, Cell]:
    return plain(result.organisation.municipality), plain(result.organisation.name)


def _title(result: PlanResult) -> str:
    return phrases.short_quote(result.plan.title)


def _counts(result: PlanResult) -> tuple[int, ...]:
    """All items, then those of each status."""
    count = Counter(each.status for each in result.items)
    return len(result.items), *(count[status] for status in STATUSES)


def _share(result: PlanResult) -> Cell:
    return NO_DATA if result.share is None else Percent(100 * result.share)


def _item(result: ItemResult) -> Iterable[Cell]:
    item = result.item
    address = next((each.url for each in result.evidence if each.url), "")
    yield phrases.short_quote(item.item)
    yield plain(item.term)
    yield item.due or ""
    yield capitalised(words().plan_status[result.status])
    yield result.published or ""
    yield "\n".join(phrases.evidence_line(each) for each in result.evidence[:3])
    yield Url(plain(address))
    yield plain(result.note)
