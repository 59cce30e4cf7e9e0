"""Which links are needed for a full look, which are looked at in passing, which are left. Titles are of the kinds schools use; made up."""

from __future__ import annotations

import pytest

from crawler.focus import ARCHIVE, FIRST, MENTORING, NEEDED, NEUTRAL, RATED, RATED_PAGE, RATED_UNDER, Place, load_focus
from crawler.links import PageLink

ANYWHERE = Place(score=40.0, depth=1)
DOCUMENTS = Place(score=78.0, depth=1, hub=True, lists=True)
SECTION = Place(score=120.0, depth=1, mentoring=True)


def score(text: str, path: str = "/x1", place: Place = ANYWHERE, **more: str) -> float:
    url = f"http://school.ru{path}"
    return load_focus().link(PageLink(url=url, text=text, heading=more.get("heading", "")), url, place)


@pytest.mark.parametrize(
    "text",
    [
        "Наставничество",
        "Педагог-наставник",
        "ЦМН",
        "Целевая модель",
        "Молодому специалисту",
        "Школа молодого педагога",
        "Год педагога и наставника",
        "О системе наставничествЕ",
        "Дневник наставника",
        "Учитель – учитель",
    ],
)
def test_mentoring_by_its_words(text: str) -> None:
    assert score(text) >= MENTORING - 8


@pytest.mark.parametrize(
    "path", ["/collective/nastavnik/doc/512160", "/prikaz_o_nastavnichestve.pdf", "/%D0%BD%D0%B0%D1%81%D1%82%D0%B0%D0%B2%D0%BD%D0%B8%D0%BA"]
)
def test_mentoring_by_its_address(path: str) -> None:
    assert score("", path) >= MENTORING - 8


@pytest.mark.parametrize(
    "text",
    [
        "Документы",
        "Локальные нормативные акты",
        "Приказы",
        "Методическая работа",
        "Инновационная деятельность",
        "Педагогический коллектив",
        "Карта сайта",
    ],
)
def test_lists_of_documents_are_needed(text: str) -> None:
    assert NEEDED <= score(text) < 80


@pytest.mark.parametrize(
    "text",
    [
        "Скачать",
        "12.01.2022 | Скачать (PDF, 120 Кб)",
        "скан0001",
        "Приказ № 15-ОД от 12.01.2022",
        "Приказ",
        "Положение",
        "О назначении куратора",
        "Документ Microsoft Word",
    ],
)
def test_a_file_that_may_be_an_act_is_needed_in_a_list_of_documents(text: str) -> None:
    assert score(text, "/f/7.pdf", DOCUMENTS) >= NEEDED


@pytest.mark.parametrize("text", ["Скачать", "Меню на неделю", "7", ""])
def test_every_file_of_the_section_is_needed(text: str) -> None:
    assert score(text, "/f/7.pdf", SECTION) >= NEEDED
    assert score("Скачать", "/f/7.pdf", ANYWHERE, heading="Целевая модель наставничества") >= NEEDED


@pytest.mark.parametrize(
    "text",
    [
        "Положение о питании",
        "Правила приёма в 1 класс",
        "Устав",
        "Положение о языке обучения",
        "Отчёт о самообследовании",
        "Коллективный договор",
    ],
)
def test_a_file_plainly_about_something_else_is_left(text: str) -> None:
    assert score(text, "/f/7.pdf", DOCUMENTS) < NEUTRAL


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Фотогалерея", "/g"),
        ("Меню", "/food"),
        ("Расписание уроков", "/r"),
        ("Войти", "/login"),
        ("", "/calendar?month=5"),
        ("Облако тегов", "/tags/1"),
    ],
)
def test_noise_is_left(text: str, path: str) -> None:
    assert score(text, path) < NEUTRAL


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Локальные акты", "/lichnyj-kabinet/akty"),
        ("Документы", "/calendar/documents"),
        ("Наставничество", "/gallery/tags/nast"),
        ("Методический кабинет", "/metod-cabinet"),
        ("Фотогалерея педагогов", "/foto"),
        ("Педсоветы: видео", "/video"),
    ],
)
def test_an_item_of_the_menu_is_asked_whatever_words_its_address_has(text: str, path: str) -> None:
    assert score(text, path, Place(score=FIRST, depth=0)) >= NEUTRAL


