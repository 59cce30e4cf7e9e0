"""Pages of the made-up sites as HTML, in three looks of menu and list."""

from __future__ import annotations

import html
import random

from benchmarks.sites.acts import act_html
from benchmarks.sites.engines import ENGINES
from benchmarks.sites.model import Node, Site, words

_LISTED = {"card", "file", "article", "album", "folder", "section", "list", "newslist"}


def page(site: Site, node: Node) -> bytes:
    """The page's bytes in the engine's charset."""
    engine = ENGINES[site.engine]
    head, block = (engine.mark, "") if engine.mark.startswith("<meta") else ("", engine.mark)
    title = node.parent.title if node.kind.endswith(" page") and node.parent else node.title
    text = f"""<!DOCTYPE html><html lang="ru"><head><meta charset="{engine.charset}">{head}
<title>{html.escape(title)} — {html.escape(site.name)}</title><style>{_STYLE}</style></head><body>
<header><div class="name">{html.escape(site.name)}</div>{_search(engine.search)}</header>
{_menu(site, node)}
<main>{block}<h1>{html.escape(title)}</h1>
{_body(site, node)}
{_list(site, node)}
{_more(node)}
</main><footer><p>© {html.escape(site.name)}. Адрес: ул. Школьная, 1</p></footer></body></html>"""
    return text.encode(engine.charset, "replace")


_STYLE = " ".join(f".c{number}{{margin:{number}px;padding:0 {number}px;border:1px solid #ccc}}" for number in range(60))


def _search(address: str) -> str:
    if not address:
        return ""
    action, _, field = address.rstrip("=").rpartition("?")
    return f'<form action="{action}" method="get"><input type="text" name="{field}"><input type="submit" value="Найти"></form>'


def _anchor(node: Node) -> str:
    return f'<a href="{html.escape(node.path)}">{html.escape(node.link or node.title)}</a>'


def _menu(site: Site, node: Node) -> str:
    items = []
    for top in site.home.children:
        under = ""
        if site.menu_whole or top is node or node.parent is top:
            under = "".join(f"<li>{_anchor(child)}</li>" for child in top.children if child.kind in {"section", "list"})
        items.append(f"<li>{_anchor(top)}{f'<ul>{under}</ul>' if under else ''}</li>")
    inner = f"<li>{_anchor(site.home)}</li>{''.join(items)}"
    before, after = (("<nav>", "</nav>"), ('<div class="menu" id="left">', "</div>"), ("<table><tr><td>", "</td></tr></table>"))[site.look]
    return f"{before}<ul>{inner}</ul>{after}"


def _body(site: Site, node: Node) -> str:
    if node.act is not None:
        return act_html(node.act, site.name)
    rng = random.Random(f"{site.index}/{node.path}")
    many = {"home": 6, "article": 8, "album": 2, "section": 5}.get(node.kind, 1)
    return "\n".join(f"<p>{' '.join(rng.sample(words()['prose'], 3))}</p>" for _ in range(many))


def _list(site: Site, node: Node) -> str:
    shown = [child for child in node.children if child.kind in _LISTED and node.kind != "home"]
    if not shown:
        return "<p>В этом представлении нет элементов.</p>" if site.engine == "sharepoint" and "AllItems" in node.path else ""
    if site.engine == "sharepoint":
        links = (_anchor(child).replace("<a ", '<a class="ms-listlink" ', 1) for child in shown)
        rows = "".join(f'<tr><td class="ms-vb-title">{link}</td><td class="ms-vb2">12.05.2023</td></tr>' for link in links)
        return f'<table class="ms-listviewtable">{rows}</table>'
    if site.look == 0:
        return "<ul>" + "".join(f"<li>{_anchor(child)}</li>" for child in shown) + "</ul>"
    if site.look == 1:
        return "".join(f'<div class="item"><p>{_anchor(child)}</p></div>' for child in shown)
    return "<table>" + "".join(f"<tr><td>{number}</td><td>{_anchor(child)}</td></tr>" for number, child in enumerate(shown, 1)) + "</table>"


def _more(node: Node) -> str:
    return '<div class="more">' + " ".join(_anchor(each) for each in node.more) + "</div>" if node.more else ""
