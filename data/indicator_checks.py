"""Indicators, breakdowns and years of a profile held against the rest of it: every id that is named is there, and only once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from data.indicators import Amount
from data.words import norms
from data.yaml_file import YamlFile

if TYPE_CHECKING:
    from data.profile import Profile


def check_tallies(file: YamlFile, profile: Profile) -> None:
    """Refuse ids that repeat or lead nowhere.

    Raises:
        BadInput: file, line and remedy of the first fault.
    """
    _check_unique(file, "indicators", [each.id for each in profile.indicators])
    _check_unique(file, "breakdowns", [each.id for each in profile.breakdowns])
    ids = {each.id for each in profile.indicators}
    for position, indicator in enumerate(profile.indicators):
        place: list[str | int] = ["indicators", position]
        _check_norm(file, [*place, "norm"], indicator.norm)
        for name in indicator.never_above:
            if name not in ids:
                raise file.error([*place, "never_above"], f"показателя {name} нет в indicators. Исправьте имя или уберите его.")
        for key, amount in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
            _check_verdicts(file, profile, [*place, key, "verdicts"], amount)
    if profile.years:
        _check_norm(file, ["years", "norm"], profile.years.norm)
        for position, row in enumerate(profile.years.rows):
            if row.indicator and row.indicator not in ids:
                raise file.error(["years", "rows", position, "indicator"], f"показателя {row.indicator} нет в indicators.")


def _check_unique(file: YamlFile, key: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for position, name in enumerate(ids):
        if name in seen:
            raise file.error([key, position, "id"], f"id {name} уже есть в {key}. Дайте другой.")
        seen.add(name)


def _check_norm(file: YamlFile, place: list[str | int], norm: str) -> None:
    if norm not in norms():
        raise file.error(place, f"нормы {norm} нет в norms.yml. Есть: {', '.join(sorted(norms()))}.")


def _check_verdicts(file: YamlFile, profile: Profile, place: list[str | int], amount: Amount | None) -> None:
    codes = {verdict.verdict for verdict in profile.verdicts}
    for code in (amount.verdicts if amount else None) or ():
        if code not in codes:
            raise file.error(place, f"вердикта {code} нет в verdicts. Есть: {', '.join(sorted(codes)) or 'ни одного'}.")
