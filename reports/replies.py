"""Forms in which schools answer to the lists, one workbook a municipality, and the answers as they come back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from data.models import AuditResult, OrganisationResult
from data.profile import Profile
from data.reviews import Answer, LinkCheck, Reply
from data.words import words
from reports import phrases
from reports.columns import Cell, Url, evidence, reason, site
from reports.file_names import file_name
from reports.filled_forms import Filled, FilledRow, read_form
from reports.forms import Form, FormColumn
from reports.lists import NOT_CHECKED
from reports.outgoing import outgoing
from reports.russian import capitalised, dotted, lowered, moscow_day, quoted
from reports.safe import plain, web_address

CODE, ANSWER, LINK, WHY = "Код", "Ответ", "Ссылка на документ", "Почему не согласны, что исправлено"
ANSWERS: dict[str, Answer] = {"согласны": "agree", "исправлено": "fixed", "не согласны": "disagree"}
_SAID: dict[Answer, str] = {answer: words for words, answer in ANSWERS.items()}
MOST_PLACES = 8
_COLUMNS = (
    FormColumn(title=CODE, width=14),
    FormColumn(title="Организация", width=30),
    FormColumn(title="Сайт", width=24),
    FormColumn(title="В каком списке", width=26),
    FormColumn(title="Что установлено", width=36),
    FormColumn(title="Где искали и что прочитали", width=48),
    FormColumn(title=ANSWER, width=16, fill=True, choices=tuple(ANSWERS)),
    FormColumn(title=LINK, width=34, fill=True),
    FormColumn(title=WHY, width=36, fill=True),
)
_LISTED = "Ваша организация попала в список по итогам проверки {}. Сверьте вывод с документами и ответьте в жёлтых столбцах."
_SITES, _DECLARED = "официальных сайтов", "сведений, которые указали сами организации (сайты не открывались)"
_INSTRUCTIONS = (
    "«Ответ» выберите из списка: «согласны», «исправлено» или «не согласны».",
    "«исправлено»: укажите ссылку на документ на сайте организации. «не согласны»: укажите ссылку или напишите, почему.",
    "Ссылка должна открывать сам документ или его страницу без входа и пароля и начинаться с http:// или https://.",
    "Если ответа пока нет, оставьте строку пустой. Ответ сам по себе вывода не меняет: решение принимает методист.",
)


@dataclass(frozen=True, kw_only=True)
class Answered:
    """One row with an answer that can be used."""

    organisation: str
    """Id."""
    answer: Answer
    link: str
    why: str
    row: int


def reply_forms(audit: AuditResult, profile: Profile) -> dict[str, Form]:
    """A form for each municipality that has organisations in the lists, by file name; whoever is only suspected is asked nothing."""
    lists = outgoing(audit, profile)
    listed = [place for place in lists.places if place.kind in ("violation", "beyond_source")]
    by_municipality: dict[str, list[tuple[Cell, ...]]] = {}
    for place in listed:
        for result in lists.at(place.code):
            by_municipality.setdefault(plain(result.organisation.municipality), []).append(_row(result, place.title, profile))
    forms: dict[str, Form] = {}
    for name, rows in by_municipality.items():
        form = Form(
            sheet="Ответы школ",
            heading=f"{name}: ответы организаций на итоги проверки от {dotted(moscow_day(audit.audit.started))}",
            instructions=(_LISTED.format(_DECLARED if audit.audit.offline else _SITES), *_INSTRUCTIONS),
            columns=_COLUMNS,
            rows=tuple(rows),
            audit=audit.audit.id,
            profile=profile.id,
        )
        forms[file_name(name, forms, instead="Без муниципалитета", ending=".xlsx")] = form
    return forms


def read_replies(path: Path) -> tuple[Filled, tuple[Answered, ...], tuple[str, ...]]:
    """The form, the answers that can be used, and every mistake with its row and column; rows without an answer are left out.

    Raises:
        BadInput: the file is not a form of ours.
    """
    filled = read_form(path, (CODE, ANSWER, LINK, WHY))
    good: list[Answered] = []
    faults: list[str] = []
    for row in filled.rows:
        if not any(row.cells[title] for title in (ANSWER, LINK, WHY)):
            continue
        answered, found = _answered(row)
        faults += found
        if answered:
            good.append(answered)
    return filled, tuple(good), tuple(faults)


def _answered(row: FilledRow) -> tuple[Answered | None, list[str]]:
    link, why = row.cells[LINK].strip(), row.cells[WHY].strip()
    answer = ANSWERS.get(" ".join(row.cells[ANSWER].lower().split()).rstrip("."))
    faults = []
    if not row.cells[CODE]:
        faults.append(row.fault(CODE, "код организации стёрт. Возьмите его из выгруженной формы."))
    if answer is None:
        told = f"«{row.cells[ANSWER]}» не понято" if row.cells[ANSWER] else "ответа нет, а ссылка или пояснение есть"
        faults.append(row.fault(ANSWER, f"{told}. Выберите из списка: {', '.join(ANSWERS)}."))
    if link and not web_address(link):
        faults.append(row.fault(LINK, f"«{link[:80]}» не открыть. Нужен адрес, который начинается с http:// или https://."))
    if answer == "fixed" and not link:
        faults.append(row.fault(LINK, "ответ «исправлено», а ссылки на документ нет. Укажите её."))
    if answer == "disagree" and not (link or why):
        faults.append(row.fault(WHY, "ответ «не согласны» без ссылки и пояснения. Укажите хотя бы одно."))
    if faults or answer is None:
        return None, faults
    return Answered(organisation=row.cells[CODE], answer=answer, link=link, why=why, row=row.number), []


def reply_lines(reply: Reply, titles: dict[str, str]) -> tuple[str, ...]:
    """The answer in words, to stand beside the verdict; `titles` are the profile's words for its verdicts."""
    said = f"Ответ организации от {dotted(moscow_day(reply.at))}: {_SAID[reply.answer]}"
    first = f"{said}. {plain(reply.why)}" if reply.why else f"{said}."
    if reply.check is None:
        return (first,)
    return (first, f"Ссылка {plain(reply.link)}: {link_in_words(reply.check, reply.verdict, titles)}.")


