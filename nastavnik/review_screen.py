"""What waits for a person and what people decided, in words for the screen and as rows of the form."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from data.models import AuditResult
from data.profile import Profile
from data.reviews import Event
from nastavnik.review_entries import Entry
from reports import phrases
from reports.changes_tables import place_title
from reports.replies import reply_lines
from reports.review_form import ReviewRow, value_titles
from reports.russian import capitalised, dotted, moscow_time, organisations, quoted
from reports.safe import plain

MOST_PLACES = 6
_NOTHING = "Решения человека ничего не ждёт."
_DISPUTED = "организация с выводом не согласна или сообщила об исправлении"
_GRAVITY = {0: "НАРУШЕНИЯ ПОД СОМНЕНИЕМ", 1: "НЕ УДАЛОСЬ ПРОВЕРИТЬ, ЕСТЬ СОМНЕНИЯ", 2: "ОСТАЛЬНЫЕ"}


def entries_text(entries: Sequence[Entry], profile: Profile, folder: Path) -> str:
    """The list, the gravest first; pictures are named from `folder`."""
    if not entries:
        return _NOTHING + "\n"
    lines = [f"Решения человека ждут: {organisations(len(entries))}."]
    gravity = -1
    for entry in entries:
        if entry.gravity != gravity:
            gravity = entry.gravity
            lines += ["", _GRAVITY[gravity]]
        lines += ["", *_entry(entry, profile, folder)]
    return "\n".join(lines) + "\n"


def _entry(entry: Entry, profile: Profile, folder: Path) -> list[str]:
    row = entry.result
    organisation, code = row.organisation, row.verdict.verdict or ""
    pageless = phrases.pageless(row.facts)
    lines = [
        f"{plain(organisation.name)} ({plain(organisation.municipality)}), код {plain(organisation.id)}",
        f"  вывод программы: {place_title(code, profile)}",
        *(f"  почему нужен человек: {reason}" for reason in _reasons(entry)),
        *(f"  {phrases.evidence_line(place, pageless)}" for place in entry.places[:MOST_PLACES]),
        *(f"  вырезка: {_relative(path, folder)}" for path in entry.crops[:MOST_PLACES]),
    ]
    return lines + [f"  {line}" for reply in entry.replies for line in reply_lines(reply, value_titles(profile))]


def _reasons(entry: Entry) -> list[str]:
    return [*phrases.review_reasons(entry.result.verdict), *([_DISPUTED] if entry.replies else [])]


def _relative(path: Path, folder: Path) -> Path:
    return path.relative_to(folder) if path.is_relative_to(folder) else path


def form_rows(entries: Sequence[Entry], profile: Profile) -> list[ReviewRow]:
    """The same as rows of the form."""
    rows = []
    for entry in entries:
        row = entry.result
        pageless = phrases.pageless(row.facts)
        rows.append(
            ReviewRow(
                organisation=plain(row.organisation.id),
                municipality=plain(row.organisation.municipality),
                name=plain(row.organisation.name),
                site=plain(row.organisation.site or row.organisation.site_as_written),
                verdict=place_title(row.verdict.verdict or "", profile),
                why="\n".join(map(capitalised, _reasons(entry))),
                places="\n".join(phrases.evidence_line(place, pageless) for place in entry.places[:MOST_PLACES]),
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
