"""The store on real SQLite and real PostgreSQL: nothing is torn, order never depends on time."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import BadInput, CannotRun
from data.models import Audit, Fetch, Link, Organisation, SiteOutcome
from data.store import Candidate, Store
from data.store.crawl import RobotsAnswer
from data.workspace import Workspace

SCHOOLS = [
    Organisation(id="a", name="Школа А", municipality="М", site="http://a.example/"),
    Organisation(id="b", name="Школа Б", municipality="М", site=None),
]


@pytest.fixture
def store(database: str) -> Iterator[Store]:
    with Store(database) as opened:
        yield opened


def start(store: Store, organisations: list[Organisation] = SCHOOLS) -> Audit:
    return store.audits.start(
        as_of=dt.date(2024, 6, 30),
        offline=False,
        fresh=False,
        started=dt.datetime(2024, 6, 30, tzinfo=dt.UTC),
        profiles=["mo-2024"],
        registry="r.xlsx",
        registry_sha256="0" * 64,
        organisations=organisations,
    )


def fetch(url: str, sha256: str = "ab") -> Fetch:
    return Fetch(url=url, final_url=url, status=200, sha256=sha256, size=10)


def test_the_frontier_gives_the_best_first_and_equal_ones_by_address(store: Store) -> None:
    audit = start(store)
    for score, path in [(1, "z"), (5, "m"), (5, "b"), (1, "a")]:
        store.crawl.add(audit.id, "a", [Candidate(url=f"http://a.example/{path}", score=score, depth=1)])
    store.crawl.add(audit.id, "a", [Candidate(url="http://a.example/a", score=9, depth=1)])
    assert [each.url[-1] for each in store.crawl.frontier(audit.id, "a")] == ["a", "b", "m", "z"]


def test_a_page_and_its_links_are_kept_together_and_only_once(store: Store) -> None:
    audit = start(store)
    page = "http://a.example/"
    links = [Link(source=page, target="http://a.example/1", text="Наставничество")]
    new = [Candidate(url="http://a.example/1", score=3, depth=1)]
    for _ in range(2):
        store.crawl.record(audit.id, "a", fetch(page), links=links, new=new, memo='{"requests": 1}')
    assert store.crawl.links(audit.id, "a") == links
    assert [each.url for each in store.crawl.fetches(audit.id, "a")] == [page]
    assert store.crawl.memo(audit.id, "a") == '{"requests": 1}'
    store.crawl.record(audit.id, "a", fetch("http://a.example/1"))
    assert store.crawl.frontier(audit.id, "a") == []
    assert store.crawl.memo(audit.id, "a") == '{"requests": 1}'


def test_addresses_stand_in_the_order_of_their_letters_codes_in_any_locale(store: Store) -> None:
    audit = start(store)
    paths = ["%D0%B0", "A", "B", "a", "b", "_", "-", "1"]
    for path in paths:
        store.crawl.add(audit.id, "a", [Candidate(url=f"http://a.example/{path}", score=1, depth=1)])
    assert [each.url.rpartition("/")[2] for each in store.crawl.frontier(audit.id, "a")] == sorted(paths)


def test_an_address_of_any_length_is_an_address(store: Store) -> None:
    audit = start(store)
    tail = "".join(hashlib.sha256(str(number).encode()).hexdigest() for number in range(500))
    long, twin = f"http://a.example/{tail}", f"http://a.example/{tail}x"
    for _ in range(2):
        store.crawl.add(audit.id, "a", [Candidate(url=url, score=1, depth=1) for url in (long, twin)])
    store.crawl.record(audit.id, "a", fetch(long))
    store.crawl.keep_robots(audit.id, RobotsAnswer(origin=f"http://{tail}", status=404))
    assert [each.url for each in store.crawl.frontier(audit.id, "a")] == [twin]
    store.crawl.skip(audit.id, "a", [twin], "robots")
    assert [each.reason for each in store.crawl.unfetched(audit.id, "a")] == ["robots"]
    assert store.crawl.previous(start(store).id, "a", long) == fetch(long)
    assert store.crawl.robots(audit.id, f"http://{tail}") == RobotsAnswer(origin=f"http://{tail}", status=404)


def test_a_fetched_address_never_comes_back_into_the_frontier(store: Store) -> None:
    audit = start(store)
    store.crawl.record(audit.id, "a", fetch("http://a.example/"))
    store.crawl.add(audit.id, "a", [Candidate(url="http://a.example/", score=99, depth=0)])
    assert store.crawl.frontier(audit.id, "a") == []


def test_what_was_left_unasked_says_why(store: Store) -> None:
    audit = start(store)
    store.crawl.add(audit.id, "a", [Candidate(url=f"http://a.example/{n}", score=1, depth=1) for n in range(3)])
    store.crawl.skip(audit.id, "a", ["http://a.example/0"], "robots")
    store.crawl.skip(audit.id, "a", ["http://a.example/1"], None)
    assert [each.reason for each in store.crawl.unfetched(audit.id, "a")] == ["robots", None, "budget"]


def test_a_finished_site_is_not_pending_and_one_without_an_address_never_was(store: Store) -> None:
    audit = start(store)
    assert [each.id for each in store.crawl.pending(audit.id)] == ["a"]
    store.crawl.finish(audit.id, "a", SiteOutcome(reached=True, complete=True))
    assert store.crawl.pending(audit.id) == []
    assert store.crawl.outcome(audit.id, "a") == SiteOutcome(reached=True, complete=True)


def test_the_last_good_answer_of_an_earlier_audit_is_remembered(store: Store) -> None:
    first = start(store)
    store.crawl.record(first.id, "a", fetch("http://a.example/", "one"))
    second = start(store)
    failed = Fetch(url="http://a.example/", final_url="http://a.example/", reason="timeout")
    store.crawl.record(second.id, "a", failed)
    third = start(store)
    previous = store.crawl.previous(third.id, "a", "http://a.example/")
    assert previous is not None
    assert previous.sha256 == "one"


def test_eight_writers_do_not_fail(database: str) -> None:
    with Store(database) as first:
        audit = start(first)
    faults: list[Exception] = []

    def write(number: int) -> None:
        try:
            with Store(database) as mine:
                for k in range(20):
                    mine.crawl.record(audit.id, "a", fetch(f"http://a.example/{number}/{k}"))
        except Exception as error:  # noqa: BLE001  any fault of a writer is the test's answer
            faults.append(error)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    with Store(database) as last:
        assert len(last.crawl.fetches(audit.id, "a")) == 160


def test_a_workspace_is_held_by_one_run(tmp_path: Path) -> None:
    first = Workspace(tmp_path / "w", create=True)
    with first.lock(), pytest.raises(CannotRun, match="уже идёт другая проверка"):
        Workspace(tmp_path / "w").lock()


def test_a_folder_without_an_audit_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nastavnik run"):
        Workspace(tmp_path)


def test_a_body_is_kept_once_and_comes_back_whole(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "w", create=True)
    body = "Приказ".encode() * 1000
    digest = workspace.blobs.put(body, compress=True)
    assert workspace.blobs.put(body, compress=False) == digest
    assert workspace.blobs.get(digest) == body
    assert len([path for path in (tmp_path / "w" / "blobs").rglob("*") if path.is_file()]) == 1
