"""Stamps set side by side («ПРИНЯТО | УТВЕРЖДАЮ»), read down each column instead of across."""

from __future__ import annotations

from dataclasses import replace

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.marks import is_other_party, is_stamp

_WIDEST = 3


def by_columns(lines: list[Line]) -> list[Line]:
    """The lines of a head with each run of side-by-side stamps put one under another."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        run = _run(lines, index)
        if len(run) >= 2 and any(is_stamp(line) or is_other_party(line) for line in run):
            out.extend(_turned(run))
            index += len(run)
        else:
            out.append(lines[index])
            index += 1
    return out


def _run(lines: list[Line], start: int) -> list[Line]:
    width = lines[start].text.count("|") + 1
    run: list[Line] = []
    if 2 <= width <= _WIDEST:
        for line in lines[start:]:
            if line.text.count("|") + 1 != width:
                break
            run.append(line)
    return run


def _turned(run: list[Line]) -> list[Line]:
    width = run[0].text.count("|") + 1
    out = []
    for column in range(width):
        for line in run:
            cell = line.text.split("|")[column].strip()
            if cell:
                out.append(replace(line, text=cell, low=fold(cell)))
    return out
