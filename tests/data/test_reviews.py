"""Decisions, confirmations, answers and verdicts judged anew, on real SQLite and PostgreSQL: the history is only ever added to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import pytest

from data.models import Finding, Verdict
from data.reviews import Basis, Confirmation, Decision, Event, Reply
from data.store import Store
from tests.data.test_store import start

NOON = dt.datetime(2024, 7, 1, 9, 0, tzinfo=dt.UTC)
BASIS = Basis(verdict="no_package", reason=None)


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with Store(database) as opened:
        yield opened


def event(organisation: str, value: str | None, hours: int = 0) -> Event:
    at = NOON + dt.timedelta(hours=hours)
    decision = None
    if value:
        decision = Decision(
            organisation=organisation, profile="mo-2024", value=value, was="no_package", reason="потому что", by="методист-1",
            at=at, audit=1, profile_version=1, basis=BASIS,
        )  # fmt: skip
    kind = "decide" if decision else "undo"
    return Event(kind=kind, organisation=organisation, profile="mo-2024", at=at, by="методист-1", reason="потому что", decision=decision)  # type: ignore[arg-type]


def test_the_last_word_counts_and_every_word_is_kept(store: Store) -> None:
    for each in (event("a", "compliant"), event("b", "compliant", 1), event("a", "not_checked", 2), event("b", None, 3)):
        store.reviews.add(each)
    assert {name: each.value for name, each in store.reviews.decisions("mo-2024").items()} == {"a": "not_checked"}
    assert [(each.organisation, each.kind) for each in store.reviews.history("mo-2024")] == [
        ("a", "decide"), ("b", "decide"), ("a", "decide"), ("b", "undo"),
    ]  # fmt: skip
    assert len(store.reviews.history("mo-2024", "a")) == 2
    assert store.reviews.decisions("izhevsk-2022") == {}


def test_what_was_in_force_at_a_past_moment(store: Store) -> None:
    for each in (event("a", "compliant"), event("a", None, 2), event("b", "compliant", 4)):
        store.reviews.add(each)
    in_force = [set(store.reviews.decisions("mo-2024", before=NOON + dt.timedelta(hours=hours))) for hours in (0, 1, 3, 5)]
    assert in_force == [set(), {"a"}, set(), {"b"}]


def test_a_confirmation_speaks_of_its_own_audit_and_later_ones(store: Store) -> None:
    first, second = start(store).id, start(store).id
    said = Confirmation(organisation="a", profile="mo-2024", first=first, second=second, at=NOON, same=True, basis=BASIS)
    store.reviews.confirm(said)
    store.reviews.confirm(replace(said, same=False))
    assert store.reviews.confirmations("mo-2024", up_to=first) == {}
    assert [each.same for each in store.reviews.confirmations("mo-2024", up_to=second)["a"]] == [False]


def test_the_latest_answer_stands_first(store: Store) -> None:
    reply = Reply(organisation="a", profile="mo-2024", audit=1, verdict="no_package", answer="agree", file="f.xlsx", row=9, at=NOON)
    store.reviews.answer(reply)
    store.reviews.answer(replace(reply, answer="disagree", why="приказ есть"))
    assert [each.answer for each in store.reviews.replies("mo-2024")["a"]] == ["disagree", "agree"]


def test_versions_are_kept_apart_from_one_another_and_from_the_verdict_of_the_time(store: Store) -> None:
    audit = start(store).id
    finding = Finding(rule="package.regulation", code="absent", outcome="fail", title="нет")
    store.facts.keep_verdict(audit, "mo-2024", 1, "a", [finding], Verdict(state="audited", verdict="no_package"))
    for version, verdict in ((2, "compliant"), (3, "incomplete_package")):
        store.rejudged.keep(audit, "mo-2024", version, "a", [finding], Verdict(state="audited", verdict=verdict))
    kept = store.facts.verdict(audit, "mo-2024", "a")
    assert kept is not None
    assert (kept[0].verdict, kept[1]) == ("no_package", 1)
    assert store.rejudged.verdicts(audit, "mo-2024", 2) == {"a": ((finding,), Verdict(state="audited", verdict="compliant"), None)}
    assert store.rejudged.verdicts(audit, "mo-2024", 9) == {}
