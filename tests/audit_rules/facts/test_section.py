"""The section: a page whose own title names mentoring of teachers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.audit_rules.facts.site_made import ROOT, Site

WORDS = "Здесь собраны сведения о том, как опытные учителя помогают новым коллегам освоиться в школе. " * 3


@pytest.mark.parametrize(
    "title",
    [
        "Наставничество",
        "Целевая модель наставничества",
        "ЦМН",
        "Система наставничества педагогических работников",
        "Педагог-наставник",
        "Молодому специалисту",
        "Школа молодого педагога",
        "НАСТАВНИЧЕСТВО В ШКОЛЕ",
        "Год педагога и наставника",
    ],
)
def test_its_titles(title: str) -> None:
    section = Site().page("/nastavnik", title, WORDS).facts().section
    assert (section.found, section.empty, section.url, section.title) == (True, False, f"{ROOT}/nastavnik", title)


@pytest.mark.parametrize(
    "title",
    [
        "Приказ о наставничестве",
        "Положение о системе наставничества",
        "Наставничество обучающихся",
        "Наставничество «ученик – ученик»",
        "Конкурс «Наставник года»",
        "Инновационная деятельность",
        "Методическая работа",
        "Дорожная карта внедрения наставничества",
    ],
)
def test_these_are_not_it(title: str) -> None:
    assert Site().page("/page", title, WORDS).facts().section.found is False


def test_a_news_item_is_not_it() -> None:
    site = Site().page("/news/124", "Наставничество в нашей школе", WORDS, trail="Новости")
    assert site.facts().section.found is False


def test_the_menu_names_a_page_that_has_no_heading_of_its_own() -> None:
    section = Site().page("/p104aa1.html", "МБОУ СОШ № 1", WORDS, link="Наставничество").facts().section
    assert (section.found, section.title) == (True, "Наставничество")


@pytest.mark.parametrize("text", ["", "Раздел находится в разработке.", "Информация отсутствует"])
def test_an_empty_section_is_found(text: str) -> None:
    section = Site().page("/nastavnik", "Наставничество", text).facts().section
    assert (section.found, section.empty) == (True, True)


def test_a_section_of_links_alone_is_not_empty() -> None:
    site = Site().page("/nastavnik", "Наставничество").file("/order.pdf", "Текст", link="Приказ", source="/nastavnik")
    assert site.facts().section.empty is False


def test_without_the_full_look_its_absence_is_not_known() -> None:
    assert Site().outcome(complete=False, reason="budget").facts().section.found is None


def test_a_section_that_does_not_open_is_not_absent() -> None:
    assert Site().dead("/nastavnik", "server_error", link="Наставничество").facts().section.found is None


def test_an_item_under_a_heading_of_news_is_no_section() -> None:
    site = Site().page("/node/310", "Наставник и молодой педагог", WORDS)
    site.record = replace(site.record, links=[replace(link, heading="Новости школы") for link in site.record.links])
    assert site.facts().section.found is False


def test_a_contest_is_no_section_and_the_year_is() -> None:
    assert Site().page("/n102", "Наставник года", WORDS).facts().section.found is False
    assert Site().page("/n102", "Год педагога и наставника", WORDS).facts().section.found is True
