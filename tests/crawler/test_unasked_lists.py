"""Lists of documents and menus that only scripts open, and what is kept elsewhere, prove no absence. Made-up sites, one crawl."""

from __future__ import annotations

import pytest

from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Site, Web, menu, page

PAPER = "<p><a href='/f/pitanie.pdf'>Положение о питании</a></p>"

OF_LIST = {
    "figures that a script turns": (f"{PAPER}<div><b>1</b> <span onclick='go(2)'>2</span> <span onclick='go(3)'>3</span></div>", "js_only"),
    "figures of a form": (f"{PAPER}<form method=post><input type=submit value=1><input type=submit value=2></form>", "js_only"),
    "next by a script": (f"{PAPER}<a href='#' onclick='turn(1)'>Следующая страница</a>", "js_only"),
    "folders that a script opens": ("<ul><li data-folder=3>Приказы</li><li data-folder=4>Положения</li></ul>", "js_only"),
    "orders without an address": (f"{PAPER}<p onclick='load(5)'>Приказ № 145 от 01.09.2023</p>", "js_only"),
    "an empty table": ("<table id=t></table><script>$('#t').DataTable({ajax: '/api/list'})</script>", "js_only"),
    "a folder on a disk": (f"{PAPER}<a href='https://disk.yandex.ru/d/MadeUp'>Остальное здесь</a>", "outside_link"),
    "a disk in a frame": ("<iframe src='https://drive.google.com/embeddedfolderview?id=MadeUp'></iframe>", "outside_link"),
    "a disk in plain words": (f"{PAPER}<p>Архив: https://disk.yandex.ru/d/MadeUp</p>", "outside_link"),
    "acts on another host": (f"{PAPER}<a href='http://sch-akty.ru/'>Локальные нормативные акты</a>", "outside_link"),
}
OF_MENU = {
    "a button of the old net": ("<li><a href=\"javascript:__doPostBack('m','7')\">Методическая работа</a></li>", "js_only"),
    "a choice without addresses": ("<li><select><option>Разделы</option><option value=7>Педагогам</option></select></li>", "js_only"),
    "a disk in the menu": ("<li><a href='https://disk.yandex.ru/d/MadeUp'>Методическая копилка</a></li>", "outside_link"),
    "another host in the menu": ("<li><a href='http://metod-sch.ru/'>Методическая служба</a></li>", "outside_link"),
    "a page that is down": ("<li><a href='/500'>Ступени роста</a></li>", "server_error"),
    "a page that is shut": ("<li><a href='/403'>Ступени роста</a></li>", "blocked"),
    "a page that scripts fill": ("<li><a href='/shell'>Ступени роста</a></li>", "js_only"),
}
PLAIN = {
    "papers and nothing else": PAPER,
    "a disk of photographs": f"{PAPER}<a href='https://disk.yandex.ru/d/MadeUp'>Фотографии</a>",
    "a presentation": f"{PAPER}<a href='https://disk.yandex.ru/i/MadeUp'>Презентация о школе</a>",
    "figures of a slider": f"{PAPER}<p><a href='#' data-slide-to=0>1</a><a href='#' data-slide-to=1>2</a></p>",
    "notes": f"{PAPER}<a href='#n1'>1</a> <a href='#n2'>2</a><p id=n1>а</p><p id=n2>б</p>",
    "another paper without an address": f"{PAPER}<p onclick='load(5)'>Положение о питании обучающихся</p>",
    "tabs": "<a data-toggle=tab href='#a'>Приказы</a><div id=a><a href='/f/pitanie.pdf'>Приказ о питании</a></div>",
}


def _host(name: str) -> str:
    return f"{name.replace(' ', '-')}.ru"


def _site(item: str, listed: str) -> Site:
    top = menu(("/docs", "Документы"), ("/about", "О школе")).replace("</ul>", f"{item}</ul>")

    def told(title: str, body: str = "") -> Reply:
        return page(f"{top}<h1>{title}</h1>{body}{WORDS}", title=title)

    return {
        "/": told("Школа"),
        "/docs": told("Документы", listed),
        "/about": told("О школе", "<p>История школы.</p>"),
        "/500": page("<h1>Ошибка</h1>", status=500),
        "/403": page("<h1>Нельзя</h1>", status=403),
        "/shell": page(f"{top}<div id=app></div><script>fetch('/api/steps')</script>", title="Ступени роста"),
        "/f/pitanie.pdf": Reply(b"%PDF-1.4\n%%EOF\n", 200, {"Content-Type": "application/pdf"}),
    }


UNSEEN = {**OF_LIST, **OF_MENU}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    sites = {name: _site("", body) for name, (body, _) in OF_LIST.items()}
    sites |= {name: _site(item, PAPER) for name, (item, _) in OF_MENU.items()} | {name: _site("", body) for name, body in PLAIN.items()}
    with Web({_host(name): site for name, site in sites.items()}) as web:
        folder = tmp_path_factory.mktemp("lists")
        workspace, audit_id = audit(folder, [organisation(name, f"http://{_host(name)}/") for name in sites])
        crawl(folder, audit_id, web)
        return {name: Result(workspace, audit_id, name) for name in sites}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_was_not_shown_is_unknown(crawled: dict[str, Result], name: str) -> None:
    outcome = crawled[name].outcome
    assert (outcome.reached, outcome.complete, outcome.reason) == (True, False, UNSEEN[name][1])


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_list_is_seen(crawled: dict[str, Result], name: str) -> None:
    outcome = crawled[name].outcome
    assert outcome.complete, outcome
