"""Sites that are as good as any other and answer oddly: made up, one crawl."""

from __future__ import annotations

import pytest

from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Seen, Site, Web, menu, page, pdf

ACT = "<a href='/f/prikaz.pdf'>Приказ о внедрении наставничества</a>"
STEPS = "Ступени роста"


def _told(top: str, title: str, body: str = "", status: int = 200) -> Reply:
    return page(f"{top}<h1>{title}</h1>{body}{WORDS}", title=title, status=status)


def _numbered(seen: Seen) -> Reply | None:
    """Every page of the site is «?page=N»."""
    names = {number: f"Страница о {number} классе" for number in range(1, 19)} | {44: STEPS, 5: "Документы"}
    top = menu(*((f"/index.php?page={number}", name) for number, name in names.items()))
    pages = {f"/index.php?page={number}": _told(top, name, ACT if number == 44 else "") for number, name in names.items()}
    return {"/": _told(top, "Школа"), "/f/prikaz.pdf": pdf(), **pages}.get(seen.path)


def _missing() -> Site:
    """The section answers 404 with all that is in it."""
    top = menu(("/docs", "Документы"), ("/steps", STEPS), ("/gone", "Старый раздел"))
    return {
        "/": _told(top, "Школа"),
        "/docs": _told(top, "Документы"),
        "/steps": _told(top, STEPS, ACT, status=404),
        "/gone": _told(top, "Страница не найдена", status=404),
        "/f/prikaz.pdf": pdf(),
    }


def _module() -> Site:
    """A form to log in stands beside a section that anybody may read."""
    top = menu(("/docs", "Документы"), ("/nast", "Наставничество"))
    words = "<p>Педагогу необходимо войти в базу наставников.</p><form><input name=u><input type=password name=p></form>"
    return {
        "/": _told(top, "Школа"),
        "/docs": _told(top, "Документы"),
        "/nast": _told(top, "Наставничество", ACT + words),
        "/f/prikaz.pdf": pdf(),
    }


def _bare() -> Site:
    """Some pages, and none that holds documents or leads to them."""
    top = menu(("/news", "Новости"), ("/contacts", "Контакты"), ("/history", "История"))
    return {
        path: _told(top, title)
        for path, title in (("/", "Школа"), ("/news", "Новости"), ("/contacts", "Контакты"), ("/history", "История"))
    }


SITES: dict[str, Site] = {"numbered": _numbered, "missing": _missing(), "module": _module(), "bare": _bare()}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    with Web({f"{name}.ru": site for name, site in SITES.items()}) as web:
        folder = tmp_path_factory.mktemp("odd")
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}.ru/") for name in SITES])
        crawl(folder, audit_id, web)
        return {name: Result(workspace, audit_id, name) for name in SITES}


@pytest.mark.parametrize("name", ["numbered", "missing", "module"])
def test_the_act_is_found(crawled: dict[str, Result], name: str) -> None:
    assert f"http://{name}.ru/f/prikaz.pdf" in crawled[name].fetches
    assert crawled[name].outcome.complete


def test_a_page_that_says_it_is_missing_is(crawled: dict[str, Result]) -> None:
    assert crawled["missing"].fetches["http://missing.ru/gone"].reason == "dead_link"


def test_a_site_without_any_list_of_documents_was_not_seen(crawled: dict[str, Result]) -> None:
    outcome = crawled["bare"].outcome
    assert (outcome.complete, outcome.reason) == (False, "js_only")
    assert "ни одного раздела с документами" in outcome.detail
