"""A profile: one methodology as data. Which rules, with what options, what their answers mean, and the texts of its lists."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, field_validator

from data.conditions import Condition as Condition
from data.conditions import Strict as Strict
from data.errors import BadInput, raise_first
from data.holding import Holding
from data.indicator_checks import tally_faults
from data.indicators import Breakdown, Indicator, InForce, Years
from data.plan_rules import PlanRules
from data.rubric import Rubric
from data.yaml_file import YamlFile

FOLDER = Path(__file__).parent / "profiles"

ColumnValue = Literal[
    "position",
    "municipality",
    "name",
    "order_requisites",
    "order_link",
    "order_number",
    "order_date",
    "confirmation",
    "reason",
    "site",
    "evidence",
    "found_documents",
    "checked_at",
]
"""What a column of a list may show; reports/columns.py knows each."""


class VerdictRule(Strict):
    """One verdict of the profile; the first whose condition holds is given."""

    verdict: str
    title: str
    """For people: «Приказ издан без учёта рекомендаций»."""
    kind: Literal["violation", "beyond_source", "good"]
    when: Condition
    reason_from: str | None = None
    """Rule whose code becomes the verdict's `reason`."""


class Column(Strict):
    """A column of a list."""

    title: str
    value: ColumnValue


class ListOf(Strict):
    """A list of organisations with one verdict, with the source's heading and columns."""

    verdict: str
    sheet: str = Field(max_length=31)
    """Name of the sheet in the workbook (Excel allows 31 characters)."""
    heading: str
    """`{school_year}` becomes the school year of the audit: 2023/24."""
    columns: tuple[Column, ...] = Field(min_length=1)
    """Exactly the source's."""
    extra_columns: tuple[Column, ...] = ()
    """Ours, to the right of the source's; can be left out."""

    @field_validator("sheet")
    @classmethod
    def excel_name(cls, value: str) -> str:
        """Refuse names that Excel cannot show."""
        if any(sign in value for sign in "[]:*?/\\"):
            raise ValueError("в имени листа нельзя знаки [ ] : * ? / \\")
        return value


class Change(Strict):
    """One change of the methodology."""

    version: int
    date: dt.date
    what: str


class Profile(Strict):
    """A methodology."""

    id: str
    version: int
    title: str
    source: str
    assumptions: tuple[str, ...] = ()
    """What the source does not say and was decided here, for the methodist to change."""
    rules: dict[str, dict[str, Any]]
    in_force: InForce = InForce()
    """Days that may be audited by it."""
    groups: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    verdicts: tuple[VerdictRule, ...] = ()
    """(): the methodology gives none; the state of the look is told all the same."""
    lists: tuple[ListOf, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    years: Years | None = None
    plans: PlanRules | None = None
    """None: plans are not checked."""
    rubric: Rubric | None = None
    holding: Holding = Holding()
    """When a nightly audit is not published by itself."""
    changes: tuple[Change, ...] = ()

    @field_validator("rules", mode="before")
    @classmethod
    def no_options(cls, value: Any) -> Any:
        """A rule without options may be written as `rule:` alone."""
        return {name: options or {} for name, options in value.items()} if isinstance(value, dict) else value

    def verdict(self, code: str) -> VerdictRule:
        """The verdict of that code.

        Raises:
            KeyError: there is none.
        """
        for each in self.verdicts:
            if each.verdict == code:
                return each
        raise KeyError(code)

    def rules_of(self, condition: Condition) -> tuple[str, ...]:
        """Ids of the rules a condition rests on."""
        if condition.rule:
            return (condition.rule,)
        if group := condition.every or condition.some:
            return self.groups.get(group, ())
        return tuple(rule for part in (condition.all or condition.any or ()) for rule in self.rules_of(part))

    @property
    def manual_keys(self) -> frozenset[str]:
        """Ids under which the methodist may enter values for this profile."""
        parts = [part.manual for breakdown in self.breakdowns for part in breakdown.rows if part.manual]
        rows = [row.id for row in self.years.rows if row.indicator is None] if self.years else []
        return frozenset([*(key for each in self.indicators for key in each.manual_keys), *parts, *rows])

    def conditions(self) -> Iterator[tuple[list[str | int], Condition]]:
        """Every condition of the profile with its place in the file."""
        for position, verdict in enumerate(self.verdicts):
            yield ["verdicts", position, "when"], verdict.when
        for position, indicator in enumerate(self.indicators):
            for name, part in (("numerator", indicator.numerator), ("denominator", indicator.denominator)):
                if part and part.organisations:
                    yield ["indicators", position, name, "organisations"], part.organisations
        for position, breakdown in enumerate(self.breakdowns):
            if breakdown.when:
                yield ["breakdowns", position, "when"], breakdown.when


def available() -> list[str]:
    """Ids of the profiles that come with the program."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


def profile_file(name: str) -> YamlFile:
    """The file of a profile: one of ours by id, or a methodist's own by path.

    Raises:
        BadInput: there is none.
    """
    if name.endswith((".yml", ".yaml")):
        return YamlFile(Path(name))
    if name not in available():
        known = ", ".join(available())
        raise BadInput(f"Профиля «{name}» нет. Есть: {known}. Свой профиль укажите путём к файлу .yml.")
    return YamlFile(FOLDER / f"{name}.yml")


def load_profile(name: str) -> Profile:
    """The profile, its shape and its own references checked (rule ids and codes are checked by audit_rules.runner).

    Raises:
        BadInput: file, line and remedy of the first fault.
    """
    file = profile_file(name)
    profile = file.parse(Profile)
    raise_first(reference_faults(file, profile))
    return profile


def reference_faults(file: YamlFile, profile: Profile) -> Iterator[BadInput]:
    """Every name within the profile that leads nowhere in it."""
    for group, rules in profile.groups.items():
        for rule in rules:
            if rule not in profile.rules:
                message = f"в группе «{group}» назван показатель {rule}, которого нет в rules. Добавьте его или уберите."
                yield file.error(["groups", group], message)
    for place, condition in profile.conditions():
        for leaf_place, leaf in condition.leaves(place):
            yield from _condition_faults(file, profile, leaf, leaf_place)
    for position, verdict in enumerate(profile.verdicts):
        if verdict.reason_from and verdict.reason_from not in profile.rules:
            yield file.error(["verdicts", position, "reason_from"], f"правила {verdict.reason_from} нет в rules.")
    codes = {verdict.verdict for verdict in profile.verdicts}
    for position, each in enumerate(profile.lists):
        if each.verdict not in codes:
            yield file.error(["lists", position, "verdict"], f"вердикта {each.verdict} нет в verdicts. Есть: {', '.join(sorted(codes))}.")
    yield from tally_faults(file, profile)


def _condition_faults(file: YamlFile, profile: Profile, condition: Condition, place: list[str | int]) -> Iterator[BadInput]:
    group = condition.every or condition.some
    if group and group not in profile.groups:
        yield file.error(place, f"группы «{group}» нет в groups.")
    if condition.rule and condition.rule not in profile.rules:
        yield file.error(place, f"правила {condition.rule} нет в rules.")
