"""What stands on every page of a site and says nothing of this one: menus, search, widgets, footers."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

UNSEEN = re.compile("script|style|noscript|template|svg|iframe|object|embed|canvas|video|audio|select|button|head")
CROSSED_OUT = ["del", "s", "strike"]
HIDDEN_BY_WORD = re.compile(r"mso-hide\s*:\s*all", re.IGNORECASE)
LANDMARKS = ["nav", "header", "footer", "aside", "form", "menu"]
FURNITURE = re.compile(
    r"(?:^|[-_ ])(?:nav|navbar|navigation|menu|topmenu|mainmenu|mega-?menu|submenu|breadcrumbs?|crumbs?|pathway|sidebar|side-?bar|"
    r"footer|header|"
    r"search|bvi|special-?version|visually|accessib\w*|blind|uhpv|cookies?|social|share|pagination|pager|copyright|counter|login|auth|"
    r"gosuslugi|pos-banner\w*|js-show-iframe-wrapper|modal|popup|toolbar|quick-?launch|slider|carousel|banner|informer|weather|skip-?link\w*)"
    r"(?:$|[-_ ])",
    re.IGNORECASE,
)
ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar"})
WIDGET_WORDS = re.compile(r"решаем вместе|верси[яю] для слабовидящих|сообщить о проблеме|написать о проблеме", re.IGNORECASE)
FILE_LINK = re.compile(
    r"\.(?:pdf|docx?|rtf|odt|xlsx?|ods|jpe?g|png|zip|rar|pptx?)(?:$|[?#])|/file/|/doc/|download|netcat_files|/uploads?/", re.IGNORECASE
)
MOST = 0.5
"""A block with more than this share of the page's words is no furniture, whatever its name: ASP.NET wraps all in one form."""
FEW_WORDS = 40
"""So many letters must be left when a menu goes, or the menu is the page."""
MENU_LINKS = 6
MENU_LINK_LENGTH = 32


def drop_furniture(soup: BeautifulSoup) -> Tag:
    """The page's body with the furniture taken out of the tree. Where little would be left, only what nobody sees is taken out."""
    for tag in soup.find_all(lambda tag: UNSEEN.fullmatch(tag.name) is not None):
        tag.decompose()
    body = soup.body or soup
    before = _length(body)
    for struck in [*body.find_all(CROSSED_OUT), *body.find_all(style=HIDDEN_BY_WORD)]:
        if not struck.decomposed and _length(struck) <= MOST * before:
            struck.decompose()
    for block in body.find_all(_may_be_furniture):
        if not block.decomposed and _is_furniture(block, before):
            block.decompose()
    for words in body.find_all(string=WIDGET_WORDS):
        _drop_widget(words.parent, before)
    for menu in body.find_all(["ul", "ol", "table", "dl"]):
        if not menu.decomposed and _is_menu(menu, _length(body)):
            menu.decompose()
    return body


def _length(tag: Tag) -> int:
    return len("".join(tag.get_text().split()))


def _may_be_furniture(tag: Tag) -> bool:
    if tag.name in LANDMARKS or str(tag.get("role", "")) in ROLES or tag.get("hidden") is not None:
        return True
    if tag.name in {"body", "main", "article", "td", "tr", "tbody", "a", "span"} or re.fullmatch("h[1-6]", tag.name):
        return False
    names = [str(tag.get("id") or ""), *(tag.get_attribute_list("class") or ())]
    return any(FURNITURE.search(str(name)) for name in names if name)


def _is_furniture(block: Tag, page_length: int) -> bool:
    """Named so, and neither the page's own text nor a list of files."""
    length = _length(block)
    prose = length - sum(_length(link) for link in block.find_all("a"))
    only_links = prose < 0.2 * length
    if length > (page_length - FEW_WORDS if only_links else MOST * page_length):
        return False
    if block.find(["h1", "article", "main"]) is not None and length > 200:
        return False
    files = [link for link in block.find_all("a", href=FILE_LINK) if len(link.get_text(strip=True)) > 15]
    if block.name in {"nav", "footer", "menu"} or str(block.get("role", "")) in ROLES:
        return len(files) < 5
    return len(files) < 3 and (prose < 400 or prose < 0.1 * page_length)


def _drop_widget(block: Tag | None, page_length: int) -> None:
    """The largest box round the widget's words that is still a small box."""
    box: Tag | None = None
    while block is not None and block.name not in {"body", "main", "article", "html", "td"}:
        if _length(block) > min(300, MOST * page_length) or block.find("h1") is not None:
            break
        box, block = block, block.parent
    if box is not None and not box.decomposed:
        box.decompose()


def _is_menu(block: Tag, page_length: int) -> bool:
    """A list of many short links to pages and nothing else; a list of documents is not one."""
    links = [link for link in block.find_all("a") if link.get_text(strip=True)]
    if len(links) < MENU_LINKS or any(FILE_LINK.search(str(link.get("href", ""))) for link in links):
        return False
    length, in_links = _length(block), sum(_length(link) for link in links)
    return in_links > 0.9 * length and in_links / len(links) <= MENU_LINK_LENGTH and length < page_length - FEW_WORDS
