"""The words of a page, without the site's furniture. All pages are made up."""

from __future__ import annotations

import quopri

import pytest

from audit_rules.facts.text import extract
from audit_rules.facts.text.html import page_text
from data.models import Text

MENU = "".join(f'<li><a href="/p{number}">Раздел сайта {number}</a></li>' for number in range(12))
ORDER = """<p>ПРИКАЗ</p><p>от 15.09.2022 № 187-1</p><p>О внедрении целевой модели наставничества педагогических работников</p>
<p>В соответствии с письмом Минпросвещения от 21.12.2021 № АЗ-1128/08 приказываю: внедрить модель, утвердить положение,
назначить куратора, утвердить дорожную карту внедрения и разместить документы на сайте школы.</p>"""
PAGE = f"""<html><head><title>Наставничество — МБОУ «Вымышленская СОШ № 7»</title><script>var menu = "Приказ";</script></head><body>
<header><div class="logo">МБОУ «Вымышленская СОШ № 7»</div><form action="/search"><input name="q"><button>Найти</button></form></header>
<nav><ul>{MENU}</ul></nav>
<div class="breadcrumbs"><a href="/">Главная</a> / <a href="/kollektiv">Коллектив</a> / Наставничество</div>
<div id="bvi-panel">Версия для слабовидящих</div>
<main><h1>Наставничество</h1>{ORDER}</main>
<div class="pos-banner-fluid"><div>Решаем вместе</div><div>Не убран мусор, яма на дороге?</div>
<a href="#">Написать о проблеме</a></div>
<aside><ul>{MENU}</ul></aside><footer>Адрес: Вымышленск, ул. Придуманная, 1. Обновлено 20.11.2024</footer></body></html>"""


def words(html: str, content_type: str = "") -> str:
    """Text of the only page."""
    (page,) = page_text(html.encode(), content_type).pages
    return page.text


def test_the_page_itself_stays_and_the_furniture_goes() -> None:
    text = page_text(PAGE.encode())
    assert text.title == "Наставничество"
    assert text.pages[0].text.split("\n")[:4] == [
        "Наставничество",
        "ПРИКАЗ",
        "от 15.09.2022 № 187-1",
        "О внедрении целевой модели наставничества педагогических работников",
    ]
    for furniture in ("Раздел сайта", "Найти", "Решаем вместе", "слабовидящих", "Обновлено", "Главная", "var menu", "мусор"):
        assert furniture not in text.whole


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("cp1251", "windows-1251", ""),
        ("cp1251", "utf-8", "text/html; charset=utf-8"),
        ("cp1251", "", ""),
        ("koi8-r", "koi8-r", ""),
        ("koi8-r", "", ""),
        ("cp1251", "iso-8859-1", "text/html; charset=ISO-8859-1"),
        ("utf-8", "windows-1251", "text/html; charset=windows-1251"),
        ("utf-8-sig", "", ""),
        ("utf-16", "utf-8", ""),
    ],
)
def test_the_bytes_decide_the_encoding(encoding: str, declared: str, header: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body>{ORDER.replace("№", "N")}</body></html>'.encode(encoding)
    assert "целевой модели наставничества" in page_text(page, header).whole
    assert "целевой модели наставничества" in extract(page).whole


def test_one_bad_byte_does_not_turn_a_page_into_another_encoding() -> None:
    page = f"<html><body>{ORDER}".encode() + b"\xd0\xff</body></html>"
    assert "№ 187-1" in page_text(page).whole


def test_a_form_round_the_whole_page_is_not_a_search_box() -> None:
    page = f'<html><body><form id="aspnetForm"><div id="s4-workspace">{ORDER}</div></form></body></html>'
    assert "№ 187-1" in words(page)


def test_tables_that_lay_out_the_page_are_not_data() -> None:
    page = f"""<table class="containersved"><tr><td width="200"><ul>{MENU}</ul></td><td><h2>Наставничество</h2>{ORDER}
      <table><tr><th>Наставник</th><th>Наставляемый</th></tr>
<tr><td>Выдуманная А.А.</td><td>Придуманов Б.Б.</td></tr></table></td></tr></table>"""
    (found,) = page_text(page.encode()).pages
    assert found.text.split("\n")[:3] == ["Наставничество", "ПРИКАЗ", "от 15.09.2022 № 187-1"]
    assert "Наставник | Наставляемый\nВыдуманная А.А. | Придуманов Б.Б." in found.text
    assert found.tables == ((("Наставник", "Наставляемый"), ("Выдуманная А.А.", "Придуманов Б.Б.")),)


def test_a_list_of_documents_is_content_and_a_menu_is_not() -> None:
    documents = "".join(f'<li><a href="/upload/{number}.pdf">Положение {number}</a></li>' for number in range(9))
    text = words(f"<body><ul>{MENU}</ul><div><h1>Документы</h1><p>Локальные акты школы</p><ul>{documents}</ul></div></body>")
    assert "Положение 8" in text
    assert "Раздел сайта" not in text


def test_a_page_that_is_only_a_menu_keeps_its_words() -> None:
    assert "Раздел сайта 3" in words(f"<body><div class='menu'><ul>{MENU}</ul></div></body>")


def test_documents_in_a_side_bar_stay() -> None:
    links = "".join(f'<p><a href="/files/{n}.pdf">Приказ о закреплении наставников № {n}</a></p>' for n in range(4))
    assert "Приказ о закреплении наставников № 3" in words(f"<body><div class='sidebar'>{links}</div><div>{ORDER}</div></body>")


def test_stamps_side_by_side_are_read_one_after_the_other() -> None:
    page = """<table><tr><td>СОГЛАСОВАНО<br>протокол № 3<br>от 30.08.2022</td>
<td>УТВЕРЖДЕНО<br>приказом<br>от 15.09.2022 № 187-1</td></tr></table>"""
    assert words(page) == "СОГЛАСОВАНО\nпротокол № 3\nот 30.08.2022\nУТВЕРЖДЕНО\nприказом\nот 15.09.2022 № 187-1"


def test_date_and_number_in_one_row_stay_on_one_line() -> None:
    assert (
        words("<p>ПРИКАЗ</p><table><tr><td>«05» октября 2022 г.</td><td>№ 118-А</td></tr></table>")
        == "ПРИКАЗ\n«05» октября 2022 г. | № 118-А"
    )


def test_inline_marks_do_not_break_words_and_br_breaks_lines() -> None:
    assert words("<p>При<b>каз</b> № <span>5</span><br>от 01.09.2022</p>") == "Приказ № 5\nот 01.09.2022"


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Наставничество - МБОУ СОШ № 5</title>", "<p>Текст</p>", "Наставничество"),
        (
            "<title>МБОУ СОШ № 5 | Целевая модель наставничества</title>",
            "<h1>МБОУ СОШ № 5</h1><p>Текст</p>",
            "Целевая модель наставничества",
        ),
        ("<title>Сайт</title><meta property='og:title' content='Приказ о наставничестве'>", "<p>Текст</p>", "Приказ о наставничестве"),
        ("<title>Школа наставничества</title>", "<p>Текст</p>", "Школа наставничества"),
        ("<title>Что угодно</title>", "<header><h1>МБОУ СОШ № 5</h1></header><h1>Дорожная карта</h1>", "Дорожная карта"),
        ("", "<p>Текст</p>", ""),
    ],
)
def test_the_page_is_called_by_its_own_name(head: str, body: str, title: str) -> None:
    assert page_text(f"<html><head>{head}</head><body>{body}</body></html>".encode()).title == title


