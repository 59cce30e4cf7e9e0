"""What a site published, with the day printed on it: from real HTML as sites lay it out."""

from __future__ import annotations

import datetime as dt

import pytest

from audit_rules.facts.plans import publications_of
from audit_rules.facts.section import SitePages
from audit_rules.facts.text import extract
from data.models import Fetch, Link, Text, Unfetched
from data.plans import Plan, PlanItem, Publication

ROOT = "http://school-1.example/"
TODAY = dt.date(2024, 6, 30)
PLANS = (Plan(title="План", items=(PlanItem(item="Круглый стол «Первые шаги в профессии»"),)),)
NEWS = "<html><head><title>Школа</title></head><body><h1>{title}</h1><div>{day}</div><p>{words}</p></body></html>"


def site(
    bodies: dict[str, str], links: tuple[Link, ...] = (), files: dict[str, Text] | None = None, unfetched: tuple[Unfetched, ...] = ()
) -> dict[str, Publication]:
    """Publications by path, of several on one page the last; the start page is empty unless given."""
    return {each.url.removeprefix(ROOT): each for each in every(bodies, links, files, unfetched)}


def every(
    bodies: dict[str, str],
    links: tuple[Link, ...] = (),
    files: dict[str, Text] | None = None,
    unfetched: tuple[Unfetched, ...] = (),
    own_name: str = "МБОУ СОШ № 1",
) -> tuple[Publication, ...]:
    """All publications of the site."""
    bodies = {"": "<html><body><h1>Школа № 1</h1></body></html>", **bodies}
    texts = {ROOT + path: extract(body.encode()) for path, body in bodies.items()}
    fetches = {url: Fetch(url=url, final_url=url, sha256=url, title=text.title) for url, text in texts.items()}
    fetches |= {ROOT + path: Fetch(url=ROOT + path, final_url=ROOT + path, role="file", sha256=path) for path in files or {}}
    to: dict[str, list[Link]] = {}
    source: dict[str, list[Link]] = {}
    for link in links:
        to.setdefault(link.target, []).append(link)
        source.setdefault(link.source, []).append(link)
    pages = SitePages(fetches=fetches, texts=texts, links_to=to, links_from=source, start=ROOT)
    return publications_of(pages, files or {}, unfetched, TODAY, PLANS, own_name)


def test_an_item_of_news_has_its_printed_day_and_opening_words() -> None:
    body = NEWS.format(
        title="Методический аудит", day="12 октября 2022 г.", words="В гимназии прошёл методический аудит, его провела Выдуманская А.Б."
    )
    (item,) = site({"news/1": body}).values()
    assert (item.title, item.kind, item.date) == ("Методический аудит", "news", dt.date(2022, 10, 12))
    assert "его провела [ФИО]" in item.quote


def test_a_clock_beside_the_day_does_not_hide_it() -> None:
    body = NEWS.format(title="Семинар", day="Опубликовано: 14.09.2023 10:30", words="Семинар прошёл.")
    assert site({"news/1": body})["news/1"].date == dt.date(2023, 9, 14)


def test_days_in_running_text_are_not_the_day_of_publication() -> None:
    words = "Письмом Министерства от 21.12.2021 утверждены рекомендации, по которым в школе и работают все наставники с молодыми учителями."
    assert site({"about": NEWS.format(title="О наставничестве", day="", words=words)})["about"].date is None


def test_a_list_gives_its_days_to_items_read_or_not() -> None:
    listing = "<html><body><h1>Новости</h1>" + "".join(
        f'<div>{day}</div><div><a href="/n/{number}">{title}</a></div>'
        for number, (day, title) in enumerate([("12.10.2023", "Семинар наставников"), ("10.10.2023", "Круглый стол педагогов")])
    ) + "</body></html>"  # fmt: skip
    links = tuple(
        Link(source=ROOT + "news", target=f"{ROOT}n/{number}", text=title, trail="Новости")
        for number, title in enumerate(["Семинар наставников", "Круглый стол педагогов"])
    )
    read = NEWS.format(title="Семинар наставников", day="", words="Прошёл семинар.")
    found = site({"news": listing, "n/0": read}, links, unfetched=(Unfetched(url=ROOT + "n/1", reason=None, links=links[1:]),))
    assert (found["n/0"].date, found["n/0"].unread, found["n/0"].kind) == (dt.date(2023, 10, 12), False, "news")
    assert (found["n/1"].date, found["n/1"].unread, found["n/1"].title) == (dt.date(2023, 10, 10), True, "Круглый стол педагогов")


