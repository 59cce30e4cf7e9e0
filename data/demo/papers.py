"""Papers of the replica as blocks, whatever the file format: the text templates in texts/ are read here.

A template is plain text, one block a line (a blank line ends a run of stamp lines or table rows):
`# title` · `^ centred` · `> approval stamp` · `left || right` · `| cell | cell |` · `! e-signature box` ·
`===` next page · else a paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined

Kind = Literal["title", "centre", "stamp", "sides", "table", "signature", "break", "para"]
TEXTS = Path(__file__).parent / "texts"
PREFIXES: tuple[tuple[str, Kind], ...] = (("# ", "title"), ("^ ", "centre"), ("> ", "stamp"), ("! ", "signature"))
MONTHS = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"]


@dataclass(frozen=True)
class Block:
    """One block of a paper: its lines, and for a table its rows."""

    kind: Kind
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def long_date(day: str) -> str:
    """«12.01.2022» as «12 января 2022 г.»."""
    number, month, year = day.split(".")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year} г."


def quoted_date(day: str) -> str:
    """«12.01.2022» as ««12» января 2022 года»."""
    number, month, year = day.split(".")
    return f"«{number}» {MONTHS[int(month) - 1]} {year} года"


@cache
def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(TEXTS), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False)  # noqa: S701 plain text, not HTML
    made.filters.update(long=long_date, quoted=quoted_date)
    return made


def paper(template: str, values: Mapping[str, Any]) -> tuple[Block, ...]:
    """The blocks of one paper."""
    return blocks(_environment().get_template(f"{template}.txt").render(values))


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of marked-up text; neighbouring stamp lines, table rows and signature lines make one block."""
    made: list[Block] = []
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            made.append(Block("break", ("gap",)))
            continue
        block = _block(line)
        if made and made[-1].kind == block.kind and block.kind in {"stamp", "table", "signature"}:
            block = Block(block.kind, made[-1].lines + block.lines, made[-1].rows + block.rows)
            made.pop()
        made.append(block)
    return tuple(block for block in made if block.lines != ("gap",))


def _block(line: str) -> Block:
    if line == "===":
        return Block("break")
    if line.startswith("|"):
        return Block("table", rows=(tuple(cell.strip() for cell in line.strip("|").split("|")),))
    if " || " in line:
        return Block("sides", tuple(side.strip() for side in line.split(" || ")))
    for prefix, kind in PREFIXES:
        if line.startswith(prefix):
            return Block(kind, (line[2:].strip(),))
    return Block("para", (line,))