def test_tag_soup_as_deep_as_can_be_is_read() -> None:
    text = extract(("<div>" * 20000 + ORDER + "<table><tr><td>" * 500).encode())
    assert isinstance(text, Text)
    assert text.failure is None


def test_a_web_page_saved_by_word_in_one_file() -> None:
    mhtml = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\nContent-Type: text/html; charset=utf-8\n"
        f"Content-Transfer-Encoding: 8bit\n\n<html><body>{ORDER}</body></html>\n--X--\n"
    )
    assert extract(mhtml.encode(), "prikaz.doc").pages[0].text.startswith("ПРИКАЗ\nот 15.09.2022 № 187-1")


def test_points_of_a_numbered_list_have_their_numbers() -> None:
    page = """<p>ПРИКАЗЫВАЮ:</p><ol><li><p>Внедрить модель.</p></li><li>Утвердить:<ol type="a"><li>Положение</li><li>карту</li></ol></li>
<li value="5">Назначить</li><li></li></ol><ol start="7"><li>Контроль</li></ol><ol><li>1) с номером</li></ol>
<ol style="list-style-type:none"><li>без номера</li></ol><ul><li>черта</li></ul>"""
    assert words(page).split("\n") == [
        *("ПРИКАЗЫВАЮ:", "1. Внедрить модель.", "2. Утвердить:", "a. Положение", "b. карту", "5. Назначить", "7. Контроль"),
        *("1) с номером", "без номера", "черта"),
    ]


def test_what_is_crossed_out_is_not_said() -> None:
    page = (
        f"""{ORDER}<p>от <del>01.01.2015 № 1</del> <s>02.02.2016</s> 15.09.2022</p><p><span style="mso-hide:all">скрыто</span>конец</p>"""
    )
    assert words(page).endswith("от 15.09.2022\nконец")
    assert "187-1" in words(f"<s>{ORDER}")  # a mark that nobody closed


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_a_page_all_in_capitals(encoding: str) -> None:
    page = "<p>ПРИКАЗ ДИРЕКТОРА ШКОЛЫ О ВНЕДРЕНИИ ЦЕЛЕВОЙ МОДЕЛИ</p>"
    assert page_text(page.encode(encoding)).whole == "ПРИКАЗ ДИРЕКТОРА ШКОЛЫ О ВНЕДРЕНИИ ЦЕЛЕВОЙ МОДЕЛИ"


@pytest.mark.parametrize("name", ["приказ.pdf", "scan.JPG", "приказ.docx", "архив.zip"])
def test_a_page_in_the_stead_of_a_file_is_no_reading_of_it(name: str) -> None:
    text = extract("<html><head><title>404</title></head><body><h1>Файл не найден</h1></body></html>".encode(), name)
    assert (text.failure, text.detail) == ("unsupported", "вместо файла сайт отдал веб-страницу")
    assert text.whole == "Файл не найден"


@pytest.mark.parametrize("name", ["приказ.doc", "приказ.html", "download", ""])
def test_a_letter_saved_as_a_page_is_read(name: str) -> None:
    assert "187-1" in extract(f"<html><body>{ORDER}</body></html>".encode(), name).whole
    short = "<html xmlns:o='urn:schemas-microsoft-com:office:office'><body><p>ПРИКАЗ № 5</p></body></html>"
    assert extract(short.encode(), name).whole == "ПРИКАЗ № 5"


def test_a_web_page_saved_by_word_in_one_file_in_russian_bytes() -> None:
    page = quopri.encodestring(f"<html><body>{ORDER}</body></html>".encode("cp1251"))
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Location: file:///C:/a.htm\r\n'
    part = b'Content-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset="windows-1251"\r\n\r\n'
    picture = b"\r\n--X\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBO\r\n--X--\r\n"
    assert extract(head + part + page + picture, "prikaz.doc").whole.startswith("ПРИКАЗ\nот 15.09.2022 № 187-1")
