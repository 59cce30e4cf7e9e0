"""Wrong types and charsets: what a body is, is told by its bytes. Each site has a section with an act, which must be found."""

from __future__ import annotations

from tests.crawler.hostile import school
from tests.crawler.server import WORDS, Reply, Site, page, pdf

_SECTION = "<h1>Наставничество</h1><a href='/order'>Приказ о внедрении целевой модели наставничества</a>" + WORDS


def _section(content_type: str | None, *, encoding: str = "utf-8") -> dict[str, Reply]:
    reply = page(_SECTION, encoding=encoding)
    return school(nastavnik=Reply(reply.body, 200, {"Content-Type": content_type} if content_type else {}))


SITES: dict[str, Site] = {
    "octets.ru": _section("application/octet-stream"),
    "picture.ru": _section("image/png"),
    "pdf-type.ru": _section("application/pdf"),
    "untold.ru": _section(None),
    "nonsense.ru": _section("тип; charset=;;;".encode().decode("latin-1")),
    "no-charset.ru": _section("text/html; charset=no-such-thing"),
    "wrong-charset.ru": _section("text/html; charset=utf-8", encoding="cp1251"),
    "utf16.ru": _section("text/html", encoding="utf-16"),
    "page-type.ru": school(order=Reply(pdf("order").body, 200, {"Content-Type": "text/html; charset=utf-8"})),
    "attachment.ru": school(order=Reply(pdf("order").body, 200, {"Content-Disposition": 'attachment; filename="../../etc/passwd"'})),
}
