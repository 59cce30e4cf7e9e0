"""Menus drawn by scripts: what stands in the page all the same (noscript, JSON, site map) is found; else nothing is «absent»."""

from __future__ import annotations

from tests.crawler.hostile import school
from tests.crawler.server import WORDS, Reply, Site, page

_APP = "<div id=app></div><script src=/app.js></script>"
_MAP = b"<?xml version='1.0'?><urlset><url><loc>http://%s/nastavnik</loc></url></urlset>"


def _state(paths: str) -> Reply:
    return page(f'{_APP}<script>window.__STATE__ = {{"menu": [{paths}]}}</script>', title="Школа")


FOUND: dict[str, Site] = {
    "noscript.ru": school(home=page(f"{_APP}<noscript><a href='/nastavnik'>Наставничество</a><a href='/docs'>Документы</a></noscript>")),
    "json.ru": school(home=_state('{"title": "Наставничество", "url": "/nastavnik"}')),
    "escaped.ru": school(home=_state('{"title": "x", "path": "\\/nastavnik"}')),
    "ldjson.ru": school(
        home=page(_APP + '<script type="application/ld+json">{"hasPart": [{"url": "http://ldjson.ru/nastavnik"}]}</script>')
    ),
    "map.ru": {**school(home=page(_APP)), "/sitemap.xml": Reply(_MAP % b"map.ru")},
    "attributes.ru": school(home=page("<div class=m data-href='/nastavnik'>Наставничество</div><script src=/m.js></script>" + WORDS)),
}
SHELLS: dict[str, Site] = {
    "shell.ru": {"/": page(_APP)},
    "shell-words.ru": {"/": page(_APP + "<noscript>Для работы сайта включите JavaScript</noscript>", title="Школа № 7")},
    "shell-everywhere.ru": lambda seen: page(_APP + WORDS) if seen.path != "/robots.txt" else None,
}
SITES: dict[str, Site] = {**FOUND, **SHELLS}
