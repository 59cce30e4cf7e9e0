"""A site that was looked at before: what is asked again, what stands, and when all of it is looked at anew."""

from __future__ import annotations

import hashlib
import json
import time
from dataclasses import replace
from pathlib import Path

import pytest

from data.workspace import Workspace
from tests.crawler.run import Result, audit, crawl, organisation, start
from tests.crawler.server import Reply, Seen, Web, menu, page, pdf

TOP = menu(("/", "Главная"), ("/nastavnik", "Наставничество"), ("/docs", "Документы"), ("/news", "Новости"), ("/about", "О школе"))
PROSE = "<p>" + "Школа работает для детей и родителей посёлка, занятия идут в две смены. " * 5 + "</p>"
SHOWN = {"/", "/nastavnik", "/docs", "/docs?page=2", "/news", "/about"}
REST = {"/d/1.pdf", "/d/2.pdf"}
"""Papers of no weight: a look from the start asks them, a look again does not."""
URL = "http://s.ru"


def told(title: str, body: str = "") -> Reply:
    return page(f"{TOP}<h1>{title}</h1>{body}{PROSE}<p>{title}</p>", title=title)


def order(number: int) -> str:
    return f"<p><a href='/f/{number}.pdf'>Приказ № {number} о наставничестве</a></p>"


class School:
    """Twelve files, two lists, news of three pages; every answer is tagged."""

    def __init__(self) -> None:
        turning = "<p><a href='/news?page=2'>2</a> <a href='/news?page=3'>3</a></p>"
        self.pages = {
            "/": told("Школа", "Добро пожаловать"),
            "/about": told("О школе"),
            "/nastavnik": told(
                "Наставничество", "".join(f"<p><a href='/f/{k}.pdf'>Приказ № {k} о наставничестве</a></p>" for k in range(9))
            ),
            "/docs": told("Документы", "<p><a href='/d/1.pdf'>Приказ</a></p><p><a href='/docs?page=2'>2</a></p>"),
            "/docs?page=2": told("Документы", "<p><a href='/d/2.pdf'>Приказ</a></p><p><a href='/d/3.pdf'>Приказ</a></p>"),
            "/news": told("Новости", turning),
            **{f"/news?page={k}": told(f"Новости {k}", turning) for k in (2, 3)},
            **{f"/f/{k}.pdf": pdf(f"f{k}") for k in range(9)},
            **{f"/d/{k}.pdf": pdf(f"d{k}") for k in (1, 2, 3)},
        }

    def __call__(self, seen: Seen) -> Reply | None:
        found = self.pages.get(seen.path)
        if found is None or found.status != 200:
            return found
        tag = f'"{hashlib.sha256(found.body).hexdigest()[:20]}"'
        if seen.headers.get("if-none-match") == tag:
            return Reply(b"", 304, {"ETag": tag})
        return replace(found, headers={**found.headers, "ETag": tag}, delay=0.01)


def first_look(folder: Path, web: Web) -> tuple[Workspace, int]:
    """The store after a look from the start."""
    workspace, audit_id = audit(folder, [organisation("s", f"{URL}/")])
    crawl(folder, audit_id, web)
    web.log.clear()
    return workspace, audit_id


def again(folder: Path, web: Web, earlier: int, *, absence: bool = True, settled: bool = False, documents: tuple[str, ...] = ()) -> Result:
    """The next audit of the site; the verdict of the earlier one rests on these documents."""
    workspace, audit_id = audit(folder, [organisation("s", f"{URL}/")])
    stood = (earlier, frozenset(URL + path for path in documents), absence)
    crawl(folder, audit_id, web, settled=settled, stood=stood)
    return Result(workspace, audit_id, "s")


def kept(result: Result) -> list[tuple[object, ...]]:
    """Everything stored, without how the server said it: «not modified» gives the same bytes."""
    return [row[:2] + row[3:] if isinstance(row[2], int) else row for row in result.rows()]


def test_an_absence_rests_on_pages_that_would_show_an_act(tmp_path: Path) -> None:
    with Web({"s.ru": School()}) as web:
        workspace, first = first_look(tmp_path, web)
        before = Result(workspace, first, "s")
        after = again(tmp_path, web, first)
        assert set(web.asked("s.ru")) - {"/robots.txt"} == SHOWN
        assert all(seen.headers.get("if-none-match") for seen in web.log if seen.path != "/robots.txt")
        assert kept(after) == kept(before)
        assert (after.outcome.complete, after.outcome.requests) == (True, len(SHOWN))
        paper = f"{URL}/d/2.pdf"
        assert after.fetches[paper].fetched_at == before.fetches[paper].fetched_at
        assert after.fetches[paper].reused


def test_a_new_link_is_followed_and_nothing_else(tmp_path: Path) -> None:
    school = School()
    with Web({"s.ru": school}) as web:
        _, first = first_look(tmp_path, web)
        school.pages["/about"] = told("О школе", "<p><a href='/new'>Наставники школы</a></p>")
        school.pages["/new"] = told("Наставники школы", "<p><a href='/new.pdf'>Приказ</a></p>")
        school.pages["/new.pdf"] = pdf("new")
        after = again(tmp_path, web, first)
        assert set(web.asked("s.ru")) - {"/robots.txt"} == {*SHOWN, "/new", "/new.pdf"}
        assert after.outcome.complete
        assert after.words(f"{URL}/new.pdf") == {("Приказ", "Наставники школы")}


