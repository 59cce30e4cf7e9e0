"""What a page offers and nobody can ask for by an address: buttons, forms, broken links, walls. It must not be called absent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crawler.focus import FIRST, LEAF, MENU, NEEDED, Focus
from crawler.outcomes import load_answers
from crawler.pages import Page, squeeze
from data.models import StateReason

_MORE = re.compile(
    r"^\W*(показать|загрузить|подгрузить|смотреть|посмотреть|вывести|открыть)?\W*"
    r"(ещ[её]|больше|далее|следующ\w+|все|load more|show more|more)(\W+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_LOADS = re.compile(r"^data-(page|next|next-page|offset|limit|url|href|src|ajax|load|action|max-pages?|paged|start|count)$|^onclick$")
_CALLED = re.compile(r"load-?more|more-?load|show-?more|ajax-?more|more-?ajax|btn-?more|js-more|(^|\s)more(\s|$)", re.IGNORECASE)
_UNFOLDS = ("data-toggle", "data-bs-toggle", "aria-controls", "aria-expanded", "data-target", "data-bs-target")
_UNFOLDING = re.compile(r"toggle|collapse|slide|spoiler|accordion|classlist|\.style\.|hide|show\(", re.IGNORECASE)
_PRESSED = ("onclick", "@click", "v-on:click", "ng-click", "data-tab", "data-page")
_KEYED = re.compile(r"^data-(id|folder|cat|category|parent|key|node|section)$")
_PANELS = frozenset({"ul", "ol", "div", "table", "section", "article", "dl", "dd"})
_NO_WEB = re.compile(r"(javascript|ftp|file|mailto):|[a-z]:[\\/]", re.IGNORECASE)
_ROOT = re.compile(r"^(root|app|__next|__nuxt|react-app|vue-app|application)$", re.IGNORECASE)
_ASKS = re.compile(
    r"\bfetch\(|\b(ajax\w*|url)\s*:\s*['\"]|\bload\w*\(\s*['\"]|\.(load|get|post|ajax|getJSON)\(\s*['\"{]|XMLHttpRequest|axios",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"^\W*\d{1,3}\W*$")
_THIN = 300
"""Letters of its own, below which a page of the menu is an empty frame."""
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
    pressed = page.tree.iter("a", "span", "div", "li", "button", "input", "option", "td", "tr", "p")
    if any(_is_dead(each, focus, looked) for each in pressed):
        yield "js_only"
    if (looked.mentoring or looked.hub) and _turns_by_script(page):
        yield "js_only"
    pictures = (each.get("src") or "" for each in page.tree.iter("img"))
    if looked.mentoring and any(src.startswith("data:image") and len(src) > _SCAN for src in pictures):
        yield "unread_document"
    if looked.mentoring or looked.score >= NEEDED:
        yield from _said_to_be_hidden(looked)
        if looked.empty and _is_thin(looked) and any(map(load_answers().login.search, _own_lines(looked))):
            yield "blocked"
    if looked.empty and _may_be_walled(looked) and (walls := _walls(page)):
        home = looked.start()
        if walls - (_walls(home) if home else set()):
            yield "js_only"


def _may_be_walled(looked: Looked) -> bool:
    """Acts may be behind the walls of an empty page: of a section, of a list, of a page of the menu that has no words of its own."""
    if looked.mentoring or looked.hub:
        return True
    return looked.score in (MENU, LEAF, FIRST) and _is_thin(looked)


def _is_thin(looked: Looked) -> bool:
    return sum(map(len, _own_lines(looked))) < _THIN


def _own_lines(looked: Looked) -> list[str]:
    home = looked.start()
    common = set(home.lines) if home else set()
    return [line for line in looked.page.lines if line not in common]


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


def _is_dead(element: Any, focus: Focus, looked: Looked) -> bool:
    """It names mentoring, a page where acts may be, or on a section's or a list's page an act; and leads nowhere that could be asked."""
    if not _is_pressed(element) or _unfolds(element):
        return False
    text = _said(element)
    if not text or len(text) > _LONGEST:
        return False
    about = focus.is_mentoring(text)
    act = focus.is_act(text) and (looked.mentoring or about or (looked.hub and not focus.is_other_paper(text)))
    if act and len(text.split()) >= _TITLE:
        # The title of one act opens no menu.
        return True
    told = about or act or (len(text) <= _SHORT and focus.hub_score(text) >= NEEDED)
    return told and not _is_panel_of(element) and not _is_linked_besides(element, text)


def _is_linked_besides(element: Any, text: str) -> bool:
    """A link of the page that can be asked has the same words: a menu is there twice, for two widths of a screen."""
    return any(_said(link) == text and _is_real(link) for link in element.getroottree().iter("a"))


def _turns_by_script(page: Page) -> bool:
    """Pages of a list are turned by a script or a POST: figures side by side that lead nowhere. The figures of a slider turn pictures."""
    for element in page.tree.iter("a", "span", "button", "li", "input"):
        if not _is_pressed(element) or any("slide" in str(name) for name in element.attrib) or not _FIGURE.match(_said(element)):
            continue
        parent = element.getparent()
        row = parent.getparent() if parent is not None and parent.tag == "li" else parent
        if row is not None and sum(1 for each in row.iter("a", "span", "button", "b", "input") if _FIGURE.match(_said(each))) > 1:
            return True
    return False


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
    return any(name in _PRESSED or _KEYED.match(str(name)) for name in element.attrib) and next(element.iter("a"), None) is None


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
