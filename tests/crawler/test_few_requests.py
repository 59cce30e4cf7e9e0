"""What a look need not ask, and what it asks all the same: every saving beside the place where it must not save."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from crawler.focus import ARCHIVE, NEEDED, Place
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Reply, Site, Web, page, pdf
from tests.crawler.test_focus import score


def told(menu: str, title: str, body: str = "") -> Reply:
    """A page of its own words."""
    return page(f"{menu}<h1>{title}</h1>{body}{WORDS}<p>Страница «{title}»</p>", title=title)


def asked_of(folder: Path, host: str, site: Site, *, settled: bool = False) -> tuple[list[str], bool]:
    """Addresses asked, in order, and whether the look was complete."""
    with Web({host: site}) as web:
        workspace, audit_id = audit(folder, [organisation(host, f"http://{host}/")])
        crawl(folder, audit_id, web, settled=settled)
        return web.asked(host), Result(workspace, audit_id, host).outcome.complete


def test_a_list_of_news_is_turned_as_news_though_it_lies_where_documents_do() -> None:
    turned = "/s1/DocLib7/Forms/AllItems.aspx?PageFirstRow=31"
    assert score("2", turned, Place(score=75.0, depth=1, hub=True, lists=True, news=True)) == ARCHIVE
    assert score("2", turned, Place(score=75.0, depth=1, hub=True, lists=True)) >= NEEDED


def test_latest_news_of_the_start_page_are_news_and_what_the_news_do_not_repeat_is_asked(tmp_path: Path) -> None:
    menu = (
        "<nav><ul>"
        + "".join(f"<li><a href='/m/{n}'>{t}</a>" for n, t in enumerate(("О школе", "Ученикам", "Кружки", "Новости", "Документы")))
        + "</ul></nav>"
    )
    items = "".join(f"<p><a href='/m/{n}'>{t}</a></p>" for n, t in ((20, "Осенний кросс"), (21, "Выставка рисунков")))
    only_here = "<p><a href='/m/30'>Важное</a></p>"
    site = {
        "/": told(menu, "Школа", items + only_here),
        **{f"/m/{n}": told(menu, t) for n, t in enumerate(("О школе", "Ученикам", "Кружки"))},
        "/m/4": told(menu, "Документы"),
        "/m/3": told(menu, "Новости", items + "<p><a href='/m/22'>Субботник</a></p>"),
        "/m/30": told(menu, "Важное", "<a href='/o.pdf'>Приказ о внедрении целевой модели наставничества</a>"),
        "/o.pdf": pdf("order"),
        **{f"/m/{n}": told(menu, f"Новость {n}") for n in (20, 21, 22)},
    }
    asked, _ = asked_of(tmp_path, "teasers.ru", site)
    assert {"/m/30", "/o.pdf"} <= set(asked)
    assert not {"/m/20", "/m/21", "/m/22"} & set(asked)


def test_a_card_that_prints_the_act_spares_its_file_only_where_that_decides(tmp_path: Path) -> None:
    menu = "<nav><ul><li><a href='/'>Главная</a><li><a href='/site/pub?id=5'>Наставничество</a></ul></nav>"
    card = "<p>Приказ № 5 от 12.09.2022 о внедрении целевой модели наставничества</p><a href='/file/download?id=7'>Скачать</a>"
    site = {
        "/": told(menu, "Школа"),
        "/site/pub?id=5": told(menu, "Наставничество", "<a href='/file/card?id=7'>Приказ о внедрении наставничества</a>"),
        "/file/card?id=7": told(menu, "Приказ о внедрении наставничества", card),
        "/file/download?id=7": pdf("order"),
    }
    decided, _ = asked_of(tmp_path / "decided", "card.ru", site, settled=True)
    open_still, _ = asked_of(tmp_path / "open", "card.ru", site)
    assert "/file/card?id=7" in decided
    assert "/file/download?id=7" not in decided
    assert "/file/download?id=7" in open_still


def test_the_teachers_page_is_opened_before_lists_of_papers_unless_the_menu_names_what_is_under_it(tmp_path: Path) -> None:
    def site(under: str) -> Site:
        menu = f"<nav><ul><li><a href='/d/'>Документы</a><li><a href='/t/'>Педагогам</a>{under}</ul></nav>"
        section = "<p><a href='/s/'>Наставничество</a></p>"
        papers = told(menu, "Документы", "<a href='/d/p.pdf'>Положение о питании</a>")
        return {
            "/": told(menu, "Школа"), "/d/": papers, "/t/": told(menu, "Педагогам", section), "/s/": told(menu, "Наставничество"),
            "/k/": told(menu, "Курсы"),
        }  # fmt: skip

    closed, _ = asked_of(tmp_path / "closed", "ways.ru", site(""))
    opened, _ = asked_of(tmp_path / "opened", "ways.ru", site("<ul><li><a href='/k/'>Курсы</a></ul>"))
    assert closed.index("/t/") < closed.index("/d/")
    assert opened.index("/d/") < opened.index("/t/")


def test_pages_that_lead_on_are_opened_before_pages_under_those_that_led_nowhere(tmp_path: Path) -> None:
    menu = "<nav><ul><li><a href='/t/'>Педагогам</a><li><a href='/v/'>Деятельность</a></ul></nav>"
    site = {
        "/": told(menu, "Школа"),
        "/t/": told(menu, "Педагогам", "<p><a href='/t/mo/'>Методические объединения</a></p>"),
        "/t/mo/": told(menu, "Методические объединения"),
        "/v/": told(menu, "Деятельность", "<p><a href='/v/n/'>Наставничество</a></p>"),
        "/v/n/": told(menu, "Наставничество"),
    }
    asked, _ = asked_of(tmp_path, "closed.ru", site)
    assert asked.index("/t/") < asked.index("/v/") < asked.index("/t/mo/")


def test_a_guessed_address_is_not_asked_beside_the_one_that_a_link_writes_without_its_slash(tmp_path: Path) -> None:
    menu = "<nav><ul><li><a href='/'>Главная</a><li><a href='/info/'>Сведения об образовательной организации</a></ul></nav>"
    site = {
        "/": told(menu, "Школа"),
        "/info/": told(menu, "Сведения об образовательной организации", "<a href='/sveden/document'>Документы</a>"),
        "/sveden/document": told(menu, "Документы"),
    }
    asked, _ = asked_of(tmp_path, "slash.ru", site)
    assert [path for path in asked if "document" in path] == ["/sveden/document"]


def test_where_all_pages_share_a_folder_acts_in_it_make_no_neighbours(tmp_path: Path) -> None:
    titles = {1: "О школе", 2: "Ученикам", 3: "Документы", 4: "Воспитание", 5: "Ссылки", 6: "Кружки"}
    menu = "<nav><ul>" + "".join(f"<li><a href='/site/pub?id={n}'>{t}</a>" for n, t in titles.items()) + "</ul></nav>"
    leaf = "<ul><li>Воспитание<ul><li><a href='/site/pub?id=40'>Юнармия</a></ul></ul>"
    site = {
        "/": told(menu, "Школа"),
        **{f"/site/pub?id={n}": told(menu, t, leaf if n == 4 else "") for n, t in titles.items() if n != 3},
        "/site/pub?id=3": told(menu, "Документы", "<a href='/site/pub?id=9'>Положение о наставничестве педагогов</a>"),
        "/site/pub?id=9": told(menu, "Положение о наставничестве педагогов", "<p>1. Общие положения</p>"),
        "/site/pub?id=40": told(menu, "Юнармия"),
    }  # fmt: skip
    asked, _ = asked_of(tmp_path, "shared.ru", site)
    assert "/site/pub?id=9" in asked
    assert "/site/pub?id=40" not in asked


ORDER = "Приказ о внедрении целевой модели наставничества"


def hidden() -> dict[str, Site]:
    """Sites whose one act lies where nobody would look for it; their menus name the usual pages."""
    titles = {"/about/": "О школе", "/docs/": "Документы", "/food/": "Питание", "/club/": "Юнармия", "/feed/": "Новости школы"}
    menu = "<nav><ul>" + "".join(f"<li><a href='{path}'>{title}</a>" for path, title in titles.items()) + "</ul></nav>"
    link = f"<a href='/o.pdf'>{ORDER}</a>"

    def site(more: dict[str, Reply] | None = None, **bodies: str) -> Site:
        usual = {path: told(menu, title, bodies.get(path.strip("/"), "")) for path, title in titles.items()}
        return {"/": told(menu, "Школа", bodies.get("home", "")), **usual, "/o.pdf": pdf("order"), **(more or {})}

    folders = ["/docs/", "/docs/a/", "/docs/a/b/", "/docs/a/b/c/", "/docs/a/b/c/d/", "/docs/a/b/c/d/e/"]
    deep = {one: told(menu, f"Папка {n}", f"<p><a href='{two}'>Папка {n + 1}</a></p>") for n, (one, two) in enumerate(pairwise(folders))}
    turns = "".join(f"<a href='/docs/?page={n}'>{n}</a> " for n in (2, 3))
    pages = {
        f"/docs/?page={n}": told(menu, "Документы", f"<p>Стр. {n}</p>{link if n == 3 else ''}<div class=pagination>{turns}</div>")
        for n in (2, 3)
    }
    places = "<?xml version='1.0'?><urlset><url><loc>http://unlinked.ru/x/17/</loc></url></urlset>"
    latest = "<p><a href='/n/1'>Осенний кросс</a></p><p><a href='/n/2'>Выставка</a></p>"
    return {
        "subject.ru": site(food=link),
        "mute.ru": site(club=f"<h2>{ORDER}</h2><p><a href='/o.pdf'>Скачать</a></p>"),
        "footer.ru": site(home=f"<footer><details><summary>Педагогам</summary>{link}</details></footer>"),
        "deep.ru": site(deep | {folders[-1]: told(menu, "Папка", link)}),
        "turned.ru": site(pages, docs=f"<div class=pagination>{turns}</div>"),
        "unlinked.ru": site({"/sitemap.xml": Reply(places.encode()), "/x/17/": told(menu, "Страница", link)}),
        "beside-news.ru": site({"/y/": told(menu, "Важное", link)}, home=f"{latest}<p><a href='/y/'>Важное</a></p>", feed=latest),
    }


def test_an_act_is_found_wherever_it_hides(tmp_path: Path) -> None:
    sites = hidden()
    with Web(sites) as web:
        _, audit_id = audit(tmp_path, [organisation(host, f"http://{host}/") for host in sites])
        crawl(tmp_path, audit_id, web)
        missed = [host for host in sites if "/o.pdf" not in web.asked(host)]
    assert missed == []
