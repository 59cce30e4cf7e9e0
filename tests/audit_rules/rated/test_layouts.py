"""Twenty-five points read from pages of many layouts; the right answers lie beside the pages."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit_rules.criteria import criteria
from data.profile import load_profile
from data.rubric import Rubric
from scoring.points import score
from tests.audit_rules.rated.made_site import PAGES, facts

CASES = sorted(folder.name for folder in PAGES.iterdir())


def rubric() -> Rubric:
    found = load_profile("mo-rsp-25").rubric
    assert found
    return found


@pytest.mark.parametrize("case", CASES)
def test_points_of_a_page(case: str) -> None:
    site = facts(case)
    answers = criteria(rubric(), site)
    points = score(rubric(), answers, site.rated)
    found = {
        "total": points.total,
        "unknown": points.unknown,
        "criteria": {answer.rule: answer.code for answer in answers},
        "repeated": [[url.partition(".example")[2] for url in group] for group in points.repeated],
    }
    expected = PAGES / case / "expected.json"
    assert expected.exists(), f"no right answers: {_proposed(expected, found)}; read it, commit it"
    assert found == json.loads(expected.read_text(encoding="utf-8"))


def _proposed(path: Path, found: object) -> Path:
    path.write_text(json.dumps(found, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("case", CASES)
def test_every_answer_has_evidence_and_russian_words(case: str) -> None:
    site = facts(case)
    for criterion, answer in zip(rubric().criteria, criteria(rubric(), site), strict=True):
        assert answer.rule == criterion.id
        assert answer.title.startswith(criterion.title)
        assert answer.evidence, (case, answer.rule)
        assert answer.reason is None or answer.outcome == "unknown"
        if answer.outcome == "pass":
            assert all(each.url for each in answer.evidence)
            assert any(each.quote for each in answer.evidence)


@pytest.mark.parametrize("case", CASES)
def test_no_name_of_a_person_is_kept(case: str) -> None:
    kept = repr(facts(case).rated)
    assert [name for name in ("Выдуман", "Придуман", "Сочинён", "Сочинен", "Небывал") if name in kept] == []
