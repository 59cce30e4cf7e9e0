"""Published plans as tables: how much of each is carried out, and item by item."""

from __future__ import annotations

from collections.abc import Iterable

from data.models import AuditResult, OrganisationResult
from data.plans import ItemResult, PlanResult
from data.words import words
from reports import phrases
from reports.columns import Cell, Percent, Url, text
from reports.indicators import NO_DATA
from reports.russian import capitalised, quoted
from reports.safe import plain
from reports.tables import Head, Table, heads

SHARE_OF = "Доля = выполнено : установлено; установлено = пункты, срок которых наступил, без тех, о которых узнать не удалось."
ADDS_UP = (
    "Всего пунктов = без срока + срок не наступил + срок наступил; срок наступил = не установлено + установлено; "
    "установлено = в срок + с опозданием + не найдено."
)
LATE = {True: "Выполненное с опозданием входит в выполненное.", False: "Выполненное с опозданием в выполненное не входит."}
NUMBERS = "Всего|Без срока|Срок не наступил|Срок наступил|Не установлено|Установлено|В срок|С опозданием|Не найдено|Выполнено"


def summary_table(audit: AuditResult) -> Table:
    """A plan a row: how many of its items came out how, and the share carried out."""
    pairs = _with_organisation(audit)
    counts = [_counts(plan) for _, plan in pairs]
    total = [sum(column) for column in zip(*counts, strict=True)]
    rows = [
        (number, *_who(organisation), short_name(plan), *count, _share(plan.share), plain(plan.plan.note), _title(plan), _link(plan))
        for number, ((organisation, plan), count) in enumerate(zip(pairs, counts, strict=True), 1)
    ]
    whole = sum(plan.known for _, plan in pairs)
    share = _share(sum(plan.carried_out for _, plan in pairs) / whole if whole else None)
    return Table(
        sheet="Планы",
        name="plany",
        heading="Выполнение планов",
        note="\n".join((ADDS_UP, SHARE_OF, *(LATE[late] for late in {plan.late_counts for _, plan in pairs}))),
        heads=(
            *heads("№ п/п 6|Муниципалитет 24|Организация 28|План 20"),
            *(Head(title=title, width=9, upright=True) for title in NUMBERS.split("|")),
            *heads("Доля 10|Примечание 26|Название плана 48|Ссылка на план 36"),
        ),
        rows=(*rows, ("", "", "Всего", "", *total, share, "", "", "")) if rows else (),
        organisations=tuple(organisation for organisation, _ in pairs),
        totals=1 if rows else 0,
        left_out=frozenset({"№ п/п", "Примечание", "Название плана", "Ссылка на план"}),
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
            (*_who(organisation), short_name(plan), number, *_item(item))
            for organisation, plan in pairs
            for number, item in enumerate(plan.items, 1)
        ),
        organisations=tuple(organisation for organisation, plan in pairs for _ in plan.items),
        empty="Планов не найдено",
        in_word=False,
    )


def told(audit: AuditResult, result: OrganisationResult) -> str:
    """The organisation's plans in words, item by item, to stand after the explanation; "" where the methodology checks none."""
    if audit.plan_listing is None:
        return ""
    lines = ["", "КАК ВЫПОЛНЕН ПЛАН"]
    plans = [plan for plan in audit.plans if plan.organisation == result.organisation.id]
    for plan in plans:
        lines += ["", *_plan_in_words(plan)]
    listed = [row for row in audit.plan_listing.rows if row.organisation == result.organisation.id]
    if listed:
        lines += ["", "Организация стоит в списке не выполнивших план в полном объёме."]
    return "\n".join([*lines, *([] if plans else ["Плана с мероприятиями на сайте не найдено."]), ""])


def sums_in_words(plan: PlanResult) -> str:
    """«выполнено 1 из 3 установленных (33,3 %); срок наступил у 4, не установлено 1»."""
    share = f" ({text(Percent(100 * plan.share))})" if plan.share is not None else ""
    unknown = plan.due - plan.known
    return f"выполнено {plan.carried_out} из {plan.known} установленных{share}; срок наступил у {plan.due}, не установлено {unknown}"


def short_name(result: PlanResult) -> str:
    """«Дорожная карта, 2023/24»; the whole title stands in the table of plans."""
    kind = words().document_type.get(result.plan.type, "план")
    year = result.plan.school_year
    return f"{capitalised(kind)}, {year}/{(year + 1) % 100:02}" if year else capitalised(kind)


def _plan_in_words(plan: PlanResult) -> Iterable[str]:
    yield f"{quoted(_title(plan))}, {plain(plan.plan.url)}"
    if plan.plan.note:
        yield f"{plain(plan.plan.note)}."
    if not plan.items:
        return
    rest = f"; срок не наступил у {plan.not_due}, без срока {plan.without_term}"
    yield f"Всего пунктов: {len(plan.items)}; {sums_in_words(plan)}{rest}. {LATE[plan.late_counts]}"
    for number, each in enumerate(plan.items, 1):
        term = f" ({plain(each.item.term)})" if each.item.term else ""
        yield f"{number}. {capitalised(phrases.short_quote(each.item.item))}{term}: {words().plan_status[each.status]}."
        if each.note:
            yield f"   {plain(each.note)}."
        for place in each.evidence[:2]:
            yield f"   {phrases.evidence_line(place)}"


def _with_organisation(audit: AuditResult) -> list[tuple[OrganisationResult, PlanResult]]:
    by_id = {each.organisation.id: each for each in audit.organisations}
    return [(by_id[plan.organisation], plan) for plan in audit.plans]


def _who(result: OrganisationResult) -> tuple[Cell, Cell]:
    return plain(result.organisation.municipality), plain(result.organisation.name)


def _title(result: PlanResult) -> str:
    return phrases.short_quote(result.plan.title)


def _link(result: PlanResult) -> Cell:
    return Url(plain(result.plan.url))


def _counts(result: PlanResult) -> tuple[int, ...]:
    """The numbers of NUMBERS."""
    came_out = (result.with_status("in_time"), result.with_status("late"), result.with_status("not_found"))
    whole = (len(result.items), result.without_term, result.not_due, result.due)
    return *whole, result.due - result.known, result.known, *came_out, result.carried_out


def _share(share: float | None) -> Cell:
    return NO_DATA if share is None else Percent(100 * share)


def _item(result: ItemResult) -> Iterable[Cell]:
    item = result.item
    address = next((each.url for each in result.evidence if each.url), "")
    yield phrases.short_quote(item.item)
    yield plain(item.term)
    yield item.due or ""
    yield capitalised(words().plan_status[result.status])
    yield result.published or ""
    more = len(result.evidence) - 1
    yield "\n".join((*map(phrases.evidence_line, result.evidence[:1]), *([f"и ещё мест: {more}"] if more > 0 else [])))
    yield Url(plain(address))
    yield plain(result.note)
