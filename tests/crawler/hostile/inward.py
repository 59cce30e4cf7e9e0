"""Ways inward: links, redirects, frames and <base> that lead to the machine that looks, or to its network."""

from __future__ import annotations

from tests.crawler.hostile import school
from tests.crawler.server import WORDS, Reply, Site, menu, page, redirect


def sites(port: int) -> dict[str, Site]:
    """Everything leads to loopback at this port, in every writing."""
    here = f"127.0.0.1:{port}"
    writings = [
        here,
        f"127.1:{port}",
        f"2130706433:{port}",
        f"0x7f000001:{port}",
        f"localhost:{port}",
        f"[::1]:{port}",
        f"[::ffff:7f00:1]:{port}",
    ]
    links = "".join(f"<a href='http://{each}/prikaz{k}.pdf'>Приказ о наставничестве {k}</a>" for k, each in enumerate(writings))
    odd = "".join(
        f'<a href="{each}">Положение о наставничестве</a>'
        for each in (
            "file:///etc/passwd",
            "FILE:///etc/hosts",
            "data:text/html,<h1>Приказ</h1>",
            "javascript:fetch('http://127.0.0.1/')",
            "ftp://127.0.0.1/prikaz.pdf",
            "gopher://127.0.0.1:6379/_x",
            f"http://user:secret@{here}/prikaz.pdf",
            f"//{here}/prikaz.pdf",
            "view-source:http://127.0.0.1/",
        )
    )
    frames = f"<iframe src='http://{here}/frame'></iframe><embed src='http://{here}/e'><object data='http://{here}/o'></object>"
    form = f"<form action='http://{here}/search' method=get><input name=q placeholder='Поиск'></form>"
    based = menu(("/nastavnik", "Наставничество"), ("/docs", "Документы"))
    return {
        "links.ru": school(nastavnik=page("<h1>Наставничество</h1>" + links + odd + frames + form + WORDS)),
        "base.ru": {"/": page(f"<base href='http://{here}/'>{based}{WORDS}")},
        "hop.ru": school(order=redirect(f"http://{here}/prikaz.pdf")),
        "hop2.ru": school(order=redirect("http://hop2.ru/hop"), hop=redirect(f"http://2130706433:{port}/")),
        "start.ru": {"/": redirect(f"http://{here}/")},
        "start-meta.ru": {"/": page(f"<meta http-equiv=refresh content='0;url=http://{here}/'>")},
        "start-script.ru": {"/": page(f"<script>location.href='http://{here}/'</script>")},
        "robots.ru": {**school(), "/robots.txt": redirect(f"http://{here}/robots.txt")},
        "map.ru": {**school(), "/robots.txt": Reply(f"User-agent: *\nDisallow:\nSitemap: http://{here}/sitemap.xml\n".encode())},
        "locs.ru": {
            **school(),
            "/sitemap.xml": Reply(f"<?xml version='1.0'?><urlset><url><loc>http://{here}/nastavnik</loc></url></urlset>".encode()),
        },
    }
