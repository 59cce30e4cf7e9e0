"""What a body is, and an HTML page ready for reading: bytes decoded, tree built, title found."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import urljoin

import lxml.etree
import lxml.html

_MAX_HTML = 8 * 1024**2
_SIGNS = (
    b"%PDF-",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xd0\xcf\x11\xe0",
    b"{\\rtf",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"BM",
    b"II*\x00",
    b"MM\x00*",
    b"AT&TFORM",
    b"\x1f\x8b",
)
_HTML = re.compile(
    rb"<(!doctype\s+html|html|head|body|title|meta|link|script|frameset|table|div|span|p|h\d|ul|a|br|center|font)\b[^>]*>?", re.IGNORECASE
)
_ROOT = re.compile(rb"<(!doctype\s+html|html|body)\b[^>]*>", re.IGNORECASE)
_PREAMBLE = 65536
"""Bytes that old programs may print before the page: their warnings, a long comment."""
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)

_NO_LINES = frozenset({"a", "script", "style", "noscript", "template", "title", "option", "nav", "footer"})
_OPENED = re.compile(rb"<(html|body|frameset)\b")
_CLOSED = re.compile(rb"</(html|body|frameset)\b")
# PHP and its like print the fault where they stopped: what should have followed is lost, whatever closes the page.
_PROGRAM_FAULT = re.compile(
    rb"\b(fatal error|parse error)(</b>)?:\s.{0,600}\bon line\b"
    rb"|uncaught (\w+\\)*\w*(error|exception)\b.{0,600}\.php\b"
    rb"|maximum execution time of \d+ second",
    re.DOTALL,
)


def _ends_within_a_letter(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.reason == "unexpected end of data"
    return False


def is_html(body: bytes) -> bool:
    """By its first bytes a page; what a server calls its files is not trusted."""
    head = body[:_PREAMBLE].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if head.startswith(_SIGNS) or b"%PDF-" in body[:1024] or head[8:12] == b"WEBP" or head[4:8] == b"ftyp":
        return False
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\0", b"")
    if head.startswith(b"<?xml") and b"<html" not in head.lower():
        return False
    return bool(_HTML.search(head[:8192]) or _ROOT.search(head))


def is_xml(body: bytes) -> bool:
    """XML that is no page (a site map)."""
    head = body[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith((b"<?xml", b"<urlset", b"<sitemapindex")) and not is_html(body)


def decode(body: bytes, content_type: str = "") -> str:
    """Text of a page. UTF-8 that decodes without a fault is believed before the header, which is often wrong on old sites."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return body.decode("utf-16", errors="replace")
    body = body.removeprefix(codecs.BOM_UTF8)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    meta, header = _META.search(body[:4096]), _HEADER.search(content_type)
    for name in (meta[1].decode() if meta else "", header[1] if header else ""):
        if name and name.lower().replace("_", "-") not in ("utf-8", "utf8"):
            try:
                return body.decode(name, errors="replace")
            except LookupError:
                continue
    text = body.decode("utf-8", errors="replace")
    # One torn letter in a page of UTF-8 is a torn letter; a page full of them is another encoding.
    return text if text.count("\ufffd") * 20 < max(1, sum(map(str.isalpha, text))) else body.decode("cp1251", errors="replace")


def squeeze(text: str | None) -> str:
    """Single spaces, nothing at the ends."""
    return " ".join((text or "").split())


@dataclass(frozen=True)
class Page:
    """An HTML page at its final address."""

    url: str
    body: bytes
    content_type: str = ""

    @cached_property
    def html(self) -> str:
        """Decoded source."""
        return decode(self.body[:_MAX_HTML], self.content_type)

    @cached_property
    def tree(self) -> Any:
        """Root element; an empty page where nothing can be parsed."""
        return self._elements[0]

    @cached_property
    def _elements(self) -> list[Any]:
        """All of them, the root first: what nobody holds, lxml makes anew at every pass."""
        source = re.sub(r"^\s*<\?xml[^>]*\?>", "", self.html.replace("\0", ""))
        try:
            root = lxml.html.document_fromstring(source)
        except (lxml.etree.ParserError, ValueError, AssertionError):
            root = lxml.html.document_fromstring("<html><body></body></html>")
        return list(root.iter())

    @cached_property
    def base(self) -> str:
        """What relative links start from."""
        for element in self.tree.iter("base"):
            if href := element.get("href"):
                return str(urljoin(self.url, href.strip()))
        return self.url

    @cached_property
    def headings(self) -> list[str]:
        """Texts of the main headings."""
        return [text for element in self.tree.iter("h1") if (text := squeeze(element.text_content()))]

    @cached_property
    def title(self) -> str:
        """The only main heading, else <title>, else the first main heading."""
        own = next((squeeze(element.text_content()) for element in self.tree.iter("title")), "")
        return self.headings[0] if len(self.headings) == 1 else own or (self.headings or [""])[0]

    @cached_property
    def all_titles(self) -> str:
        """<title> and main headings in one line."""
        return " | ".join([*(squeeze(element.text_content()) for element in self.tree.iter("title")), *self.headings])

    @cached_property
    def lines(self) -> list[str]:
        """Texts of the elements, each without those inside it; what stands in links, menus and scripts left out."""
        found = []
        for element in self.tree.iter():
            if (
                isinstance(element.tag, str)
                and element.tag not in _NO_LINES
                and next(element.iterancestors("a", "nav", "footer"), None) is None
            ):
                found.append(squeeze(" ".join([element.text or "", *(child.tail or "" for child in element)])))
        return [line for line in found if line]

    @cached_property
    def torn(self) -> bool:
        """The page breaks off: nothing closes it, and it ends within a tag, a letter or an open block, or with a fault of its program."""
        low = self.body[:_MAX_HTML].lower()
        if len(self.body) > _MAX_HTML:
            return True
        if _PROGRAM_FAULT.search(low[-4096:]):
            return True
        if not _OPENED.search(low) or _CLOSED.search(low):
            return False
        open_blocks = any(
            len(re.findall(rb"<%s[\s>]" % tag, low)) > low.count(b"</%s" % tag) for tag in (b"div", b"ul", b"table", b"a", b"script")
        )
        return open_blocks or low.rfind(b"<") > low.rfind(b">") or _ends_within_a_letter(low)

    @cached_property
    def text(self) -> str:
        """What a person sees, in one line."""
        parts = []
        for element in self.tree.iter():
            if isinstance(element.tag, str) and element.tag not in ("script", "style", "noscript", "template", "title") and element.text:
                parts.append(element.text)
            if element.tail:
                parts.append(element.tail)
        return squeeze(" ".join(parts))


@lru_cache(maxsize=4)
def page_of(url: str, body: bytes, content_type: str = "") -> Page:
    """The page; whoever reads one answer after another has it parsed once."""
    return Page(url, body, content_type)
