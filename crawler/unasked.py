"""What a page offers and nobody can ask for by an address: buttons, forms, broken links, walls. It must not be called absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crawler.focus import LISTS, NEEDED, Focus
from crawler.outcomes import load_answers
from crawler.pages import Page, squeeze
from data.models import StateReason

_MORE = re.compile(
    r"^\W*(показать|загрузить|подгрузить|смотреть|посмотреть|вывести|открыть)?\W*(ещ[её]|больше|далее|все|load more|show more|more)"
    r"(\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_LOADS = re.compile(r"^data-(page|next|next-page|offset|limit|url|href|src|ajax|load|action|max-pages?|paged|start|count)$|^onclick$")
_CALLED = re.compile(r"load-?more|more-?load|show-?more|ajax-?more|more-?ajax|btn-?more|js-more|(^|\s)more(\s|$)", re.IGNORECASE)
_UNFOLDS = ("data-toggle", "data-bs-toggle", "aria-controls", "aria-expanded", "data-target", "data-bs-target")
_UNFOLDING = re.compile(r"toggle|collapse|slide|spoiler|accordion|classlist|\.style\.|hide|show\(", re.IGNORECASE)
_PRESSED = ("onclick", "data-id", "data-folder", "data-cat", "data-category", "data-parent", "data-key", "data-node", "data-section")
_PANELS = frozenset({"ul", "ol", "div", "table", "section", "article", "dl", "dd"})
_NO_WEB = re.compile(r"(javascript|ftp|file|mailto):|[a-z]:[\\/]", re.IGNORECASE)
_ROOT = re.compile(r"^(root|app|__next|__nuxt|react-app|vue-app|application)$", re.IGNORECASE)
_ASKS = re.compile(r"\bfetch\(|\.(load|get|post|ajax|getJSON)\(\s*['\"{]|XMLHttpRequest|axios", re.IGNORECASE)
_TITLE = 3
"""Words from which on the title of an act names one act and not acts of that kind."""
_SCAN = 20_000
"""Letters of a picture written into the page, from which on it may be a scan."""
_SHORT, _LONGEST = 60, 200
"""Letters of a button that brings more; of a title or a line that says something of itself."""


@dataclass(frozen=True, kw_only=True)
class Looked:
    """A page, and what it is to the look at its site."""

    page: Page
    mentoring: bool
    """A section on mentoring."""
    hub: bool
    """A list of documents."""
    score: float
    """Of the link to it."""
    empty: bool
    """Nothing on it leads to documents."""
    start: Callable[[], Page | None]
    """The start page: its words and scripts stand on every page and tell nothing of this one."""


def unseen_on(looked: Looked, focus: Focus) -> Iterator[StateReason]:
    """Why something that the page may hold was not seen."""
    page = looked.page
    if (looked.mentoring or looked.hub) and any(map(_is_loader, page.tree.iter("button", "a", "div", "span", "input"))):
        yield "js_only"
    pressed = page.tree.iter("a", "span", "div", "li", "button", "input", "option", "td")
    if any(_is_dead(each, focus, mentoring=looked.mentoring) for each in pressed):
        yield "js_only"
    pictures = (each.get("src") or "" for each in page.tree.iter("img"))
    if looked.mentoring and any(src.startswith("data:image") and len(src) > _SCAN for src in pictures):
        yield "unread_document"
    if looked.mentoring or looked.score >= NEEDED:
        yield from _said_to_be_hidden(looked)
    if looked.mentoring and looked.empty and (walls := _walls(page)):
        home = looked.start()
        if walls - (_walls(home) if home else set()):
            yield "js_only"


def _said_to_be_hidden(looked: Looked) -> Iterator[StateReason]:
    """Reasons told by lines of the page that the start page has not."""
    lines = {line for line in looked.page.lines if len(line) <= _LONGEST}
    told = {reason: {line for line in lines if pattern.search(line)} for reason, pattern in load_answers().unshown.items()}
    if any(told.values()):
        home = looked.start()
        common = set(home.lines) if home else set()
        yield from (reason for reason, found in told.items() if found - common)


def _walls(page: Page) -> set[str]:
    """What an empty page may keep its content behind: a password, an application, a script that asks for it."""
    found = {f"password {each.get('name')}" for each in page.tree.iter("input") if (each.get("type") or "").lower() == "password"}
    for element in page.tree.iter():
        named = isinstance(element.tag, str) and (_ROOT.search(element.get("id") or "") or "-" in element.tag)
        if named and not squeeze(element.text_content()):
            found.add(f"root {element.tag} {element.get('id')}")
    found |= {script.text for script in page.tree.iter("script") if script.text and _ASKS.search(script.text)}
    return found


def _is_loader(element: Any) -> bool:
    """It brings further rows of a list by a script; one that merely unfolds what the page holds is none."""
    called = _CALLED.search(f"{element.get('class', '')} {element.get('id', '')}")
    if _unfolds(element) or not (called or any(map(_LOADS.match, element.attrib))):
        return False
    href = (element.get("href") or "").strip()
    if href and not href.startswith(("#", "javascript:")):
        return False
    text = _said(element)
    return len(text) <= _SHORT and _MORE.match(text) is not None


def _is_dead(element: Any, focus: Focus, *, mentoring: bool) -> bool:
    """It names mentoring, or on a section's page an act, is there to be pressed, and leads nowhere that could be asked."""
    if not _is_pressed(element) or _unfolds(element):
        return False
    text = _said(element)
    if not text or len(text) > _LONGEST:
        return False
    act = focus.is_act(text) and (mentoring or focus.is_mentoring(text))
    if act and len(text.split()) >= _TITLE:
        # The title of one act opens no menu.
        return True
    told = focus.is_mentoring(text) or (mentoring and (act or focus.hub_score(text) >= LISTS))
    return told and not _is_panel_of(element)


