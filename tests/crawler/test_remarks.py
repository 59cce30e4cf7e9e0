"""How a paper is signed, kept or shown stands in many titles and tells nothing of its subject. Titles are made up."""

from __future__ import annotations

import pytest

from crawler.focus import NEEDED, NEUTRAL, Place, load_focus
from crawler.links import PageLink

DOCUMENTS = Place(score=78.0, depth=1, hub=True, lists=True)
OPEN = [
    "Приказ № 145-ОД от 01.09.2023 (подписан электронной подписью)",
    "Приказ № 31 от 02.09.2022, заверено электронно",
    "Положение (электронный документ)",
    "Приказ 145-ОД — электронный образ документа",
    "Распоряжение № 4 для опубликования на школьном сайте",
    "Приказ 145-ОД (на русском языке)",
    "Положение. Режим доступа: свободный",
    "Приказ от 01.09.2023 № 145 доступен для скачивания",
    "Копия приказа № 31 без персональных данных",
    "Приказ от 01.09.2023 школы с углублённым изучением иностранных языков",
    "Приказ № 19 школы-интерната для детей с ОВЗ",
    "Приказ № 12 | Паспорт электронного документа",
    "Приказы 2023 г. (по обучающимся и сотрудникам)",
    "Положение, принято на педагогическом совете 30.08.2022",
    "№ 145-ОД, сайт",
]
SHUT = [
    "Положение о питании (подписано электронной подписью)",
    "Приказ № 12 от 01.09.2023 «Об охране труда» (на сайт)",
    "Положение об официальном сайте школы",
    "Положение о языке обучения (на русском языке)",
    "Положение об электронном обучении",
    "Положение о внутришкольном контроле (принято 30.08.2023)",
    "Положение о педагогическом совете",
    "Приказ по питанию № 3",
    "Учебный план 2023-2024",
    "Устав (электронная версия)",
]


def score(text: str) -> float:
    url = "http://school.ru/f/7.pdf"
    return load_focus().link(PageLink(url=url, text=text), url, DOCUMENTS)


@pytest.mark.parametrize("text", OPEN)
def test_a_remark_after_the_title_shuts_no_paper_out(text: str) -> None:
    assert score(text) >= NEEDED


@pytest.mark.parametrize("text", SHUT)
def test_a_remark_after_the_title_opens_no_paper_about_something_else(text: str) -> None:
    assert score(text) < NEUTRAL
