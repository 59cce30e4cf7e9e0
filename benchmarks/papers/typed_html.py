"""A draft as a page of a school's site, with the menus, the news and the footer that stand round it; or as a file's card."""

from __future__ import annotations

import random
from html import escape

from benchmarks.papers.model import Block, Draft, Gap, Grid, Para, Sides
from benchmarks.papers.school import School

_MENU = (
    "Главная",
    "Сведения об образовательной организации",
    "Документы",
    "Педагогический коллектив",
    "Наставничество",
    "Новости",
    "Контакты",
    "Питание",
    "Приём в 1 класс",
)
_SPACES = "&nbsp; " * 12


def as_site_page(draft: Draft, school: School, rng: random.Random) -> bytes:
    """The act typed into the body of a page."""
    look = rng.choice(("p", "p", "div", "br"))
    body = "\n".join(_block(block, look) for block in draft.blocks)
    heading = rng.choice((draft.title, "Наставничество", "Целевая модель наставничества", "Локальные акты"))
    return _page(school, heading, body, rng)


def as_card(lines: list[str], title: str, school: School, rng: random.Random) -> bytes:
    """The card of a file: its title and the text layer of the file, line by line."""
    body = (
        f"<h2>{escape(title)} (PDF; {rng.randint(100, 4000)} Кб)</h2><div class='text'>"
        + "<br>\n".join(escape(line) for line in lines)
        + "</div>"
    )
    return _page(school, title, body, rng)


def _page(school: School, heading: str, body: str, rng: random.Random) -> bytes:
    menu = "".join(f"<li><a href='/m{index}'>{item}</a></li>" for index, item in enumerate(_MENU))
    crumbs = (
        f"<div class='breadcrumbs'><a href='/'>Главная</a> / <a href='/collective'>Педагогический коллектив</a> / {escape(heading)}</div>"
    )
    updated = (
        f"<p class='updated'>Страница обновлена {rng.randint(1, 28):02}.{rng.randint(1, 12):02}.2025</p>" if rng.random() < 0.4 else ""
    )
    news = (
        f"<aside><h3>Новости</h3><p>{rng.randint(1, 28):02}.{rng.randint(1, 12):02}.2025 День здоровья</p></aside>"
        if rng.random() < 0.5
        else ""
    )
    footer = f"<footer>{escape(school.short)} © 2025. {escape(school.address)}, тел. {school.phone}</footer>"
    html = (
        f"<!DOCTYPE html><html lang='ru'><head><meta charset='utf-8'><title>{escape(heading)} – {escape(school.short)}</title></head><body>"
        f"<header><a href='/'>{escape(school.short)}</a></header><nav><ul>{menu}</ul></nav>{crumbs}"
        f"<main><h1>{escape(heading)}</h1>{body}{updated}</main>{news}{footer}</body></html>"
    )
    return html.encode()


def _block(block: Block, look: str) -> str:
    match block:
        case Para():
            return _para(block, look)
        case Sides():
            return _para(block.left, "span") + _SPACES + _para(block.right, "span") + "<br>"
        case Grid():
            rows = "".join("<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
            return f"<table{' border=1' if block.border else ''}>{rows}</table>"
        case Gap():
            return "<br>" if look == "br" else "<p>&nbsp;</p>"
        case _:
            return ""


def _cell(cell: tuple[Para, ...]) -> str:
    return "<br>".join(_inner(item) for item in cell)


def _para(item: Para, look: str) -> str:
    inner = _inner(item)
    if look == "br":
        return inner + "<br>"
    if look == "span":
        return f"<span>{inner}</span>"
    return f"<{look} style='text-align:{item.align}'>{inner}</{look}>"


def _inner(item: Para) -> str:
    text = "".join(f"<b>{escape(run.text)}</b>" if run.bold else escape(run.text) for run in item.runs)
    return text.replace("  ", " &nbsp;")
