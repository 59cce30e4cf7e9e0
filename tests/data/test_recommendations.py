"""Recommendations as data: those that come with the program, and faults of a methodist's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import BadInput
from data.letters import load_letter_settings
from data.profile import load_profile
from data.recommendations import FOLDER, recommendations

MO = load_profile("mo-2024")
GOOD = """\
source: приказ отдела
addressed:
  - to: Муниципальным службам
    items:
      - text: "Провести собеседования ({municipalities})"
        when: {verdicts: [no_package]}
"""


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.yml")))
def test_those_that_come_with_the_program_fit_their_methodology(name: str) -> None:
    found = recommendations(load_profile(name))
    assert found is not None
    assert found.addressed


def test_own_ones_take_the_place_of_ours(tmp_path: Path) -> None:
    own = tmp_path / "recommendations.yml"
    assert recommendations(MO, own) == recommendations(MO)
    own.write_text(GOOD, encoding="utf-8")
    found = recommendations(MO, own)
    assert found is not None
    assert found.source == "приказ отдела"


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("verdicts: [no_package]", "verdicts: [compliant]", "строка 6.*compliant"),
        ("verdicts: [no_package]", "lowest: mo-kpi.1", "строка 6.*mo-kpi.1.*таких в методике нет"),
        ("verdicts: [no_package]", "falls: mo-kpi.1", "строка 5.*не называет муниципалитетов"),
        ("{verdicts: [no_package]}", "{}", "строка 6.*ровно одно основание"),
        ("verdicts: [no_package]", "verdicts: [no_package], section_missing: true", "ровно одно основание"),
        ("{municipalities}", "{schools}", r"строка 5.*\{schools\}"),
        ("to:", "кому:", "строка 3.*такого ключа нет"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, was: str, becomes: str, told: str) -> None:
    own = tmp_path / "recommendations.yml"
    own.write_text(GOOD.replace(was, becomes), encoding="utf-8")
    with pytest.raises(BadInput, match=told):
        recommendations(MO, own)


def test_fields_of_letters(tmp_path: Path) -> None:
    assert load_letter_settings(tmp_path).number == ""
    (tmp_path / "papers.yml").write_text("number: 125\nphone: 84950000000\ndate: 2024-07-15\n", encoding="utf-8")
    assert load_letter_settings(tmp_path).number == "125"
    (tmp_path / "papers.yml").write_text("date: завтра\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"papers\.yml, строка 1: date: нужна дата"):
        load_letter_settings(tmp_path)
