"""A site that by its own title is another school's proves nothing of this one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.identity import another_named, moved_to
from crawler.pages import Page
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Site, Web, menu, page


@pytest.mark.parametrize(
    ("title", "name", "another"),
    [
        ("МБОУ СОШ № 12 г. Лесной", "МБОУ СОШ № 7", True),
        ("Официальный сайт гимназии №3", "МБОУ «Гимназия № 13»", True),
        ("Детский сад № 5 «Ромашка»", "МБДОУ детский сад № 15", True),
        ("МБОУ СОШ №7", "Муниципальное бюджетное общеобразовательное учреждение «Школа № 7»", False),
        ("Школа № 07", "МБОУ СОШ № 7", False),
        ("Школа № 12 (корпус школы № 7)", "МБОУ СОШ № 7", False),
        ("Главная", "МБОУ СОШ № 7", False),
        ("Школа № 12", "МБОУ «Лесная школа»", False),
        ("Лесная школа", "МБОУ СОШ № 7", False),
        ("Приказ № 12 от 01.09.2023", "МБОУ СОШ № 7", False),
        ("Школа года: итоги 2023", "МБОУ СОШ № 7", False),
    ],
)
def test_numbers_tell_schools_apart(title: str, name: str, another: bool) -> None:
    body = f"<html><head><title>{title}</title></head><body><h1>Школа № 99</h1></body></html>".encode()
    assert (another_named(Page("http://s.ru/", body), name) is not None) is another


def test_another_schools_site_proves_no_absence(tmp_path: Path) -> None:
    home = page(menu(("/docs", "Документы")) + WORDS, title="МБОУ СОШ № 12")
    with Web({"s.ru": {"/": home, "/docs": page("<h1>Документы</h1>" + WORDS)}}) as web:
        own = replace(organisation("own", "http://s.ru/"), name="МБОУ СОШ № 12")
        wrong = replace(organisation("wrong", "http://www.s.ru/"), name="МБОУ СОШ № 7")
        web.sites["www.s.ru"] = web.sites["s.ru"]
        workspace, audit_id = audit(tmp_path, [own, wrong])
        crawl(tmp_path, audit_id, web)
        assert Result(workspace, audit_id, "own").outcome.complete
        outcome = Result(workspace, audit_id, "wrong").outcome
        assert (outcome.reached, outcome.complete, outcome.reason) == (True, False, "other_site")
        assert "МБОУ СОШ № 12" in outcome.detail


NEW = "http://nasha-shkola.ru/"


@pytest.mark.parametrize(
    ("body", "moved"),
    [
        (f"<p>Наш сайт переехал на новый адрес: <a href='{NEW}'>nasha-shkola.ru</a></p>", True),
        (f"<p>Уважаемые родители! Официальный сайт школы теперь здесь: <a href='{NEW}'>перейти</a></p>", True),
        ("<p>Этот сайт больше не обновляется. Новый адрес сайта школы: nasha-shkola.ru</p>", True),
        (f"<p>С 1 сентября мы перешли на платформу Госвеб: <a href='{NEW}'>сайт</a></p>", True),
        (f"<p>Старый сайт школы: <a href='{NEW}'>архив</a></p>", False),
        (f"<p>Наши друзья: <a href='{NEW}'>Школа № 5</a></p>", False),
        ("<p>Мы переехали в новое здание! Новый адрес школы: ул. Лесная, 5.</p>", False),
        ("<p>Теперь мы и <a href='https://vk.com/school'>ВКонтакте</a>: новый адрес нашей страницы</p>", False),
        (f"<p>Официальный сайт <a href='{NEW}'>Минпросвещения</a></p>", False),
    ],
)
def test_a_site_that_says_it_has_moved(body: str, moved: bool) -> None:
    page_of_it = Page("http://s.ru/", f"<html><body>{body}{WORDS}</body></html>".encode())
    assert moved_to(page_of_it) == ("nasha-shkola.ru" if moved else None)


def test_a_site_that_moved_and_one_that_is_no_schools_prove_no_absence(tmp_path: Path) -> None:
    told = f"<p>Наш сайт переехал на новый адрес: <a href='{NEW}'>nasha-shkola.ru</a></p>"
    home = menu(("/about", "О нас"), ("/news", "Новости"))
    shop = "<p>" + "Окна и двери от производителя, доставка и монтаж. " * 12 + "</p>"
    sites: dict[str, Site] = {
        "moved.ru": {"/": page(home + told + WORDS), "/about": page("<h1>О нас</h1>" + WORDS)},
        "sold.ru": {"/": page(home + shop), "/about": page("<h1>О нас</h1>" + shop)},
    }
    with Web(sites) as web:
        workspace, audit_id = audit(tmp_path, [organisation(name, f"http://{name}.ru/") for name in ("moved", "sold")])
        crawl(tmp_path, audit_id, web)
        for name, word in (("moved", "nasha-shkola.ru"), ("sold", "чужой")):
            outcome = Result(workspace, audit_id, name).outcome
            assert (outcome.reached, outcome.complete, outcome.reason) == (True, False, "other_site")
            assert word in outcome.detail
