"""What a training site loses points by: what to publish, what to look at by hand, what is published twice."""

from __future__ import annotations

from collections.abc import Iterable

from data.models import AuditResult, OrganisationResult
from data.rubric import Block, Criterion, Rubric
from reports import phrases
from reports.columns import Cell, Url, fitted
from reports.ratings import rated
from reports.russian import capitalised
from reports.safe import plain, readable_address
from reports.tables import Table, heads

MISSING, UNKNOWN = "Нет на странице", "Не удалось установить"
BY_HAND = "Посмотрите вручную: возможно, это уже опубликовано."
_EVIDENCE_WIDTH = 44


def publish_table(audit: AuditResult, rubric: Rubric) -> Table:
    """A row for each point that a site did not get; what could not be told is not called missing."""
    rows = [(each, _row(each, *one)) for each in rated(audit) for one in lost(each, rubric)]
    return Table(
        sheet="Что опубликовать",
        name="chto-opublikovat",
        heading="Каких баллов не хватает и что опубликовать",
        note=f"«{UNKNOWN}» — не потеря: этот пункт программа не смогла прочитать, за него балл ещё может быть.",
        heads=heads(
            f"Муниципалитет 17|Организация 26|Блок 14|Пункт 28|Состояние 14|Баллов 8|Что сделать 40|Основание {_EVIDENCE_WIDTH}|Ссылка 32"
        ),
        rows=tuple((plain(each.organisation.municipality), plain(each.organisation.name), *row) for each, row in rows),
        organisations=tuple(each for each, _ in rows),
        left_out=frozenset({"Основание", "Ссылка", "Муниципалитет"}),
        empty="Все пункты выполнены",
    )


def repeated_table(audit: AuditResult) -> Table:
    """Documents that a page holds more than once: a second copy earns nothing."""
    rows = [(each, copies) for each in rated(audit) if each.score for copies in each.score.repeated]
    return Table(
        sheet="Повторы документов",
        name="povtory",
        heading="Документы, опубликованные на странице больше одного раза",
        note="Повтор документа баллов не прибавляет; рекомендуется оставить одну ссылку.",
        heads=heads("Муниципалитет 22|Организация 40|Сколько раз 10|Адреса 90"),
        rows=tuple(
            (
                plain(each.organisation.municipality),
                plain(each.organisation.name),
                len(copies),
                fitted(map(_address, copies), 90),
            )
            for each, copies in rows
        ),
        organisations=tuple(each for each, _ in rows),
        empty="Повторов нет",
    )


def lost(result: OrganisationResult, rubric: Rubric) -> Iterable[tuple[Block, Criterion, int | None]]:
    """Criteria that did not bring all their points, with what they brought; None: it could not be told."""
    for block in rubric.blocks if result.score else ():
        for criterion in block.criteria:
            points = result.score.criteria.get(criterion.id) if result.score else None
            if points is None or points < criterion.points:
                yield block, criterion, points


def _row(result: OrganisationResult, block: Block, criterion: Criterion, points: int | None) -> tuple[Cell, ...]:
    finding = next((each for each in result.findings if each.rule == criterion.id), None)
    places = phrases.distinct(finding.evidence) if finding else ()
    lines = [phrases.finding_in_words(finding)] if finding else []
    lines += [phrases.evidence_line(each) for each in places]
    link = next((each.url for each in places if each.url), "")
    return (
        block.title,
        capitalised(criterion.title),
        UNKNOWN if points is None else MISSING,
        criterion.points - (points or 0),
        BY_HAND if points is None else criterion.publish,
        fitted(lines, _EVIDENCE_WIDTH),
        Url(plain(link)) if link else "",
    )


def _address(address: str) -> str:
    return readable_address(plain(address))
