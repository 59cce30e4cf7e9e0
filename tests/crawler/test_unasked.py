"""What a page offers and nobody can ask for by an address proves no absence; what it holds already does. Made-up sites, one crawl."""

from __future__ import annotations

import base64

import pytest

from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Site, Web, menu, page

HEAD = "<h1>Наставничество</h1>"
SCAN = base64.b64encode(b"\x89PNG" + bytes(30_000)).decode()

UNSEEN = {
    "a button brings the rest": ("<ul><li>2023</li></ul><button class=load-more data-page=2>Показать ещё</button>", "js_only"),
    "rows come by a handler": ("<div onclick='next()'>Загрузить больше документов</div>", "js_only"),
    "a form keeps the act": ("<form method=post><button name=id value=7>Приказ о внедрении наставничества</button></form>", "js_only"),
    "a link with no address": ("<p><a href='#'>Положение о наставничестве педагогических работников</a></p>", "js_only"),
    "a file of the author's disk": (r"<a href='C:\Users\metod\prikaz.docx'>Приказ о внедрении наставничества</a>", "js_only"),
    "a file of another net": ("<a href='ftp://s.ru/prikaz.docx'>Приказ о внедрении наставничества</a>", "js_only"),
    "a line that a script opens": ("<span data-id=7>Приказ о внедрении целевой модели наставничества</span>", "js_only"),
    "years that a script loads": ("<select><option value=23>Приказы о наставничестве 2023</option></select>", "js_only"),
    "a scan in the page itself": (f"<img src='data:image/png;base64,{SCAN}'>", "unread_document"),
    "for members": ("<p>Доступ к разделу ограничен</p>", "blocked"),
    "by a password": ("<p>Для просмотра документов введите пароль</p><form><input type=password name=p></form>", "blocked"),
    "a fault in the middle": ("<p>Warning: mysqli_connect(): (HY000/2002)</p>", "server_error"),
    "still loading": ("<div class=docs>Загрузка документов...</div>", "js_only"),
    "in a social network": ("<p>Документы размещены в группе ВКонтакте</p>", "outside_link"),
    "an application's root": ("<div id=app></div><script>fetch('/api/docs')</script>", "js_only"),
}
SEEN = {
    "an accordion": "<button data-toggle=collapse>Приказ о внедрении наставничества</button><div><a href='/p.pdf'>Приказ</a></div>",
    "a folded list": "<ul><li><a href='#'>Наставничество</a><ul><li><a href='/about'>О школе</a></li></ul></li></ul>",
    "an anchor": "<a href='#here'>Положение о наставничестве педагогов</a><p id=here>Скоро</p>",
    "a heading": "<div class=more>Подробнее о наставничестве</div>",
    "a small picture": "<img src='data:image/png;base64,iVBORw0KGgo='>",
    "the day's word": "<p>Вход в школу с улицы Лесной</p>",
}


def _host(name: str) -> str:
    return f"{name.replace(' ', '-').replace(chr(39), '')}.ru"


def _site(body: str) -> Site:
    home = page(menu(("/nastavnichestvo", "Наставничество"), ("/about", "О школе")) + WORDS, title="Школа")
    about = page("<h1>О школе</h1><div id=about>Мы рады гостям</div>" + WORDS)
    paper = Reply(b"%PDF-1.4\n%%EOF\n", 200, {"Content-Type": "application/pdf"})
    return {"/": home, "/about": about, "/nastavnichestvo": page(HEAD + body + WORDS), "/p.pdf": paper}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    bodies = {**{name: body for name, (body, _) in UNSEEN.items()}, **SEEN}
    with Web({_host(name): _site(body) for name, body in bodies.items()}) as web:
        folder = tmp_path_factory.mktemp("unasked")
        workspace, audit_id = audit(folder, [organisation(name, f"http://{_host(name)}/") for name in bodies])
        crawl(folder, audit_id, web)
        return {name: Result(workspace, audit_id, name) for name in bodies}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_was_not_shown_is_unknown(crawled: dict[str, Result], name: str) -> None:
    outcome = crawled[name].outcome
    assert (outcome.reached, outcome.complete, outcome.reason) == (True, False, UNSEEN[name][1])


@pytest.mark.parametrize("name", SEEN)
def test_what_the_page_holds_is_seen(crawled: dict[str, Result], name: str) -> None:
    outcome = crawled[name].outcome
    assert outcome.complete, outcome
