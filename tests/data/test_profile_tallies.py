"""Faults in indicators, breakdowns and years are told with file, line and remedy."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from data.errors import BadInput
from data.indicators import InForce
from data.profile import FOLDER
from nastavnik.pipeline import checked_profiles, refuse_out_of_force

IZHEVSK, KPI = ((FOLDER / f"{name}.yml").read_text(encoding="utf-8") for name in ("izhevsk-2022", "mo-kpi"))


@pytest.mark.parametrize(
    ("good", "right", "wrong", "words"),
    [
        (IZHEVSK, "  - id: izhevsk.2\n", "  - id: izhevsk.1\n", "izhevsk.1"),
        (
            IZHEVSK,
            "{organisations: {rule: package.regulation, is: [present]}}",
            "{organisations: {rule: package.rule, is: [present]}}",
            "package.rule",
        ),
        (IZHEVSK, "{rule: base.mentors, is: [current]}", "{rule: base.mentors, is: [present]}", "current"),
        (IZHEVSK, "{measure: pairs}", "{measure: couples}", "pairs"),
        (IZHEVSK, "{measure: pairs}", "{measure: pairs, manual: x}", "ровно один"),
        (IZHEVSK, "    unit: пар\n", "", "denominator"),
        (IZHEVSK, "norm: izhevsk-system", "norm: izhevsk-sistem", "izhevsk-system"),
        (IZHEVSK, "never_above: [izhevsk.1, izhevsk.2]", "never_above: [izhevsk.1, izhevsk.22]", "izhevsk.22"),
        (IZHEVSK, "{registered: mentor_not_needed}", "{registered: mentor_needed}", "mentor_not_needed"),
        (IZHEVSK, "least: 1, most: 1", "most: 1", "least"),
        (IZHEVSK, "    other: Другие должности\n", "", "other"),
        (IZHEVSK, "words: ['учител']", "words: ['учител(']", "регулярное выражение «учител(», знак 7"),
        (IZHEVSK, "when: {every: package, is: [absent]}", "when: {every: packages, is: [absent]}", "packages"),
        (KPI, "[outdated_order, regulation_only, incomplete_package, compliant]", "[outdated_orders, compliant]", "outdated_orders"),
        (KPI, "indicator: mo-kpi.2\n", "indicator: mo-kpi.22\n", "mo-kpi.22"),
        (KPI, "least_checked: 80", "least_checked: 180", "велико"),
        (KPI, "{from: 2023-09-01}", "{from: осень}", "ГГГГ-ММ-ДД"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, good: str, right: str, wrong: str, words: str) -> None:
    assert right in good
    path = tmp_path / "mine.yml"
    path.write_text(good.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        checked_profiles([str(path)])
    message = str(caught.value)
    assert str(path) in message
    assert words in message
    line = int(message.split("строка ")[1].split(":")[0])
    assert abs(line - good[: good.index(right)].count("\n") - 1) <= 9


@pytest.mark.parametrize(("day", "holds"), [(dt.date(2023, 8, 31), False), (dt.date(2023, 9, 1), True), (dt.date(2026, 1, 1), True)])
def test_a_methodology_has_days_in_force(day: dt.date, holds: bool) -> None:
    profiles = checked_profiles(["mo-kpi"])
    assert profiles[0].in_force.covers(day) is holds
    if holds:
        refuse_out_of_force(profiles, day)
    else:
        with pytest.raises(BadInput, match=r"mo-kpi действует с 01\.09\.2023.*31\.08\.2023"):
            refuse_out_of_force(profiles, day)


def test_both_bounds_are_included() -> None:
    term = InForce.model_validate({"from": "2024-01-01", "until": "2024-12-31"})
    assert [term.covers(dt.date(*day)) for day in ((2023, 12, 31), (2024, 1, 1), (2024, 12, 31), (2025, 1, 1))] == [
        False,
        True,
        True,
        False,
    ]
