"""Columns of the lists as the methodist chose them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from data.errors import BadInput
from data.profile import Column, ColumnValue, ListOf, Profile
from reports.tables import letter_columns


def chosen_columns(profile: Profile, wanted: Sequence[str], place: str) -> Mapping[str, tuple[Column, ...]]:
    """The columns of each list, by verdict: those of `wanted` that the list knows, in that order; of nothing those of a letter.

    A column is called by its title or its code. `place` is where `wanted` was written, for the message.

    Raises:
        BadInput: no list has such a column, or a list would be left without any.
    """
    values = [_value(profile, name, place) for name in dict.fromkeys(" ".join(each.split()) for each in wanted) if name]
    return {each.verdict: _of_list(each, values, profile, place) if values else letter_columns(each, profile) for each in profile.lists}


def _value(profile: Profile, name: str, place: str) -> ColumnValue:
    for column in _all(profile):
        if name.casefold() in {column.title.casefold(), column.value}:
            return column.value
    raise BadInput(f"{place}: столбца «{name}» нет. Можно: {_allowed(profile)}.")


def _of_list(listed: ListOf, values: Sequence[ColumnValue], profile: Profile, place: str) -> tuple[Column, ...]:
    known = {column.value: column for column in (*listed.extra_columns, *listed.columns)}
    columns = tuple(known[value] for value in values if value in known)
    if not columns:
        told = f"в списке «{listed.sheet}» не осталось бы ни одного столбца. Добавьте, например, name"
        raise BadInput(f"{place}: {told}. Можно: {_allowed(profile)}.")
    return columns


def _allowed(profile: Profile) -> str:
    titles: dict[str, str] = {}
    for column in _all(profile):
        titles.setdefault(column.value, column.title)
    return ", ".join(f"{value} («{title}»)" for value, title in titles.items())


def _all(profile: Profile) -> list[Column]:
    return [column for listed in profile.lists for column in (*listed.columns, *listed.extra_columns)]
