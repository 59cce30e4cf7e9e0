"""The rubric is data: a methodist changes weights and words, and a slip is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit_rules.criteria import criteria
from audit_rules.facts.site import site_facts
from data.errors import BadInput
from data.profile import FOLDER
from nastavnik.pipeline import checked_profiles
from scoring.points import score
from tests.audit_rules.rated.made_site import record

GOOD = (FOLDER / "mo-rsp-25.yml").read_text(encoding="utf-8")
CONTRACT = {
    "description": "period level status topic head participants organisations feedback_form",
    "documents": "status_order head_order working_group_order roadmap network_agreement mentoring_agreements "
    "consultation_schedule event_orders",
    "activity": "announcement photo_report materials",
    "methods": "model_presentation model_description programme_bank iom publications practice_descriptions",
}


def test_the_twenty_five_things_of_the_contract_are_worth_a_point_each() -> None:
    (profile,) = checked_profiles(["mo-rsp-25"])
    assert profile.rubric
    named = [f"{block}.{name}" for block, names in CONTRACT.items() for name in names.split()]
    assert [criterion.id for criterion in profile.rubric.criteria] == named
    assert {criterion.points for criterion in profile.rubric.criteria} == {1}
    assert (profile.rubric.max, profile.rubric.top) == (25, 10)


@pytest.mark.parametrize(
    ("right", "wrong", "words"),
    [
        ("max: 25", "max: 24", "сумма баллов 25"),
        ("id: description.level", "id: description.period", "дважды"),
        ("id: description.level", "id: documents.level", "стоит в блоке description"),
        ("check: rated.feedback", "check: rated.feedbak", "rated.feedback"),
        ("least_letters: 20", "least_leters: 20", "least_leters"),
        ("many: 2", "many: несколько", "many"),
        ("words: ['фото'", "words: ['фото('", "регулярное выражение"),
        ("norm: rating-mo-activity", "norm: rating-msk", "rating-msk"),
        ("    promises:", "    promise:", "promise"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, right: str, wrong: str, words: str) -> None:
    assert right in GOOD
    path = tmp_path / "mine.yml"
    path.write_text(GOOD.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        checked_profiles([str(path)])
    assert str(path) in str(caught.value)
    assert "строка " in str(caught.value)
    assert words in str(caught.value)


def test_a_methodist_changes_weights_and_words_without_python(tmp_path: Path) -> None:
    path = tmp_path / "mine.yml"
    mine = GOOD.replace("max: 25", "max: 27").replace(
        "          check: rated.photo_report\n", "          points: 3\n          check: rated.photo_report\n"
    )
    path.write_text(mine.replace("labels: ['тем[аы]\\b',", "labels: ['девиз\\b',"), encoding="utf-8")
    (profile,) = checked_profiles([str(path)])
    assert profile.rubric
    site = site_facts(record("long_page"))
    points = score(profile.rubric, criteria(profile.rubric, site), site.rated)
    assert points.criteria["activity.photo_report"] == 3
    assert points.criteria["description.topic"] == 0
    assert (points.total, points.max) == (26, 27)
