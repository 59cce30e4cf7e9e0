"""Saved pages, one folder a case: what each platform's reader takes from them."""

from __future__ import annotations

import json
from contextlib import suppress
from html import escape
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from crawler import urls
from crawler.pages import Page
from crawler.platforms import PLATFORMS, platform_named, platform_of
from crawler.platforms.base import exactly_one
from crawler.platforms.sharepoint import SharePoint
from data.errors import LayoutChanged

PAGES = Path(__file__).parents[1] / "pages"
ENGINES = {platform.name for platform in PLATFORMS} | {"generic"}
CASES = sorted(path.parent for name in ENGINES for path in (PAGES / name).glob("*/page.html"))


def read(case: Path) -> Page:
    return Page(yaml.safe_load((case / "page.yml").read_text(encoding="utf-8"))["url"], (case / "page.html").read_bytes())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_saved_page(case: Path) -> None:
    page = read(case)
    platform = platform_of(page)
    found = [
        {
            "url": urls.canonical(link.url),
            "text": link.text,
            "heading": link.heading,
            "trail": link.trail,
            "kind": link.kind,
            "furniture": link.boilerplate,
            **({"pager": True} if link.pager else {}),
        }
        for link in platform.links(page)
        if link.kind != "image"
    ]
    answer = {"platform": platform.name, "title": page.title, "links": found}
    saved = case / "expected.json"
    if not saved.exists():
        saved.write_text(json.dumps(answer, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{saved} is new: read it, commit it")
    assert answer == json.loads(saved.read_text(encoding="utf-8"))


def test_every_platform_has_a_saved_page() -> None:
    assert {case.parent.name for case in CASES} == ENGINES
    assert [platform_of(read(case)).name for case in CASES] == [case.parent.name for case in CASES]


def test_a_list_view_without_rows_of_a_known_form_is_a_changed_layout() -> None:
    body = b"<html><meta name=GENERATOR content='Microsoft SharePoint'><div id=grid></div></html>"
    with pytest.raises(LayoutChanged, match="AllItems"):
        SharePoint().links(Page("https://ciur.ru/izh/s1/DocLib1/Forms/AllItems.aspx", body))


def test_a_list_view_with_its_heading_and_no_rows_is_an_empty_library() -> None:
    table = "<table class=ms-listviewtable><tr class=ms-viewheadertr><th>Имя</th></tr></table>"
    page = Page(
        "https://ciur.ru/izh/s1/DocLib1/Forms/AllItems.aspx", f"<meta name=GENERATOR content='Microsoft SharePoint'>{table}".encode()
    )
    assert SharePoint().links(page) == []


def test_rows_that_are_plain_links_to_documents_are_rows_and_a_document_of_the_menu_is_none() -> None:
    address, generator = "https://ciur.ru/izh/s1/DocLib1/Forms/AllItems.aspx", "<meta name=GENERATOR content='Microsoft SharePoint'>"
    row = "<table><tr><td><a href='/izh/s1/DocLib1/prikaz.doc'>Приказ</a></td></tr></table>"
    assert [link.text for link in SharePoint().links(Page(address, f"{generator}{row}".encode()))] == ["Приказ"]
    menu = "<nav class=menu><ul><li><a href='/izh/s1/ustav.pdf'>Устав</a></li></ul></nav><div id=grid></div>"
    with pytest.raises(LayoutChanged, match="AllItems"):
        SharePoint().links(Page(address, f"{generator}{menu}".encode()))


@pytest.mark.parametrize(
    ("engine", "address"),
    [
        ("bitrix", "http://s.ru/news/?PAGEN_1=2"),
        ("gosweb", "http://s.ru/novosti/?curPos=20"),
        ("ucoz", "http://s.ru/load/akty/12"),
        ("joomla", "http://s.ru/novosti?start=10"),
        ("wordpress", "http://s.ru/category/akty/page/2/"),
        ("filecard", "http://s.ru/file/card?id=9"),
    ],
)
def test_a_list_without_a_row_is_a_changed_layout_unless_it_says_that_it_is_empty(engine: str, address: str) -> None:
    frame = "<nav><a href='/about'>О школе</a></nav><div id=list>{}</div>"
    platform = platform_named(engine)
    with pytest.raises(LayoutChanged):
        platform.links(Page(address, frame.format("<div class=row data-id=5></div>").encode()))
    if "card" not in address:
        assert platform.links(Page(address, frame.format("Нет материалов").encode()))


@pytest.mark.parametrize(
    "html",
    [
        "<a href='http://other.ru/wp-content/uploads/2022/01/order.pdf'>Приказ</a>",
        "<a href='https://uo.ru/bitrix/templates/x.css'>Управление</a><a href='http://x.ucoz.net/_ld/0/1.pdf'>Акт</a>",
        "<a href='https://ciur.ru/izh/s1/DocLib1/Forms/AllItems.aspx'>Документы</a>",
        "<a href='http://other.edumsko.ru/uploads/2000/1396/section/9/1.pdf'>Приказ соседей</a>",
        "<a href='http://x.uralschool.ru/file/card?id=5'>Карточка</a><a href='/files/card'>Наша</a>",
    ],
)
def test_what_a_page_links_to_elsewhere_says_nothing_of_its_engine(html: str) -> None:
    assert platform_of(Page("http://school.ru/", f"<html><body>{html}</body></html>".encode())).name == "generic"


@pytest.mark.parametrize("host", ["shkola9.uralschool.ru", "sh9-r04.gosweb.gosuslugi.ru", "school9.edumsko.ru", "shkola9.ucoz.net"])
def test_a_host_alone_is_no_sign(host: str) -> None:
    assert platform_of(Page(f"http://{host}/", "<html><body><a href='/about'>О школе</a></body></html>".encode())).name == "generic"


@pytest.mark.parametrize(
    ("engine", "html", "address"),
    [
        ("wordpress", "", "http://s.ru/?s=наставни"),
        ("bitrix", "<form action='https://yandex.ru/search/site/'><input name=text></form>", "http://s.ru/search/?q=наставничество"),
        ("bitrix", "<form action='/poisk/' class=search><input name=q></form>", "http://s.ru/poisk/?q=наставничество"),
        ("ucoz", "", "http://s.ru/search/?q=наставничество"),
        ("gosweb", "", "http://s.ru/search/?search_query=наставничество"),
        ("joomla", "", "http://s.ru/index.php?option=com_search&view=search&searchphrase=all&searchword=наставни"),
        ("joomla", "<div class=mod-finder></div>", "http://s.ru/index.php?option=com_finder&view=search&q=наставничество"),
    ],
)
def test_where_an_engine_searches(engine: str, html: str, address: str) -> None:
    form = platform_named(engine).search(Page("http://s.ru/", f"<html><body>{html}<p>Школа</p></body></html>".encode()))
    assert form is not None
    assert unquote(form.address) == address


def test_an_unknown_engine_without_a_form_searches_nowhere() -> None:
    assert platform_named("generic").search(Page("http://s.ru/", b"<p>School</p>")) is None


BROKEN = st.text(max_size=60) | st.sampled_from(["http://[", "//[x", "http://a:b/", "http://[::1", "?goto=%ff%", "javascript:void("])


@given(st.lists(BROKEN, max_size=5), st.sampled_from(["/", "/news/?PAGEN_1=2", "/load/5", "/file/card?id=1", "/page/2/"]))
def test_no_address_however_broken_stops_a_reader(addresses: list[str], here: str) -> None:
    counted = "http://s.ru/bitrix/redirect.php?goto="
    anchors = "".join(f'<a href="{escape(each)}">Приказ</a><a href="{counted}{escape(each)}">5</a>' for each in addresses)
    page = Page(f"http://s.ru{here}", f"<html><body>{anchors}</body></html>".encode("utf-8", "replace"))
    for platform in (*PLATFORMS, platform_of(page)):
        with suppress(LayoutChanged):
            assert all(isinstance(link.url, str) for link in platform.links(page))


def test_exactly_one() -> None:
    assert exactly_one(["a"], "список", "http://s.ru/") == "a"
    with pytest.raises(LayoutChanged, match="список"):
        exactly_one([], "список", "http://s.ru/")
