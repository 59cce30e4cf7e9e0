"""Pages that only scripts draw, in a real browser that gets nothing but through the crawler."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from crawler.browsers import browser_path, lacking
from tests.crawler.hostile import school
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Site, Web, page, pdf, text

SHELL = page("<div id=app></div><script src=/app.js></script>", title="Школа")
SCRIPT = """
const app = document.getElementById('app');
fetch('/api' + location.pathname).then(answer => answer.json()).then(said => {
  app.innerHTML = said.html;
  for (const each of said.also || []) fetch(each).catch(() => 0);
});
new Image().src = '/counter.gif';
try { new WebSocket('ws://PROXY/socket'); } catch (error) {}
for (const each of ['http://PROXY/direct.js', 'http://other.ru/tracker.js', '/closed/data.js']) {
  const tag = document.createElement('script'); tag.src = each; document.head.append(tag);
}
"""
MENU = "<a href=/nastavnik>Наставничество</a> <a href=/docs>Документы</a>" + WORDS


def _said(html: str) -> Reply:
    return Reply(json.dumps({"html": html}).encode(), 200, {"Content-Type": "application/json"})


def _sites() -> dict[str, Site]:
    drawn: Site = {
        "/robots.txt": text("User-agent: *\nDisallow: /closed\n"),
        "/": SHELL,
        "/nastavnik": SHELL,
        "/docs": SHELL,
        "/api/": _said(MENU),
        "/api/nastavnik": _said("<h1>Наставничество</h1><a href=/order.pdf>Приказ о внедрении целевой модели наставничества</a>" + MENU),
        "/api/docs": _said("<h1>Документы</h1>" + MENU),
        "/closed/data.js": text("0"),
        "/order.pdf": pdf("order"),
    }
    return {"drawn.ru": drawn, "plain.ru": school()}


@dataclass
class Looked:
    web: Web
    results: dict[str, Result]


def _looked(folder: Path, names: tuple[str, ...], **settings: Any) -> Looked:
    with Web(_sites()) as web:
        site = web.sites["drawn.ru"]
        assert isinstance(site, dict)
        site["/app.js"] = Reply(
            SCRIPT.replace("PROXY", web.proxy.removeprefix("http://")).encode(), 200, {"Content-Type": "text/javascript"}
        )
        workspace, audit_id = audit(folder, [organisation(name, f"http://{name}/") for name in names])
        crawl(folder, audit_id, web, **settings)
        return Looked(web, {name: Result(workspace, audit_id, name) for name in names})


@pytest.fixture(scope="module")
def looked(tmp_path_factory: pytest.TempPathFactory) -> Looked:
    browser = browser_path()
    if lacking() or browser is None:
        if os.environ.get("CI"):
            pytest.fail(lacking() or "")
        pytest.skip(lacking() or "")
    return _looked(tmp_path_factory.mktemp("drawn"), ("drawn.ru", "plain.ru"), browser=browser)


def test_what_scripts_draw_is_read_and_leads_on(looked: Looked) -> None:
    result = looked.results["drawn.ru"]
    fetch = result.fetches["http://drawn.ru/nastavnik"]
    assert fetch.sha256
    assert "Приказ о внедрении" in result.blobs.get(fetch.sha256).decode()
    assert result.fetches["http://drawn.ru/order.pdf"].sha256


def test_nothing_is_called_absent_from_a_drawn_site(looked: Looked) -> None:
    """What shows only after a click is not drawn."""
    outcome = looked.results["drawn.ru"].outcome
    assert (outcome.reached, outcome.complete, outcome.reason) == (True, False, "js_only")


def test_the_browser_gets_only_what_the_crawler_may_ask(looked: Looked) -> None:
    asked = {seen.url.partition("?")[0] for seen in looked.web.log}
    assert {url for url in asked if not url.startswith(("http://drawn.ru/", "http://plain.ru/"))} == set()
    assert not asked & {"http://drawn.ru/counter.gif", "http://drawn.ru/closed/data.js"}
    assert {seen.headers["user-agent"].partition("/")[0] for seen in looked.web.log} == {"NastavnikAudit"}


def test_each_shell_and_script_is_asked_once(looked: Looked) -> None:
    asked = looked.web.asked("drawn.ru")
    assert [asked.count(path) for path in ("/", "/nastavnik", "/app.js", "/api/nastavnik")] == [1, 1, 1, 1]


def test_a_site_that_needs_no_scripts_sees_no_browser(looked: Looked) -> None:
    assert looked.results["plain.ru"].outcome.complete


def test_without_the_setting_such_a_site_is_not_checked(tmp_path: Path) -> None:
    found = _looked(tmp_path, ("drawn.ru",))
    assert found.results["drawn.ru"].outcome.reason == "js_only"
    assert "/app.js" not in found.web.asked("drawn.ru")


def test_a_browser_that_does_not_start_changes_nothing(tmp_path: Path) -> None:
    found = _looked(tmp_path, ("drawn.ru",), browser=Path("/bin/false"))
    assert (found.results["drawn.ru"].outcome.reached, found.results["drawn.ru"].outcome.reason) == (True, "js_only")


def test_a_missing_browser_is_told_with_its_remedy(tmp_path: Path) -> None:
    words = lacking(tmp_path / "no-such-browser")
    assert words
    assert "NASTAVNIK_CHROMIUM" in words or "pip install" in words
