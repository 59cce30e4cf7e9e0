"""Plans whose table the text has lost: cells joined by " | ", and lists «1. … - сентябрь»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit_rules.facts.plans.cells import without_label
from audit_rules.facts.plans.columns import roles_of
from audit_rules.facts.plans.rows import Entry
from audit_rules.facts.plans.terms import is_term

Line = tuple[int, str]
"""Page and words."""

_CELLS = re.compile(r"\s*(?:\||\t)\s*")
_LABELLED = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})?[.)]?\s|[-–—•*▪·]\s?)\s*\S")
_ENDING = re.compile(r"^(?P<item>.{8,}?)\s*(?:\s[-–—]\s|[:;(,]\s*|\s{2,})(?P<term>[^()]{3,80}?)\s*\)?[.;,]*$")
_GAP = 6
"""So many lines without cells end a table."""
_A_LIST = 3
_SENTENCE = 400


def tables_in(lines: Sequence[Line]) -> Iterator[tuple[int, list[list[str]]]]:
    """Runs of lines with cells under a plan's header, page by page; a line without cells is a row of one."""
    table: list[list[str]] = []
    page = waiting = 0
    open_table = False
    for number, line in lines:
        cells = _CELLS.split(line.strip(" |"))
        is_header = roles_of(cells) is not None
        waiting = 0 if len(cells) > 1 else waiting + 1
        if open_table and (number != page or waiting > _GAP or is_header):
            yield page, _trimmed(table)
            table, open_table = [], waiting <= _GAP
        open_table = open_table or is_header
        if open_table:
            table.append(cells)
            page = number
    if table:
        yield page, _trimmed(table)


def rows_in(lines: Sequence[Line]) -> Iterator[tuple[int, list[list[str]]]]:
    """Every line as a row, for a passport: a line without cells goes on with the row above, as its value."""
    for page, line in lines:
        cells = _CELLS.split(line.strip(" |"))
        yield page, [cells if len(cells) > 1 else ["", *cells]]


def _trimmed(table: list[list[str]]) -> list[list[str]]:
    """Without the lines after its last row with cells: they are the text below."""
    last = max((place for place, row in enumerate(table) if len(row) > 1), default=-1)
    return table[: last + 1]


def listed(lines: Sequence[Line]) -> list[Entry]:
    """Events of a list, each ending in its term or standing under a term of its own line; [] where there are too few to be a plan."""
    out: list[Entry] = []
    heading, headings = "", 0
    for page, line in lines:
        text = line.strip()
        if is_term(text.rstrip(":.")) and len(text) < _SENTENCE:
            heading, headings = text.rstrip(":."), headings + 1
            continue
        if not _LABELLED.match(text) or len(text) > _SENTENCE:
            continue
        match = _ENDING.match(text)
        if match and is_term(match["term"]):
            out.append(Entry(without_label(match["item"]), match["term"].strip(), "", "", page))
        elif heading:
            out.append(Entry(without_label(text).rstrip(" ;."), heading, "", "", page))
    own = sum(1 for entry in out if entry.term)
    return out if own >= _A_LIST and (headings != 1) else []
