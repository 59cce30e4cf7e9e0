"""The rule on the section."""

from __future__ import annotations

import pytest

from audit_rules.rules.section.present import check
from data.models import Section, SiteOutcome
from tests.made import facts


@pytest.mark.parametrize(
    ("section", "code", "outcome"),
    [
        (Section(found=True, url="http://s.example/n", title="Наставничество"), "present", "pass"),
        (Section(found=True, empty=True, url="http://s.example/n", title="Наставничество"), "empty", "pass"),
        (Section(found=False), "absent", "fail"),
        (Section(found=None), "unknown", "unknown"),
    ],
)
def test_each_code(section: Section, code: str, outcome: str) -> None:
    found = check(facts(section=section, outcome=SiteOutcome(reached=True, complete=True)))
    assert (found.code, found.outcome) == (code, outcome)
