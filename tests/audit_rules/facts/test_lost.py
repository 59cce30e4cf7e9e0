"""What a site lost, hid or keeps elsewhere, told by the page it stood on: made-up pages of the shapes schools have."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data.models import PACKAGE, Declared, Unseen
from tests.audit_rules.facts.site_made import ROOT, Site
from tests.audit_rules.facts.test_site import NEW, OLD

REGULATION = """УТВЕРЖДЕНО
приказом директора
от 01.09.2020 № 12
Положение о наставничестве
1. Общие положения
1.1. Положение определяет порядок наставничества педагогических работников школы по форме «учитель – учитель».
2. Наставник помогает молодому педагогу освоиться в профессии.
"""


def may_be_order(unseen: tuple[Unseen, ...]) -> list[str]:
    return [each.url.removeprefix(ROOT) for each in unseen if "implementation_order" in each.may_be]


def section(title: str = "Наставничество", path: str = "/p77") -> Site:
    return Site().page(path, title, "Наши документы").file("/reg.pdf", REGULATION, link="Положение", source=path)


@pytest.mark.parametrize("link", ["Приказ о внедрении", "О введении в действие", "Скачать", "Приказ 2022 г."])
def test_the_title_of_the_page_speaks_where_no_heading_stands_above_the_link(link: str) -> None:
    assert may_be_order(section().dead("/lost.pdf", "dead_link", link=link, source="/p77").facts().unseen) == ["/lost.pdf"]
    outside = section().outside("https://disk.yandex.ru/i/Abc", link=link, source="/p77").facts()
    assert may_be_order(outside.unseen) == ["https://disk.yandex.ru/i/Abc"]


def test_the_words_that_lead_to_a_page_speak_for_it() -> None:
    site = Site().page("/p5", "Школа № 1", "Тексты", link="Наставничество педагогов")
    assert may_be_order(site.dead("/lost.pdf", "server_error", link="Скачать", source="/p5").facts().unseen) == ["/lost.pdf"]


def test_what_stands_on_every_page_is_not_of_the_section() -> None:
    site = section()
    for path in ("/", "/p77", "/a", "/b"):
        site = site.dead("/rules.pdf", "dead_link", link="Политика", source=path)
    assert site.facts().unseen == ()


@pytest.mark.parametrize(("path", "lost"), [("/news/17", []), ("/p17", ["/img/17.jpg"])])
def test_a_lost_picture_of_a_news_item_hides_nothing(path: str, lost: list[str]) -> None:
    site = Site().page(path, "Наставники и молодые педагоги", "Прошла встреча.")
    unseen = site.dead("/img/17.jpg", "dead_link", link="", source=path, heading="Наставники и молодые педагоги").facts().unseen
    assert may_be_order(unseen) == lost


def test_a_photograph_in_the_section_is_not_an_unread_act_and_a_dim_page_is() -> None:
    photograph: dict[str, Any] = {"failure": "unreadable", "layout": {"format": "photograph"}}
    site = section().file("/1.jpg", "", link="", source="/p77", heading="Наставничество", **photograph)
    assert site.facts().unseen == ()
    named = section().file("/1.jpg", "", link="Приказ", source="/p77", heading="Наставничество", **photograph)
    assert may_be_order(named.facts().unseen) == ["/1.jpg"]
    dim = section().file("/1.jpg", "", link="", source="/p77", heading="Наставничество", failure="unreadable")
    assert may_be_order(dim.facts().unseen) == ["/1.jpg"]


def test_the_file_of_a_card_that_prints_its_text_is_read() -> None:
    site = Site().page("/file/card?id=3", "Приказ о наставничестве", OLD)
    facts = site.dead("/file/download?id=3", "dead_link", link="Скачать", source="/file/card?id=3").facts()
    assert [document.act.number for document in facts.documents] == ["12"]
    assert facts.unseen == ()


def test_a_page_that_prints_the_regulation_is_no_card_of_the_order() -> None:
    site = Site().page("/nast", "Наставничество", REGULATION)
    assert may_be_order(site.dead("/order.pdf", "robots", link="Приказ", source="/nast").facts().unseen) == ["/order.pdf"]


@pytest.mark.parametrize("way", ["redirected", "same", "other"])
def test_a_document_that_opens_another_page_of_the_site_is_lost(way: str) -> None:
    site = section().page("/order.pdf", "Материал перемещён", "Здесь ничего нет.", link="Приказ", source="/p77")
    *others, last = site.record.fetches
    start = site.record.fetches[0]
    ways: dict[str, dict[str, Any]] = {
        "redirected": {"final_url": start.url, "redirects": (last.url,)},
        "same": {"sha256": start.sha256},
        "other": {},
    }
    site.record = replace(site.record, fetches=[*others, replace(last, **ways[way])])
    (gap,) = site.facts().unseen
    assert (gap.url, gap.reason) == (f"{ROOT}/order.pdf", "dead_link")


def test_a_document_that_is_a_page_with_the_act_is_read() -> None:
    facts = section().page("/order.pdf", "Приказ", NEW, link="Приказ", source="/p77").facts()
    assert facts.unseen == ()
    assert "3-ОД" in [document.act.number for document in facts.documents]


@pytest.mark.parametrize("written", ["https://cloud.example/d/abc", "http://www.cloud.example/d/abc/"])
def test_a_declared_address_that_was_not_read_may_be_the_order(written: str) -> None:
    site = Site()
    organisation = replace(site.record.organisation, declared=Declared(link=written))
    unfetched = site.outside("https://cloud.example/d/abc", link="", source="/").record
    site.record = replace(unfetched, organisation=organisation, links=[])
    (gap,) = site.facts().unseen
    assert gap.may_be == PACKAGE


def test_a_title_of_two_acts_is_both() -> None:
    (gap,) = Site().dead("/a.pdf", "dead_link", link="Дорожная карта и положение о наставничестве").facts().unseen
    assert {"regulation", "roadmap"} <= set(gap.may_be)
