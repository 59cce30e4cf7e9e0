"""The word lists: each loads, each phrase finds itself, each reason is said."""

from __future__ import annotations

import re

import pytest

from audit_rules.facts.fold import fold
from audit_rules.facts.phrases import found
from data import vocabulary


def _plain(phrase: str) -> str:
    """A phrase as a person would write it: first of the alternatives, gaps empty."""
    words = [token.strip("[]").split("|")[0].rstrip("*") for token in phrase.split() if not re.fullmatch(r"\.+", token)]
    return fold(" ".join(words))


def _lists() -> list[str]:
    kinds, words = vocabulary.kinds(), vocabulary.words()
    orders = [phrase for kind in kinds.orders.values() for phrase in (*kind.titles, *kind.doubtful, *kind.points, *kind.outright)]
    alike = [phrase for item in vocabulary.look_alikes().lookalikes for phrase in item.phrases]
    return [
        *orders,
        *alike,
        *kinds.firm,
        *kinds.amendment,
        *kinds.amending,
        *words.teacher_forms,
        *words.pupil_titles,
        *vocabulary.issuers().authorities,
    ]


@pytest.mark.parametrize("phrase", sorted(set(_lists())))
def test_each_phrase_finds_itself(phrase: str) -> None:
    assert found((phrase,), _plain(phrase))


def test_each_look_alike_says_why() -> None:
    alike = vocabulary.look_alikes()
    assert all(item.note for item in alike.lookalikes)
    assert all(alike.notes.values())


def test_twelve_months() -> None:
    assert sorted(vocabulary.requisite_words().months) == list(range(1, 13))


@pytest.mark.parametrize(("phrase", "text", "there"), [
    ("положени* о .. наставничеств*", "положение о нашем славном наставничестве", True),
    ("положени* о .. наставничеств*", "положение о нашем очень славном наставничестве", False),
    ("учитель учитель", "«учитель – учитель»", True),
    ("положени* о", "положение об", False),
    ("руководитель [школы] педагог", "руководитель педагог", True),
])  # fmt: skip
def test_marks_of_phrases(phrase: str, text: str, there: bool) -> None:
    assert bool(found((phrase,), fold(text))) is there
