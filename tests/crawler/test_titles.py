"""Which titles of papers surely name another subject: those are never asked. What may be ours, however it is written, stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.focus import NEEDED, NEUTRAL, Place, load_focus
from crawler.links import PageLink

DOCUMENTS = Place(score=78.0, depth=1, hub=True, lists=True)
ANOTHER = [
    "Положение о внутришкольном контроле",
    "Порядок доступа в здание",
    "ПОЛОЖЕНИЕ О КАБИНЕТЕ ХИМИИ",
    "Приказ № 17 от 03.02.2023 «Об уборке снега»",
    "Положение об общем собрании.pdf",
    "Регламент выдачи ключей",
    "Приказ от 12 января 2022 г. № 8/1 О замене замков в МБОУ СОШ № 5",
]
MAY_BE_OURS = [
    "Положение",
    "Приказ № 5 от 12.01.2022",
    "Скачать",
    "скан 14",
    "Приказ МБОУ СОШ № 5 г. Озёрска",
    "Приказ О назначении ответственных в школе Озёрска",
    "Приказ об организации работы",
    "Приказ об утверждении плана мероприятий",
    "Положение о вн…",
    "Положение об осо...",
    "Положение о настаничестве педагогов",
    "Положение о насиавничестве",
    "Положение о наcтавничестве",
    "Положение о взаимодействии с молодыми кадрами",
    "Положение об адаптации новых сотрудников",
    "Положение о тьюторах",
    "Положение о кабинете химии, приказ № 5 от 12.01.2022",
]
OURS = ["Положение о наставничестве", "Приказ о внедрении целевой модели", "Положение о системе наставничества педагогов"]


def score(text: str, path: str, place: Place = DOCUMENTS) -> float:
    url = f"http://school.ru{path}"
    return load_focus().link(PageLink(url=url, text=text), url, place)


@pytest.mark.parametrize("text", ANOTHER)
@pytest.mark.parametrize("path", ["/f/7.pdf", "/documents/doc/7", "/documents/7/"])
def test_a_paper_with_a_subject_of_its_own_is_left_as_a_file_as_a_card_and_as_a_page(text: str, path: str) -> None:
    assert score(text, path) < NEUTRAL


@pytest.mark.parametrize("text", MAY_BE_OURS)
def test_a_title_that_leaves_the_subject_open_is_needed(text: str) -> None:
    assert score(text, "/f/7.pdf") >= NEEDED
    assert score(text, "/documents/7/") >= NEEDED


@pytest.mark.parametrize("text", ["Скачать", "Открыть", "Документ"])
def test_a_nameless_file_on_the_page_of_another_paper_is_that_paper(text: str) -> None:
    card = Place(score=40.0, depth=2, other=load_focus().is_other_paper("Положение о внутришкольном контроле"))
    assert score(text, "/uploads/polozhenie_7.pdf", card) < NEUTRAL
    assert score(text, "/uploads/polozhenie_7.pdf", Place(score=61.0, depth=2, hub=True)) >= NEEDED
    assert score("Приказ о внедрении системы наставничества", "/f/8.pdf", card) >= NEEDED


@given(title=st.sampled_from(OURS), place=st.integers(0, 60), sign=st.sampled_from(["", "а", "и", "n", "c", " "]))
def test_a_slip_of_the_pen_never_makes_another_subject_of_ours(title: str, place: int, sign: str) -> None:
    at = place % len(title)
    assert not load_focus().is_other_paper(title[:at] + sign + title[at + 1 :])


@given(title=st.sampled_from(OURS), end=st.integers(1, 60), dots=st.sampled_from(["", "…", "..."]))
def test_a_title_cut_off_never_makes_another_subject_of_ours(title: str, end: int, dots: str) -> None:
    assert not load_focus().is_other_paper(title[:end] + dots)


@given(st.text(max_size=200))
def test_any_text_is_judged(text: str) -> None:
    assert load_focus().is_other_paper(text) in (True, False)
