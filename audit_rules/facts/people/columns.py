"""What the columns of a table hold, by its header: whose names, and what is told of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from audit_rules.facts.fold import fold
from audit_rules.facts.names import named_in
from data.people_words import ColumnField, people_words

Role = Literal["mentor", "mentee", "curator", "pupil", ""]

MAX_HEADER_ROWS = 3
_PARTS = re.compile(r"[,;()/:]|\s-\s|\s–\s|\s—\s")


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `role`: whose; "" where the header does not say."""

    field: ColumnField
    role: Role = ""
    young: bool = False
    """Its people are called young specialists."""
    told_service: bool = False
    """The header says that service stands here, alone or after the name."""
    assigned: bool = False
    """Its header only says that the other part is assigned to these people."""
    mentor_first: bool = True
    """Of a column with both names: which stands first."""


def column_of(header: str, group: str = "") -> Column | None:
    """The column under a header, `group` being the heading over several; None for an empty header."""
    own, whole = fold(header).strip(), fold(f"{group} {header}").strip()
    words = people_words().columns
    if not own and not whole:
        return None
    if words.number.match(own):
        return Column("number")
    if words.class_.match(own):
        return Column("class")
    if both := words.both.match(own):
        return _both(both[1], both[2])
    attribute = next((item.field for item in words.attributes if item.words.search(own)), None)
    named = bool(words.full_name.search(own)) or _opens_with_role(own) or (not own and _opens_with_role(whole))
    role = role_in(own) or role_in(whole)
    if role and named and people_words().pupils.search(whole) and not people_words().teachers_too.search(whole):
        role = "pupil"
    field: ColumnField = "name" if named or words.person.match(own) else attribute or ("name" if role else "other")
    young = role == "mentee" and bool(people_words().young.search(whole))
    told_service = attribute == "service" or bool(people_words().service.word.search(own))
    return Column(field, role, young, told_service, assigned=bool(words.assigned_to.search(own)))


def role_in(text: str) -> Role:
    """Whose a folded phrase is, by the first role it names; "" for none."""
    words = people_words()
    if words.columns.assigned_mentor.search(text):
        return "mentor"
    if words.columns.assigned_to.search(text):
        return "mentee"
    if words.curator.search(text):
        return "curator"
    places = [(match.start(), role) for role, pattern in _role_patterns() if (match := pattern.search(text))]
    return min(places)[1] if places else "pupil" if words.pupils.search(text) else ""


def _role_patterns() -> tuple[tuple[Role, re.Pattern[str]], ...]:
    return (("mentor", people_words().mentor), ("mentee", people_words().mentee))


def _opens_with_role(text: str) -> bool:
    words = people_words().columns
    return any(words.mentor.match(part.strip()) or words.mentee.match(part.strip()) for part in _PARTS.split(text))


def _both(first: str, second: str) -> Column | None:
    roles = role_in(first), role_in(second)
    if set(roles) != {"mentor", "mentee"}:
        return Column("other")
    young = bool(people_words().young.search(first if roles[0] == "mentee" else second))
    return Column("both", young=young, mentor_first=roles[0] == "mentor")


def is_header(row: Sequence[str]) -> bool:
    """True for a row that names columns and no people."""
    if any(named_in(cell) for cell in row):
        return False
    columns = [column for cell in row if cell.strip() and len(cell) < 200 and (column := column_of(cell))]
    telling = [column for column in columns if column.field != "other"]
    return len(telling) >= 2 or (len(columns) >= 2 and any(column.field in {"name", "both"} for column in columns))


def columns_of(rows: Sequence[Sequence[str]], width: int) -> tuple[Column | None, ...]:
    """Columns under a header of one row or more, its upper rows being headings over several columns."""
    if len(rows) == 1:
        return tuple(column_of(cell) for cell in rows[0])
    groups = _groups(rows[0], rows[-1], width)
    under = _placed(rows[0], rows[-1], width)
    return tuple(
        column_of(header, group) if header or not group else column_of(group) for header, group in zip(under, groups, strict=False)
    )


def _groups(upper: Sequence[str], lower: Sequence[str], width: int) -> list[str]:
    """The heading over each column: spread to the right over blanks, or over the columns that begin with a name each."""
    if len(upper) >= width:
        out: list[str] = []
        for place, cell in enumerate(upper):
            under = lower[place] if place < len(lower) else ""
            out.append(cell or (out[-1] if out and under else ""))
        return out
    placed = _placed(upper, lower, width)
    headings = [cell for cell in upper if role_in(fold(cell))]
    starts = [place for place, cell in enumerate(placed) if people_words().columns.full_name.search(fold(cell))]
    alone = [cell for cell in upper if cell not in headings]
    if len(headings) != len(starts):
        return [""] * width
    out = [""] * width
    for number, (start, heading) in enumerate(zip(starts, headings, strict=True)):
        end = starts[number + 1] if number + 1 < len(starts) else width
        for place in range(start, end):
            out[place] = heading if placed[place] else ""
    if alone and starts and starts[0] > 0:
        out[0] = out[0] or alone[0]
    return out


def _placed(upper: Sequence[str], lower: Sequence[str], width: int) -> list[str]:
    """The lower row at its places: cells that reach down from the upper row may be missing in it."""
    missing = width - len(lower)
    if missing <= 0:
        return list(lower)
    before = 0
    for cell in upper:
        if role_in(fold(cell)):
            break
        before += 1
    left = min(before, missing)
    return [""] * left + list(lower) + [""] * (missing - left)


def _turned(columns: tuple[Column | None, ...]) -> tuple[Column | None, ...]:
    """«Молодой специалист | За кем закреплен»: the second are mentors, since the first are mentees."""
    named = [column for column in columns if column and column.field == "name"]
    told = {column.role for column in named if not column.assigned}
    if told != {"mentee"}:
        return columns
    return tuple(replace(column, role="mentor") if column and column.field == "name" and column.assigned else column for column in columns)


def with_roles(columns: tuple[Column | None, ...], subject: Role) -> tuple[Column | None, ...]:
    """Columns of names without a role given one: the table's subject, or the part that nobody else has."""
    columns = _turned(columns)
    named = {column.role for column in columns if column and column.field == "name"}
    if subject in named or not subject:
        others: dict[Role, Role] = {"mentor": "mentee", "mentee": "mentor"}
        known = [role for role in named if role in others]
        subject = others[known[0]] if len(known) == 1 else ""
    lone = [column for column in columns if column and column.field == "name" and not column.role]
    if len(lone) != 1 or not subject:
        return columns
    return tuple(replace(column, role=subject) if column is lone[0] else column for column in columns)
