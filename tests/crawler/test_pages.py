"""A page that breaks off is known by how it ends; a page that is only written carelessly is whole."""

from __future__ import annotations

import pytest

from crawler.pages import Page, is_html

MENU = "<ul><li><a href='/a'>О школе</a></li><li><a href='/b'>Документы</a></li></ul>"
WHOLE = f"<html><head><title>Школа</title></head><body><div>{MENU}</div><p>Добро пожаловать</p></body></html>".encode()


def torn(body: bytes) -> bool:
    return Page("http://s.ru/", body).torn


def test_wherever_its_blocks_are_cut_a_page_is_torn() -> None:
    blocks = range(WHOLE.index(b"<div>") + 6, WHOLE.index(b"</div>"))
    assert all(torn(WHOLE[:cut]) for cut in blocks)


@pytest.mark.parametrize(
    "body",
    [
        WHOLE,
        f"<h1>Наставничество</h1>{MENU}".encode(),  # a piece without <html>, as old engines send
        f"<html><body>{MENU}<p>Конец".encode(),  # closing tags may be left out
        f"<html><body>{MENU}<p>Конец".encode("cp1251"),
        b"<html><frameset cols='1,2'><frame src=a><frame src=b></frameset></html>",
        WHOLE + b"<!-- made in 0.02 s -->",
        "<html><body><p>На уроке: Fatal error в программе — что это?</p></body></html>".encode(),
        b"",
    ],
)
def test_a_careless_page_is_whole(body: bytes) -> None:
    assert not torn(body)


@pytest.mark.parametrize(
    "fault",
    [
        "<b>Fatal error</b>: Allowed memory size of 1 bytes exhausted in <b>/x.php</b> on line <b>7</b><br />",
        "Fatal error: Uncaught PDOException: gone in /x.php:3",
        "PHP Parse error: syntax error in /x.php on line 2",
        "Fatal error: Maximum execution time of 30 seconds exceeded",
    ],
)
def test_a_program_that_died_in_the_middle_left_half_a_page(fault: str) -> None:
    assert torn(WHOLE.replace(b"</body></html>", fault.encode()))
    assert torn(WHOLE.replace(b"<p>", f"<p>{fault}".encode()))


def test_a_page_is_one_behind_the_warnings_of_its_program() -> None:
    warnings = "<br />Notice: Undefined index: page in /var/www/index.php on line 12".replace("<br />", "\n") * 200
    assert is_html(f"{warnings}<!doctype html><html><body><h1>Школа</h1></body></html>".encode())
    assert not is_html(b"%PDF-1.4 " + b"0" * 9_000 + b"<html>")
