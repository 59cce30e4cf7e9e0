"""A draft as a typed PDF, and the pages its acts stand on."""

from __future__ import annotations

import functools
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import typst

from benchmarks.papers.model import ActStart, Block, Draft, Gap, Grid, PageBreak, Para, Sides, Truth
from benchmarks.papers.phrases import words

_TEMPLATE = Path(__file__).parent / "page.typ"


def typed_pdf(draft: Draft) -> tuple[bytes, Truth, int]:
    """The PDF, the truth with the pages of its acts, and how many pages there are."""
    inputs = {"paper": json.dumps(_as_json(draft), ensure_ascii=False)}
    compiler = typst.Compiler(input=str(_TEMPLATE), font_paths=_fonts(), sys_inputs=inputs)
    body = _only(compiler.compile(format="pdf", pdf_tags=False, timestamp=0))
    starts = json.loads(compiler.query("<act>", field="value"))
    with pdfium.PdfDocument(body) as document:
        count = len(document)
    first = {item["act"]: item["page"] for item in starts}
    return body, _with_pages(draft.truth, first, count), count


def fonts_there() -> tuple[list[str], list[str]]:
    """Of the fonts that papers are set in: those this computer has, and those it lacks."""
    known, lists = set(_fonts().families()), words("damage")["fonts"]
    wanted = sorted({*lists["text"], *lists["hand"]})
    return [name for name in wanted if name in known], [name for name in wanted if name not in known]


def _only(made: Any) -> bytes:
    if not isinstance(made, bytes):
        raise TypeError("one file was asked for")
    return made


@functools.cache
def _fonts() -> Any:
    return typst.Fonts()


def _with_pages(truth: Truth, first: dict[int, int], count: int) -> Truth:
    acts = []
    for index, act in enumerate(truth.acts):
        last = first.get(index + 1, count + 1) - 1
        acts.append(replace(act, first_page=first[index], last_page=max(last, first[index])))
    return replace(truth, acts=tuple(acts))


def _as_json(draft: Draft) -> dict[str, Any]:
    return {
        "font": draft.font,
        "hand_font": draft.hand_font,
        "ink": words("damage")["hand_ink"],
        "size": draft.size,
        "leading": draft.leading,
        "left": 3 if draft.size < 14 else 2.5,
        "right": 1.5,
        "blocks": [_block(block) for block in draft.blocks],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Para():
            return {"is": "para", **_para(block)}
        case Sides():
            return {"is": "sides", "left": _para(block.left), "right": _para(block.right), "gap": block.gap}
        case Grid():
            rows = [[{"paragraphs": [_para(item) for item in cell]} for cell in row] for row in block.rows]
            widths = list(block.widths)[: len(block.rows[0])] or [1] * len(block.rows[0])
            return {"is": "grid", "rows": rows, "border": block.border, "widths": widths + [1] * (len(block.rows[0]) - len(widths))}
        case Gap():
            return {"is": "gap", "lines": block.lines}
        case ActStart():
            return {"is": "act", "act": block.act}
        case PageBreak():
            return {"is": "break"}


def _para(item: Para) -> dict[str, Any]:
    runs = [{"text": run.text, "bold": run.bold, "italic": run.italic, "hand": run.hand} for run in item.runs]
    return {
        "runs": runs or [{"text": " ", "bold": False, "italic": False, "hand": False}],
        "align": item.align,
        "indent": item.indent,
        "bigger": item.bigger,
    }
