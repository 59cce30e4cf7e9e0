"""Engines of school sites as the domain facts describe them, and one that nobody has seen before."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.sites import addresses
from benchmarks.sites.model import Node


@dataclass(frozen=True)
class Engine:
    """How an engine names addresses. `host` gives host, root folder and who shares the server; `address` a path for (node, id, root)."""

    name: str
    host: Callable[[int, random.Random], tuple[str, str, str]]
    address: Callable[[Node, int, str], str]
    page: Callable[[str, int], str]
    """The n-th page of a list."""
    cards: bool = False
    """A document has a page of its own."""
    printed: bool = False
    """Its text stands on that page."""
    search: str = ""
    """The site's search, up to the words asked."""
    charset: str = "utf-8"
    sitemap: float = 0.3
    mark: str = ""
    """What tells the engine in a page's source."""


def _query(name: str, first: int = 1, step: int = 1) -> Callable[[str, int], str]:
    return lambda path, turn: f"{path}{'&' if '?' in path else '?'}{name}={first + (turn - 1) * step}"


def _vendor(domains: tuple[str, ...], group: str, name: str = "school{}") -> Callable[[int, random.Random], tuple[str, str, str]]:
    return lambda index, rng: (f"{name.format(index)}.{rng.choice(domains)}", "/", group)


def _gosweb(index: int, rng: random.Random) -> tuple[str, str, str]:
    return f"shkola{index}-r{rng.choice(('04', '13', '56', '82'))}.gosweb.gosuslugi.ru", "/", "gosweb"


def _ciur(index: int, rng: random.Random) -> tuple[str, str, str]:
    district = rng.choice(("izh", "votk", "glaz", "sar"))
    return "ciur.ru", f"/{district}/s{index}_{district}/", "ciur"


def _own(index: int, rng: random.Random) -> tuple[str, str, str]:
    host = f"{rng.choice(('school', 'shkola', 'gimnaziya', 'licey', 'sosh'))}-{index}-{rng.choice(('lug', 'bor', 'les', 'pole'))}.ru"
    return host, "/", host


_FILECARD = ("uralschool.ru", "primorschool.ru", "kuzbasschool.ru", "schoolmsk.ru", "tverschool.ru")
_EDUMSKO = ("edumsko.ru",) * 8 + ("educhel.ru", "edusev.ru")
_UCOZ = ("ucoz.net", "ucoz.ru", "narod.ru")
_ROWS, _ITEMS = _query("PageFirstRow", 1, 30), _query("PAGEN_1")
_ODINEDU = ("odinedu.ru",)
_JOOMLA = '<meta name="generator" content="Joomla! - Open Source Content Management">'
_WORDPRESS = '<meta name="generator" content="WordPress 6.4.3">'
_EDUSTATIC = '<div class="containersved">'


def _ucoz_page(path: str, turn: int) -> str:
    return f"{path}-{turn}"


def _wordpress_page(path: str, turn: int) -> str:
    return f"{path.rstrip('/')}/page/{turn}/"


_ALL = (
    Engine("edusite", _vendor(_EDUMSKO, "edusite", "sch{}"), addresses.edusite, _query("page"), cards=True),
    Engine("edustatic", _vendor(("edusite.ru", "caduk.ru"), "edusite", "s{}"), addresses.edustatic, _query("page"), mark=_EDUSTATIC),
    Engine("filecard", _vendor(_FILECARD, "filecard", "sch{}"), addresses.filecard, _query("page"), cards=True, printed=True),
    Engine("gosweb", _gosweb, addresses.gosweb, _query("curPos", 0, 20)),
    Engine("sharepoint", _ciur, addresses.sharepoint, _ROWS, sitemap=0),
    Engine("odinedu", _vendor(_ODINEDU, "odinedu", "school-{}"), addresses.bitrix, _ITEMS, search="/search/index.php?q=", sitemap=0.6),
    Engine("bitrix", _own, addresses.bitrix, _ITEMS, cards=True, search="/search/?q=", sitemap=0.6),
    Engine("ucoz", _vendor(_UCOZ, "ucoz", "{}school"), addresses.ucoz, _ucoz_page, cards=True, charset="cp1251", sitemap=0.5),
    Engine("joomla", _own, addresses.joomla, _query("start", 0, 20), search="/index.php/component/search/?searchword=", mark=_JOOMLA),
    Engine("wordpress", _own, addresses.wordpress, _wordpress_page, search="/?s=", sitemap=0.8, mark=_WORDPRESS),
    Engine("handmade", _own, addresses.handmade, _query("p"), charset="cp1251", sitemap=0.1),
    Engine("unseen", _vendor(("klassnaya-vitrina.ru",), "unseen", "org{}"), addresses.unseen, _query("n"), cards=True, sitemap=0),
)
ENGINES = {engine.name: engine for engine in _ALL}

SHARES = {"edusite": 28, "filecard": 14, "gosweb": 10, "wordpress": 9, "joomla": 7, "sharepoint": 6, "odinedu": 6, "bitrix": 6}
SHARES |= {"edustatic": 5, "ucoz": 5, "handmade": 4}
"""How many sites of a hundred each engine has; the engine never seen has its own table."""
