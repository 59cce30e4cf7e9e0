"""Indicators, breakdowns and years of a profile held against the rest of it: every id that is named is there, and only once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from data.errors import BadInput
from data.indicators import Amount
from data.words import norms
from data.yaml_file import YamlFile

if TYPE_CHECKING:
    from data.profile import Profile


def tally_faults(file: YamlFile, profile: Profile) -> Iterator[BadInput]:
    """Every id that repeats or leads nowhere."""
    yield from _repeated(file, "indicators", [each.id for each in profile.indicators])
    yield from _repeated(file, "breakdowns", [each.id for each in profile.breakdowns])
    ids = {each.id for each in profile.indicators}
    for position, indicator in enumerate(profile.indicators):
        place: list[str | int] = ["indicators", position]
        yield from _norm_faults(file, [*place, "norm"], indicator.norm)
        for name in indicator.never_above:
            if name not in ids:
                yield file.error([*place, "never_above"], f"показателя {name} нет в indicators. Исправьте имя или уберите его.")
        for key, amount in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
            yield from _verdict_faults(file, profile, [*place, key, "verdicts"], amount)
    if profile.years:
        yield from _norm_faults(file, ["years", "norm"], profile.years.norm)
        for position, row in enumerate(profile.years.rows):
            if row.indicator and row.indicator not in ids:
                yield file.error(["years", "rows", position, "indicator"], f"показателя {row.indicator} нет в indicators.")


def _repeated(file: YamlFile, key: str, ids: Iterable[str]) -> Iterator[BadInput]:
    seen: set[str] = set()
    for position, name in enumerate(ids):
        if name in seen:
            yield file.error([key, position, "id"], f"id {name} уже есть в {key}. Дайте другой.")
        seen.add(name)


def _norm_faults(file: YamlFile, place: list[str | int], norm: str) -> Iterator[BadInput]:
    if norm not in norms():
        yield file.error(place, f"нормы {norm} нет в norms.yml. Есть: {', '.join(sorted(norms()))}.")


def _verdict_faults(file: YamlFile, profile: Profile, place: list[str | int], amount: Amount | None) -> Iterator[BadInput]:
    codes = {verdict.verdict for verdict in profile.verdicts}
    for code in (amount.verdicts if amount else None) or ():
        if code not in codes:
            yield file.error(place, f"вердикта {code} нет в verdicts. Есть: {', '.join(sorted(codes)) or 'ни одного'}.")
