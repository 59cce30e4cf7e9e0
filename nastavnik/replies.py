"""The right of reply: forms go out, answers come back, each link is looked at at once. An answer changes no verdict by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from data.errors import BadInput
from data.models import OrganisationResult
from data.profile import Profile
from data.reviews import Reply
from data.workspace import Workspace
from nastavnik.links import check_links
from nastavnik.review import finished_audit
from reports.forms import write_form
from reports.replies import Answered, read_replies, reply_forms

FOLDER = "otvety"


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What came of the files: answers kept, and mistakes, each with its file, row and column."""

    replies: tuple[Reply, ...]
    faults: tuple[str, ...]


def export_forms(workspace: Workspace, profile: Profile) -> tuple[Path, ...]:
    """A form for each municipality with organisations in the lists of the last audit."""
    result = finished_audit(workspace, profile)
    folder = workspace.reports / profile.id / FOLDER
    paths = []
    for name, form in reply_forms(result, profile).items():
        write_form(folder / name, form)
        paths.append(folder / name)
    return tuple(paths)


def import_forms(workspace: Workspace, profile: Profile, files: Sequence[Path], *, delay: float, at: dt.datetime) -> Imported:
    """Keep the answers that can be used, with what their links turned out to be; the same answer given again is looked at anew.

    Raises:
        BadInput: a file is not a form of ours, or is one of another methodology.
    """
    faults: list[str] = []
    waiting: list[tuple[OrganisationResult, Answered, Path, int]] = []
    for path in files:
        filled, answers, found = read_replies(path)
        if filled.profile != profile.id:
            raise BadInput(f"{path}: форма методики {filled.profile}, а указана {profile.id}. Укажите --profile {filled.profile}.")
        faults += [f"{path}, {fault}" for fault in found]
        rows = {each.organisation.id: each for each in finished_audit(workspace, profile, filled.audit).organisations}
        for answer in answers:
            if answer.organisation in rows:
                waiting.append((rows[answer.organisation], answer, path, filled.audit))
            else:
                faults.append(
                    f"{path}, строка {answer.row}, столбец «Код»: организации {answer.organisation} в проверке № {filled.audit} нет."
                )
    replies = _checked(workspace, profile, waiting, delay, at)
    for reply in replies:
        workspace.store.reviews.answer(reply)
    return Imported(replies=replies, faults=tuple(faults))


def _checked(
    workspace: Workspace, profile: Profile, waiting: Sequence[tuple[OrganisationResult, Answered, Path, int]], delay: float, at: dt.datetime
) -> tuple[Reply, ...]:
    """Replies with their links looked at. Links are held against the last audit: that is what stands now."""
    now = finished_audit(workspace, profile)
    today = {each.organisation.id: each for each in now.organisations}
    linked = [(today.get(row.organisation.id, row), answer.link) for row, answer, _, _ in waiting if answer.link]
    checks = check_links(workspace, profile, now.audit.as_of, linked, delay=delay)
    replies = []
    for row, answer, path, audit in waiting:
        reply = Reply(
            organisation=row.organisation.id,
            profile=profile.id,
            audit=audit,
            verdict=row.verdict.verdict or "",
            answer=answer.answer,
            link=answer.link,
            why=answer.why,
            file=path.name,
            row=answer.row,
            at=at,
        )
        replies.append(replace(reply, check=checks.get((row.organisation.id, answer.link))))
    return tuple(replies)
