"""The rating of training sites as tables: places, points, what to publish, what is published twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from data.models import AuditResult, OrganisationResult
from data.rated import Place, Score
from data.rubric import Block, Rubric
from reports import phrases
from reports.columns import Cell, Url, site
from reports.russian import capitalised, plural
from reports.safe import plain
from reports.tables import Head, Table, heads

UNKNOWN_SIGN = "?"
_WHO = "Муниципалитет 22|Организация 40"


def rated(audit: AuditResult) -> tuple[OrganisationResult, ...]:
    """Training sites in the order of the ranking; those without a place stand last, in registry order."""
    place = {each.organisation: number for number, each in enumerate(audit.ranking)}
    sites = [each for each in audit.organisations if each.score or each.organisation.training_site]
    return tuple(sorted(sites, key=lambda each: place.get(each.organisation.id, len(place))))


def top(audit: AuditResult, rubric: Rubric) -> tuple[Place, ...]:
    """The first of the ranking; who shares the last place shown is shown too."""
    return tuple(each for each in audit.ranking if each.place <= rubric.top)


def top_lines(audit: AuditResult, rubric: Rubric) -> tuple[str, ...]:
    """As the source prints it: «1. Организация (22 балла из 25).», then «3. Организация (17).»."""
    by_id = {each.organisation.id: each.organisation for each in audit.organisations}
    lines = []
    for number, each in enumerate(top(audit, rubric)):
        who = by_id[each.organisation]
        told = f"{plural(each.total, 'балл', 'балла', 'баллов')} из {rubric.max}" if number == 0 else str(each.total)
        lines.append(f"{each.place}. {plain(who.name)}, {plain(who.municipality)} ({told}).")
    return tuple(lines)


def rating_table(audit: AuditResult, rubric: Rubric) -> Table:
    """The whole ranking, with the points of each block."""
    by_id = {each.organisation.id: each for each in audit.organisations}
    results = tuple(by_id[each.organisation] for each in audit.ranking)
    return Table(
        sheet="Рейтинг",
        name="rejting",
        heading=f"Рейтинг сайтов площадок (наибольшая сумма — {plural(rubric.max, 'балл', 'балла', 'баллов')})",
        note="Сайты с равной суммой делят место. Пункты, которые не удалось установить, баллов не приносят и не отнимают.",
        heads=(
            *heads(f"Место 8|{_WHO}"),
            *(Head(title=block.title, width=16) for block in rubric.blocks),
            *heads(f"Всего из {rubric.max} 10|Не установлено 15|Страница площадки 50"),
        ),
        rows=tuple(
            (place.place, *_who(result), *_block_sums(result.score, rubric), place.total, _unknown(result.score), _page(result))
            for place, result in zip(audit.ranking, results, strict=True)
        ),
        organisations=results,
        left_out=frozenset({"Страница площадки"}),
        empty="Сайтов с местом в рейтинге нет",
    )


def top_table(audit: AuditResult, rubric: Rubric) -> Table:
    """The first of the ranking, as the source prints them."""
    by_id = {each.organisation.id: each for each in audit.organisations}
    first = top(audit, rubric)
    return Table(
        sheet=f"Первые {rubric.top}",
        name="pervye",
        heading=f"Рейтинг сайтов (первые {plural(rubric.top, 'учреждение', 'учреждения', 'учреждений')})",
        heads=heads(f"Место 8|{_WHO}|Баллов из {rubric.max} 12"),
        rows=tuple((each.place, *_who(by_id[each.organisation]), each.total) for each in first),
        organisations=tuple(by_id[each.organisation] for each in first),
        lines=top_lines(audit, rubric),
        empty="Сайтов с местом в рейтинге нет",
    )


def municipal_table(audit: AuditResult, rubric: Rubric) -> Table:
    """The ranking of each municipality; municipalities by the alphabet."""
    by_id = {each.organisation.id: each for each in audit.organisations}
    ordered = sorted(audit.ranking, key=lambda each: (each.municipality.casefold(), each.municipal_place))
    return Table(
        sheet="Рейтинг по муниципалитетам",
        name="rejting-po-municipalitetam",
        heading="Рейтинг сайтов площадок по муниципалитетам",
        heads=heads(f"Муниципалитет 22|Место в муниципалитете 16|Организация 40|Всего из {rubric.max} 10|Место в рейтинге 14"),
        rows=tuple(
            (plain(each.municipality), each.municipal_place, plain(by_id[each.organisation].organisation.name), each.total, each.place)
            for each in ordered
        ),
        organisations=tuple(by_id[each.organisation] for each in ordered),
        empty="Сайтов с местом в рейтинге нет",
    )


def unranked_table(audit: AuditResult, rubric: Rubric) -> Table:
    """Training sites without a place, and why they have none."""
    ranked = {each.organisation for each in audit.ranking}
    results = tuple(each for each in rated(audit) if each.organisation.id not in ranked)
    return Table(
        sheet="Вне рейтинга",
        name="vne-rejtinga",
        heading="Сайты площадок, которым место не дано",
        note="Это не последние места: о таких сайтах известно слишком мало, чтобы сравнивать их с другими.",
        heads=heads(f"№ п/п 6|{_WHO}|Баллов установлено 16|Не установлено 16|Почему нет места 56|Сайт 34"),
        rows=tuple(
            (number, *_who(each), each.score.total if each.score else 0, _unknown(each.score), _why_unranked(each, rubric), site(each))
            for number, each in enumerate(results, 1)
        ),
        organisations=results,
        left_out=frozenset({"Сайт"}),
        empty="Таких сайтов нет",
    )


def points_table(audit: AuditResult, rubric: Rubric) -> Table:
    """Every site against every criterion: points, 0, or «?» where it could not be told."""
    results = tuple(each for each in rated(audit) if each.score)
    rows = [(*_who(each), *_points(each.score, rubric), each.score.total, each.score.unknown) for each in results if each.score]
    return Table(
        sheet="Баллы",
        name="bally",
        heading="Баллы по пунктам",
        note=f"Число — баллы за пункт, 0 — пункт не выполнен, {UNKNOWN_SIGN} — не удалось установить.",
        heads=(
            *heads(_WHO),
            *(head for block in rubric.blocks for head in _block_heads(block)),
            *heads(f"Всего из {rubric.max} 10|Не установлено 10"),
        ),
        rows=(*rows, ("", "Сайтов, где пункт выполнен", *_fulfilled(results, rubric), "", "")) if rows else (),
        organisations=results,
        frozen=2,
        totals=1 if rows else 0,
        in_word=False,
        empty="Сайтов площадок нет",
    )


def _block_heads(block: Block) -> Iterable[Head]:
    for criterion in block.criteria:
        yield Head(title=capitalised(criterion.title), width=5, upright=True)
    yield Head(title=f"Всего: {block.title}", width=6, upright=True)


def _points(score: Score | None, rubric: Rubric) -> Iterable[Cell]:
    for block, total in zip(rubric.blocks, _block_sums(score, rubric), strict=True):
        for criterion in block.criteria:
            points = score.criteria.get(criterion.id) if score else None
            yield UNKNOWN_SIGN if points is None else points
        yield total


def _block_sums(score: Score | None, rubric: Rubric) -> list[int]:
    """Points of each block; they add up to the total."""
    criteria = score.criteria if score else {}
    return [sum(criteria.get(each.id) or 0 for each in block.criteria) for block in rubric.blocks]


def _fulfilled(results: Sequence[OrganisationResult], rubric: Rubric) -> Iterable[Cell]:
    """How many of the sites shown have points for each criterion; nothing under the sums of blocks."""
    for block in rubric.blocks:
        for criterion in block.criteria:
            yield sum(bool(each.score and each.score.criteria.get(criterion.id)) for each in results)
        yield ""


def _unknown(score: Score | None) -> Cell:
    return score.unknown if score else ""


def _why_unranked(result: OrganisationResult, rubric: Rubric) -> str:
    reason = phrases.why_unchecked(result) or phrases.state_in_words(result.verdict)
    if result.score is None or result.verdict.state in {"unreachable", "no_site"}:
        return capitalised(reason)
    unknown = plural(result.score.unknown, "пункт", "пункта", "пунктов")
    told = f"Не удалось установить {unknown} из {len(result.score.criteria)}, по методике допускается не больше {rubric.unknown_limit}"
    return told if result.verdict.state == "audited" else f"{told}: {reason}"


def _page(result: OrganisationResult) -> Cell:
    return Url(plain(result.facts.rated[0].url)) if result.facts.rated else site(result)


def _who(result: OrganisationResult) -> tuple[Cell, Cell]:
    return plain(result.organisation.municipality), plain(result.organisation.name)
