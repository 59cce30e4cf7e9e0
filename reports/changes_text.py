"""What changed between two audits, as words for the screen and as JSON for other programs."""

from __future__ import annotations

from data.changes import STATUSES, Changes, SchoolChange
from data.models import Document
from data.profile import Profile
from reports.changes_tables import STATUS_TITLES, between, known, notes, school_lines
from reports.russian import organisations
from reports.safe import plain


def changes_text(found: Changes, profile: Profile) -> str:
    """The comparison for the screen."""
    lines = [f"Изменения: {between(found)}.", *notes(found)]
    for listed in found.lists:
        now = sum(step.status in ("new", "still") for step in listed.steps)
        lines += ["", f"{listed.title}: было {len(listed.steps) - len(listed.of('new'))}, стало {now}"]
        for status in STATUSES:
            if steps := listed.of(status):
                lines.append(f"  {STATUS_TITLES[status]}: {len(steps)}")
                schools = [each.organisation.organisation for each in steps]
                lines += [f"    {plain(school.name)} ({plain(school.municipality)})" for school in schools]
    lines += ["", "По муниципалитетам, организаций в списках нарушителей:"]
    for town in found.municipalities:
        told = ", ".join(f"{STATUS_TITLES[status]} {town.counts[status]}" for status in STATUSES if town.counts[status])
        lines.append(f"  {plain(town.name)}: было {town.before}, стало {town.after}{f' ({told})' if told else ''}")
    lines += ["", f"Что изменилось ({organisations(len(found.schools))}):" if found.schools else "Ничего не изменилось."]
    for changed in found.schools:
        lines += [f"  {plain(known(changed).organisation.name)}", *(f"    {line}" for line in school_lines(changed, profile))]
    return "\n".join(lines) + "\n"


def changes_json(found: Changes) -> dict[str, object]:
    """The comparison for other programs: codes and ids."""
    return {
        "schema": "nastavnik.changes/1",
        "profile": found.profile,
        "first": {"audit": found.first.id, "profile_version": found.versions[0], "as_of": found.first.as_of.isoformat()},
        "second": {"audit": found.second.id, "profile_version": found.versions[1], "as_of": found.second.as_of.isoformat()},
        "notes": list(found.notes),
        "lists": {
            each.verdict: {status: [step.organisation.organisation.id for step in each.of(status)] for status in STATUSES}
            for each in found.lists
        },
        "organisations": [_school_json(each) for each in found.schools],
        "municipalities": [{"name": each.name, "before": each.before, "after": each.after, **each.counts} for each in found.municipalities],
    }


def _school_json(school: SchoolChange) -> dict[str, object]:
    return {
        "id": known(school).organisation.id,
        "added": school.before is None,
        "dropped": school.after is None,
        "changes": [{"what": each.what, "before": each.before, "after": each.after} for each in school.differences],
        "found": [_document_json(each) for each in school.found],
        "gone": [_document_json(each) for each in school.gone],
    }


def _document_json(document: Document) -> dict[str, object]:
    act = document.act
    return {"type": act.type, "number": act.number, "date": act.date.isoformat() if act.date else None, "url": document.url}
