"""The text of one file, whatever its format: the door to this package."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from audit_rules.facts.text import archive, doc, docx, flat, html, odt, office, pdf, picture, plain, rtf, spreadsheet
from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.formats import JUNK, Format, refusal, sniff
from audit_rules.facts.text.quality import letters
from data.models import Source, Text, TextFailure

EXTRACTOR_VERSION = "9"
"""Stored with every text; raised by any change that may give other words from the same bytes."""

MAX_BYTES = 96 * 1024 * 1024
MAX_DEPTH = 3
"""Archives within archives."""

READERS: dict[Format, Callable[[bytes], Text]] = {
    "html": html.page_text,
    "pdf": pdf.read,
    "docx": docx.read,
    "doc": doc.read,
    "rtf": rtf.read,
    "odt": odt.read,
    "xlsx": spreadsheet.read_xlsx,
    "xls": office.read_xls,
    "ods": office.read_ods,
    "image": picture.read,
}

REFUSALS: dict[Format, tuple[TextFailure, str]] = {
    "encrypted": ("encrypted", "файл защищён паролем"),
    "presentation": ("unsupported", "презентация"),
    "archive": ("unsupported", "архив, который программа не открывает (RAR, 7z и подобные)"),
}
FILE_NAME = re.compile(r"\.(?:pdf|jpe?g|png|tiff?|gif|bmp|zip|txt|fod[ts])$", re.IGNORECASE)
LETTER_NAME = re.compile(r"\.(?:docx?|docm|rtf|odt|xlsx?|ods)$", re.IGNORECASE)
"""Office programs save web pages under these names too."""
LEAST_LETTERS = 200
"""Of such a saved letter; less, without an office program's mark, is what a server says of a file that is gone."""
OFFICE_MADE = re.compile(rb"urn:schemas-microsoft-com:office|generator[^>]{0,40}(?:word|excel|office)|\s*MIME-Version:", re.IGNORECASE)


def extract(body: bytes, name: str = "") -> Text:
    """What the file says. Never raises on a bad file: the trouble is `failure` and `detail`.

    Runs in this process; a file from outside belongs into `pool.ReaderPool`.
    """
    return _extract(body, name, depth=0)


def _extract(body: bytes, name: str, depth: int) -> Text:
    if not body:
        return Text(source="unknown", failure="empty", detail="файл пуст")
    kind = sniff(body, name)
    try:
        return _read(body, name, kind, depth)
    except CannotRead as error:
        layout = {"format": "presentation"} if kind == "presentation" else {}
        return Text(source=_source(kind), failure=error.failure, detail=error.detail, layout=layout)
    except MemoryError:
        return Text(source=_source(kind), failure="too_large", detail="не хватило памяти")
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  parsers of strangers' files raise anything, kreuzberg's Rust panics a BaseException
        return Text(source=_source(kind), failure="broken", detail=f"файл повреждён ({type(error).__name__})")


def _read(body: bytes, name: str, kind: Format, depth: int) -> Text:
    if len(body) > MAX_BYTES:
        raise CannotRead("too_large", "файл слишком велик")
    if kind in REFUSALS:
        raise CannotRead(*REFUSALS[kind])
    if kind == "unknown":
        raise CannotRead(*refusal(body))
    if kind == "html":
        return _page(body, name)
    if kind == "plain":
        return plain.read(body)
    body = body.lstrip(JUNK)
    if kind == "flat":
        body = flat.packed(body)
        kind = sniff(body)
    if kind != "zip":
        return READERS[kind](body)
    if depth >= MAX_DEPTH:
        raise CannotRead("too_large", "слишком много вложенных архивов")
    return archive.read(body, lambda member, member_name: _extract(member, member_name, depth + 1))


def _page(body: bytes, name: str) -> Text:
    """A web page. One that came in a file's stead is no reading of that file; its words stay: the same page may answer elsewhere too."""
    text = html.page_text(body)
    letter = LETTER_NAME.search(name) and (letters(text.whole) >= LEAST_LETTERS or OFFICE_MADE.search(body[:4096]))
    if not letter and (FILE_NAME.search(name) or LETTER_NAME.search(name)):
        return replace(text, failure="unsupported", detail="вместо файла сайт отдал веб-страницу")
    return text


def _source(kind: Format) -> Source:
    """The source of a text that could not be read: by its format."""
    return kind if kind in READERS else "unknown"  # type: ignore[return-value]
