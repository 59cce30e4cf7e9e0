"""A profile: one methodology as data. Which rules, with what options, what their answers mean, and the texts of its lists."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from data.errors import BadInput
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


class Strict(BaseModel):
    """A part of a profile: unknown keys are typing errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Condition(Strict):
    """Yes, no or unknown of one organisation's findings. Exactly one form: rule+is, every+is, some+is, all, any."""

    rule: str | None = None
    every: str | None = None
    """Name of a group: true when each of its rules answers one of `is`."""
    some: str | None = None
    """Name of a group: true when at least one of its rules answers one of `is`."""
    codes: tuple[str, ...] | None = Field(default=None, alias="is", min_length=1)
    all: tuple[Condition, ...] | None = None
    any: tuple[Condition, ...] | None = None

    @model_validator(mode="after")
    def one_form(self) -> Condition:
        """Refuse a condition of two forms, or of none."""
        forms = [form for form in ("rule", "every", "some", "all", "any") if getattr(self, form) is not None]
        if len(forms) != 1:
            raise ValueError("в условии нужен ровно один из ключей rule, every, some, all, any")
        if (forms[0] in {"rule", "every", "some"}) != (self.codes is not None):
            raise ValueError("ключ is нужен вместе с rule, every или some, и только с ними")
        return self


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
    groups: dict[str, tuple[str, ...]] = {}
    verdicts: tuple[VerdictRule, ...] = Field(min_length=1)
    lists: tuple[ListOf, ...] = ()
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
            return self.groups[group]
        return tuple(rule for part in (condition.all or condition.any or ()) for rule in self.rules_of(part))


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
    """The profile, its shape and its own references checked (rule ids and codes are checked by audit_rules.registry).

    Raises:
        BadInput: file, line and remedy of the first fault.
    """
    file = profile_file(name)
    profile = file.parse(Profile)
    for group, rules in profile.groups.items():
        for rule in rules:
            if rule not in profile.rules:
                raise file.error(
                    ["groups", group], f"в группе «{group}» назван показатель {rule}, которого нет в rules. Добавьте его или уберите."
                )
    for position, verdict in enumerate(profile.verdicts):
        _check_condition(file, profile, verdict.when, ["verdicts", position, "when"])
        if verdict.reason_from and verdict.reason_from not in profile.rules:
            raise file.error(["verdicts", position, "reason_from"], f"правила {verdict.reason_from} нет в rules.")
    codes = {verdict.verdict for verdict in profile.verdicts}
    for position, each in enumerate(profile.lists):
        if each.verdict not in codes:
            raise file.error(["lists", position, "verdict"], f"вердикта {each.verdict} нет в verdicts. Есть: {', '.join(sorted(codes))}.")
    return profile


def _check_condition(file: YamlFile, profile: Profile, condition: Condition, place: list[str | int]) -> None:
    group = condition.every or condition.some
    if group and group not in profile.groups:
        raise file.error(place, f"группы «{group}» нет в groups.")
    if condition.rule and condition.rule not in profile.rules:
        raise file.error(place, f"правила {condition.rule} нет в rules.")
    for key in ("all", "any"):
        for position, part in enumerate(getattr(condition, key) or ()):
            _check_condition(file, profile, part, [*place, key, position])