def link_in_words(check: LinkCheck, verdict: str, titles: dict[str, str]) -> str:
    """What the link turned out to be, and whether it would change the verdict."""
    if check.reason:
        return f"не открылась ({phrases.reason_in_words(check.reason)})"
    if not check.documents:
        return check.detail
    read = "; ".join(f"{phrases.document_type(each.act.type)} {phrases.requisites(each.act)}" for each in check.documents)
    place = ", не на сайте организации" if check.outside else ""
    flags = dict.fromkeys(flag for each in check.documents for flag in each.act.flags if flag in words().review_reason)
    if flags:
        place += f" (под сомнением: {', '.join(words().review_reason[flag] for flag in flags)})"
    if check.verdict == verdict:
        return f"прочитано: {read}{place}. Вывод не изменился бы"
    title = lowered(titles.get(check.verdict or "", words().verdict[NOT_CHECKED]))
    return f"прочитано: {read}{place}. С этим документом вывод был бы: {quoted(title)}"


def _row(result: OrganisationResult, title: str, profile: Profile) -> tuple[Cell, ...]:
    pageless = phrases.pageless(result.facts)
    places = [phrases.evidence_line(each, pageless) for each in evidence(result, profile)]
    found = phrases.found_documents(result.facts)
    told = [capitalised(reason(result, profile)), *(f"Найдено: {each}" for each in found)]
    address = site(result)
    return (
        plain(result.organisation.id),
        plain(result.organisation.name),
        Url(address) if isinstance(address, Url) else str(address),
        title,
        "\n".join(each for each in told if each),
        _some(places),
        "",
        "",
        "",
    )


def _some(lines: Sequence[str]) -> str:
    left = len(lines) - MOST_PLACES
    return "\n".join([*lines[:MOST_PLACES], *([f"и ещё мест: {left}"] if left > 0 else [])])
