"""Rows of an xlsx or csv file as text: what a table says, whatever program wrote it. Files come from outside and are not trusted."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException

from data.errors import BadInput
from data.folding import cleaned

MAX_FILE_BYTES = 50 * 2**20
MAX_UNPACKED_BYTES = 300 * 2**20
MAX_ROWS = 200_000
MAX_COLUMNS = 100
_ERROR_VALUE = re.compile(r"#(?:[NН]/[AД]|[A-ZА-Я]+(?:/0)?[!?])")  # «#Н/Д», «#REF!», «#DIV/0!», «#ИМЯ?»
_LAST_SHEET_ROW = 1_048_576

# openpyxl has no error of its own for a damaged file: these are what it and the unpacking below it raise.
_DAMAGED = (
    zipfile.BadZipFile,
    InvalidFileException,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    OverflowError,
    EOFError,
    OSError,
    RuntimeError,
    SyntaxError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the file, the texts of its cells ("" where empty), targets of hyperlinks by cell."""

    number: int
    cells: tuple[str, ...]
    links: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or one reading of a csv; rows without any text are left out."""

    name: str
    rows: tuple[Row, ...]


def tables(path: Path) -> Iterator[Table]:
    """Sheets of a workbook in their order; for a csv its readings with `;`, `,` and tab.

    Raises:
        BadInput: the file is missing, empty, damaged, too large or of another format.
    """
    try:
        size = path.stat().st_size
        if size > MAX_FILE_BYTES:
            raise BadInput(
                f"Файл «{path}» больше {MAX_FILE_BYTES // 2**20} МБ: это не похоже на реестр. Сохраните в отдельный файл один лист."
            )
        body = path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"Файл «{path}» не найден. Проверьте путь и имя файла.") from None
    except (OSError, ValueError) as error:
        raise BadInput(
            f"Файл «{path}» не читается ({type(error).__name__}). Проверьте, что это файл и что у вас есть к нему доступ."
        ) from None
    if not body.strip():
        raise BadInput(f"Файл «{path}» пуст. Заполните реестр и повторите.")
    if body.startswith(b"PK"):
        yield from _sheets(path, body)
    else:
        yield from _csv_readings(path, body)


# ── xlsx ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _sheets(path: Path, body: bytes) -> Iterator[Table]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            _refuse_bomb(path, archive)
        book = _quietly(lambda: openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=True))
        for sheet in book.worksheets:
            yield _quietly(partial(_table, path, sheet))
    except _DAMAGED as error:
        raise BadInput(f"Файл «{path}» повреждён или это не .xlsx. Откройте его в редакторе таблиц и сохраните как .xlsx.") from error


def _table(path: Path, sheet: Any) -> Table:
    return Table(sheet.title, tuple(_sheet_rows(path, sheet)))


def _quietly(read: Callable[[], Any]) -> Any:
    """What `read` gives, without openpyxl's warnings of parts it leaves out (validation lists, headers)."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read()


def _refuse_bomb(path: Path, archive: zipfile.ZipFile) -> None:
    # Unpacking never gives more than the declared size, so the sum of what is declared bounds the work.
    parts = archive.infolist()
    if len(parts) > 10_000 or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES:
        raise BadInput(f"Файл «{path}» при распаковке слишком велик. Сохраните в отдельный файл один лист с реестром.")
    for part in parts:
        if PurePosixPath(part.filename).suffix in {".xml", ".rels"}:
            with archive.open(part) as file:
                if b"<!DOCTYPE" in file.read(4096):
                    raise BadInput(f"Файл «{path}» содержит недопустимые для таблицы описания. Сохраните его заново как .xlsx.")


def _sheet_rows(path: Path, sheet: Any) -> Iterator[Row]:
    links, spans = _links_and_spans(sheet)
    sheet.reset_dimensions()
    below: dict[int, tuple[int, str]] = {}  # column → (last row of its merged range, the text at its top)
    rows = sheet.iter_rows(min_row=1, max_row=_LAST_SHEET_ROW, max_col=MAX_COLUMNS, values_only=True)
    found = 0
    for number, values in enumerate(rows, 1):
        texts = [_text(value) for value in values]
        for column, last in spans.get(number, ()):
            below[column] = (last, texts[column] if column < len(texts) else "")
        if not any(texts):
            continue
        found += 1
        if found > MAX_ROWS:
            raise BadInput(f"В файле «{path}» больше {MAX_ROWS} строк. Разделите реестр на части.")
        for column, (last, text) in below.items():
            if number <= last and column < len(texts) and not texts[column]:
                texts[column] = text
        yield Row(number, tuple(texts), links.get(number, {}))


