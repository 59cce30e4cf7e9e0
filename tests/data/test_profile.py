"""A wrong profile gets one Russian sentence with file, line and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import BadInput
from data.profile import FOLDER, available, load_profile
from nastavnik.pipeline import checked_profiles

GOOD = (FOLDER / "mo-2024.yml").read_text(encoding="utf-8")


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize("name", available())
def test_every_shipped_profile_loads(name: str) -> None:
    (profile,) = checked_profiles([name])
    assert profile.id == name


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("verdicts:", "verdict:", "verdict"),
        ("not_before: 2021-12-21", "not_befor: 2021-12-21", "not_befor"),
        ("not_before: 2021-12-21", "not_before: вчера", "ГГГГ-ММ-ДД"),
        ("{not_before: 2021-12-21}", "{}", "not_before"),
        ("is: [before_recommendations, no_date]", "is: [before_recomendations]", "before_recommendations"),
        ("  section.present:\n", "  section.presence:\n", "section.present"),
        ("kind: good", "kind: fine", "good"),
        ("version: 1\ntitle", "version: первая\ntitle", "целое число"),
        ("  - verdict: no_package\n    sheet", "  - verdict: no_packages\n    sheet", "no_packages"),
        ("value: municipality", "value: city", "municipality"),
        ("every: package,", "every: packages,", "packages"),
        ("when: {every: package, is: [absent]}", "when: {every: package}", "is"),
        ("sheet: Список 1", "sheet: Список 1/2", "знаки"),
        ("id: mo-2024", "id: [mo-2024", "YAML"),
        ("sites_fall: 20", "sites_fal: 20", "sites_fal"),
        ("platform_fall: 50", "platform_fall: 150", "слишком велико"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, words: str) -> None:
    assert right in GOOD
    path = tmp_path / "mine.yml"
    text = GOOD.replace(right, wrong, 1)
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        checked_profiles([str(path)])
    message = str(caught.value)
    assert str(path) in message
    assert words in message
    line = int(message.split("строка ")[1].split(":")[0])
    assert abs(line - line_of(text, wrong.strip())) <= 2


def test_an_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(BadInput, match="mo-2024"):
        load_profile("mo-2042")


def test_a_methodists_own_gate_is_used(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    path.write_text(GOOD.replace("2021-12-21}", "2022-09-01}"), encoding="utf-8")
    (profile,) = checked_profiles([str(path)])
    assert str(profile.rules["package.implementation_order"]["not_before"]) == "2022-09-01"
