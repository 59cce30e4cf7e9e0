"""What nights keep, on real SQLite and PostgreSQL: nothing rests on a held audit, a site is forgotten whole, a notice is composed once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from data.holding import Cause
from data.models import Audit, Finding, Link, SiteFacts, SiteOutcome, Verdict
from data.store import Candidate, Store
from data.store.crawl import RobotsAnswer
from data.store.nights import Notice
from tests.data.test_store import fetch, start

NOW = dt.datetime(2024, 6, 30, 1, tzinfo=dt.UTC)
CAUSE = Cause(code="platform", profile="mo-2024", before=12, now=0, limit=50, platform="edusite")


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with Store(database) as opened:
        yield opened


def finished(store: Store, profile: str = "mo-2024") -> Audit:
    audit = start(store)
    verdict = Verdict(state="audited", verdict="compliant")
    findings = [Finding(rule="section.present", code="present", outcome="pass", title="Раздел")]
    store.facts.keep_verdict(audit.id, profile, 1, "a", findings, verdict)
    store.audits.finish(audit.id, NOW)
    return store.audits.get(audit.id)


def ids(audits: list[Audit]) -> list[int]:
    return [each.id for each in audits]


def test_nothing_rests_on_a_held_audit_until_a_person_releases_it(store: Store) -> None:
    good, held = finished(store), finished(store)
    store.nights.hold(held.id, NOW, [CAUSE])
    assert ids(store.audits.finished()) == [good.id]
    assert ids(store.audits.finished(held_too=True)) == [good.id, held.id]
    latest = store.audits.latest_finished()
    assert latest is not None
    assert latest.id == good.id
    (hold,) = store.nights.holds()
    assert (hold.audit, hold.causes, hold.released) == (held.id, (CAUSE,), None)
    store.nights.release(held.id, NOW, "методист-1")
    assert ids(store.audits.finished()) == [good.id, held.id]
    assert store.nights.holds()[0].released_by == "методист-1"


def test_a_mark_left_by_a_broken_night_is_taken_away(store: Store) -> None:
    audit = finished(store)
    store.nights.hold(audit.id, NOW, [])
    store.nights.sound(audit.id)
    assert ids(store.audits.finished()) == [audit.id]
    assert store.nights.holds() == []


def test_audits_of_a_methodology_are_known_by_its_id_whatever_its_file(store: Store) -> None:
    one, other = finished(store), finished(store, "own")
    assert ids(store.audits.finished(profile="mo-2024")) == [one.id]
    assert ids(store.audits.finished(profile="own")) == [other.id]


def test_a_site_that_is_looked_at_again_is_forgotten_whole_and_its_sisters_are_not(store: Store) -> None:
    audit = start(store)
    for name in ("a", "b"):
        page = f"http://{name}.example/"
        link = Link(source=page, target=f"{page}1", text="Наставничество")
        store.crawl.record(
            audit.id, name, fetch(page), links=[link], new=[Candidate(url=f"{page}1", score=1, depth=1)], memo='{"base": "x"}'
        )
        store.crawl.finish(audit.id, name, SiteOutcome(reached=True, reason="timeout"))
        store.facts.keep_facts(audit.id, name, "1", SiteFacts(outcome=SiteOutcome(reached=True)))
    answers = {"http://a.example": None, "http://down.example": 503, "http://b.example": 404}
    for origin, status in answers.items():
        store.crawl.keep_robots(audit.id, RobotsAnswer(origin=origin, status=status))
    store.nights.reopen(audit.id, ["a"])
    assert [each.id for each in store.crawl.pending(audit.id)] == ["a"]
    assert (store.crawl.memo(audit.id, "a"), store.crawl.outcome(audit.id, "a")) == ("", None)
    assert (store.crawl.seen(audit.id, "a"), store.crawl.links(audit.id, "a"), store.facts.facts(audit.id, "a")) == (set(), [], None)
    assert len(store.crawl.seen(audit.id, "b")) == 2
    assert store.facts.facts(audit.id, "b") is not None
    assert [origin for origin in answers if store.crawl.robots(audit.id, origin)] == ["http://b.example"]


def test_a_notice_is_composed_once_and_waits_until_it_is_sent(store: Store) -> None:
    audit = finished(store)
    first = Notice(audit=audit.id, kind="digest", recipient="", route="r", title="т", body="одно")
    store.nights.compose([first, Notice(audit=audit.id, kind="alarm", recipient="", route="r", title="т", body="тревога")])
    store.nights.compose([Notice(audit=audit.id, kind="digest", recipient="", route="r", title="т", body="другое")])
    assert [each.body for each in store.nights.unsent()] == ["тревога", "одно"]
    store.nights.sent(first, NOW)
    store.nights.compose([first])
    assert [each.body for each in store.nights.unsent()] == ["тревога"]
    store.nights.drop(store.nights.unsent()[0])
    assert store.nights.unsent() == []