def test_a_file_is_known_by_its_link() -> None:
    link = Link(source=ROOT, target=ROOT + "a.pdf", text="Отчёт о семинаре наставников от 20.10.2023")
    file = extract("<html><body><p>Отчёт о проведённом семинаре</p></body></html>".encode())
    found = site({}, (link,), {"a.pdf": file})["a.pdf"]
    assert (found.kind, found.date, found.title) == ("document", dt.date(2023, 10, 20), link.text)


def test_an_unread_file_is_told_as_unread() -> None:
    found = site({}, (Link(source=ROOT, target=ROOT + "a.pdf", text="Отчёт"),), {"a.pdf": Text(source="pdf", failure="broken")})
    assert found["a.pdf"].unread


def test_a_menu_s_news_never_asked_is_unread() -> None:
    link = Link(source=ROOT, target=ROOT + "news", text="Новости")
    found = site({}, (link,), unfetched=(Unfetched(url=ROOT + "news", reason=None, links=(link,)),))
    assert (found["news"].unread, found["news"].title) == (True, "Новости")


def test_another_site_s_pages_are_not_what_this_one_published() -> None:
    link = Link(source=ROOT, target="http://elsewhere.example/x", text="Министерство")
    assert site({}, (link,), unfetched=(Unfetched(url=link.target, reason="outside_link", links=(link,)),)) == {}


def test_a_day_to_come_is_not_believed() -> None:
    body = NEWS.format(title="Семинар", day="01.09.2031", words="Семинар пройдёт.")
    assert site({"news/1": body})["news/1"].date is None


def test_an_event_deep_in_a_long_page_is_kept() -> None:
    words = "Школа молодого педагога работает в нашей школе много лет. " * 30
    told = "<p>В марте прошёл круглый стол «Первые шаги в профессии».</p>"
    found = site({"shmp": NEWS.format(title="Школа молодого педагога", day="", words=f"{words}</p>{told}<p>{words}")})["shmp"]
    assert "Первые шаги в профессии" in found.quote
    assert len(found.quote) < 1500


def test_items_printed_whole_on_one_page_are_told_apart() -> None:
    body = "<html><body><h1>Новости</h1>" + "".join(
        f"<p>{day}</p><p>{title}</p><p>Прошёл {title.lower()}.</p>"
        for day, title in [("12.10.2023", "Семинар наставников"), ("10.10.2023", "Круглый стол педагогов")]
    ) + "</body></html>"  # fmt: skip
    page = extract(body.encode())
    url = ROOT + "news"
    pages = SitePages(fetches={url: Fetch(url=url, final_url=url, sha256="n")}, texts={url: page}, links_to={}, links_from={}, start=ROOT)
    found = [each for each in publications_of(pages, {}, (), TODAY, PLANS) if each.date]
    assert [(each.title, each.date) for each in found] == [
        ("Круглый стол педагогов", dt.date(2023, 10, 10)),
        ("Семинар наставников", dt.date(2023, 10, 12)),
    ]


def test_without_a_plan_nothing_is_kept() -> None:
    pages = SitePages(fetches={}, texts={}, links_to={}, links_from={}, start=ROOT)
    assert publications_of(pages, {}, (), TODAY, ()) == ()


def test_a_line_of_a_list_tells_of_what_it_leads_to_and_not_of_the_list() -> None:
    """«26.10.2023 Семинар …» on one line with its link: the item has the day, and the list is no trace without one."""
    rows = {"news/1": ("26.10.2023", "Семинар «Первые шаги в профессии»"), "news/2": ("25.01.2024", "Круглый стол «Трудный урок»")}
    items = "".join(f'<li><span>{day}</span> <a href="/{path}">{title}</a></li>' for path, (day, title) in rows.items())
    links = tuple(Link(source=f"{ROOT}news", target=ROOT + path, text=title) for path, (_, title) in rows.items())
    bodies = {path: f"<html><body><h1>{title}</h1><p>Учителя собрались.</p></body></html>" for path, (_, title) in rows.items()}
    bodies["news"] = f"<html><body><h1>Новости</h1><p>Лента школы</p><ul>{items}</ul></body></html>"
    found = {each.url.removeprefix(ROOT): each for each in every(bodies, links) if each.url != f"{ROOT}news" or each.title == "Новости"}
    assert (found["news/1"].date, found["news/2"].date) == (dt.date(2023, 10, 26), dt.date(2024, 1, 25))
    assert found["news"].date is None
    assert "Первые шаги" not in found["news"].quote
    assert "Лента школы" in found["news"].quote


