"""Files of the replica: blocks of a paper → bytes of a PDF, DOCX, RTF, ODT or XLSX. The same blocks give the same bytes."""

from __future__ import annotations

import datetime as dt
import html
import io
import json
import random
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import docx
import typst
import xlsxwriter
from docx.document import Document as Docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm

from data.demo.papers import Block

HERE = Path(__file__).parent
MADE = dt.datetime(2024, 2, 1, 9, 0, tzinfo=dt.UTC)
"""The day that all files bear in their metadata: no answer to anything."""


def typeset(blocks: Sequence[Block]) -> dict[str, str]:
    """The blocks as typst's inputs."""
    return {"blocks": json.dumps([asdict(block) for block in blocks], ensure_ascii=False)}


def pdf(blocks: Sequence[Block], front: bytes = b"") -> bytes:
    """A PDF with a clean text layer; `front`: a JPEG of a scanned page put before it."""
    inputs = typeset(blocks) | ({"front": json.dumps(list(front))} if front else {})
    made = typst.compile(str(HERE / "paper.typ"), sys_inputs=inputs, ignore_system_fonts=True, timestamp=MADE)
    return bytes(made)


def word(blocks: Sequence[Block]) -> bytes:
    """A DOCX: stamps as indented paragraphs, two-sided lines with a tab, tables as tables."""
    document = docx.Document()
    for block in blocks:
        _into_word(document, block)
    properties = document.core_properties
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    properties.author = "Секретарь"
    kept = io.BytesIO()
    document.save(kept)
    return _repacked(kept.getvalue())


def _into_word(document: Docx, block: Block) -> None:
    if block.kind == "break":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        return
    if block.kind == "table":
        table = document.add_table(rows=0, cols=len(block.rows[0]), style="Table Grid")
        for row in block.rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        return
    if block.kind == "sides":
        paragraph = document.add_paragraph("\t".join(block.lines))
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(12))
        return
    for line in block.lines:
        paragraph = document.add_paragraph()
        run = paragraph.add_run(line)
        if block.kind in {"title", "centre", "signature"}:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            run.bold = block.kind == "title"
        elif block.kind == "stamp":
            paragraph.paragraph_format.left_indent = Cm(9)
        else:
            paragraph.paragraph_format.first_line_indent = Cm(1.25)


def _repacked(package: bytes) -> bytes:
    """The same ZIP with one fixed day for all members: python-docx writes the clock into them."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, (2024, 2, 1, 9, 0, 0)), source.read(name), zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def rich_text(blocks: Sequence[Block]) -> bytes:
    r"""An RTF of an old office suite: windows-1251 bytes as \'xx, what cp1251 lacks as \uN."""
    lines = []
    for block in blocks:
        if block.kind == "break":
            lines.append(r"\page")
        elif block.kind == "table":
            lines += [_rich_row(row) for row in block.rows]
        elif block.kind == "sides":
            lines.append(r"\pard\tx6800 " + r"\tab ".join(_rich(side) for side in block.lines) + r"\par")
        else:
            look = {"title": r"\pard\qc\b ", "centre": r"\pard\qc ", "stamp": r"\pard\li5100 "}.get(block.kind, r"\pard\qj\fi709 ")
            lines += [look + _rich(line) + (r"\b0" if block.kind == "title" else "") + r"\par" for line in block.lines]
    head = r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0\froman\fcharset204 Times New Roman;}}\f0\fs28 "
    return (head + "\n".join(lines) + "\n}").encode("ascii")


def _rich(text: str) -> str:
    made = []
    for letter in text:
        if letter in "\\{}":
            made.append("\\" + letter)
        elif letter.isascii():
            made.append(letter)
        else:
            byte = letter.encode("cp1251", "replace")
            made.append(rf"\u{ord(letter)}?" if byte == b"?" else rf"\'{byte.hex()}")
    return "".join(made)