def _is_pressed(element: Any) -> bool:
    tag = element.tag
    if tag == "a":
        return _leads_nowhere(element)
    if tag == "option":
        select = next(element.iterancestors("select"), None)
        return select is not None and not any(re.search(r"[/.]", each.get("value") or "") for each in select)
    if tag in ("button", "input"):
        form = next(element.iterancestors("form"), None)
        pressed = tag == "button" or (element.get("type") or "").lower() in ("submit", "button", "image")
        return pressed and (form is None or (form.get("method") or "get").lower() == "post")
    return any(element.get(name) is not None for name in _PRESSED) and next(element.iter("a"), None) is None


def _leads_nowhere(link: Any) -> bool:
    href = (link.get("href") or link.get("xlink:href") or "").strip()
    if not href:
        return not any(link.get(name) for name in ("name", "id", "data-href", "data-url", "data-link", "data-file"))
    if href.startswith("#"):
        # An anchor of the page itself shows what the page holds.
        return len(href) == 1 or not link.getroottree().xpath("boolean(//*[@id=$name or @name=$name])", name=href[1:])
    return _NO_WEB.match(href) is not None


def _unfolds(element: Any) -> bool:
    named = f"{element.get('onclick') or ''} {element.get('href') or ''} {element.get('class') or ''}"
    return any(element.get(name) is not None for name in _UNFOLDS) or bool(_UNFOLDING.search(named))


def _is_panel_of(element: Any) -> bool:
    """A menu or an accordion: what it opens stands beside it in the page. Another item of the same list is not what it opens."""
    parent = element.getparent()
    beside = [element.getnext(), None if parent is None else parent.getnext()]
    panels = [each for each in beside if each is not None and each.tag in _PANELS and not _alike(each, parent)]
    item = next(element.iterancestors("li"), None)
    return any(_is_real(link) for panel in (*panels, *(() if item is None else (item,))) for link in panel.iter("a"))


def _alike(one: Any, other: Any) -> bool:
    return other is not None and (one.tag, one.get("class")) == (other.tag, other.get("class"))


def _is_real(link: Any) -> bool:
    href = (link.get("href") or "").strip().lower()
    return bool(href) and not href.startswith(("#", "javascript:", "mailto:", "tel:"))


def _said(element: Any) -> str:
    return squeeze(element.text_content()) or squeeze(element.get("value"))
