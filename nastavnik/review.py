"""What people decide: made, taken back, kept in a history."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from data.errors import BadInput, CannotRun
from data.models import AuditResult, OrganisationResult
from data.profile import Profile
from data.reviews import Decision, Event
from data.workspace import Workspace
from nastavnik.judging import stored_result
from nastavnik.organisations import one_organisation
from nastavnik.pipeline import write_all
from nastavnik.standing import rule_verdict
from reports.lists import NOT_CHECKED
from reports.review_form import AS_IS, read_decisions, value_titles

AS_IS_CODE = "as-is"


def decide(
    workspace: Workspace,
    result: AuditResult,
    profile: Profile,
    row: OrganisationResult,
    *,
    value: str,
    reason: str,
    by: str,
    until: dt.date | None,
    at: dt.datetime,
) -> Decision:
    """Keep a person's decision on what that audit showed.

    Raises:
        BadInput: the value is no verdict of the profile, the reason or the person is missing, or the last day is over.
    """
    rule, basis = rule_verdict(workspace.store, result.audit, profile, row)
    code = value_of(value, profile, rule.verdict.verdict)
    for name, text in (("--reason", reason), ("--by", by)):
        if not text.strip():
            raise BadInput(f"{name}: пусто. Решение без причины и без имени не принимается.")
    if until is not None and until < at.date():
        raise BadInput(f"--until {until:%Y-%m-%d}: этот день уже прошёл. Укажите день не раньше сегодняшнего.")
    decision = Decision(
        organisation=row.organisation.id,
        profile=profile.id,
        value=code,
        was=rule.verdict.verdict or "",
        reason=reason.strip(),
        by=by.strip(),
        at=at,
        until=until,
        audit=result.audit.id,
        profile_version=result.profile_version,
        basis=basis,
    )
    event = Event(kind="decide", organisation=row.organisation.id, profile=profile.id, at=at, by=by, reason=reason, decision=decision)
    workspace.store.reviews.add(event)
    return decision


def undo(workspace: Workspace, profile: Profile, row: OrganisationResult, *, by: str, reason: str, at: dt.datetime) -> None:
    """Take the last decision on the organisation back; the history keeps both.

    Raises:
        BadInput: nothing is decided on it.
    """
    if row.organisation.id not in workspace.store.reviews.decisions(profile.id):
        raise BadInput(f"{row.organisation.name}: решения человека нет, отменять нечего.")
    workspace.store.reviews.add(Event(kind="undo", organisation=row.organisation.id, profile=profile.id, at=at, by=by, reason=reason))


def import_decisions(workspace: Workspace, profile: Profile, file: Path, *, at: dt.datetime) -> tuple[int, tuple[str, ...]]:
    """Keep the decisions of a filled form: how many, and every mistake. They speak of the audit that the form shows.

    Raises:
        BadInput: the file is not a form of ours, or is one of another methodology.
    """
    filled, rows, found = read_decisions(file)
    if filled.profile != profile.id:
        raise BadInput(f"{file}: книга методики {filled.profile}, а указана {profile.id}. Укажите --profile {filled.profile}.")
    result = finished_audit(workspace, profile, filled.audit)
    known = {each.organisation.id: each for each in result.organisations}
    faults, kept = list(found), 0
    for row in rows:
        organisation = known.get(row.organisation)
        if organisation is None:
            faults.append(f"строка {row.row}, столбец «Код»: организации {row.organisation} в проверке № {filled.audit} нет.")
            continue
        try:
            decide(workspace, result, profile, organisation, value=row.value, reason=row.reason, by=row.by, until=row.until, at=at)
        except BadInput as error:
            faults.append(f"строка {row.row}: {error}")
        else:
            kept += 1
    return kept, tuple(faults)


def value_of(text: str, profile: Profile, own: str | None) -> str:
    """The verdict code that a person means by its code, its title, or «оставить как есть».

    Raises:
        BadInput: none.
    """
    if not profile.verdicts:
        raise BadInput(f"Методика {profile.id} вердиктов не даёт, решать нечего.")
    said = " ".join(text.lower().split())
    if said in {AS_IS_CODE, AS_IS.lower()}:
        return own or NOT_CHECKED
    titles = value_titles(profile)
    for code, title in titles.items():
        if said in {code, " ".join(title.lower().split())}:
            return code
    known = ", ".join(f"{code} («{title}»)" for code, title in titles.items())
    raise BadInput(f"Решения «{text}» нет. Возможны: {known}, {AS_IS_CODE} («{AS_IS}»).")


def finished_audit(workspace: Workspace, profile: Profile, number: int | None = None) -> AuditResult:
    """The result of that audit, by default of the last finished one of the methodology, as it stands.

    Raises:
        BadInput: there is none.
    """
    audits = workspace.store.audits.finished(profile=profile.id)
    if not audits:
        raise BadInput(f"{workspace.folder}: законченной проверки по методике {profile.id} здесь нет. Начните с «nastavnik run».")
    known = {each.id: each for each in audits}
    if number is not None and number not in known:
        raise BadInput(f"Проверки № {number} по методике {profile.id} нет. Есть: {', '.join(map(str, known))}.")
    return stored_result(workspace, known[number] if number is not None else audits[-1], profile)


def organisation_of(result: AuditResult, wanted: str) -> OrganisationResult:
    """The organisation by id, name or a part of it.

    Raises:
        BadInput: none fits, or several.
    """
    return one_organisation(result.organisations, wanted)


def rewrite_papers(workspace: Workspace, profile: Profile) -> bool:
    """The papers of the last audit anew, with what was decided and answered; False: an audit is running, and its end will write them."""
    try:
        lock = workspace.lock()
    except CannotRun:
        return False
    with lock:
        write_all(workspace, [profile], [finished_audit(workspace, profile)])
    return True