def _links_and_spans(sheet: Any) -> tuple[dict[int, dict[int, str]], dict[int, list[tuple[int, int]]]]:
    """What openpyxl's read-only mode leaves out: {row: {column: link}} and {row: [(column, last row)]} of merged cells, columns from 0."""
    links: dict[int, dict[int, str]] = {}
    spans: dict[int, list[tuple[int, int]]] = {}
    targets = _link_targets(sheet)
    with sheet._get_source() as source:
        wanted = ("{*}row", "{*}mergeCell", "{*}hyperlink")
        for _, element in etree.iterparse(source, tag=wanted, resolve_entities=False, no_network=True):
            kind = etree.QName(element).localname
            if kind != "row":
                corners: tuple[Any, ...] = range_boundaries(element.get("ref") or "")
                left, top, _right, bottom = (corner or 1 for corner in corners)  # a whole column («A:A») has no rows
                target = targets.get(next((value for name, value in element.items() if name.endswith("}id")), ""))
                if kind == "hyperlink" and target and left <= MAX_COLUMNS:
                    links.setdefault(top, {})[left - 1] = target
                elif kind == "mergeCell" and bottom > top and left <= MAX_COLUMNS:
                    spans.setdefault(top, []).append((left - 1, bottom))
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return links, spans


def _link_targets(sheet: Any) -> dict[str, str]:
    """{relationship id: address} of the sheet's outward links."""
    sheet_path = PurePosixPath(sheet._worksheet_path)
    name = str(sheet_path.parent / "_rels" / f"{sheet_path.name}.rels")
    archive: zipfile.ZipFile = sheet.parent._archive
    if name not in archive.namelist():
        return {}
    relations = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
    return {one.get("Id", ""): one.get("Target", "") for one in relations if one.get("TargetMode") == "External"}


def _text(value: object) -> str:
    """A cell as a person sees it: 5.0 is «5», a day is 01.09.2021, an error value is nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "да" if value else "нет"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.strftime("%d.%m.%Y") if value.time() == dt.time() else value.strftime("%d.%m.%Y %H:%M")
    if isinstance(value, dt.date):
        return value.strftime("%d.%m.%Y")
    text = cleaned(str(value))
    return "" if _ERROR_VALUE.fullmatch(text) else text


# ── csv ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _csv_readings(path: Path, body: bytes) -> Iterator[Table]:
    text = _decoded(path, body)
    lines = io.StringIO(text, newline="").readlines()
    if len(lines) > MAX_ROWS:
        raise BadInput(f"В файле «{path}» больше {MAX_ROWS} строк. Разделите реестр на части.")
    for delimiter in ";,\t":
        yield Table(path.name, tuple(_csv_rows(lines, delimiter)))


def _decoded(path: Path, body: bytes) -> str:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    if b"\0" in body or body.startswith((b"%PDF", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        raise BadInput(f"Файл «{path}» не .xlsx и не .csv (или защищён паролем). Сохраните реестр как «Книга Excel (.xlsx)» без пароля.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1251", errors="replace")


def _csv_rows(lines: list[str], delimiter: str) -> Iterator[Row]:
    number, at = 0, 0
    while at < len(lines):
        cells, used = _record(lines, at, delimiter)
        number += 1
        at += used
        if any(cells):
            yield Row(number, tuple(cells[:MAX_COLUMNS]))


def _record(lines: list[str], at: int, delimiter: str) -> tuple[list[str], int]:
    """Cells of the record that begins at line `at`, and how many lines it takes; a quote never closed does not swallow what follows."""
    for lines_tried in range(1, 11):
        part = lines[at : at + lines_tried]
        try:
            cells = next(csv.reader(part, delimiter=delimiter, strict=True), [])
        except csv.Error:
            if len(part) < lines_tried:
                break
            continue
        return [cleaned(cell) for cell in cells], lines_tried
    return [cleaned(cell) for cell in lines[at].split(delimiter)], 1
