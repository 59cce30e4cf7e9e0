"""The words of a digest: short, whole numbers first, organisations by name as far as they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.changes import Step
from data.digests import Digest
from data.models import OrganisationResult
from data.profile import Profile
from data.words import words
from reports import phrases
from reports.changes_tables import STATUS_TITLES, place_title
from reports.overview import SUSPECTED
from reports.russian import dotted, organisations
from reports.safe import plain
from scoring.changes import place_of

Told = Sequence[tuple[Digest, Profile]]


def digest_title(told: Told, municipality: str) -> str:
    """«Наставничество, Лесной г.о.: новых нарушений 3, исправлено 2, не удалось проверить 5»."""
    new, fixed = sum(len(each.new) for each, _ in told), sum(len(each.fixed) for each, _ in told)
    confirmed = sum(len(each.confirmed) for each, _ in told)
    new_in_words = f"{new}{of_them_suspected(sum(each.suspected for each, _ in told))}"
    unchecked = max(each.not_checked[1] for each, _ in told)
    where = f", {municipality}" if municipality else ""
    return f"Наставничество{where}: новых нарушений {new_in_words}{_also(confirmed)}, исправлено {fixed}, не удалось проверить {unchecked}"


def digest_text(told: Told, names: int) -> str:
    """All methodologies, one after another; at most `names` organisations under each heading."""
    parts = ["\n".join(_one(each, profile, names)) for each, profile in told]
    if any(_suspected(row, profile) for each, profile in told for row in (*(step.after for step in each.new), *each.regained)):
        parts.append(SUSPECTED)
    return "\n\n".join(parts)


def counts(each: Digest) -> str:
    """«новых нарушений 3, исправлено 2, остаётся 40, не удалось проверить 5 (было 2)»."""
    before, now = each.not_checked
    was = f" (было {before})" if before != now else ""
    found = f"новых нарушений {len(each.new)}{of_them_suspected(each.suspected)}{_also(len(each.confirmed))}"
    return f"{found}, исправлено {len(each.fixed)}, остаётся {each.still}, не удалось проверить {now}{was}"


def of_them_suspected(number: int) -> str:
    """« (ждут подтверждения 3)»: whom no list names yet."""
    return f" (ждут подтверждения {number})" if number else ""


def _also(confirmed: int) -> str:
    return f", подтверждено {confirmed}" if confirmed else ""


def _one(each: Digest, profile: Profile, names: int) -> Iterator[str]:
    yield f"{plain(profile.title)}."
    yield (
        f"Проверка № {each.second.id} на {dotted(each.second.as_of)} в сравнении с № {each.first.id} на {dotted(each.first.as_of)}: "
        f"{counts(each)}."
    )
    headed = (
        ("Новые нарушения", [f"{_named(step.organisation)}: {_verdict(step, profile)}" for step in each.new]),
        ("Подтверждены", [f"{_named(step.organisation)}: {_verdict(step, profile)}" for step in each.confirmed]),
        ("Исправлено", [_named(step.organisation) for step in each.fixed]),
        ("Выбыли из списков по другой причине", [f"{_named(step.organisation)}: {STATUS_TITLES[step.status]}" for step in each.left]),
        ("Перестали читаться (нарушителями не считаются)", [f"{_named(row)}: {_why(row)}" for row in each.lost]),
        ("Удалось проверить", [_checked(row, profile) for row in each.regained]),
    )
    for heading, rows in headed:
        if rows:
            yield ""
            yield f"{heading}: {len(rows)}"
            yield from (f"  {row}" for row in rows[:names])
            if len(rows) > names:
                yield f"  и ещё {organisations(len(rows) - names)}" if names else f"  {organisations(len(rows))}"


def _named(row: OrganisationResult) -> str:
    return " ".join(plain(f"{row.organisation.name} ({row.organisation.municipality})").split())


def _verdict(step: Step, profile: Profile) -> str:
    assert step.after is not None
    return _place(step.after, profile)


def _checked(row: OrganisationResult, profile: Profile) -> str:
    return f"{_named(row)}: {_place(row, profile)}" if _violator(row, profile) else _named(row)


def _violator(row: OrganisationResult, profile: Profile) -> bool:
    return place_of(row.verdict) in {each.verdict for each in profile.verdicts if each.kind == "violation"}


def _place(row: OrganisationResult, profile: Profile) -> str:
    title = place_title(place_of(row.verdict), profile)
    confirmed = phrases.confirmation(row.verdict)
    return f"{title} ({confirmed})" if confirmed else title


def _suspected(row: OrganisationResult | None, profile: Profile) -> bool:
    return row is not None and row.verdict.confirmation == "suspected" and _violator(row, profile)


def _why(row: OrganisationResult) -> str:
    return phrases.why_unchecked(row) or words().state[row.verdict.state]