def test_a_row_that_leads_to_another_site_keeps_its_day() -> None:
    rows = {"https://vk.example/1": "26.10.2023 Семинар «Первые шаги»", "https://vk.example/2": "25.01.2024 Круглый стол «Урок»"}
    links = tuple(Link(source=f"{ROOT}news", target=url, text=line.partition(" ")[2]) for url, line in rows.items())
    items = "".join(f'<li>{line[:11]}<a href="{url}">{line[11:]}</a></li>' for url, line in rows.items())
    pages = {"news": f"<html><body><h1>Новости</h1><ul>{items}</ul></body></html>"}
    assert {(each.title, each.date) for each in every(pages, links)} >= {
        ("Семинар «Первые шаги»", dt.date(2023, 10, 26)),
        ("Круглый стол «Урок»", dt.date(2024, 1, 25)),
    }


@pytest.mark.parametrize(
    ("path", "title", "words"),
    [
        ("news", "Новости", "Мы переехали: t.me/shkola_1"),
        ("news", "Новости школы", "Читайте нас ВКонтакте"),
        ("about", "О школе", "Все новости публикуем в Telegram"),
        ("", "Школа № 1", "Новости в Одноклассниках"),
    ],
)
def test_news_kept_in_a_network_are_unread_news(path: str, title: str, words: str) -> None:
    found = [each for each in every({path: NEWS.format(title=title, day="", words=words)}) if each.unread]
    assert [(each.kind, each.date) for each in found] == [("news", None)]


@pytest.mark.parametrize("words", ["Мы ВКонтакте", "Телеграм-канал директора", "Видео на Rutube"])
def test_a_network_that_is_not_called_news_hides_nothing(words: str) -> None:
    bodies = {"": NEWS.format(title="Школа № 1", day="", words=words), "news": NEWS.format(title="Новости", day="", words="Лыжня")}
    assert not any(each.unread for each in every(bodies))


@pytest.mark.parametrize(
    ("target", "text", "unread"),
    [
        ("https://vk.com/school1", "Новости ВКонтакте", True),
        ("https://school1.blogspot.example/", "Новости школы", True),
        ("https://edu.example/", "Новости образования района", False),
        ("https://vk.com/school1", "Подписаться", False),
    ],
)
def test_a_link_to_the_school_s_news_elsewhere(target: str, text: str, unread: bool) -> None:
    found = every({}, (Link(source=ROOT, target=target, text=text),))
    assert any(each.unread and each.url == target for each in found) is unread


def test_a_row_that_leads_away_is_known_by_its_title_only() -> None:
    rows = {"https://vk.example/1": "26.10.2023 Семинар «Первые шаги»", "https://vk.example/2": "25.01.2024 Круглый стол «Урок»"}
    links = tuple(Link(source=f"{ROOT}news", target=url, text=line.partition(" ")[2]) for url, line in rows.items())
    items = "".join(f'<li>{line[:11]}<a href="{url}">{line[11:]}</a></li>' for url, line in rows.items())
    found = every({"news": f"<html><body><h1>Новости</h1><ul>{items}</ul></body></html>"}, links)
    assert {each.unread for each in found if each.date} == {True}


@pytest.mark.parametrize(
    ("own", "words", "another"),
    [
        ("МБОУ СОШ № 1", "В гимназии № 14 прошёл круглый стол наставников.", True),
        ("МБОУ СОШ № 1", "Учителя школы № 1 были в гостях у школы № 14.", False),
        ("МБОУ СОШ № 1", "На базе школы № 14 прошёл круглый стол.", False),
        ("МБОУ СОШ № 1", "Прошёл круглый стол наставников.", False),
        ("МАОУ «Лицей имени Выдуманского»", "В школе № 14 прошёл круглый стол.", True),
    ],
)
def test_an_event_of_another_numbered_school(own: str, words: str, another: bool) -> None:
    body = NEWS.format(title="Круглый стол", day="26.10.2023", words=words)
    (told,) = [each for each in every({"news/1": body}, own_name=own) if each.date]
    assert told.names_another is another


def test_a_sentence_with_one_telling_word_is_kept_apart_from_the_quote() -> None:
    filler = "Школа молодого педагога работает много лет. " * 30
    page = NEWS.format(title="Итоги ноября", day="30.11.2023", words=f"{filler}Сделаны уверенные шаги. {filler}")
    told = site({"news/1": page})["news/1"]
    assert "уверенные шаги" not in told.quote
    assert told.further == "Сделаны уверенные шаги."
