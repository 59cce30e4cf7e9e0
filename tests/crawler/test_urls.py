"""One page has one address."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from crawler import urls

PIECES = st.text(st.sampled_from("abЯяё %/?&=#.:;@+~_-0123456789ABCDEFюй\\\"'<>[]{}|^`"), max_size=40)


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("HTTP://Пример.РФ:80/a#b", "http://xn--e1afmkfd.xn--p1ai/a"),
        ("https://s.ru:443", "https://s.ru/"),
        ("http://s.ru./x", "http://s.ru/x"),
        ("http://s.ru/uploads/2000/1396/section/5/a.pdf?1480516045693", "http://s.ru/uploads/2000/1396/section/5/a.pdf"),
        ("http://s.ru/a?id=5&utm_source=x&PHPSESSID=abcdef0123456789", "http://s.ru/a?id=5"),
        ("http://s.ru/index.php/nast?tmpl=component&print=1", "http://s.ru/index.php/nast"),
        ("http://s.ru/component/sppagebuilder/?view=page&id=71", "http://s.ru/component/sppagebuilder/?view=page&id=71"),
        ("http://s.ru/%d0%bf%7e%5f", "http://s.ru/%D0%BF~_"),
        ("http://s.ru/п ?q=я", "http://s.ru/%D0%BF%20?q=%D1%8F"),
        ("http://s.ru/a/../b/./c//d", "http://s.ru/b/c/d"),
        ("http://s.ru/x;jsessionid=1A2B?y=1", "http://s.ru/x?y=1"),
        ("http:\\\\s.ru\\docs\\a.pdf?path=x\\y", "http://s.ru/docs/a.pdf?path=x%5Cy"),
        (
            "https://ciur.ru/izh/s29_izh/DocLib39/Forms/AllItems.aspx?RootFolder=%2fizh%2fs29%5fizh%2fDocLib39%2f10%d0%91&FolderCTID=0x0120&View=%7bA%7d",
            "https://ciur.ru/izh/s29_izh/DocLib39/Forms/AllItems.aspx?RootFolder=/izh/s29_izh/DocLib39/10%D0%91",
        ),
        (
            "https://ciur.ru/izh/s29_izh/DocLib39/Forms/AllItems.aspx?RootFolder=%2Fizh%2F%2Fs29_izh%2FDocLib39%2F10%D0%91%2F",
            "https://ciur.ru/izh/s29_izh/DocLib39/Forms/AllItems.aspx?RootFolder=/izh/s29_izh/DocLib39/10%D0%91",
        ),
    ],
)
def test_one_form(written: str, one: str) -> None:
    assert urls.canonical(written) == one


@pytest.mark.parametrize(
    "address",
    [
        "javascript:void(0)",
        "mailto:a@b.ru",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://s.ru/",
        "http://",
        "http://[::1",
        "http://a b/",
    ],
)
def test_what_is_no_page(address: str) -> None:
    assert urls.canonical(address) is None


@given(PIECES, PIECES)
@example("a", "x?RootFolder=%2525")
@example("a", "x.aspx?RootFolder=%2525+%2f%2f")
def test_the_one_form_of_the_one_form_is_itself(path: str, query: str) -> None:
    one = urls.canonical(f"http://s.ru/{path}?{query}")
    assert one is None or urls.canonical(one) == one


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("http://s.ru/docs?PAGEN_1=2", "http://s.ru/docs?PAGEN_1=14", True),
        ("http://s.ru/docs/page/2/", "http://s.ru/docs/page/3/", True),
        ("http://s.ru/docs?id=1&page=2", "http://s.ru/docs?id=2&page=2", False),
    ],
)
def test_pages_of_one_list(first: str, second: str, same: bool) -> None:
    assert urls.paging(first) is not None
    assert (urls.paging(first) == urls.paging(second)) is same


def test_a_cyrillic_path_in_the_old_encoding_can_be_read() -> None:
    assert urls.readable("http://s.ru/%ED%E0%F1%F2%E0%E2%ED%E8%EA.pdf") == "/наставник.pdf"


@pytest.mark.parametrize(
    ("path", "circle"),
    [
        ("/more/news/more/news/more/", True),
        ("/nastavnik/nastavnik/nastavnik", True),
        ("/docs/2023/docs/", False),
        ("/a/a/a/a/a/scan.pdf", False),
        ("/upload/2024/2024/2024/prikaz.pdf", False),
        ("/docs/?from=docs/docs/docs", False),
    ],
)
def test_a_path_that_goes_in_circles(path: str, circle: bool) -> None:
    assert urls.circles(f"http://s.ru{path}") is circle
