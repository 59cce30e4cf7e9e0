"""Odd answers of robots.txt (RFC 9309): what each allows."""

from __future__ import annotations

from tests.crawler.hostile import school
from tests.crawler.server import Reply, Site, page, redirect, text


def _site(robots: Reply, **more: Reply) -> dict[str, Reply]:
    return {**school(**more), "/robots.txt": robots}


_FORBIDS = "User-agent: *\nDisallow: /nastavnik\n"

OPEN: dict[str, Site] = {
    "none.ru": _site(text("no", status=404)),
    "gone.ru": _site(text("no", status=410)),
    "refused.ru": _site(text("no", status=403)),
    "login.ru": _site(text("no", status=401)),
    "empty.ru": _site(Reply(b"")),
    "nothing.ru": _site(Reply(b"", 204)),
    "html.ru": _site(page("<h1>Добро пожаловать</h1>")),
    "noise.ru": _site(Reply(bytes(range(256)) * 40)),
    "loop.ru": _site(redirect("/robots.txt")),
    "far-loop.ru": {**_site(redirect("/r1")), **{f"/r{k}": redirect(f"/r{k + 1}") for k in range(1, 20)}},
    "all-allowed.ru": _site(text("User-agent: *\nDisallow:\n")),
    "others.ru": _site(text("User-agent: Yandex\nDisallow: /\n\nUser-agent: *\nDisallow: /admin\n")),
    "longest.ru": _site(text("User-agent: *\nDisallow: /nas\nAllow: /nastavnik\n")),
    "ours.ru": _site(text("User-agent: *\nDisallow: /\n\nUser-agent: NastavnikAudit\nDisallow:\n")),
    "delay-words.ru": _site(text("User-agent: *\nCrawl-delay: soon\nDisallow: /x\n")),
    "delay-minus.ru": _site(text("User-agent: *\nCrawl-delay: -5\nDisallow: /x\n")),
    "delay-nan.ru": _site(text("User-agent: *\nCrawl-delay: nan\nDisallow: /x\n")),
}
PARTLY: dict[str, Site] = {
    "plain.ru": _site(text(_FORBIDS)),
    "bom.ru": _site(Reply(b"\xef\xbb\xbf" + _FORBIDS.encode())),
    "cr.ru": _site(Reply(_FORBIDS.replace("\n", "\r").encode())),
    "crlf.ru": _site(Reply(_FORBIDS.replace("\n", "\r\n").encode())),
    "spaces.ru": _site(text("  user-AGENT :  *  # all\n  DISALLOW :  /nastavnik  # closed\n")),
    "wild.ru": _site(text("User-agent: *\nDisallow: /*stavnik$\n")),
    "moved.ru": {**_site(redirect("/other.txt", 301)), "/other.txt": text(_FORBIDS)},
    "elsewhere.ru": _site(redirect("http://rules.ru/robots.txt")),
    "named.ru": _site(text("User-agent: nastavnikaudit\nDisallow: /nastavnik\n\nUser-agent: *\nDisallow:\n")),
    "several.ru": _site(text("User-agent: a\nUser-agent: NastavnikAudit\nUser-agent: b\nDisallow: /nastavnik\n")),
    "type.ru": _site(Reply(_FORBIDS.encode(), 200, {"Content-Type": "application/octet-stream"})),
    "long.ru": _site(text(_FORBIDS + "# made up\n" * 60_000)),
}
SHUT: dict[str, Site] = {
    "all.ru": _site(text("User-agent: *\nDisallow: /\n")),
    "r500.ru": _site(text("oops", status=500)),
    "r503.ru": _site(text("oops", status=503)),
    "r429.ru": _site(text("slow", status=429)),
}
SILENT: dict[str, Site] = {"hangs.ru": _site(Reply(delay=60.0)), "drops.ru": _site(Reply(close=True))}
HELPER: dict[str, Site] = {"rules.ru": {"/robots.txt": text(_FORBIDS)}}
SITES: dict[str, Site] = {**OPEN, **PARTLY, **SHUT, **SILENT}