def test_the_days_of_a_calendar_are_no_items_of_the_menu() -> None:
    assert score("12", "/calendar/12", Place(score=FIRST, depth=0)) < NEUTRAL


def test_what_nothing_recommends_is_looked_at_in_passing_and_less_the_deeper_it_lies() -> None:
    assert NEUTRAL <= score("О школе") < NEEDED
    assert score("О школе", place=Place(score=40.0, depth=6)) < NEUTRAL


@pytest.mark.parametrize(
    ("text", "path"), [("2", "/novosti?page=2"), ("Старые записи", "/page/2/"), ("Все новости", "/n"), ("Пресс-центр", "/about/news/")]
)
def test_archives_of_news_are_part_of_the_full_look_but_come_after_the_menu(text: str, path: str) -> None:
    assert score(text, path) == ARCHIVE
    assert NEUTRAL < ARCHIVE < score("О школе", place=Place(score=FIRST, depth=0)) < NEEDED


def test_a_page_of_a_list_of_documents_is_needed_however_it_is_addressed() -> None:
    url = "http://school.ru/load/akty/12-2"
    assert load_focus().link(PageLink(url=url, text="2", pager=True), url, DOCUMENTS) >= NEEDED
    assert load_focus().link(PageLink(url=url, text="2", pager=True), url, ANYWHERE) == ARCHIVE


@pytest.mark.parametrize("text", ["Итоги методического совета", "Учителю будущего посвящается", "Утверждён план работы на год"])
def test_of_news_only_those_of_the_staff_are_looked_at(text: str) -> None:
    news = Place(score=ARCHIVE, depth=1, news=True)
    assert score(text, "/news/17-1", news) >= NEUTRAL > score("Осенний кросс", "/news/17", news)
    assert score("Осенний кросс", "/ob/doc/17", news) < NEUTRAL


def test_words_joined_by_underscores_are_words() -> None:
    assert score("Приказ_о_внедрении_целевой_модели", "/f/7.pdf") >= MENTORING - 8


def test_a_heading_above_the_heading_counts() -> None:
    url = "http://school.ru/f/7.pdf"
    assert load_focus().link(PageLink(url=url, text="Скачать", heading="Приказы", above="Наставничество"), url, ANYWHERE) >= 80


@pytest.mark.parametrize("path", ["/load/0-0-1-31-20", "/zagruzki/3-akty?download=17:plan", "/?wpdmdl=88", "/item/download/5_1a2b"])
def test_addresses_that_give_a_file_without_its_extension(path: str) -> None:
    assert load_focus().is_file(f"http://school.ru{path}")


def test_media_are_never_asked() -> None:
    assert score("Наставничество", "/film.mp4") == 0


RATING = Place(score=40.0, depth=1, rates=True)
RATED_PLACE = Place(score=RATED_PAGE, depth=1, rates=True, rated=True, folder="/activity/innovate")


@pytest.mark.parametrize("text", ["Фотоотчёты", "Анкета обратной связи", "Расписание консультаций", "Документы", "Далее", "Анонсы"])
def test_everything_on_a_rated_page_is_needed_whatever_it_is_called(text: str) -> None:
    assert score(text, "/x1", RATED_PLACE) >= NEEDED
    assert score(text, "/f/1.pdf", RATED_PLACE) >= NEEDED


def test_the_rated_page_is_needed_before_lists_of_documents_and_only_where_it_is_rated() -> None:
    assert score("Инновационная деятельность", place=RATING) > score("Документы", place=RATING)
    assert score("Инновационная деятельность", place=RATING) > score("Инновационная деятельность")
    assert score("Фотоотчёты") < NEUTRAL


def test_pages_two_steps_under_the_rated_one_lead_no_further() -> None:
    first = Place(score=RATED, depth=2, rates=True, rated=True, folder="/activity/innovate/docs")
    last = Place(score=RATED_UNDER, depth=3, rates=True, mentoring=True)
    assert score("Семинар", "/x", RATED_PLACE) == RATED
    assert score("Семинар", "/x", first) == RATED_UNDER
    assert score("Семинар", "/x", last) < RATED_UNDER
