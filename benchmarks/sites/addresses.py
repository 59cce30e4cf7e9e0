"""Addresses as engines of school sites write them: of a node, with its number and the site's root folder."""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from benchmarks.sites.model import Node

_LATIN = dict(zip("абвгдеёзийклмнопрстуфхцыэ", "abvgdeeziyklmnoprstufhcye", strict=True))
_LATIN |= {"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "ю": "yu", "я": "ya"}


def slug(text: str, joint: str = "-") -> str:
    """The title in Latin letters, as engines write it into addresses."""
    letters = "".join(_LATIN.get(sign, sign if sign.isascii() and sign.isalnum() else " ") for sign in text.lower())
    return joint.join(letters.split())[:60].strip(joint) or "stranica"


def cyrillic(text: str, joint: str = "-") -> str:
    """The title percent-encoded in lower case, as WordPress writes it."""
    letters = "".join(sign if sign.isalnum() else " " for sign in text.lower())
    return quote(joint.join(letters.split())).lower()


def _up(node: Node) -> str:
    """The address of the page above; of a long list its first page."""
    above = node.parent
    while above is not None and above.kind.endswith(" page"):
        above = above.parent
    return above.path if above else "/"


def _hex(node: Node, number: int) -> str:
    return hashlib.md5(f"{node.title}{number}".encode(), usedforsecurity=False).hexdigest()


def edusite(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    up = _up(node).partition("/doc/")[0].rstrip("/")
    if node.kind == "file":
        return f"/uploads/2000/1396/section/{90000 + number}/{slug(node.title, '_')}.{node.form}?{1600000000000 + number * 7919}"
    if node.kind in {"card", "article", "album"}:
        return f"{up}/doc/{512160 + number * 31}"
    return f"{up}/folder/{40000 + number}" if node.kind == "folder" else f"{up}/{node.code or slug(node.title, '_')}"


def edustatic(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    if node.kind == "file":
        return f"/DswMedia/{slug(node.title, '')[:24]}{number}.{node.form}"
    return f"/sveden/{node.code.lower()}.html" if node.code and node.parent and node.parent.code == "sveden" else f"/p{number}aa1.html"


def filecard(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    if node.parent and node.parent.code == "sveden":
        return f"/sveden/{node.code}"
    if node.kind in {"file", "card"}:
        return f"/file/{'download' if node.kind == 'file' else 'card'}?id={number}"
    lists = {"list", "folder", "newslist"}
    return f"/site/section?section_id={number}" if node.kind in lists else f"/site/pub?id={number}"


def gosweb(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    up = _up(node)
    if node.kind == "file":
        return f"/netcat_files/{30 + number % 7}/{60 + number % 11}/{slug(node.title, '_').capitalize()}_{number}.{node.form}"
    if node.kind == "article":
        return f"{up}novosti_{number}.html"
    return f"{up}{'svedeniya-ob-obrazovatelnoy-organizatsii' if node.code == 'sveden' else slug(node.title)}/"


def sharepoint(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    up = _up(node)
    folder = up.partition("/Forms/")[0] if "/DocLib" in up else f"{root}DocLib{number}"
    if node.kind == "file":
        return f"{folder}/{quote(node.title)}.{node.form}"
    if node.kind in {"list", "folder", "newslist"}:
        inner = f"{folder}/{quote(node.title)}" if node.kind == "folder" else folder
        return f"{folder}/Forms/AllItems.aspx" + (f"?RootFolder={quote(inner, safe='').lower()}" if node.kind == "folder" else "")
    if node.kind == "article":
        return f"{root}Lists/News/DispForm.aspx?ID={number}"
    return f"{root}SitePages/{slug(node.title, '_')}_{number}.aspx"


def bitrix(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    up = _up(node).removesuffix("index.php")
    if node.kind == "file":
        return f"/upload/iblock/{_hex(node, number)[:3]}/{slug(node.title, '_')}.{node.form}"
    return f"{up}{number}/" if node.kind in {"article", "album", "card"} else f"{up}{node.code or slug(node.title)}/index.php"


def ucoz(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    if node.kind == "file":
        return f"/{slug(node.parent.title, '_') if node.parent else 'doc'}/{slug(node.title, '_')[:20]}_{number}.{node.form}"
    name = slug(node.title, "_")
    names = {"article": f"/news/{name}/2023-05-12-{number}", "card": f"/load/{name}/1-1-0-{number}", "list": f"/load/{number}"}
    return names.get(node.kind, f"/index/{name}/0-{number}")


def joomla(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    up = _up(node).rstrip("/") or "/index.php"
    if node.kind == "file":
        return f"/images/{node.parent.code if node.parent and node.parent.code else 'docs'}/{slug(node.title, '_')}_{number}.{node.form}"
    return f"{up}/{number}-{slug(node.title)}" if node.kind in {"article", "card", "album"} else f"{up}/{slug(node.title)}"


def wordpress(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    up = _up(node).partition("?")[0]
    if node.kind == "file":
        return f"/wp-content/uploads/2023/{1 + number % 12:02}/{cyrillic(node.title)}-{number}.{node.form}"
    if node.kind == "article":
        return f"/2023/{1 + number % 12:02}/{1 + number % 28:02}/{cyrillic(node.title)}-{number}/"
    return f"/?page_id={number}" if number % 7 == 0 and not node.children else f"{up}{cyrillic(node.title)}/"


def handmade(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    if node.kind == "file":
        return f"/docs/{slug(node.title, '_')[:18]}{number}.{node.form}"
    return f"/news/n{number}.htm" if node.kind == "article" else f"/{slug(node.title, '')[:14]}{number}.htm"


def unseen(node: Node, number: int, root: str) -> str:
    """A path of this engine."""
    if node.kind == "file":
        return f"/blob/{_hex(node, number)}"
    if node.kind in {"article", "card", "album"}:
        return f"/e/{_up(node).rsplit('/', 1)[-1]}-{number}"
    common = int(_hex(Node("", node.code), 0)[:4], 16) % 900 + 100 if node.code else 1000 + number
    return f"/r/{common}"
