"""Days and numbers of a scan read again, by themselves and under other thresholds: one wrong digit of a year accuses a school."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

from PIL import Image

from audit_rules.facts.text import scan
from audit_rules.facts.text.layout import Line, Word, group_lines, split_segments
from audit_rules.facts.text.ocr import SINGLE_LINE, read_words
from audit_rules.facts.text.overlaid import is_overlaid
from audit_rules.facts.text.scan import Sheet, Threshold

FIGURES = re.compile(r"(?<!\d)(\d{1,2})(\s?[.,]\s?)(\d{1,2})(\s?[.,]\s?)((?:19|20)\d\d)(?!\d)")
DATE = re.compile(
    r"\d{1,2}\s?[.,]\s?\d{1,2}\s?[.,]\s?(?:(?:19|20)\d\d|\d\d\b)|"
    r"\d{1,2}\W{0,5}(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*\W{0,4}(?:19|20)\d\d",
    re.IGNORECASE,
)
"""A day in figures or with its month's name."""
NUMBER = re.compile(r"(?<=№ )\d[\w./\\-]*|(?<=№)\d[\w./\\-]*")
INSTITUTION = re.compile(r"(?:школ|сош|оош|нош|лице|гимнази|сад|доу|интернат|центр|училищ|колледж)[\w.\"»-]*\s*$", re.IGNORECASE)
"""Words after which a number is the institution's own."""
AGAIN = ((scan.COLOUR, 0.8), (Threshold(0.28, 0.66, median=False), 1.5), (Threshold(0.1, 0.9, median=False), 0.7))
"""Other readings: a threshold and how much the line is enlarged."""
MARGIN = 24
MAX_LINES = 8
"""Parts of lines that are read again: requisites stand among the first."""
DOUBT = 0.5
"""Confidence of a day or number on which no two readings agree."""


@dataclass(frozen=True)
class _Kind:
    """What is looked for in a line, and whether a reading of it can be right."""

    pattern: re.Pattern[str]
    possible: Callable[[str], bool]


def recheck(sheet: Sheet, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The same words; a day or number that the other readings agree to see otherwise is theirs, one that nobody confirms is doubted."""
    changed: dict[int, Word] = {}
    checked = 0
    for line in chain.from_iterable(map(split_segments, group_lines(words))):
        if checked >= MAX_LINES or not any(_found(kind, line, word) for kind in KINDS for word in line):
            continue
        checked += 1
        readings = [_read_again(sheet, line, threshold, scale) for threshold, scale in AGAIN]
        changed |= {id(word): decide(line, word, readings) for word in line}
    for line in group_lines(words):
        for word in _dated(line):
            if is_overlaid(sheet, word):
                changed[id(word)] = replace(changed.get(id(word), word), confidence=DOUBT)
    return tuple(changed.get(id(word), word) for word in words)


def _dated(line: Line) -> list[Word]:
    """The words of the line that make up its days."""
    out: list[Word] = []
    text = " ".join(word.text for word in line)
    for match in DATE.finditer(text):
        place = 0
        for word in line:
            inside = place < match.end() and match.start() < place + len(word.text)
            if inside and any(char.isalnum() for char in word.text):  # the rules of a table are no seal
                out.append(word)
            place += len(word.text) + 1
    return out[:MAX_LINES]


def _found(kind: _Kind, line: Line, word: Word) -> str:
    """The day or number in the word; a number only after «№»."""
    at = line.index(word)
    before = " ".join(other.text for other in line[:at])
    if INSTITUTION.search(f"{before} {word.text}".rpartition("№")[0]):
        return ""
    sign = "№ " if before.endswith("№") else ""
    match = kind.pattern.search(sign + word.text)
    return match.group() if match else ""


def decide(line: Line, word: Word, readings: list[str]) -> Word:
    """The word with the day or number that most readings of the line see; doubted where they are at odds."""
    for kind in KINDS:
        if own := _found(kind, line, word):
            return _vote(kind, line, word, own, readings)
    return word


def _vote(kind: _Kind, line: Line, word: Word, own: str, readings: list[str]) -> Word:
    mine = [match.group() for match in kind.pattern.finditer(" ".join(other.text for other in line))]
    seen = [[match.group() for match in kind.pattern.finditer(reading)] for reading in readings]
    others = [found[mine.index(own)] for found in seen if len(found) == len(mine) and own in mine]
    others = [other for other in others if kind.possible(other)]
    others = [own if _runs_on(other, own, line, word) else other for other in others]
    votes = Counter([_plain(own), *map(_plain, others)])
    (best, count), second = votes.most_common(1)[0], max((votes[other] for other in votes if other != _plain(own)), default=0)
    if not others or votes[_plain(own)] > max(1, second):
        return word
    if count > votes[_plain(own)] and count > 1:
        return replace(word, text=word.text.replace(own, next(other for other in others if _plain(other) == best)))
    return replace(word, confidence=DOUBT)


def _runs_on(other: str, own: str, line: Line, word: Word) -> bool:
    """True where another reading only took in the word after: «№ 23-ОД» for «№ 23 -ОД»."""
    rest = _plain(other).removeprefix(_plain(own))
    following = _plain("".join(later.text for later in line[line.index(word) + 1 :]))
    return rest != _plain(other) and bool(rest) and following.replace("—", "-").replace("–", "-").startswith(rest)


def _plain(text: str) -> str:
    return re.sub(r"\s", "", text).replace(",", ".").lower()


def _possible_day(text: str) -> bool:
    match = FIGURES.fullmatch(text)
    return match is not None and 1 <= int(match[1]) <= 31 and 1 <= int(match[3]) <= 12 and 1990 <= int(match[5]) <= 2040


KINDS = (_Kind(FIGURES, _possible_day), _Kind(NUMBER, lambda _text: True))


def _read_again(sheet: Sheet, line: Line, threshold: Threshold, scale: float) -> str:
    """The line's strip as one line of text."""
    height = max(word.bottom for word in line) - min(word.top for word in line)
    left, right = max(0.0, line[0].x0 - height), min(sheet.image.width, line[-1].x1 + height)
    top = max(0.0, min(word.top for word in line) - height / 3)
    bottom = min(sheet.image.height, max(word.bottom for word in line) + height / 3)
    strip = sheet.image.crop((round(left), round(top), round(right), round(bottom)))
    strip = scan.apply(replace(sheet, image=strip), threshold)
    strip = strip.resize((max(1, round(strip.width * scale)), max(1, round(strip.height * scale))), Image.Resampling.BICUBIC)
    framed = Image.new("L", (strip.width + 2 * MARGIN, strip.height + 2 * MARGIN), 255)
    framed.paste(strip, (MARGIN, MARGIN))
    return " ".join(word.text for word in read_words(framed, SINGLE_LINE))
