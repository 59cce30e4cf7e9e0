"""A past audit under another version of a methodology: from the stored facts alone, kept apart from what was said at the time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from data.errors import BadInput
from data.models import Audit, AuditResult, OrganisationResult
from data.profile import Profile
from data.workspace import Workspace
from nastavnik.completing import completed
from nastavnik.judging import judge_organisation, stored_result
from nastavnik.rating import score_of
from nastavnik.standing import as_it_stands
from reports.write import write_papers
from scoring.measures import measures


def rejudge(workspace: Workspace, number: int, profile: Profile) -> tuple[AuditResult, tuple[Path, ...]]:
    """Judge the stored facts of that audit; the result and its papers, in a folder of their own.

    Raises:
        BadInput: there is no such finished audit, its facts are not stored, or it was judged under this very version already.
    """
    store = workspace.store
    audit = audit_numbered(workspace, number)
    if _version_at_the_time(workspace, audit, profile) == profile.version:
        raise BadInput(
            f"Проверка № {number} уже судилась по методике {profile.id} редакции {profile.version}. "
            "Если методика изменилась, поднимите version в её файле."
        )
    rows = []
    for organisation in store.audits.organisations(audit.id):
        facts = store.facts.facts(audit.id, organisation.id)
        if facts is None:
            raise BadInput(f"Проверка № {number}: сведений об организации {organisation.id} в рабочей папке нет. Повторите проверку.")
        rows.append(judge_organisation(profile, organisation, facts, audit.as_of))
    for row in rows:
        store.rejudged.keep(audit.id, profile.id, profile.version, row.organisation.id, row.findings, row.verdict, row.score)
    result = _whole(workspace, audit, profile, tuple(rows))
    folder = workspace.reports / profile.id / f"proverka-{audit.id}-redaktsiya-{profile.version}"
    return result, write_papers(result, profile, folder, pictures=workspace.blobs)


def result_under(workspace: Workspace, number: int, profile: Profile, version: int | None) -> AuditResult:
    """The result of that audit: as it was judged at the time, or under the version that it was judged anew.

    Raises:
        BadInput: it was never judged so.
    """
    audit = audit_numbered(workspace, number)
    at_the_time = _version_at_the_time(workspace, audit, profile)
    if version is None or version == at_the_time:
        if at_the_time is None:
            known = ", ".join(audit.profiles)
            raise BadInput(f"Проверка № {number} шла не по методике {profile.id}, а по: {known}. Её можно пересудить: nastavnik rejudge.")
        return stored_result(workspace, audit, profile)
    kept = workspace.store.rejudged.verdicts(audit.id, profile.id, version)
    rows = []
    for organisation in workspace.store.audits.organisations(audit.id):
        facts = workspace.store.facts.facts(audit.id, organisation.id)
        if organisation.id not in kept or facts is None:
            raise BadInput(f"Проверка № {number} по редакции {version} не судилась. Выполните: nastavnik rejudge --audit {number} …")
        findings, verdict, points = kept[organisation.id]
        row = OrganisationResult(organisation=organisation, facts=facts, findings=findings, verdict=verdict, measures=measures(facts))
        rows.append(replace(row, score=points or score_of(profile, organisation, facts, findings)))
    return _whole(workspace, audit, profile.model_copy(update={"version": version}), tuple(rows))


def result_of_version(workspace: Workspace, audit: Audit, profile: Profile) -> AuditResult:
    """The audit under this very version of the profile, where it was judged anew so; else as it was judged at the time.

    Raises:
        LookupError: it was never judged under the profile.
    """
    if workspace.store.rejudged.verdicts(audit.id, profile.id, profile.version):
        return result_under(workspace, audit.id, profile, profile.version)
    return stored_result(workspace, audit, profile)


def audit_numbered(workspace: Workspace, number: int) -> Audit:
    """The finished audit of that number.

    Raises:
        BadInput: there is none.
    """
    finished = {each.id: each for each in workspace.store.audits.finished(held_too=True)}
    if number not in finished:
        raise BadInput(f"Законченной проверки № {number} здесь нет. Есть: {', '.join(map(str, finished)) or 'ни одной'}.")
    return finished[number]


def _version_at_the_time(workspace: Workspace, audit: Audit, profile: Profile) -> int | None:
    """The profile's version under which the audit was judged when it ran; None: not under this profile."""
    for organisation in workspace.store.audits.organisations(audit.id):
        kept = workspace.store.facts.verdict(audit.id, profile.id, organisation.id)
        return kept[1] if kept else None
    return None


def _whole(workspace: Workspace, audit: Audit, profile: Profile, rows: tuple[OrganisationResult, ...]) -> AuditResult:
    result = AuditResult(audit=audit, profile_id=profile.id, profile_version=profile.version, organisations=rows)
    return completed(workspace, as_it_stands(workspace, result, profile), profile)
