"""Parts of one site on several hosts: what is the school's own is looked at, what lies elsewhere is unknown, a neighbour's is neither."""

from __future__ import annotations

import pytest

from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Seen, Site, Web, menu, page, pdf, redirect

ACT = "<a href='/f/prikaz.pdf'>Приказ о внедрении наставничества</a>"


def _sites() -> dict[str, Site]:
    about = page("<h1>О школе</h1>" + WORDS)

    def home(*links: tuple[str, str], body: str = "") -> Reply:
        return page(menu(("/about", "О школе"), *links) + body + WORDS, title="Школа")

    acts: dict[str, Reply] = {"/": page(menu(("/nast", "Наставничество")) + WORDS), "/nast": page("<h1>Наставничество</h1>" + ACT + WORDS)}
    acts |= {"/f/prikaz.pdf": pdf()}
    return {
        "school.ru": {"/": home(("http://docs.school.ru/", "Документы")), "/about": about},
        "docs.school.ru": acts,
        "one.ru": {"/": home(("http://two.one.ru/", "Документы")), "/about": about},
        "two.one.ru": {"/": home(), "/about": about, "/nast": page("<h1>Наставничество</h1>" + WORDS)},
        "parts.ru": {"/": home(("http://bumagi.info/", "Документы школы")), "/about": about},
        "framed.ru": {
            "/": home(("/nast", "Наставничество")),
            "/about": about,
            "/nast": page("<h1>Наставничество</h1><iframe src='http://viewer.info/doc?id=7'></iframe>" + WORDS),
        },
        "social.ru": {
            "/": home(("/nast", "Наставничество")),
            "/about": about,
            "/nast": page("<h1>Наставничество</h1><p>Документы о наставничестве <a href='https://vk.com/wall-1_2'>здесь</a></p>" + WORDS),
        },
        "button.ru": {"/": home(("/nast", "Наставничество"), ("https://vk.com/school", "ВКонтакте")), "/about": about, "/nast": about},
        "cookie.ru": _with_cookie,
    }


def _with_cookie(seen: Seen) -> Reply | None:
    """Nobody is let in who does not bring back what he was sent away with."""
    if seen.path == "/robots.txt":
        return None
    if "pass=7" not in seen.headers.get("cookie", ""):
        away = redirect(seen.path)
        away.headers["Set-Cookie"] = "pass=7; Path=/; HttpOnly"
        return away
    return {"/": page(menu(("/docs", "Документы")) + WORDS), "/docs": page("<h1>Документы</h1>" + WORDS)}.get(seen.path)


NAMES = ("school", "one", "two.one", "parts", "framed", "social", "button", "cookie")


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Web, dict[str, Result]]:
    with Web(_sites()) as web:
        folder = tmp_path_factory.mktemp("parts")
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}.ru/") for name in NAMES])
        crawl(folder, audit_id, web)
        return web, {name: Result(workspace, audit_id, name) for name in NAMES}


def test_a_host_below_the_schools_own_name_is_a_part_of_its_site(crawled: tuple[Web, dict[str, Result]]) -> None:
    result = crawled[1]["school"]
    assert "http://docs.school.ru/f/prikaz.pdf" in result.fetches
    assert result.outcome.complete


def test_a_host_below_it_that_is_another_organisations_is_not(crawled: tuple[Web, dict[str, Result]]) -> None:
    assert not any("two.one.ru" in url for url in crawled[1]["one"].fetches)


@pytest.mark.parametrize(("name", "address"), [("framed", "http://viewer.info/doc?id=7"), ("social", "https://vk.com/wall-1_2")])
def test_what_lies_elsewhere_is_unknown(crawled: tuple[Web, dict[str, Result]], name: str, address: str) -> None:
    assert crawled[1][name].unfetched[address].reason == "outside_link"


def test_a_site_whose_documents_are_on_another_host_proves_no_absence_and_names_the_host(crawled: tuple[Web, dict[str, Result]]) -> None:
    outcome = crawled[1]["parts"].outcome
    assert (outcome.complete, outcome.reason) == (False, "outside_link")
    assert "bumagi.info" in outcome.detail


def test_a_button_of_a_network_says_nothing(crawled: tuple[Web, dict[str, Result]]) -> None:
    result = crawled[1]["button"]
    assert result.outcome.complete
    assert not any(each.reason for each in result.unfetched.values())


def test_a_cookie_that_a_redirect_sets_is_brought_back(crawled: tuple[Web, dict[str, Result]]) -> None:
    result = crawled[1]["cookie"]
    assert result.outcome.complete
    assert {"http://cookie.ru/", "http://cookie.ru/docs"} <= set(result.fetches)
