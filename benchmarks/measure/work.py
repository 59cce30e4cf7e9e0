"""Drawing one paper and reading it, in a process of its own."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium

from audit_rules.facts.acts import Context, acts_in
from audit_rules.facts.text.reader import extract
from benchmarks.measure.match import compared
from benchmarks.measure.rows import PaperRow
from benchmarks.papers import Paper, Slot, Trap, drawn
from data.models import Act

TODAY = dt.date(2026, 6, 1)
"""Later than any paper."""


def row(slot: Slot, *, plain: bool, dump: Path | None) -> PaperRow:
    """The paper of that slot, read and held against its right answers."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    paper = drawn(slot)
    if dump:
        (dump / f"{paper.id}{Path(paper.name).suffix}").write_bytes(paper.body)
    started = time.perf_counter()
    text = extract(paper.body, paper.name)
    seconds = time.perf_counter() - started
    acts = acts_in(text, Context(today=TODAY, link_text=paper.link_text, own_name=paper.own_name, people_key=b"benchmark"))
    return replace(
        _held(paper, acts),
        seconds=seconds,
        plain_seconds=_plain_seconds(paper) if plain else None,
        ocr_area=sum(page.ocr_area for page in text.pages),
        failure=text.failure or "",
    )


def lost(slot: Slot, why: str) -> PaperRow:
    """The row of a paper on which the reader died: all its acts are not found."""
    return replace(_held(drawn(slot), ()), failure=why)


def _held(paper: Paper, acts: Sequence[Act]) -> PaperRow:
    rows, extras = compared(paper, acts)
    return PaperRow(
        id=paper.id,
        source=paper.source,
        shape=paper.shape,
        font=paper.font,
        damage=paper.damage,
        scanned_pages=paper.scanned_pages,
        acts_inside=len(paper.truth.acts),
        acts=tuple(rows),
        extras=tuple(extras),
        traps=_sprung(paper, acts),
    )


def _sprung(paper: Paper, acts: Sequence[Act]) -> tuple[str, ...]:
    """Causes of the traps that acts of the package fell into."""
    given = [act for act in acts if act.type != "other"]
    return tuple(trap.cause for act in given for trap in paper.truth.traps if _fell(trap, act))


def _fell(trap: Trap, act: Act) -> bool:
    """By its date; a number alone falls in where it is long enough not to be met by chance."""
    by_number = trap.number is not None and act.number == trap.number and len(trap.number) > 2
    return (trap.date is not None and act.date == trap.date) or by_number


def _plain_seconds(paper: Paper) -> float:
    """Seconds that tesseract takes for the whole document drawn at 300 dots an inch."""
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, pdfium.PdfDocument(paper.body) as document:
        for index, page in enumerate(document):
            picture = Path(folder) / f"{index}.png"
            page.render(scale=300 / 72, grayscale=True).to_pil().save(picture, compress_level=1)
            subprocess.run(["tesseract", str(picture), "-", "-l", "rus"], check=True, capture_output=True)
    return time.perf_counter() - started
