"""What waits for a person and what people decided, in words for the screen and as rows of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from data.models import AuditResult
from data.profile import Profile
from data.reviews import Event
from nastavnik.review_entries import AWAITS_CONFIRMATION, Entry
from reports import phrases
from reports.changes_tables import place_title
from reports.replies import reply_lines
from reports.review_form import ReviewRow, value_titles
from reports.russian import capitalised, dotted, moscow_time, organisations, quoted
from reports.safe import plain

MOST_PLACES = 6
_NOTHING = "Решения человека ничего не ждёт."
_SUSPECTED = "вывод сделан по одной проверке: ждёт повторной проверки в другой день или решения человека"
_DECLARED = "вывод сделан по одним сведениям реестра: ждёт решения человека"
_DISPUTED = "организация с выводом не согласна или сообщила об исправлении"
_GRAVITY = {
    0: "НАРУШЕНИЯ ПОД СОМНЕНИЕМ",
    1: "НЕ УДАЛОСЬ ПРОВЕРИТЬ, ЕСТЬ СОМНЕНИЯ",
    2: "ОСТАЛЬНЫЕ",
    AWAITS_CONFIRMATION: "ЖДУТ ПОДТВЕРЖДЕНИЯ",
}


def entries_text(entries: Sequence[Entry], profile: Profile, folder: Path) -> str:
    """The list, the gravest first; pictures are named from `folder`."""
    if not entries:
        return _NOTHING + "\n"
    lines = list(_counted(entries))
    gravity = -1
    for entry in entries:
        if entry.gravity != gravity:
            gravity = entry.gravity
            lines += ["", _GRAVITY[gravity]]
        lines += ["", *_entry(entry, profile, folder)]
    return "\n".join(lines) + "\n"


def _counted(entries: Sequence[Entry]) -> Iterator[str]:
    awaiting = sum(entry.gravity == AWAITS_CONFIRMATION for entry in entries)
    doubtful = len(entries) - awaiting
    if doubtful:
        yield f"Решения человека ждут: {organisations(doubtful)}."
    if awaiting:
        yield f"Подтверждения ждут: {organisations(awaiting)}."
        yield "Решить о многих сразу: «nastavnik review export решения.xlsx», заполнить книгу и «nastavnik review import решения.xlsx»."


def _entry(entry: Entry, profile: Profile, folder: Path) -> list[str]:
    row = entry.result
    organisation, code = row.organisation, row.verdict.verdict or ""
    lines = [
        f"{plain(organisation.name)} ({plain(organisation.municipality)}), код {plain(organisation.id)}",
        f"  вывод программы: {place_title(code, profile)}",
        *(f"  почему нужен человек: {reason}" for reason in _reasons(entry)),
        *(f"  {line}" for line in _places(entry)),
        *(f"  вырезка: {_relative(path, folder)}" for path in entry.crops[:MOST_PLACES]),
    ]
    return lines + [f"  {line}" for reply in entry.replies for line in reply_lines(reply, value_titles(profile))]


def _places(entry: Entry) -> list[str]:
    pageless = phrases.pageless(entry.result.facts)
    lines = (phrases.evidence_line(place, pageless) for place in entry.places[:MOST_PLACES])
    return [line for line in lines if line]


def _reasons(entry: Entry) -> list[str]:
    awaited = _DECLARED if entry.result.facts.offline else _SUSPECTED
    suspected = [awaited] if entry.gravity == AWAITS_CONFIRMATION else []
    return [*phrases.review_reasons(entry.result.verdict), *([_DISPUTED] if entry.replies else []), *suspected]


def _relative(path: Path, folder: Path) -> Path:
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def form_rows(entries: Sequence[Entry], profile: Profile) -> list[ReviewRow]:
    """The same as rows of the form."""
    rows = []
    for entry in entries:
        row = entry.result
        rows.append(
            ReviewRow(
                organisation=plain(row.organisation.id),
                municipality=plain(row.organisation.municipality),
                name=plain(row.organisation.name),
                site=plain(row.organisation.site or row.organisation.site_as_written),
                verdict=place_title(row.verdict.verdict or "", profile),
                why="\n".join(map(capitalised, _reasons(entry))),
                places="\n".join(_places(entry)),
                link=plain(next((place.url for place in entry.places if place.url), "")),
                replies="\n".join(line for reply in entry.replies for line in reply_lines(reply, value_titles(profile))),
            )
        )
    return rows


def history_text(events: Sequence[Event], result: AuditResult, profile: Profile) -> str:
    """Every decision ever made, the oldest first."""
    names = {each.organisation.id: plain(each.organisation.name) for each in result.organisations}
    lines = [_event(event, names.get(event.organisation, plain(event.organisation)), profile) for event in events]
    return "\n".join(lines or ["Решений ещё не было."]) + "\n"


def _event(event: Event, name: str, profile: Profile) -> str:
    who = plain(event.by) or "не указано, кто"
    why = f": {plain(event.reason)}" if event.reason else ""
    if event.decision is None:
        return f"{moscow_time(event.at)}  {name}: решение отменено ({who}){why}"
    decision = event.decision
    was, value = quoted(place_title(decision.was, profile)), quoted(place_title(decision.value, profile))
    until = f", действует по {dotted(decision.until)}" if decision.until else ""
    said = f"оставлено {value}" if decision.was == decision.value else f"{was} → {value}"
    return f"{moscow_time(event.at)}  {name}: {said} ({who}, по проверке № {decision.audit}{until}){why}"
