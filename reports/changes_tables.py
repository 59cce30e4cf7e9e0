"""What changed between two audits, as tables."""

from __future__ import annotations

from collections.abc import Iterable

from data.changes import STATUSES, Changes, Difference, Note, SchoolChange, Status, Step
from data.models import Audit, Document, OrganisationResult
from data.profile import Profile
from data.words import words
from reports import phrases
from reports.columns import Cell, site
from reports.lists import NOT_CHECKED, REVIEW
from reports.russian import capitalised, dotted
from reports.safe import plain
from reports.tables import Table, heads

SHEET = "Изменения с прошлой проверки"
STATUS_TITLES: dict[Status, str] = {
    "new": "новая",
    "still": "остаётся",
    "fixed": "исправлено",
    "decided": "снята решением человека",
    "moved": "перешла в другой список",
    "in_review": "передана на проверку человеку",
    "not_checked": "сейчас не удалось проверить",
    "dropped": "исключена из реестра",
}
_NOTES: dict[Note, str] = {
    "other_version": "Проверки судились по разным редакциям методики ({0} и {1}): часть изменений может быть следствием новой редакции.",
    "offline": "Одна из проверок шла без сети, по сведениям организаций: её нельзя прямо сравнивать с проверкой сайтов.",
}
_WHAT = {
    "place": "вывод",
    "reason": "причина",
    "state": "состояние",
    "section": "раздел о наставничестве",
    "confirmation": "подтверждение",
    "site": "адрес сайта",
    "score": "баллы",
}
_SECTION = {"unknown": "не установлено", "found": "найден", "absent": "не найден"}


def changes_tables(found: Changes, profile: Profile) -> tuple[Table, ...]:
    """Three tables: who is new, fixed or still in each list; what changed of each school; numbers by municipality."""
    return lists_table(found, profile), schools_table(found, profile), municipalities_table(found)


def lists_table(found: Changes, profile: Profile) -> Table:
    """Every organisation that stood or stands in a list, list by list."""
    steps = [(each.title, step) for each in found.lists for status in STATUSES for step in each.of(status)]
    return Table(
        sheet=SHEET,
        name="izmeneniya",
        heading=f"Изменения списков: {between(found)}",
        note=" ".join(["«Исправлено» сказано только о том, что видела нынешняя проверка.", *notes(found)]),
        heads=heads("Список 34|Что стало 24|Муниципалитет 20|Организация 34|Было 30|Стало 30|Сайт 28"),
        rows=tuple((title, STATUS_TITLES[step.status], *_who(step), *_then_and_now(step, profile)) for title, step in steps),
        organisations=tuple(step.organisation for _, step in steps),
        empty="В списках ничего не изменилось, и они пусты",
    )


def schools_table(found: Changes, profile: Profile) -> Table:
    """What changed of each organisation, a change a line."""
    changed = [each for each in found.schools if each.after or each.before]
    return Table(
        sheet="Изменения по организациям",
        name="izmeneniya-po-organizatsiyam",
        heading=f"Что изменилось у организаций: {between(found)}",
        note="Документ назван ненайденным, только если нынешний просмотр сайта полон.",
        heads=heads("Муниципалитет 20|Организация 34|Что изменилось 90|Сайт 28"),
        rows=tuple(
            (plain(known(each).organisation.municipality), plain(known(each).organisation.name), "\n".join(told), site(known(each)))
            for each in changed
            if (told := school_lines(each, profile))
        ),
        empty="Изменений нет",
    )


def municipalities_table(found: Changes) -> Table:
    """Numbers of violators then and now; columns add up, the last row is the whole registry."""
    numbers = {plain(each.name): (each.before, each.after, *(each.counts[status] for status in STATUSES)) for each in found.municipalities}
    rows: list[tuple[Cell, ...]] = [(name, *counts) for name, counts in numbers.items()]
    whole = tuple(map(sum, zip(*numbers.values(), strict=True)))
    return Table(
        sheet="Изменения по муниципалитетам",
        name="izmeneniya-po-munitsipalitetam",
        heading=f"Организации в списках нарушителей: {between(found)}",
        note="Было = остаётся + исправлено и другие выбывшие; стало = остаётся + новые.",
        heads=heads("Муниципалитет 28|Было 8|Стало 8|" + "|".join(f"{capitalised(STATUS_TITLES[each])} 15" for each in STATUSES)),
        rows=(*rows, ("Всего", *whole)) if rows else (),
        totals=1 if rows else 0,
    )


def notes(found: Changes) -> list[str]:
    """What must be known before the two are compared."""
    return [_NOTES[each].format(*found.versions) for each in found.notes]


def school_lines(school: SchoolChange, profile: Profile) -> list[str]:
    """What changed of one organisation, a sentence each."""
    if school.before is None:
        return ["добавлена в реестр"]
    if school.after is None:
        return ["исключена из реестра"]
    lines = [f"{_WHAT[each.what]}: {_word(each, each.before, profile)} → {_word(each, each.after, profile)}" for each in school.differences]
    lines += [f"найдено теперь: {_document(each)}" for each in school.found]
    lines += [f"больше не найдено: {_document(each)}" for each in school.gone]
    return lines


def _word(difference: Difference, code: str, profile: Profile) -> str:
    if not code:
        return "нет"
    said = {
        "place": lambda: place_title(code, profile),
        "reason": lambda: words().reason.get(code, code),
        "state": lambda: words().state_reason.get(code) or words().state.get(code, code),
        "section": lambda: _SECTION[code],
        "confirmation": lambda: words().confirmation[code],
    }
    return said[difference.what]() if difference.what in said else plain(code)


def place_title(code: str, profile: Profile) -> str:
    """The profile's words for the list in which an organisation stands."""
    if code == REVIEW:
        return "на проверке у человека"
    if code == NOT_CHECKED:
        return words().verdict[NOT_CHECKED]
    return next((each.title for each in profile.verdicts if each.verdict == code), code)


def _then_and_now(step: Step, profile: Profile) -> Iterable[Cell]:
    for result in (step.before, step.after):
        yield _standing(result, profile)
    yield site(step.organisation)


def _standing(result: OrganisationResult | None, profile: Profile) -> str:
    if result is None:
        return "не было в реестре"
    verdict = result.verdict
    code = REVIEW if verdict.needs_review and verdict.review is None and verdict.verdict != NOT_CHECKED else verdict.verdict or NOT_CHECKED
    confirmed = phrases.confirmation(verdict)
    return f"{place_title(code, profile)} ({confirmed})" if confirmed else place_title(code, profile)


def _document(document: Document) -> str:
    return f"{phrases.document_type(document.act.type)} {phrases.requisites(document.act)}"


def between(found: Changes) -> str:
    """«проверка № 1 на 30.06.2024 и проверка № 2 на 01.07.2024»."""
    return f"проверка {_named(found.first)} и проверка {_named(found.second)}"


def _named(audit: Audit) -> str:
    return f"№ {audit.id} на {dotted(audit.as_of)}"


def known(school: SchoolChange) -> OrganisationResult:
    """The organisation, as the later audit knows it where it does."""
    result = school.after or school.before
    assert result is not None
    return result


def _who(step: Step) -> tuple[Cell, Cell]:
    return plain(_municipality(step)), plain(step.organisation.organisation.name)


def _municipality(step: Step) -> str:
    return step.organisation.organisation.municipality
