"""A scanned page to text: cheap reading first, other thresholds where the requisites do not come out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from audit_rules.facts.text import scan
from audit_rules.facts.text.layout import Word, group_lines, unweave
from audit_rules.facts.text.normalize import normalise
from audit_rules.facts.text.ocr import SINGLE_BLOCK, SINGLE_COLUMN, ocr_available, read_words
from audit_rules.facts.text.quality import CYRILLIC, cyrillic_share, letters
from audit_rules.facts.text.recheck import DOUBT, recheck
from audit_rules.facts.text.scan import Sheet, Threshold
from audit_rules.facts.text.unread_ink import has_unread_ink
from data.models import Source, TextPage

HEAD = 0.42
"""Share of the page in which an act's requisites and title stand."""
MONTH = r"(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*"
DAY = re.compile(
    rf"\b\d{{1,2}}\s?[.,/-]\s?\d{{1,2}}\s?[.,/-]\s?(?:19|20)?\d\d\b|\b\d{{1,2}}\W{{0,4}}\s?{MONTH}\W{{0,4}}\s?(?:19|20)\d\d", re.IGNORECASE
)
NUMBER = re.compile(r"(?:№|\bN[9о°ºoе]?|\bМо)\s?_*\s?\d", re.IGNORECASE)
ACT = re.compile(
    r"приказ|распоряж|положени|утвержд|приложени|план\b|дорожн|программ|протокол|соглашени|согласи[ея]|догов|справк|отч[её]т|список",
    re.IGNORECASE,
)
PREAMBLE = re.compile(r"\bв\s+соответств|на\s+основании|\bв\s+целях|во\s+исполнени|приказыва|общи[ею]\s+положени", re.IGNORECASE)
"""Below it stand the days and numbers of other acts."""
ENOUGH_LETTERS = 25
READABLE = 0.45
SURE = 0.80
UNREAD_INK = 0.9
"""Confidence of a page in whose head something printed was not read."""


@dataclass(frozen=True)
class Reading:
    """One pass of OCR over a part of the page."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """Lines as a person reads them."""
        return normalise("\n".join(" ".join(word.text for word in line) for line in unweave(group_lines(self.words))))

    @property
    def confidence(self) -> float:
        """Mean over the words, long ones weigh more."""
        weight = sum(len(word.text) for word in self.words)
        return sum(word.confidence * len(word.text) for word in self.words) / weight if weight else 0.0

    @property
    def russian(self) -> bool:
        """True: words were read, not specks."""
        text = "".join(word.text for word in self.words)
        return len(CYRILLIC.findall(text)) >= ENOUGH_LETTERS and cyrillic_share(text) > 0.6 and self.confidence >= READABLE


def has_requisites(text: str) -> bool:
    """A day and a number stand above the preamble, as far as can be told without knowing what act it is."""
    head = PREAMBLE.split(text, maxsplit=1)[0]
    return DAY.search(head) is not None and NUMBER.search(head) is not None


def read_page(image: Image.Image, number: int, source: Source = "ocr", *, whole: bool = True) -> TextPage:
    """The page's text by OCR. `whole=False`: only its head, unless the head shows that an act begins there."""
    if not ocr_available():
        return TextPage(number=number, text="", source=source, failure="no_ocr", confidence=0.0)
    sheet = scan.sheet_of(upright(image))
    if sheet.blank:
        return TextPage(number=number, text="", source=source)
    head = _read_head(sheet, first=number <= 1)
    if not head.russian and not sheet.photo and (turned := _turned(sheet)) is not None:
        sheet, head = turned, _read_head(turned, first=number <= 1)
    if head.russian:
        head = Reading(recheck(sheet, head.words))
    partial = not whole and head.russian and not ACT.search(head.text)
    hopeless = sheet.photo and not head.russian
    words = head.words if partial or hopeless else _join(head, _read_rest(sheet, head), sheet.image.height)
    reading = Reading(tuple(words))
    if not reading.russian:
        return TextPage(number=number, text="", source=source, failure="unreadable", confidence=round(reading.confidence, 3))
    doubted = any(word.confidence == DOUBT for word in head.words)
    confidence = round(min(reading.confidence, DOUBT) if doubted else reading.confidence, 3)
    if confidence > UNREAD_INK and has_unread_ink(sheet, head.words, PREAMBLE):
        confidence = UNREAD_INK
    return TextPage(number=number, text=reading.text, source=source, confidence=confidence, partial=partial)


def upright(image: Image.Image) -> Image.Image:
    """The picture turned by a quarter where its lines run up the page."""
    return image.rotate(90, expand=True) if scan.lies_on_side(image) else image


def _turned(sheet: Sheet) -> Sheet | None:
    """The sheet upside down, if that reads better."""
    turned = Sheet(sheet.image.rotate(180), sheet.ink, sheet.paper, sheet.coloured)
    reading = _read(turned, scan.COLOUR, SINGLE_BLOCK, (0.3, 0.55))
    return turned if reading.confidence > READABLE and letters(reading.text) > ENOUGH_LETTERS else None


def _read_head(sheet: Sheet, *, first: bool) -> Reading:
    """The head by the reading that brings day and number out, where an act may begin; else by the surest one."""
    best: Reading | None = None
    for number, (threshold, mode) in enumerate(_passes(sheet)):
        reading = _read(sheet, threshold, mode, (0.0, HEAD))
        if best is None or _worth(reading) > _worth(best):
            best = reading
        begins = first or ACT.search(best.text) is not None
        if best.russian and best.confidence >= SURE and (has_requisites(best.text) or not begins):
            break
        if not best.russian and (sheet.photo or number > 0):
            break
    assert best is not None
    return best


def _passes(sheet: Sheet) -> Sequence[tuple[Threshold, int]]:
    first, second = (scan.COLOUR, scan.GREY) if sheet.coloured else (scan.GREY, scan.COLOUR)
    return (first, SINGLE_COLUMN), (second, SINGLE_BLOCK), (scan.HARD, SINGLE_COLUMN), (scan.FAINT, SINGLE_COLUMN)


def _worth(reading: Reading) -> tuple[int, float]:
    text = reading.text
    head = PREAMBLE.split(text, maxsplit=1)[0]
    found = (DAY.search(head) is not None) + (NUMBER.search(head) is not None) + (ACT.search(text) is not None)
    return (found if reading.russian else -1), reading.confidence * min(1.0, letters(text) / 200)


def _read_rest(sheet: Sheet, head: Reading) -> Reading:
    """The page below the head; the overlap lets no line be cut in two."""
    threshold = scan.COLOUR if sheet.coloured or head.russian else scan.FAINT
    return _read(sheet, threshold, SINGLE_BLOCK, (HEAD - 0.04, 1.0))


def _read(sheet: Sheet, threshold: Threshold, mode: int, part: tuple[float, float]) -> Reading:
    top = round(part[0] * sheet.image.height)
    words = read_words(scan.apply(sheet, threshold, part), mode)
    return Reading(tuple(Word(word.x0, word.x1, word.top + top, word.bottom + top, word.text, word.confidence) for word in words))


def _join(head: Reading, rest: Reading, height: int) -> list[Word]:
    """Words of both, each line once: the head's down to the middle of the overlap."""
    border = (HEAD - 0.02) * height
    return [word for word in head.words if (word.top + word.bottom) / 2 < border] + [
        word for word in rest.words if (word.top + word.bottom) / 2 >= border
    ]
