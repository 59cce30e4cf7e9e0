"""Every code of the contract has Russian words, every rule a norm."""

from __future__ import annotations

from typing import get_args

from audit_rules.runner import checks
from data.models import DocumentType, RequisiteState, SiteState, Source, StateReason, TextFailure
from data.words import norms, words


def test_no_code_is_without_words() -> None:
    say = words()
    assert set(say.state) == set(get_args(SiteState))
    assert set(say.state_reason) == set(say.remedy) == set(get_args(StateReason))
    assert set(say.document_type) == set(get_args(DocumentType))
    assert set(say.source) == set(get_args(Source))
    assert set(say.requisite_state) == set(get_args(RequisiteState))
    assert set(say.text_failure) == set(get_args(TextFailure))


def test_every_rule_stands_at_the_path_of_its_id_and_names_a_norm() -> None:
    for name, check in checks().items():
        assert check.function.__module__ == f"audit_rules.rules.{name}"
        assert check.rule.norm in norms()