def _rich_row(row: Sequence[str]) -> str:
    width = 9000 // len(row)
    edges = "".join(rf"\cellx{width * (index + 1)}" for index in range(len(row)))
    return rf"\trowd{edges}" + "".join(rf"\intbl {_rich(cell)}\cell" for cell in row) + r"\row\pard"


def open_text(blocks: Sequence[Block]) -> bytes:
    """A minimal ODT."""
    body = "".join(_open_block(block) for block in blocks)
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table", "style", "meta")
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} office:version="1.2"><office:body><office:text>{body}</office:text></office:body></office:document-content>'  # noqa: E501
    mime = "application/vnd.oasis.opendocument.text"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", mime), ("content.xml", "text/xml"))
    )
    manifest = f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">{entries}</manifest:manifest>'  # noqa: E501
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, text in (("mimetype", mime), ("content.xml", content), ("META-INF/manifest.xml", manifest)):
            archive.writestr(zipfile.ZipInfo(name, (2024, 2, 1, 9, 0, 0)), text)
    return kept.getvalue()


def _open_block(block: Block) -> str:
    if block.kind == "table":
        rows = "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell><text:p>{html.escape(cell)}</text:p></table:table-cell>" for cell in row)
            + "</table:table-row>"
            for row in block.rows
        )
        return f'<table:table table:name="Таблица"><table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>{rows}</table:table>'  # noqa: E501
    if block.kind == "sides":
        return "<text:p>" + "<text:tab/>".join(html.escape(side) for side in block.lines) + "</text:p>"
    return "".join(f"<text:p>{html.escape(line)}</text:p>" for line in block.lines)


def typed(blocks: Sequence[Block]) -> str:
    """An act typed into a page: HTML as an office suite pastes it."""
    made = []
    for block in blocks:
        if block.kind == "table":
            rows = "".join("<tr>" + "".join(f"<td><p>{html.escape(cell)}</p></td>" for cell in row) + "</tr>" for row in block.rows)
            made.append(f'<table border="1" cellspacing="0">{rows}</table>')
        elif block.kind == "sides":
            left, right = (html.escape(side) for side in block.lines)
            made.append(f"<p>{left}{'&nbsp;' * 30}{right}</p>")
        elif block.kind == "break":
            made.append("<p>&nbsp;</p>")
        else:
            look = {"title": ' align="center"', "centre": ' align="center"', "stamp": ' align="right"'}.get(block.kind, "")
            inner = "<br>".join(html.escape(line) for line in block.lines)
            made.append(f"<p{look}>{f'<strong>{inner}</strong>' if block.kind == 'title' else inner}</p>")
    return "\n".join(made)


def sheet(blocks: Sequence[Block]) -> bytes:
    """An XLSX: every block a row of its own, a table's rows cell by cell."""
    kept = io.BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": MADE.replace(tzinfo=None)})
    page = book.add_worksheet("Лист1")
    page.set_column(0, 6, 28)
    number = 0
    for block in blocks:
        for row in block.rows or [block.lines]:
            page.write_row(number, 0, row)
            number += 1
    book.close()
    return kept.getvalue()


def locked_pdf(seed: str) -> bytes:
    """A PDF that asks for a password nobody gave: no reader may open it."""
    chance = random.Random(seed)  # noqa: S311 bytes that must repeat, not secrets
    body = chance.randbytes(900)
    owner, user, name = (chance.randbytes(size).hex() for size in (32, 32, 16))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body),
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner}> /U <{user}> /P -44 >>".encode(),
    ]
    return _assembled(parts, f"/Root 1 0 R /Encrypt 5 0 R /ID [<{name}> <{name}>]")


HEADS = {"pdf": b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "rar": b"Rar!\x1a\x07\x00"}


def broken(extension: str, seed: str) -> bytes:
    """A file whose upload went wrong: the head is there, the rest is noise."""
    chance = random.Random(seed)  # noqa: S311
    return HEADS[extension] + chance.randbytes(24_000)


def _assembled(parts: Sequence[bytes], trailer: str) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + f"trailer\n<< /Size {len(parts) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode())
