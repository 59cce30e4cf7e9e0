"""What sister sites teach: the way to acts, and addresses that are on none of them; the same whatever answers first."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

from crawler.lessons import Lessons, learned_from
from data.models import Fetch, Link
from data.store.carrying import Looked
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import Reply, Seen, Web, menu, page, pdf

PROSE = "<p>" + "Школа работает для детей и родителей посёлка. " * 8 + "</p>"
TOP = menu(
    ("/docs", "Документы"), ("/norm", "Нормативные документы"), ("/method", "Методическая работа"), ("/staff", "Профессиональное развитие")
)
HOSTS = [f"s{k}.vitrina.ru" for k in range(12)]


def sister(seen: Seen) -> Reply | None:
    """All sites of this vendor keep the section where sections seldom stand, and none has a site map."""
    pages = {
        "/": page(TOP + "<h1>Школа</h1>" + PROSE),
        "/docs": page(TOP + "<h1>Документы</h1>" + PROSE + seen.host),
        "/norm": page(TOP + "<h1>Нормативные документы</h1>" + PROSE + seen.host),
        "/method": page(TOP + "<h1>Методическая работа</h1>" + PROSE + seen.host),
        "/staff": page(TOP + "<h1>Профессиональное развитие</h1><a href='/staff/7'>Наставничество</a>" + PROSE + seen.host),
        "/staff/7": page(TOP + "<h1>Наставничество</h1><a href='/p.pdf'>Приказ о внедрении наставничества</a>" + PROSE + seen.host),
        "/p.pdf": pdf(seen.host),
    }
    reply = pages.get(seen.path)
    if reply:
        reply.delay = random.random() / 200
    return reply


def asked(folder: Path) -> dict[str, list[str]]:
    """What each site was asked, in order, where it was left once the acts were there."""
    with Web(dict.fromkeys(HOSTS, sister)) as web:
        workspace, audit_id = audit(folder, [organisation(host, f"http://{host}/") for host in HOSTS])
        crawl(folder, audit_id, web, settled=True)
        assert all(Result(workspace, audit_id, host).outcome.settled for host in HOSTS)
        return {host: web.asked(host) for host in HOSTS}


def test_later_sisters_are_asked_where_the_acts_of_earlier_ones_stood(tmp_path: Path) -> None:
    one = asked(tmp_path / "one")
    first, last = one[HOSTS[0]], one[HOSTS[-1]]
    assert set(first) > {"/docs", "/norm", "/method"}
    assert last == ["/", "/staff", "/staff/7", "/p.pdf"]
    assert asked(tmp_path / "two") == one


def test_the_next_audit_begins_with_what_the_last_one_taught(tmp_path: Path) -> None:
    organisations = [organisation(host, f"http://{host}/") for host in HOSTS[:3]]
    with Web(dict.fromkeys(HOSTS, sister)) as web:
        workspace, first = audit(tmp_path, organisations)
        crawl(tmp_path, first, web, settled=True)
        workspace.store.audits.finish(first, dt.datetime(2024, 7, 1, tzinfo=dt.UTC))
        seen = len(web.log)
        _, second = audit(tmp_path, organisations)
        crawl(tmp_path, second, web, settled=True)
        later = [each.path for each in web.log[seen:] if each.host == HOSTS[0] and each.path != "/robots.txt"]
    assert later == ["/", "/staff", "/staff/7", "/p.pdf"]


def looked(path: str, score: float, depth: int) -> Looked:
    url = f"http://s.ru{path}"
    return Looked(url=url, state="done", score=score, depth=depth, reason=None, fetch=Fetch(url=url, final_url=url, depth=depth))


def link(source: str, target: str, text: str) -> Link:
    return Link(source=f"http://s.ru{source}", target=f"http://s.ru{target}", text=text)


def test_pages_on_the_way_led_and_the_others_missed() -> None:
    pages = [looked("/", 0, 0), looked("/a", 72, 1), looked("/b", 78, 1), looked("/a/n", 99, 2)]
    links = [link("/", "/a", "Учителям"), link("/", "/b", "Документы"), link("/a", "/a/n", "Наставники"), link("/a/n", "/p.pdf", "Приказ")]
    taught = learned_from(pages, links, ["http://s.ru/p.pdf"], ["http://s.ru/sitemap.xml"], "/")
    assert taught == {
        "vain": ["/sitemap.xml"],
        "led": ["/a", "/a/n", "«наставники", "«учителям"],
        "missed": ["/b", "«документы"],
    }


def test_one_site_teaches_nothing_and_two_that_agree_do() -> None:
    lessons = Lessons()
    lessons.add({"led": ["/a"], "missed": ["/b"], "vain": ["/map"]})

    def order(path: str) -> float:
        return lessons.order(f"http://t.ru{path}", 70.0, "/", ())

    assert (order("/a"), order("/b")) == (70.0, 70.0)
    lessons.add({"led": ["/a"], "missed": ["/b"], "vain": ["/map"]})
    assert order("/a") > 90 > 70 > order("/b")
    assert not lessons.in_vain("http://t.ru/map", "/")
    lessons.add({"vain": ["/map"]})
    assert lessons.in_vain("http://t.ru/map", "/")
    lessons.add({"led": ["/map"]})
    assert not lessons.in_vain("http://t.ru/map", "/")


def test_a_way_that_many_sisters_have_not_is_not_guessed() -> None:
    lessons = Lessons()
    for _ in range(3):
        lessons.add({"led": ["/a"]})
    assert lessons.known_ways() == ["/a"]
    lessons.add({"vain": ["/a"]})
    assert lessons.known_ways() == ["/a"]
    lessons.add({"vain": ["/a"]})
    assert lessons.known_ways() == []
