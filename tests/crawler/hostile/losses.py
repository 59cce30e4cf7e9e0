"""Pages that are there by half, or only seem to be: soft 404, torn streams, wrong lengths. The section of every one of these is lost."""

from __future__ import annotations

import gzip
import zlib

import brotli

from tests.crawler.hostile import HOME, school
from tests.crawler.server import WORDS, Reply, Site, menu, page

_SECTION = page("<h1>Наставничество</h1>" + WORDS * 20 + "<a href='/order'>Приказ о внедрении</a>").body
_PLAIN_MENU = menu(("/about", "О школе"), ("/docs", "Документы"))
_FRAME = menu(*((f"/p{k}", f"Раздел {k}") for k in range(30)))
"""A whole page round the words «not found»: menu, news, footer."""


def _half(body: bytes, encoding: str) -> Reply:
    return Reply(body[: len(body) // 2], 200, {"Content-Type": "text/html", "Content-Encoding": encoding})


def _said(words: str) -> dict[str, Reply]:
    return school(nastavnik=page(f"{_FRAME}{words}{WORDS}", title="Школа № 7"))


SOFT: dict[str, Site] = {
    "soft-title.ru": school(nastavnik=page(_FRAME + WORDS, title="Страница не найдена | Школа")),
    "soft-h1.ru": _said("<h1>Ошибка 404</h1>"),
    "soft-h2.ru": _said("<h2>Упс! Такой страницы не существует</h2>"),
    "soft-div.ru": _said("<div class=t>Запрашиваемая страница не найдена на нашем сайте</div>"),
    "soft-p.ru": _said("<p>К сожалению, запрашиваемая вами страница не существует или была удалена.</p>"),
    "soft-number.ru": _said("<div class=big>404</div>"),
    "soft-english.ru": _said("<h3>The page you are looking for could not be found</h3>"),
    "soft-material.ru": _said("<font size=5>Материал не найден</font>"),
}
TORN: dict[str, Site] = {
    "torn-gzip.ru": school(nastavnik=_half(gzip.compress(_SECTION), "gzip")),
    "torn-deflate.ru": school(nastavnik=_half(zlib.compress(_SECTION), "deflate")),
    "torn-br.ru": school(nastavnik=_half(brotli.compress(_SECTION), "br")),
    "too-long.ru": school(
        nastavnik=Reply(raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n" + _SECTION[: len(_SECTION) // 2])
    ),
    "chunk-cut.ru": school(
        nastavnik=Reply(
            raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n400\r\n" + _SECTION[:1024] + b"\r\n"
        )
    ),
    # The length was counted in letters, not in bytes: browsers show half a page too.
    "too-short.ru": school(
        nastavnik=Reply(
            raw=b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n%s" % (len(_SECTION.decode()), _SECTION)
        )
    ),
    "fatal.ru": school(
        nastavnik=page(
            _PLAIN_MENU + "<h1>Наставничество</h1><b>Fatal error</b>: Uncaught Error: Call to undefined function x() on line <b>7</b>"
        )
    ),
    "half-menu.ru": school(home=Reply(HOME.body[: HOME.body.index("Наставничество".encode()) + 7], 200, {"Content-Type": "text/html"})),
}
SITES: dict[str, Site] = {**SOFT, **TORN}
