"""Roads that lead nowhere: circles, chains without an end, servers that hang up."""

from __future__ import annotations

from tests.crawler.hostile.walls import everywhere
from tests.crawler.server import Reply, Seen, Site, page, redirect, text


def _longer(seen: Seen) -> Reply:
    """Every redirect leads one step further, for ever."""
    return text("", status=404) if seen.path == "/robots.txt" else redirect(f"{seen.path.rstrip('/')}/x")


def _meta(seen: Seen) -> Reply:
    return text("", status=404) if seen.path == "/robots.txt" else page(f"<meta http-equiv=refresh content='0;url={seen.path}x'>")


SITES: dict[str, Site] = {
    "circle.ru": {"/": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/")},
    "itself.ru": {"/": redirect("http://itself.ru/")},
    "cookiewall.ru": {"/": Reply(b"", 302, {"Location": "/", "Set-Cookie": "seen=1"})},
    "longer.ru": _longer,
    "meta.ru": _meta,
    "twohosts.ru": {"/": redirect("http://twohosts2.ru/")},
    "twohosts2.ru": {"/": redirect("http://twohosts.ru/")},
    "hangup.ru": everywhere(Reply(close=True)),
    "noise.ru": everywhere(Reply(raw=b"\x00\xff\x13\x37 this is no HTTP at all\r\n\r\n")),
    "s500.ru": everywhere(page("Internal", status=500)),
    "p500.ru": {"/": page("Internal", status=500)},
    "p503.ru": {"/": page("Service Unavailable", status=503)},
    "empty.ru": {"/": Reply(b"")},
    "gone.ru": {"/": page("<h1>410</h1>", status=410)},
    "nolocation.ru": {"/": Reply(b"", 302)},
    "mailto.ru": {"/": redirect("mailto:school@example.org")},
    "filescheme.ru": {"/": redirect("file:///etc/passwd")},
    "datascheme.ru": {"/": redirect("data:text/html,<h1>x</h1>")},
}
REASONS = {
    **dict.fromkeys(("circle.ru", "itself.ru", "cookiewall.ru", "longer.ru", "meta.ru", "twohosts.ru"), "redirect_loop"),
    **dict.fromkeys(("hangup.ru", "noise.ru", "gone.ru", "nolocation.ru", "mailto.ru", "filescheme.ru", "datascheme.ru"), "down"),
    **dict.fromkeys(("p500.ru", "p503.ru", "empty.ru"), "server_error"),
    "s500.ru": "robots",
}
