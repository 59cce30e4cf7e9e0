"""Links of a page with the words round them: text, nearest heading, menu path or breadcrumb, the row they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from crawler.headings import Headings, is_heading
from crawler.pages import Page, squeeze

_FURNITURE = frozenset({"nav", "header", "footer", "aside"})
_ROWS = frozenset({"tr", "li", "p", "dd", "div", "td", "section", "article", "figure", "center"})
_FURNITURE_NAME = re.compile(
    r"(^|[\s_-])(menu|uMenu\w*|nav|navbar|footer|header|sidebar|topbar|crumbs?|breadcrumbs?)([\s_-]|$)", re.IGNORECASE
)
_CRUMBS = re.compile(r"breadcrumb|crumbs?\b|navigation-?path|pathway|trail|bx-bread|speedbar", re.IGNORECASE)
_PAGER = re.compile(
    r"(^|[\s_-])(pagination|pager|pagenav|paginator|paging|pages|page[_-]?(nav\w*|numbers?|list|block\w*)|nav-?links|modern-page\w*"
    r"|(cat|news|blog)Pages\d*|pagesBlock\w*|swchItem\w*)([\s_-]|$)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*\d{1,4}\W*$")
_ADDRESS = re.compile(r"""(?:open|href|location(?:\.href)?|assign|replace|url)\s*(?:=|\()\s*['"]([^'"\s]{2,500})['"]""", re.IGNORECASE)
_QUOTED_PAGE = re.compile(
    r"""['"]((?:(?:https?:/)?/|\?)[^'"\s]{1,500}|[^'"\s:]{1,300}\.(?:html?|php|aspx?|pdf|docx?|rtf|odt)(?:\?[^'"\s]*)?)['"]""",
    re.IGNORECASE,
)
_OWN_SCHEME = re.compile(r"(?!https?:)[a-z][\w+.-]*:", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp|tiff?)(?:[?#]|$)", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[^\s<>\"'«»)]{4,500}", re.IGNORECASE)
_SCRIPT_MOVE = re.compile(r"""(?:window|document|top|self)?\.?location(?:\.href)?\s*=\s*['"]([^'"\s]{1,300})['"]""", re.IGNORECASE)
_GENERIC = re.compile(
    r"^\W*(скачать|открыть|просмотр\w*|посмотреть|смотреть|читать|подробнее|далее|ссылка|здесь|тут|файл|документ|загрузить|перейти|"
    r"pdf|docx?|word|xlsx?|приложение|скан\w*|ознакомиться|см|эцп|подпись|download|view|open|more|[\d.,]+ ?(кб|мб|kb|mb))?"
    r"(\W+(файл|документ|pdf|docx?|далее|здесь|тут|полностью|[\d.,]+ ?(кб|мб|kb|mb)))*\W*$",
    re.IGNORECASE,
)
_FILE = re.compile(r"^[^\s<>{}\"']+\.(pdf|docx?|rtf|odt|xlsx?|zip|rar)(\?[^\s<>]*)?$", re.IGNORECASE)
_PAINTED = re.compile(r"background(?:-image)?\s*:[^;]*url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_QUOTED_FILE = re.compile(r"""["']([^"'\s<>\\{}$]{1,300}\.(?:pdf|docx?|rtf|odt|xlsx?))["']""", re.IGNORECASE)
_QUOTED = re.compile(r"""["']((?:https?:/)?/[^"'\s<>\\{}$]{2,300})["']""")
_TITLE_QUOTED = r"""["']([А-ЯЁа-яё«][^"'<>{}\n]{2,150})["']"""
_PAGE_QUOTED = (
    r"""["']((?:https?:/)?/[^"'\s<>\\{}$]{1,300}|\?[\w%-]+=[^"'\s<>\\{}$]{1,300}"""
    r"""|[^"'\s<>\\{}$:]{1,300}\.(?:html?|php|aspx?)(?:\?[^"'\s<>]*)?)["']"""
)
_NEXT_VALUE = r"""\s*,\s*(?:["']?\w+["']?\s*:\s*)?"""
_TITLED = re.compile(rf"{_TITLE_QUOTED}{_NEXT_VALUE}{_PAGE_QUOTED}|{_PAGE_QUOTED}{_NEXT_VALUE}{_TITLE_QUOTED}")
_ESCAPED = re.compile(r"\\u(0[0-9a-fA-F]{3})")
MAX_LINKS = 20_000
_MAX_TEXT = 400


@dataclass(frozen=True, kw_only=True)
class PageLink:
    """One link as the page holds it."""

    url: str
    """Absolute, not yet canonical."""
    text: str = ""
    heading: str = ""
    above: str = ""
    """Headings over the heading, but for the title of the page."""
    trail: str = ""
    context: str = ""
    """Text of the row, paragraph or item round the link."""
    kind: str = "a"
    """a, frame (also embed, object), refresh, script, quoted (in a script, beside a title), plain, form."""
    boilerplate: bool = False
    """Stands in a menu, header, footer or sidebar."""
    next_page: bool = False
    pager: bool = False
    """A page of the same list: a number in a block that turns pages, or by what is known of the engine."""


def links_of(page: Page) -> list[PageLink]:
    """Every link of the page, in page order, each address and text once."""
    seen: set[tuple[str, str, str]] = set()
    found: list[PageLink] = []
    crumbs = trail_of(page)
    for link in _walk(page, crumbs):
        key = (link.url, link.text, link.heading)
        if key not in seen:
            seen.add(key)
            found.append(link)
        if len(found) >= MAX_LINKS:
            break
    return found


def trail_of(page: Page) -> str:
    """The page's breadcrumb, " / " between its parts; "" where there is none."""
    for element in page.tree.iter("div", "ul", "ol", "nav", "p", "span", "td"):
        if _CRUMBS.search(f"{element.get('class', '')} {element.get('id', '')}"):
            parts = [squeeze(text).strip("/»›>→|-–—•· ") for text in element.itertext()]
            text = " / ".join(part for part in parts if part)
            if text and len(text) < _MAX_TEXT:
                return text
    return ""


def _walk(page: Page, crumbs: str) -> Iterator[PageLink]:
    headings = Headings()
    for element in page.tree.iter():
        tag = element.tag
        if not isinstance(tag, str):
            continue
        titled = is_heading(element) and not _in_pager(element)
        furniture = (titled or tag in _LINK_TAGS or element.get("onclick") is not None) and _in_furniture(element)
        if titled:
            headings.meet(element, framed=furniture)
        for url, kind in _targets(element, tag):
            words = _words(element, tag)
            turns = _in_pager(element)
            context = "" if turns else _context(element, alone=not words and _PICTURE.search(url) is not None)
            if context and kind in ("a", "script") and _GENERIC.match(words):
                words = context if words in context else f"{context} {words}"
            yield PageLink(
                url=urljoin_or_empty(page.base, url),
                text=words[:_MAX_TEXT],
                heading=headings.nearest(framed=furniture),
                above=headings.above(framed=furniture),
                trail=_menu_path(element) or crumbs,
                context=context,
                kind=kind,
                boilerplate=furniture,
                next_page="next" in (element.get("rel") or "").lower().split(),
                pager=_NUMBER.match(words) is not None and (turns or _in_row_of_numbers(element)),
            )
        yield from _plain_addresses(element, tag, headings.nearest(framed=False), crumbs)
        if tag == "iframe" and (shown := element.get("srcdoc")):
            yield from _walk(Page(page.base, shown.encode(), "text/html; charset=utf-8"), crumbs)
    yield from _script_addresses(page)


_DATA = ("data-href", "data-url", "data-link", "data-file", "data-location", "data-src", "data-remote", "data-content", "data-load")
_AIMS = ("data-", "hx-get", "source")
"""Beginnings of attributes that may hold an address; the second is of htmx, the third of books that are leafed through."""
_LINK_TAGS = frozenset({"a", "area", "form", "iframe", "frame", "embed", "object", "meta", "link", "img", "button"})


def _targets(element: Any, tag: str) -> Iterator[tuple[str, str]]:
    if tag in ("a", "area"):
        href = (element.get("href") or element.get("xlink:href") or "").strip()
        if href and not href.startswith("#") and not href.lower().startswith(("javascript:", "mailto:", "tel:", "data:")):
            yield _unwrap(href), "a"
        elif address := _scripted(f"{href if href.lower().startswith('javascript:') else ''} {element.get('onclick') or ''}"):
            yield address, "script"
    elif tag in ("iframe", "frame", "embed"):
        for src in dict.fromkeys(_sources(element)):
            yield _unwrap(src), "frame"
    elif tag == "form":
        if address := _opened_by(element):
            yield address, "form"
    elif tag == "option":
        if address := _scripted(f"'{(element.get('value') or '').strip()}'"):
            yield address, "script"
    elif tag == "object":
        if data := (element.get("data") or "").strip():
            yield _unwrap(data), "frame"
    elif tag == "img":
        if element.get("usemap") or _is_icon(element):
            return
        for src in dict.fromkeys(_pictures(element)):
            yield src, "image"
    elif tag == "source":
        for src in _pictures(element):
            yield src, "image"
    elif tag == "meta":
        refresh = (element.get("http-equiv") or "").lower() == "refresh"
        if refresh and (found := re.search(r"url\s*=\s*['\"]?([^'\"\s]+)", element.get("content") or "", re.IGNORECASE)):
            yield found[1], "refresh"
    if tag not in ("script", "form", "img", "iframe"):
        for name, value in element.attrib.items():
            if isinstance(name, str) and name.startswith(_AIMS) and _is_aim(name, value := value.strip()):
                yield _unwrap(value), "script"
    if tag not in ("script", "form", "a", "area") and (address := _scripted(element.get("onclick") or "")):
        yield address, "script"
    if tag == "body" and (address := _scripted(element.get("onload") or "")):
        yield address, "script"
    if (painted := _PAINTED.search(element.get("style") or "")) and _PICTURE.search(painted[1]):
        yield painted[1], "image"


def _is_aim(name: str, value: str) -> bool:
    """A data attribute that holds an address: by its name, or by the file that it names."""
    if name in _DATA or name in ("hx-get", "data-hx-get"):
        return value.startswith(("/", "./", "../", "?", "http://", "https://"))
    return len(value) < _MAX_TEXT and _FILE.search(value) is not None


def _pictures(element: Any) -> Iterator[str]:
    """Where a picture lies, whatever delays its loading."""
    for name, value in element.attrib.items():
        src = value.strip().split(",")[0].split(" ")[0] if name in ("srcset", "data-srcset") else value.strip()
        lazy = isinstance(name, str) and name.startswith("data-") and _PICTURE.search(src)
        if (lazy or name in ("src", "srcset")) and src and not src.startswith(("data:", "{", "[")):
            yield src


def _sources(frame: Any) -> Iterator[str]:
    """What a frame shows, whatever delays its loading."""
    for name, value in frame.attrib.items():
        delayed = isinstance(name, str) and name.startswith("data-") and name.endswith("src")
        if (name == "src" or delayed) and (src := value.strip()) and not src.lower().startswith(("about:", "javascript:", "data:")):
            yield src


def _opened_by(form: Any) -> str:
    """The page that a form opens at the press of its button, nothing typed or chosen; "" where more is asked of the reader."""
    fields = [(each, (each.get("type") or "text").lower()) for each in form.iter("input", "select", "textarea")]
    action = (form.get("action") or "").strip()
    if (form.get("method") or "get").lower() != "get" or any(kind not in ("submit", "button", "image", "hidden") for _, kind in fields):
        return ""
    hidden = [(each.get("name"), each.get("value") or "") for each, kind in fields if kind == "hidden" and each.get("name")]
    if not hidden:
        return action
    return f"{action.partition('?')[0]}?{urlencode(hidden)}"


def _scripted(code: str) -> str:
    """The address that a handler opens, whatever the function is called; "" where it names none."""
    found = _ADDRESS.search(code) or _QUOTED_PAGE.search(code)
    return found[1] if found else ""


def _is_icon(picture: Any) -> bool:
    """The picture is the face of a link, not a thing to be read itself."""
    link = next(picture.iterancestors("a"), None)
    return link is not None and not (link.get("href") or "#").startswith(("#", "javascript:"))


def _unwrap(address: str) -> str:
    """The file that a viewer shows (Google, Office, PDF.js); the address itself where there is no viewer."""
    parts = urlsplit(address) if "?" in address else None
    if parts is None:
        return address
    viewer = re.search(
        r"(docs\.google\.com|drive\.google\.com)/(viewer|gview|viewerng)|view\.officeapps\.live\.com|viewer\.html|pdfjs|docs\.yandex\.\w+/docs/view",
        address,
        re.IGNORECASE,
    )
    values = parse_qs(parts.query) if viewer else {}
    for name in ("url", "src", "file"):
        # A viewer's own way to name a file (ya-disk-public://…) opens in that viewer alone.
        if values.get(name) and not _OWN_SCHEME.match(values[name][0]):
            return values[name][0]
    return address


def _words(element: Any, tag: str) -> str:
    """What the link says: its text, else title, else the picture's name."""
    text = squeeze(element.text_content()) if tag not in ("iframe", "frame", "object", "embed") else ""
    if text:
        return text
    names = [element.get("title"), element.get("aria-label"), element.get("alt")]
    if tag == "form":
        names = [each.get(name) for each in element.iter("input") if each.get("type") in ("submit", "image") for name in ("value", "alt")]
    names += [image.get(name) for image in element.iter("img") for name in ("alt", "title")]
    return squeeze(next((name for name in names if name and name.strip()), ""))


def _context(element: Any, *, alone: bool = False) -> str:
    """Text of the smallest row round the link that says more than the link; "" where the row is a whole page.

    `alone`: the link borrows no words from a row that names other links; they speak for themselves (pictures of a gallery).
    """
    for above in element.iterancestors():
        if above.tag not in _ROWS:
            continue
        links = [link for link, _ in zip(above.iter("a"), range(5), strict=False)]
        if len(links) > 4 or (alone and any(link is not element and not _GENERIC.match(squeeze(link.text_content())) for link in links)):
            return ""
        text = _row_text(above)
        if len(text) > _MAX_TEXT:
            return text[:_MAX_TEXT] if above.tag in ("tr", "li", "p") else ""
        if text and not _GENERIC.match(text):
            return text
    return ""


def _row_text(row: Any) -> str:
    """Words of a row: cells apart by " | ", lines by a space, whatever stands between inline tags together."""
    if row.tag == "tr":
        cells = (_row_text(cell) for cell in row.iter("td", "th"))
        return " | ".join(cell for cell in cells if cell)
    if row.find(".//br") is None and row.find(".//p") is None and row.find(".//div") is None and row.find(".//table") is None:
        return squeeze(row.text_content())
    return squeeze(" ".join(row.itertext()))


def _menu_path(element: Any) -> str:
    """Titles of the menu items above the link in nested lists, " / " between them."""
    titles: list[str] = []
    items = list(element.iterancestors("li"))[1:]
    for item in items[:6]:
        first = next((child for child in item if child.tag in ("a", "span", "b", "strong", "p", "div")), None)
        text = squeeze(first.text_content()) if first is not None else squeeze(item.text)
        if text and len(text) < 100:
            titles.append(text)
    return " / ".join(reversed(titles))


def _in_furniture(element: Any) -> bool:
    for above in element.iterancestors():
        if above.tag in _FURNITURE or (
            above.tag in ("div", "ul", "table", "td") and _FURNITURE_NAME.search(f"{above.get('class', '')} {above.get('id', '')}")
        ):
            return True
        if above.tag in ("main", "article"):
            return False
    return False


def _in_pager(element: Any) -> bool:
    """The link, or one of the three elements round it, is called a pager."""
    around = [element, *(above for above, _ in zip(element.iterancestors(), range(3), strict=False) if above.tag not in ("body", "html"))]
    return any(_PAGER.search(f"{each.get('class', '')} {each.get('id', '')}") for each in around)


def _in_row_of_numbers(element: Any) -> bool:
    """The numbered link stands among others of its kind, and not in a calendar, where each has a cell of its own."""
    row = next((above for above in element.iterancestors() if above.tag not in ("li", "span", "b", "strong", "font")), None)
    if row is None or row.tag in ("tr", "tbody", "table", "body", "html"):
        return False
    links = [link for link, _ in zip(row.iter("a"), range(40), strict=False)]
    numbers = sum(_NUMBER.match(squeeze(link.text_content())) is not None for link in links)
    return numbers > 1 and numbers * 2 >= len(links)


def _plain_addresses(element: Any, tag: str, heading: str, crumbs: str) -> Iterator[PageLink]:
    """Addresses that stand in the text and are no links."""
    if tag in ("script", "style", "a", "textarea", "title"):
        return
    for text in (element.text, *(child.tail for child in element if child.tail)):
        if text and "http" in text:
            for found in _PLAIN.finditer(text):
                yield PageLink(url=found[0].rstrip(".,;"), heading=heading, trail=crumbs, context=squeeze(text)[:_MAX_TEXT], kind="plain")


def _script_addresses(page: Page) -> Iterator[PageLink]:
    """Where scripts send the reader; of a page that draws its menu by script all quoted paths, in code or JSON."""
    for script in page.tree.iter("script"):
        for found in _SCRIPT_MOVE.finditer(script.text or ""):
            yield PageLink(url=urljoin_or_empty(page.base, found[1]), kind="script")
        for found in _QUOTED_FILE.finditer((script.text or "").replace("\\/", "/")):
            yield PageLink(url=urljoin_or_empty(page.base, found[1]), kind="script")
        yield from _titled_addresses(script.text or "", page.base)
    if sum(1 for _ in zip(page.tree.iter("a"), range(4), strict=False)) > 3:
        return
    for script in page.tree.iter("script"):
        for found in _QUOTED.finditer((script.text or "").replace("\\/", "/").replace("\\u002f", "/").replace("\\u002F", "/")):
            yield PageLink(url=urljoin_or_empty(page.base, found[1]), kind="script")


def _titled_addresses(code: str, base: str) -> Iterator[PageLink]:
    """Items of a menu that a script draws: a Russian title right before or after the address of a page."""
    code = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), code.replace("\\/", "/"))
    for title, address, again, other in _TITLED.findall(code):
        yield PageLink(url=urljoin_or_empty(base, address or again), text=squeeze(title or other)[:_MAX_TEXT], kind="quoted")


def script_move(page: Page) -> str | None:
    """Where a page that has no text sends its reader by script; None for a real page."""
    if len(page.text) > 300:
        return None
    for script in page.tree.iter("script"):
        if found := _SCRIPT_MOVE.search(script.text or ""):
            return urljoin_or_empty(page.base, found[1]) or None
    return None


def urljoin_or_empty(base: str, address: str) -> str:
    """Absolute address; "" for what cannot be joined."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""
