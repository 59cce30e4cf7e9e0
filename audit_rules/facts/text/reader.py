"""The text of one file, whatever its format: the door to this package."""

from __future__ import annotations

from collections.abc import Callable

from audit_rules.facts.text import archive, docx, html, odt, office, pdf, picture, spreadsheet
from audit_rules.facts.text.failure import CannotRead
from audit_rules.facts.text.formats import Format, sniff
from data.models import Source, Text, TextFailure

EXTRACTOR_VERSION = "2"
"""Stored with every text; raised by any change that may give other words from the same bytes."""

MAX_BYTES = 96 * 1024 * 1024
MAX_DEPTH = 3
"""Archives within archives."""

READERS: dict[Format, Callable[[bytes], Text]] = {
    "html": html.page_text,
    "pdf": pdf.read,
    "docx": docx.read,
    "doc": office.read_doc,
    "rtf": office.read_rtf,
    "odt": odt.read,
    "xlsx": spreadsheet.read_xlsx,
    "xls": office.read_xls,
    "ods": office.read_ods,
    "image": picture.read,
}

REFUSALS: dict[Format, tuple[TextFailure, str]] = {
    "encrypted": ("encrypted", "файл защищён паролем"),
    "presentation": ("unsupported", "презентация"),
    "archive": ("unsupported", "архив RAR или 7z"),
    "unknown": ("unsupported", "неизвестный формат файла"),
}


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
        return _read(body, kind, depth)
    except CannotRead as error:
        layout = {"format": "presentation"} if kind == "presentation" else {}
        return Text(source=_source(kind), failure=error.failure, detail=error.detail, layout=layout)
    except MemoryError:
        return Text(source=_source(kind), failure="too_large", detail="не хватило памяти")
    except (KeyboardInterrupt, SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # noqa: BLE001  parsers of strangers' files raise anything, kreuzberg's Rust panics a BaseException
        return Text(source=_source(kind), failure="broken", detail=f"файл повреждён ({type(error).__name__})")


def _read(body: bytes, kind: Format, depth: int) -> Text:
    if len(body) > MAX_BYTES:
        raise CannotRead("too_large", "файл слишком велик")
    if kind in REFUSALS:
        raise CannotRead(*REFUSALS[kind])
    if kind != "zip":
        return READERS[kind](body)
    if depth >= MAX_DEPTH:
        raise CannotRead("too_large", "слишком много вложенных архивов")
    return archive.read(body, lambda member, member_name: _extract(member, member_name, depth + 1))


def _source(kind: Format) -> Source:
    """The source of a text that could not be read: by its format."""
    return kind if kind in READERS else "unknown"  # type: ignore[return-value]
