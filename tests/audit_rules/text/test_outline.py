"""What a web page shows besides its words: headings of every make, links, forms, frames, pictures."""

from __future__ import annotations

import pytest

from audit_rules.facts.text.html import page_text
from data.outline import BOLD, LABEL, PageLine


def outline(body: str) -> tuple[PageLine, ...]:
    return page_text(f"<html><body><main><h1>РСП</h1>{body}</main></body></html>".encode()).pages[0].outline


@pytest.mark.parametrize(
    ("html", "level"),
    [
        ("<h3>Документы</h3>", 3),
        ("<p><b>Документы</b></p>", BOLD),
        ("<p><span style='font-weight: 700'>Документы</span></p>", BOLD),
        ("<div><u>Документы</u></div>", BOLD),
        ("<p>ДОКУМЕНТЫ</p>", BOLD),
        ("<p>Документы:</p>", LABEL),
        ("<details><summary>Документы</summary><p>x</p></details>", 6),
        ("<table><tr><td>Документы</td><td>приказ</td></tr></table>", LABEL),
        ("<dl><dt>Документы</dt><dd>приказ</dd></dl>", LABEL),
        ("<h2 class='accordion-header'><button class='accordion-button'>Документы</button></h2>", 6),
        ("<ul class='nav nav-tabs'><li><a data-toggle='tab' href='#d'>Документы</a></li></ul><div id='d'><p>приказ</p></div>", 6),
    ],
)
def test_headings(html: str, level: int) -> None:
    told = [line.level for line in outline(html) if line.text.lower().rstrip(":") == "документы"]
    assert level in told


@pytest.mark.parametrize("html", ["<p>Уровень: <b>региональный</b></p>", "<p><b>Уровень: региональный</b></p>", "<p>Мы рады гостям.</p>"])
def test_words_that_are_no_heading(html: str) -> None:
    assert [line.level for line in outline(html)][1:] == [0]


def test_forms_frames_and_pictures_are_seen_though_the_text_lacks_them() -> None:
    body = (
        "<form action='/fb' method='post'><label>Ваш отзыв</label><textarea name='t'></textarea></form>"
        "<iframe src='https://forms.example/1'></iframe>"
        "<p><img src='/p/1.jpg' width='400'><img src='/icon.png'><img src='/i/2.jpg' width='16'></p>"
    )
    lines = outline(body)
    assert [form for line in lines for form in line.forms] == ["Ваш отзыв"]
    assert [frame for line in lines for frame in line.frames] == ["https://forms.example/1"]
    assert sum(line.pictures for line in lines) == 1


def test_a_search_and_a_log_in_are_no_forms() -> None:
    search = "<form action='/search'><input type='text' name='q' placeholder='Поиск'></form>"
    log_in = "<form action='/in'><input name='l'><input type='password' name='p'></form>"
    assert [line for line in outline(search + log_in) if line.forms] == []


def test_marks_leave_the_words_of_the_page_as_they_were() -> None:
    text = page_text("<main><h1>РСП</h1><button class='accordion-button'>Документы</button><iframe src='/f.pdf'></iframe></main>".encode())
    assert text.whole == "РСП"
