"""A second, independent way to read a file: another extractor, other thresholds and another size for scans.

It serves to confirm what the first way read, so a format that has no second way says so, and nothing is kept from the first.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable

import kreuzberg
from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

from audit_rules.facts.text import archive, second_scan
from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.formats import JUNK, Format, sniff
from audit_rules.facts.text.html import BLOCKS
from audit_rules.facts.text.html_clean import drop_furniture
from audit_rules.facts.text.html_decode import decode
from audit_rules.facts.text.html_title import page_title
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.quality import letters
from audit_rules.facts.text.reader import MAX_BYTES, MAX_DEPTH
from data.models import Source, Text, TextPage

SECOND_VERSION = "second-1"
"""Stored with every second text, apart from the first ones."""
NO_SECOND_WAY = "второго способа чтения для этого формата нет"
_CONFIG = kreuzberg.ExtractionConfig(use_cache=False, enable_quality_processing=False, ocr=None)
_LETTERS: dict[Format, tuple[Source, str]] = {
    "docx": ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "doc": ("doc", "application/msword"),
    "rtf": ("rtf", "application/rtf"),
    "odt": ("odt", "application/vnd.oasis.opendocument.text"),
}
_RULE = re.compile(r"^[|\s:-]+$", re.MULTILINE)
_MARKUP = re.compile(r"^#{1,6} |^> |\*\*|\\(?=[\\`*_{}\[\]()#+.!|>~-])", re.MULTILINE)


def second_reading(body: bytes, file_name: str = "") -> Text:
    """What the file says, read another way; never raises on a bad file: the trouble is `failure` and `detail`.

    Runs in this process; a file from outside belongs into `pool.ReaderPool(read=second_reading)`.
    """
    return _read(body, file_name, depth=0)


def _read(body: bytes, name: str, depth: int) -> Text:
    if len(body) > MAX_BYTES or depth > MAX_DEPTH:
        return Text(source="unknown", failure="too_large", detail="файл слишком велик")
    kind = sniff(body, name) if body else "unknown"
    try:
        if kind == "zip":
            return archive.read(body.lstrip(JUNK), lambda member, member_name: _read(member, member_name, depth + 1))
        return _reader(kind)(body if kind == "html" else body.lstrip(JUNK))
    except CannotRead as error:
        return Text(source="unknown", failure=error.failure, detail=error.detail)
    except MemoryError:
        return Text(source="unknown", failure="too_large", detail="не хватило памяти")
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  parsers of strangers' files raise anything, kreuzberg's Rust panics a BaseException
        return Text(source="unknown", failure="broken", detail=f"файл повреждён ({type(error).__name__})")


def _reader(kind: Format) -> Callable[[bytes], Text]:
    if kind in _LETTERS:
        source, mime = _LETTERS[kind]
        return lambda body: _letter(body, source, mime)
    readers: dict[Format, Callable[[bytes], Text]] = {"pdf": second_scan.pdf, "image": second_scan.picture, "html": _page}
    if kind not in readers:
        raise CannotRead("unsupported", NO_SECOND_WAY)
    return readers[kind]


def _letter(body: bytes, source: Source, mime: str) -> Text:
    """A letter by kreuzberg; its pictures are not read, so one that is nothing but a picture is not read at all."""
    content = kreuzberg.extract_bytes_sync(body, mime, _CONFIG).content
    lines = _MARKUP.sub("", _RULE.sub("", content)).replace("| ", "").replace(" |", " | ")
    text = normalise(lines)
    if not letters(text):
        raise CannotRead("empty", "в файле нет текста")
    return Text(source=source, pages=(TextPage(number=1, text=text, source=source),))


def _page(body: bytes) -> Text:
    """A web page by Python's own parser, every block a line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        soup = BeautifulSoup(decode(body), "html.parser")
    title = page_title(soup)
    content = drop_furniture(soup)
    for string in list(content.find_all(string=True)):
        string.replace_with(re.sub(r"\s+", " ", string))
    for tag in content.find_all([*BLOCKS, "br"]):
        tag.insert_before("\n")
        tag.insert_after("\n")
    for cell in content.find_all(["td", "th"]):
        cell.insert_after(" | " if cell.find_next_sibling(["td", "th"]) else "")
    return Text(source="html", pages=(TextPage(number=1, text=normalise(content.get_text()), source="html"),), title=title)
