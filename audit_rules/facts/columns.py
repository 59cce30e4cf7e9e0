"""Stamps set side by side («ПРИНЯТО | УТВЕРЖДАЮ»), read down each column instead of across."""

from __future__ import annotations

import re
from dataclasses import replace

from audit_rules.facts.fold import fold
from audit_rules.facts.lines import Line
from audit_rules.facts.marks import is_other_party, is_stamp

_WIDEST = 3
_NUMBER = re.compile(r"№\s?[\w./\\-]+")
_DAY = re.compile(r"(?:от\s?)?[\"_]{0,3}\d{1,2}[\"_]{0,3}[\s.](?:\s?\d{1,2}\s?[.]|\s?[а-я]{3,9}\s)\s?(?:20)?\d\d(?!\d)\s?(?:года|г\.?)?")


def by_columns(lines: list[Line]) -> list[Line]:
    """The lines of a head with each run of side-by-side stamps put one under another."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        run = _run(lines, index)
        if flat := _flattened(lines[index : index + 2]):
            out.extend(flat)
            index += 2
        elif len(run) >= 2 and any(is_stamp(line) or is_other_party(line) for line in run):
            out.extend(_turned(run))
            index += len(run)
        else:
            out.append(lines[index])
            index += 1
    return out


def _flattened(pair: list[Line]) -> list[Line]:
    """«протокол № 3 приказ № 40» over «от 10.03.2022 от 14.03.2022»: each number with its day; () for any other two lines."""
    if len(pair) < 2:
        return []
    numbers, days = list(_NUMBER.finditer(pair[0].text)), list(_DAY.finditer(pair[1].text))
    if len(numbers) < 2 or len(numbers) != len(days) or _DAY.sub("", pair[1].text).strip(" |,;"):
        return []
    if _DAY.search(pair[0].text):
        return []
    out, place = [], 0
    for number, day in zip(numbers, days, strict=True):
        text = f"{pair[0].text[place : number.end()].strip(' |')} {day[0].strip(' |')}"
        place = number.end()
        out.append(replace(pair[0], text=text, low=fold(text)))
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
