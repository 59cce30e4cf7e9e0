"""A site that by its own title is another school's proves nothing of this one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.identity import another_named
from crawler.pages import Page
from tests.crawler.run import Result, audit, crawl, organisation
from tests.crawler.server import WORDS, Web, menu, page


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
    home = page(menu(("/about", "О школе")) + WORDS, title="МБОУ СОШ № 12")
    with Web({"s.ru": {"/": home, "/about": page("<h1>О школе</h1>" + WORDS)}}) as web:
        own = replace(organisation("own", "http://s.ru/"), name="МБОУ СОШ № 12")
        wrong = replace(organisation("wrong", "http://www.s.ru/"), name="МБОУ СОШ № 7")
        web.sites["www.s.ru"] = web.sites["s.ru"]
        workspace, audit_id = audit(tmp_path, [own, wrong])
        crawl(tmp_path, audit_id, web)
        assert Result(workspace, audit_id, "own").outcome.complete
        outcome = Result(workspace, audit_id, "wrong").outcome
        assert (outcome.reached, outcome.complete, outcome.reason) == (True, False, "other_site")
        assert "МБОУ СОШ № 12" in outcome.detail
