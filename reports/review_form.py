"""The form in which a methodist decides on many organisations at once, and the decisions as they come back."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from data.models import AuditResult
from data.profile import Profile
from data.words import words
from reports.columns import Cell, Url
from reports.filled_forms import Filled, FilledRow, read_form
from reports.forms import Form, FormColumn
from reports.lists import NOT_CHECKED
from reports.russian import dotted, moscow_day

CODE, VALUE, REASON, BY, UNTIL = "Код", "Решение", "Почему", "Кто решил", "До какого дня"
AS_IS = "Оставить как есть"


@dataclass(frozen=True, kw_only=True)
class ReviewRow:
    """What the methodist is shown of one organisation."""

    organisation: str
    municipality: str
    name: str
    site: str
    verdict: str
    why: str
    places: str
    link: str
    replies: str


@dataclass(frozen=True, kw_only=True)
class DecidedRow:
    """One row with a decision that can be used."""

    organisation: str
    value: str
    """As chosen: a verdict's title or «Оставить как есть»."""
    reason: str
    by: str
    until: dt.date | None
    row: int


def value_titles(profile: Profile) -> dict[str, str]:
    """Verdict code → the words a person chooses by."""
    return {**{each.verdict: each.title for each in profile.verdicts}, NOT_CHECKED: words().verdict[NOT_CHECKED]}


def review_form(audit: AuditResult, profile: Profile, rows: Iterable[ReviewRow]) -> Form:
    """The form; the rows are those that wait for a person, the gravest first."""
    return Form(
        sheet="Решения",
        heading=f"Организации, по которым решение должен принять человек. Проверка от {dotted(moscow_day(audit.audit.started))}",
        instructions=(
            "В жёлтых столбцах выберите решение и напишите, почему и кто решил. Строки без решения остаются на проверке.",
            f"«{AS_IS}»: вывод программы верен; нарушение этим подтверждено, и организация будет названа в письме. "
            f"Решение действует, пока документы те же; «{UNTIL}» ограничивает срок (01.09.2027).",
        ),
        columns=(
            FormColumn(title=CODE, width=14),
            FormColumn(title="Муниципалитет", width=18),
            FormColumn(title="Организация", width=30),
            FormColumn(title="Сайт", width=22),
            FormColumn(title="Вывод программы", width=24),
            FormColumn(title="Почему нужен человек", width=28),
            FormColumn(title="Документы и цитаты", width=46),
            FormColumn(title="Ссылка", width=30),
            FormColumn(title="Ответ организации", width=28),
            FormColumn(title=VALUE, width=26, fill=True, choices=(AS_IS, *value_titles(profile).values())),
            FormColumn(title=REASON, width=30, fill=True),
            FormColumn(title=BY, width=18, fill=True),
            FormColumn(title=UNTIL, width=12, fill=True),
        ),
        rows=tuple(_cells(row) for row in rows),
        audit=audit.audit.id,
        profile=profile.id,
    )


def _cells(row: ReviewRow) -> tuple[Cell, ...]:
    shown = (row.organisation, row.municipality, row.name, Url(row.site), row.verdict, row.why, row.places, Url(row.link), row.replies)
    return (*shown, "", "", "", "")


def read_decisions(path: Path) -> tuple[Filled, tuple[DecidedRow, ...], tuple[str, ...]]:
    """The form, the decisions that can be used, and every mistake with its row and column.

    Raises:
        BadInput: the file is not a form of ours.
    """
    filled = read_form(path, (CODE, VALUE, REASON, BY, UNTIL))
    good: list[DecidedRow] = []
    faults: list[str] = []
    for row in filled.rows:
        if not row.cells[VALUE]:
            continue
        until, found = _day(row)
        missing = [title for title in (CODE, REASON, BY) if not row.cells[title].strip()]
        found += [row.fault(title, "решение есть, а здесь пусто. Заполните.") for title in missing]
        faults += found
        if not found:
            good.append(
                DecidedRow(
                    organisation=row.cells[CODE],
                    value=row.cells[VALUE],
                    reason=row.cells[REASON].strip(),
                    by=row.cells[BY].strip(),
                    until=until,
                    row=row.number,
                )
            )
    return filled, tuple(good), tuple(faults)


def _day(row: FilledRow) -> tuple[dt.date | None, list[str]]:
    text = row.cells[UNTIL].strip()
    if not text:
        return None, []
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    try:
        return (dt.date(int(found[3]), int(found[2]), int(found[1])) if found else dt.date.fromisoformat(text)), []
    except ValueError:
        return None, [row.fault(UNTIL, f"«{text}» не день. Нужна дата вида 01.09.2027.")]