def test_an_item_that_slides_to_the_next_page_of_its_list_is_not_lost(tmp_path: Path) -> None:
    school = School()
    with Web({"s.ru": school}) as web:
        _, first = first_look(tmp_path, web)
        school.pages["/docs"] = told("Документы", "<p><a href='/d/9.pdf'>Приказ</a></p><p><a href='/docs?page=2'>2</a></p>")
        rows = "".join(f"<p><a href='/d/{k}.pdf'>Приказ</a></p>" for k in (1, 2, 3))
        school.pages["/docs?page=2"] = told("Документы", rows)
        school.pages["/d/9.pdf"] = pdf("d9")
        again(tmp_path, web, first)
        assert set(web.asked("s.ru")) - {"/robots.txt"} == {*SHOWN, "/d/9.pdf"}


@pytest.mark.parametrize("gone", ["link", "file", "page"])
def test_what_is_gone_makes_the_look_begin_anew(tmp_path: Path, gone: str) -> None:
    school = School()
    with Web({"s.ru": school}) as web:
        _, first = first_look(tmp_path, web)
        if gone == "link":
            school.pages["/nastavnik"] = told("Наставничество", order(0))
        else:
            del school.pages["/f/3.pdf" if gone == "file" else "/nastavnik"]
        after = again(tmp_path, web, first, documents=("/f/3.pdf", "/nastavnik"))
        assert set(web.asked("s.ru")) >= REST
        assert after.outcome.complete
        present = f"{URL}/f/3.pdf" in after.fetches
        assert present is (gone == "file")
        if present:
            assert after.fetches[f"{URL}/f/3.pdf"].reason == "dead_link"


@pytest.mark.parametrize(("settled", "whole"), [(True, False), (False, True)])
def test_a_document_that_changed_under_a_good_verdict_is_judged_anew(tmp_path: Path, settled: bool, whole: bool) -> None:
    school = School()
    with Web({"s.ru": school}) as web:
        _, first = audit(tmp_path, [organisation("s", f"{URL}/")])
        crawl(tmp_path, first, web, settled=True)
        web.log.clear()
        rest = ("/nastavnik", "/f/1.pdf")
        after = again(tmp_path, web, first, absence=False, settled=settled, documents=rest)
        assert set(web.asked("s.ru")) - {"/robots.txt"} == set(rest)
        assert after.outcome.settled
        web.log.clear()
        school.pages["/f/1.pdf"] = pdf("another edition")
        changed = again(tmp_path, web, first + 1, absence=False, settled=settled, documents=rest)
        assert (set(web.asked("s.ru")) >= REST) is whole
        assert (changed.outcome.settled, changed.outcome.complete) == (settled, whole)
        body = hashlib.sha256(school.pages["/f/1.pdf"].body).hexdigest()
        assert changed.fetches[f"{URL}/f/1.pdf"].sha256 == body
        assert len([path for path in web.asked("s.ru") if path == "/f/1.pdf"]) == 1


def test_after_a_week_the_site_is_looked_at_from_its_start(tmp_path: Path) -> None:
    with Web({"s.ru": School()}) as web:
        workspace, first = first_look(tmp_path, web)
        memo = json.loads(workspace.store.crawl.memo(first, "s"))
        workspace.store.carried.note(first, "s", json.dumps({**memo, "looked_at": "2024-01-01T00:00:00+00:00"}))
        again(tmp_path, web, first)
        assert set(web.asked("s.ru")) >= REST
        assert any(seen.headers.get("if-none-match") for seen in web.log)


def test_a_site_that_does_not_answer_tonight_has_nothing_that_stands(tmp_path: Path) -> None:
    school = School()
    with Web({"s.ru": school}) as web:
        _, first = first_look(tmp_path, web)
        school.pages = dict.fromkeys(school.pages, Reply(b"fault", 500))
        after = again(tmp_path, web, first)
        assert (after.outcome.reached, after.outcome.complete, after.outcome.reason) == (False, False, "server_error")


def test_killed_while_asking_again_the_crawl_stores_the_same(tmp_path: Path) -> None:
    school = School()
    with Web({"s.ru": school}) as web:
        workspace, first = first_look(tmp_path, web)
        school.pages["/docs"] = told("Документы", "<p><a href='/d/1.pdf'>Приказ</a></p><p><a href='/d/7.pdf'>Положение</a></p>")
        school.pages["/d/7.pdf"] = pdf("d7")
        whole = kept(again(tmp_path, web, first))
        web.log.clear()
        workspace, audit_id = audit(tmp_path, [organisation("s", f"{URL}/")])
        for wanted in (3, 5):
            process = start(tmp_path, audit_id, web.proxy, stood=(first, frozenset(), True))
            while len(web.log) < wanted and process.is_alive():
                time.sleep(0.002)
            process.kill()
            process.join()
        crawl(tmp_path, audit_id, web, stood=(first, frozenset(), True))
        assert kept(Result(workspace, audit_id, "s")) == whole
