"""A draft as DOCX, ODT or RTF, the same bytes for the same draft."""

from __future__ import annotations

import functools
import io
import zipfile

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from odf import style as odf_style
from odf import table as odf_table
from odf.opendocument import OpenDocumentText
from odf.text import P, Span

from benchmarks.papers.model import Block, Draft, Gap, Grid, PageBreak, Para, Run, Sides, Truth

_DOCX_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_SPACES = " " * 24
_LONG_AGO = (2020, 1, 1, 0, 0, 0)


def as_docx(draft: Draft) -> bytes:
    """A Word file."""
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = draft.font, Pt(draft.size)
    normal.paragraph_format.space_after = Pt(0)
    for block in draft.blocks:
        _docx_block(document, block, draft)
    out = io.BytesIO()
    document.save(out)
    return _ageless(out.getvalue())


def _docx_block(document: docx.document.Document, block: Block, draft: Draft) -> None:
    match block:
        case Para():
            _docx_para(document.add_paragraph(), block, draft)
        case Sides():
            joint = {"fill": "\t", "tab": "\t", "spaces": _SPACES}[block.gap]
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(12))
            _docx_para(paragraph, Para(runs=(*block.left.runs, Run(text=joint), *block.right.runs)), draft)
        case Grid():
            table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]))
            table.style = "Table Grid" if block.border else "Normal Table"
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    target = table.cell(row, column)
                    for index, item in enumerate(cell):
                        _docx_para(target.paragraphs[0] if index == 0 else target.add_paragraph(), item, draft)
        case Gap():
            for _ in range(max(1, round(block.lines))):
                document.add_paragraph()
        case PageBreak():
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def _docx_para(paragraph: Paragraph, item: Para, draft: Draft) -> None:
    paragraph.alignment = _DOCX_ALIGN[item.align]
    if item.indent:
        paragraph.paragraph_format.first_line_indent = Cm(1.25)
    for piece in item.runs:
        run = paragraph.add_run(piece.text)
        run.bold, run.italic = piece.bold, piece.italic or piece.hand
        run.font.size = Pt(draft.size + item.bigger)
        if piece.hand:
            run.font.color.rgb = RGBColor(0x1D, 0x2F, 0x8A)


def as_odt(draft: Draft) -> bytes:
    """An OpenDocument text."""
    _know_namespaces()
    return _odt(draft)


@functools.cache
def _know_namespaces() -> None:
    """The library declares the namespaces it has met so far: a first file makes it meet them, so that all that follow are alike."""
    _odt(Draft(blocks=(Para(runs=(Run(text="-"),)), Grid(rows=(((),),))), truth=Truth(acts=()), title=""))


def _odt(draft: Draft) -> bytes:
    document = OpenDocumentText()
    bold = odf_style.Style(name="B", family="text")
    bold.addElement(odf_style.TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    for block in draft.blocks:
        for element in _odt_elements(block):
            document.text.addElement(element)
    out = io.BytesIO()
    document.write(out)
    return _ageless(out.getvalue())


def _odt_elements(block: Block) -> list[odf_table.Table | P]:
    match block:
        case Para():
            return [_odt_para(block)]
        case Sides():
            return [_odt_para(Para(runs=(*block.left.runs, Run(text=" \u00a0 \u00a0 \u00a0 \u00a0 "), *block.right.runs)))]
        case Grid():
            table = odf_table.Table()
            table.addElement(odf_table.TableColumn(numbercolumnsrepeated=len(block.rows[0])))
            for cells in block.rows:
                row = odf_table.TableRow()
                for cell in cells:
                    target = odf_table.TableCell(valuetype="string")
                    for item in cell or (Para(runs=()),):
                        target.addElement(_odt_para(item))
                    row.addElement(target)
                table.addElement(row)
            return [table]
        case Gap():
            return [P()]
        case _:
            return []


def _odt_para(item: Para) -> P:
    paragraph = P()
    for piece in item.runs:
        paragraph.addElement(Span(text=piece.text, stylename="B") if piece.bold else Span(text=piece.text))
    return paragraph


def as_rtf(draft: Draft) -> bytes:
    """A rich text file, Cyrillic as \\u escapes."""
    parts = [r"{\rtf1\ansi\ansicpg1251\deff0{\fonttbl{\f0 " + draft.font + r";}}\fs" + str(round(draft.size * 2))]
    parts += [_rtf_block(block) for block in draft.blocks]
    return ("\n".join(parts) + "}").encode("ascii")


def _rtf_block(block: Block) -> str:
    match block:
        case Para():
            return (
                r"\pard"
                + {"left": r"\ql", "center": r"\qc", "right": r"\qr", "justify": r"\qj"}[block.align]
                + " "
                + _rtf_runs(block)
                + r"\par"
            )
        case Sides():
            return (
                r"\pard\ql\tx7000 "
                + _rtf_runs(block.left)
                + (r"\tab " if block.gap != "spaces" else _SPACES)
                + _rtf_runs(block.right)
                + r"\par"
            )
        case Grid():
            return "\n".join(_rtf_row(cells) for cells in block.rows) + r"\pard"
        case Gap():
            return r"\pard\par"
        case PageBreak():
            return r"\page"
        case _:
            return ""


def _rtf_row(cells: tuple[tuple[Para, ...], ...]) -> str:
    width = 9600 // len(cells)
    edges = "".join(rf"\cellx{width * (index + 1)}" for index in range(len(cells)))
    inner = "".join(r"\pard\intbl " + r"\par ".join(_rtf_runs(item) for item in cell) + r"\cell" for cell in cells)
    return rf"\trowd{edges}{inner}\row"


def _rtf_runs(item: Para) -> str:
    return "".join((r"{\b " if run.bold else "{") + _rtf_text(run.text) + "}" for run in item.runs)


def _rtf_text(text: str) -> str:
    return "".join(_rtf_letter(letter) for letter in text)


def _rtf_letter(letter: str) -> str:
    if letter in "\\{}":
        return "\\" + letter
    return letter if ord(letter) < 128 else rf"\u{ord(letter)}?"


def _ageless(package: bytes) -> bytes:
    """The same ZIP with no hour of its making."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w") as target:
        for info in source.infolist():
            plain = zipfile.ZipInfo(info.filename, _LONG_AGO)
            plain.compress_type = info.compress_type
            target.writestr(plain, _timeless(info.filename, source.read(info)))
    return out.getvalue()


def _timeless(name: str, body: bytes) -> bytes:
    if name != "meta.xml":
        return body
    start, end = body.find(b"<meta:creation-date>"), body.find(b"</meta:creation-date>")
    return body if start < 0 else body[:start] + b"<meta:creation-date>2020-01-01T00:00:00" + body[end:]
