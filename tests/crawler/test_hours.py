"""Hours in which sites may be asked, and sites that never are."""

from __future__ import annotations

import datetime as dt
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.stops import StopList
from data.night import MOSCOW, NightWindow
from tests.crawler.hostile import school
from tests.crawler.run import Result, audit, crawl, organisation, start
from tests.crawler.server import Reply, Site, Web, page, pdf, redirect

NIGHT = NightWindow.parse("22:00-06:00")


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2024-06-30T21:59:59", "2024-06-30T22:00"),
        ("2024-06-30T22:00:00", None),
        ("2024-07-01T00:00:00", None),
        ("2024-07-01T05:59:59", None),
        ("2024-07-01T06:00:00", "2024-07-01T22:00"),
        ("2024-07-01T12:30:00", "2024-07-01T22:00"),
    ],
)
def test_the_night_goes_over_midnight(now: str, opens: str | None) -> None:
    moment = dt.datetime.fromisoformat(now).replace(tzinfo=MOSCOW)
    expected = dt.datetime.fromisoformat(opens).replace(tzinfo=MOSCOW) if opens else None
    assert NIGHT.opens(moment) == expected
    assert NIGHT.opens(moment.astimezone(dt.UTC)) == expected


MOMENTS = st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2040, 1, 1), timezones=st.just(dt.UTC))


@given(st.times(), st.times(), MOMENTS)
def test_hours_open_within_a_day_and_are_open_then(begin: dt.time, end: dt.time, now: dt.datetime) -> None:
    if begin == end:
        return
    window = NightWindow(begin, end)
    opens = window.opens(now)
    if opens is not None:
        assert now < opens <= now + dt.timedelta(days=1)
        assert window.opens(opens) is None


@pytest.mark.parametrize("written", ["22-6", "22:00", "25:00-06:00", "22:00-06:61", "ночью", "", "06:00-06:00"])
def test_hours_that_cannot_be_read_say_how_they_are_written(written: str) -> None:
    with pytest.raises(ValueError, match=r"22:00-06:00|совпадают"):
        NightWindow.parse(written)


@pytest.mark.parametrize("written", ["22:00-06:00", " 22:00 – 06:00 ", "22.00—6.00"])
def test_ways_of_writing_the_same_hours(written: str) -> None:
    assert NightWindow.parse(written) == NIGHT


def _window(opens: float, closes: float) -> NightWindow:
    """From so many seconds from now to so many."""
    here = dt.datetime.now(MOSCOW)
    return NightWindow((here + dt.timedelta(seconds=opens)).time(), (here + dt.timedelta(seconds=closes)).time())


def test_nothing_is_asked_before_the_hours_begin(tmp_path: Path) -> None:
    with Web({"s.ru": school()}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("s", "http://s.ru/")])
        begun = time.monotonic() + 8
        crawl(tmp_path, audit_id, web, night_window=_window(8, 3600))
        assert min(seen.started for seen in web.log) >= begun - 0.1
        assert Result(workspace, audit_id, "s").outcome.complete


def test_when_the_hours_end_the_crawl_stops_and_later_goes_on_where_it_stood(tmp_path: Path) -> None:
    orders = {f"order{k}": pdf(str(k)) for k in range(60)}
    links = "".join(f"<p><a href='/{name}'>Приказ о наставничестве {name}</a></p>" for name in orders)
    pages = school(nastavnik=page("<h1>Наставничество</h1>" + links), **orders)
    slow = {address: Reply(reply.body, reply.status, reply.headers, delay=0.5) for address, reply in pages.items()}
    with Web({"s.ru": slow}) as web:
        workspace, audit_id = audit(tmp_path, [organisation("s", "http://s.ru/")])
        ended = time.monotonic() + 14
        process = start(tmp_path, audit_id, web.proxy, night_window=_window(-60, 14))
        process.join(19)
        waits = process.is_alive()
        process.kill()
        process.join()
        assert waits
        # What was begun within the hours is ended, and no more.
        assert 0 < len(web.log) < 60
        assert max(seen.started for seen in web.log) < ended + 1.5
        crawl(tmp_path, audit_id, web)
        assert Result(workspace, audit_id, "s").outcome.complete
        assert len(web.asked("s.ru")) - len(set(web.asked("s.ru"))) <= 1


STOPS = StopList(("closed.ru", "http://www.шко́ла.рф/", "ciur.ru/izh/s29_izh", "17", "https://a.edumsko.ru"))


@pytest.mark.parametrize(
    ("address", "stopped"),
    [
        ("http://closed.ru/", True),
        ("https://www.closed.ru/x", True),
        ("http://files.closed.ru/a.pdf", True),
        ("http://notclosed.ru/", False),
        ("http://closed.ru.example/", False),
        ("http://ciur.ru/izh/s29_izh/DocLib1/", True),
        ("http://ciur.ru/izh/s29_izh", True),
        ("http://ciur.ru/izh/s29_izh2/", False),
        ("http://ciur.ru/", False),
        ("http://a.edumsko.ru/", True),
        ("http://b.edumsko.ru/", False),
    ],
)
def test_what_the_stop_list_covers(address: str, stopped: bool) -> None:
    assert STOPS.address(address) is stopped


def test_a_stopped_site_is_never_asked_and_never_absent(tmp_path: Path) -> None:
    prikaz = "<a href='http://files.elsewhere.ru/prikaz.pdf'>Приказ о наставничестве</a>"
    away = page(f"<h1>Наставничество</h1>{prikaz}<a href='/go'>Положение</a>")
    sites: dict[str, Site] = {
        "byhost.ru": school(),
        "byid.ru": school(),
        "moved.ru": {"/": redirect("http://byhost.ru/")},
        "open.ru": {**school(nastavnik=away), "/go": redirect("http://files.elsewhere.ru/polozhenie.pdf")},
        "files.elsewhere.ru": school(),
    }
    with Web(sites) as web:
        names = {"1": "byhost.ru", "17": "byid.ru", "3": "moved.ru", "4": "open.ru"}
        workspace, audit_id = audit(tmp_path, [organisation(number, f"http://{host}/") for number, host in names.items()])
        crawl(tmp_path, audit_id, web, stop_list=("byhost.ru", "17", "elsewhere.ru"))
        assert {seen.host for seen in web.log} == {"moved.ru", "open.ru"}
        results = {number: Result(workspace, audit_id, number) for number in names}
        for number in ("1", "17"):
            outcome = results[number].outcome
            assert (outcome.reached, outcome.reason, outcome.requests) == (False, "stopped", 0)
            assert "stop_list" in outcome.detail
        assert not results["3"].outcome.reached
        assert results["4"].fetches["http://open.ru/go"].reason == "stopped"
